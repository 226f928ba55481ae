package dev.outrigger.procedures.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outrigger.CallArgument;
import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Message;
import dev.outrigger.Outcome;
import dev.outrigger.Session;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.golden.Transcript;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class BatchSessionTest {
    private final Instance instance = Instance.open(InstanceOptions.inMemory());
    private final Session session = instance.openSession();

    @AfterEach
    void close() {
        instance.close();
    }

    private List<String> run(String batch) {
        Transcript transcript = new Transcript();
        return transcript.lines(session.execute(batch, transcript));
    }

    private static CallArgument argument(String name, int value, boolean output) {
        return new CallArgument(
                Optional.ofNullable(name), Optional.of(new SqlValue(SqlType.INT, value)), output);
    }

    private List<String> call(String procedure, CallArgument... arguments) {
        Transcript transcript = new Transcript();
        return transcript.lines(session.call(procedure, List.of(arguments), transcript));
    }

    @Test
    void aCallGivesResultsThenOutputValuesThenTheStatus() {
        run(
                "CREATE PROCEDURE twice @a int, @b int OUTPUT AS SET @b = 2 * @a SELECT @a AS a RETURN 7");
        assertThat(call("twice", argument("@a", 4, false), argument("@b", 0, true)))
                .containsExactly("a int", "4", "(end)", "(1 row)", "output @b = 8", "status 7");
        assertThat(call("twice", argument(null, 4, false)))
                .containsExactly(
                        "error 201 severity 16 state 4 procedure twice line 0: Procedure or function 'twice' expects parameter '@b',"
                                + " which was not supplied.",
                        "batch ended");
        assertThat(call("none")).first().asString().startsWith("error 2812");
    }

    @Test
    void aCancelledLoopEndsAndTheSessionGoesOn() throws Exception {
        CountDownLatch looping = new CountDownLatch(1);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Transcript transcript =
                    new Transcript() {
                        @Override
                        public void message(Message message) {
                            super.message(message);
                            looping.countDown();
                        }
                    };
            Future<Outcome> outcome =
                    thread.submit(
                            () ->
                                    session.execute(
                                            "BEGIN TRY PRINT 'looping' WHILE 1 = 1 DECLARE @x int = 1 END TRY BEGIN CATCH PRINT 'caught' END CATCH",
                                            transcript));
            looping.await();
            session.cancel();
            assertThat(transcript.lines(outcome.get(10, TimeUnit.SECONDS)))
                    .containsExactly(
                            "print: looping",
                            "error 3617 severity 16 state 1 line 1: Query was canceled by user.",
                            "batch ended");
        } finally {
            thread.shutdownNow();
        }
        assertThat(run("PRINT 'works'")).containsExactly("print: works");
    }

    @Test
    void aCancelledScriptEndsAndTheNextOneWorks() throws Exception {
        run("EXEC sp_configure 'external scripts enabled', 1 RECONFIGURE");
        CountDownLatch running = new CountDownLatch(1);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Transcript transcript =
                    new Transcript() {
                        @Override
                        public void message(Message message) {
                            super.message(message);
                            if (message.number() == 39005) {
                                running.countDown();
                            }
                        }
                    };
            Future<Outcome> outcome =
                    thread.submit(
                            () ->
                                    session.execute(
                                            "EXEC sp_execute_external_script N'Python', N'print(\"endless\")\nwhile True: pass'",
                                            transcript));
            running.await();
            session.cancel();
            assertThat(transcript.lines(outcome.get(10, TimeUnit.SECONDS)))
                    .contains(
                            "error 3617 severity 16 state 1 line 1: Query was canceled by user.",
                            "batch ended");
        } finally {
            thread.shutdownNow();
        }
        assertThat(run("EXEC sp_execute_external_script N'Python', N'print(\"again\")'"))
                .containsExactly(
                        "message 39005 line 1: STDOUT message(s) from external script: \\nagain\\n");
    }

    @Test
    void whatTheConsumerThrowsLeavesTheBatchAndRollsItsTransactionBack() {
        run("CREATE TABLE t (id int)");
        Transcript failing =
                new Transcript() {
                    @Override
                    public void message(Message message) {
                        throw new IllegalArgumentException("the client has gone");
                    }
                };
        assertThatThrownBy(
                        () ->
                                session.execute(
                                        "BEGIN TRAN INSERT INTO t VALUES (1) PRINT 'x' COMMIT",
                                        failing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the client has gone");
        assertThat(run("SELECT @@TRANCOUNT AS depth, COUNT(*) AS n FROM t")).contains("0 | 0");
    }

    @Test
    void anErrorThatTheConsumerThrowsIsNoErrorOfSql() {
        run("CREATE TABLE t (id int)");
        Transcript failing =
                new Transcript() {
                    @Override
                    public void rowCount(long rows) {
                        throw new AssertionError("one row too many");
                    }
                };
        assertThatThrownBy(
                        () ->
                                session.execute(
                                        "BEGIN TRAN BEGIN TRY INSERT INTO t VALUES (1) END TRY BEGIN CATCH PRINT 'caught' END CATCH COMMIT",
                                        failing))
                .isInstanceOf(AssertionError.class)
                .hasMessage("one row too many");
        assertThat(failing.lines(new Outcome(0, Optional.empty(), true, false)))
                .containsExactly("ok");
        assertThat(run("SELECT @@TRANCOUNT AS depth, COUNT(*) AS n FROM t")).contains("0 | 0");
    }

    @Test
    void anErrorThatTheConsumerThrowsAtAScriptsOutputEndsTheScript() {
        run("EXEC sp_configure 'external scripts enabled', 1 RECONFIGURE");
        Transcript failing =
                new Transcript() {
                    @Override
                    public void message(Message message) {
                        throw new AssertionError("the client has gone");
                    }
                };
        assertThatThrownBy(
                        () ->
                                session.execute(
                                        "EXEC sp_execute_external_script N'Python', N'print(1)\nwhile True: pass'",
                                        failing))
                .isInstanceOf(AssertionError.class)
                .hasMessage("the client has gone");
        assertThat(run("PRINT 'works'")).containsExactly("print: works");
    }

    @Test
    void whatTheConsumerThrowsAtTheEndOfAFailedResultSetLeavesWithTheFailure() {
        run("CREATE TABLE t (id int) INSERT INTO t VALUES (1), (0)");
        Transcript failing =
                new Transcript() {
                    @Override
                    public void endOfResultSet() {
                        throw new IllegalArgumentException("the client has gone");
                    }
                };
        assertThatThrownBy(() -> session.execute("SELECT 1 / id AS x FROM t", failing))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(
                        thrown ->
                                assertThat(thrown.getSuppressed())
                                        .singleElement()
                                        .asString()
                                        .contains("Divide by zero"));
    }

    @Test
    void whatTheConsumerThrowsAtAScriptsOutputEndsTheScript() {
        run("EXEC sp_configure 'external scripts enabled', 1 RECONFIGURE");
        Transcript failing =
                new Transcript() {
                    @Override
                    public void message(Message message) {
                        throw new IllegalArgumentException("the client has gone");
                    }
                };
        assertThatThrownBy(
                        () ->
                                session.execute(
                                        "EXEC sp_execute_external_script N'Python', N'print(1)\nwhile True: pass'",
                                        failing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the client has gone");
        assertThat(run("PRINT 'works'")).containsExactly("print: works");
    }

    @Test
    void anErrorOfSeverity20EndsTheSession() {
        assertThat(
                        run(
                                "BEGIN TRY RAISERROR('fatal', 20, 1) WITH LOG END TRY BEGIN CATCH PRINT 'caught' END CATCH"))
                .containsExactly("error 50000 severity 20 state 1 line 1: fatal", "session ended");
        assertThat(session.isClosed()).isTrue();
        assertThatThrownBy(() -> run("PRINT 1")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theOutcomeCountsErrorsAndKeepsTheFirst() {
        Outcome outcome =
                session.execute("SELECT 1 / 0 AS x RAISERROR('second', 16, 1)", new Transcript());
        assertThat(outcome.errors()).isEqualTo(2);
        assertThat(outcome.firstError().orElseThrow().display())
                .isEqualTo(
                        "Msg 8134, Level 16, State 1, Line 1\nDivide by zero error encountered.");
        assertThat(outcome.completed()).isTrue();
        assertThat(outcome.succeeded()).isFalse();
    }
}
