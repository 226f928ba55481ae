package dev.outrigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outrigger.golden.Transcript;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class SessionEndTest {
    private static final String CANCELLED =
            "error 3617 severity 16 state 1 line 1: Query was canceled by user.";

    private final Instance instance = Instance.open(InstanceOptions.inMemory());
    private final Session session = instance.openSession();

    @AfterEach
    void close() {
        instance.close();
    }

    private static Transcript atMessages(Consumer<Message> action) {
        return new Transcript() {
            @Override
            public void message(Message message) {
                super.message(message);
                action.accept(message);
            }
        };
    }

    @Test
    void aCancelledScriptOfBatchesStopsAndTheNextOneRuns() {
        Transcript transcript =
                atMessages(
                        message -> {
                            if (message.text().equals("one")) {
                                session.cancel();
                            }
                        });
        assertThat(
                        transcript.lines(
                                session.executeScript(
                                        "PRINT 'one'\nGO\nPRINT 'two'\nGO\nPRINT 'three'",
                                        transcript)))
                .containsExactly("print: one", CANCELLED, "batch ended");
        Transcript next = new Transcript();
        assertThat(next.lines(session.executeScript("PRINT 'one'\nGO\nPRINT 'two'", next)))
                .containsExactly("print: one", "print: two");
    }

    @Test
    void closeStopsAScriptOfBatches() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Transcript transcript = atMessages(message -> begun.countDown());
            Future<Outcome> outcome =
                    thread.submit(
                            () ->
                                    session.executeScript(
                                            "PRINT 'begun'\nGO\nDECLARE @x int = 1\nGO 1000000",
                                            transcript));
            begun.await();
            session.close();
            assertThat(transcript.lines(outcome.get(10, TimeUnit.SECONDS)))
                    .containsExactly("print: begun", CANCELLED, "batch ended");
        } finally {
            thread.shutdownNow();
        }
        assertThat(session.isClosed()).isTrue();
    }

    @Test
    void aConsumerThatRunsSomethingInTheSessionThatCallsItIsRefused() {
        Transcript nested = new Transcript();
        for (Runnable call :
                List.<Runnable>of(
                        () -> session.execute("PRINT 'in'", nested),
                        () -> session.executeScript("PRINT 'in'", nested),
                        () -> session.call("none", List.of(), nested))) {
            assertThatThrownBy(
                            () -> session.execute("PRINT 'out'", atMessages(message -> call.run())))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("consumer");
        }
        assertThatThrownBy(
                        () ->
                                session.execute(
                                        "PRINT 'out'", atMessages(message -> instance.close())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("consumer");
        try (Session other = instance.openSession()) {
            session.execute(
                    "PRINT 'out'", atMessages(message -> other.execute("PRINT 'in'", nested)));
        }
        assertThat(nested.lines(session.execute("PRINT 'after'", nested)))
                .containsExactly("print: in", "print: after");
    }

    @Test
    void aConsumerMayCloseTheSessionThatCallsIt() {
        session.execute("CREATE TABLE t (id int)", new Transcript());
        Transcript transcript = atMessages(message -> session.close());
        assertThat(
                        transcript.lines(
                                session.execute(
                                        "BEGIN TRANSACTION INSERT INTO t VALUES (1) PRINT 'enough' INSERT INTO t VALUES (2)",
                                        transcript)))
                .containsExactly("(1 row)", "print: enough", CANCELLED, "batch ended");
        assertThat(session.isClosed()).isTrue();
        assertThatThrownBy(() -> session.execute("PRINT 1", transcript))
                .isInstanceOf(IllegalStateException.class);
        try (Session other = instance.openSession()) {
            Transcript rows = new Transcript();
            assertThat(rows.lines(other.execute("SELECT COUNT(*) AS n FROM t", rows)))
                    .contains("0");
        }
    }

    @Test
    void aConsumerMayCloseTheSessionAtWhatAScriptPrints() {
        session.execute(
                "EXEC sp_configure 'external scripts enabled', 1 RECONFIGURE", new Transcript());
        Transcript transcript =
                atMessages(
                        message -> {
                            if (message.number() == 39005) {
                                session.close();
                            }
                        });
        assertThat(
                        transcript.lines(
                                session.execute(
                                        "EXEC sp_execute_external_script N'Python', N'print(1)\nwhile True: pass'",
                                        transcript)))
                .contains(CANCELLED, "batch ended");
        assertThat(session.isClosed()).isTrue();
    }
}
