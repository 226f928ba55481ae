package dev.outrigger.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.Instance;
import dev.outrigger.Message;
import dev.outrigger.Session;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a script may ask of the database while it runs, and what ends it. */
class LoopbackTest {
    /** Takes minutes, and is cancelled within one statement. */
    private static final String ENDLESS =
            "SELECT COUNT_BIG(*) AS n FROM many a CROSS JOIN many b CROSS JOIN many c WHERE a.n + b.n + c.n = -1";

    private static final List<String> MALFORMED =
            List.of(
                    "send(message(step='Query', text='SELECT 1', rows=True))",
                    "send(message(step='Query', text=None, rows=True, names=[]))",
                    "send(message(step='Query', text='SELECT 1', rows=True, names=[None]) + frame(b'E', b''))",
                    "send(message(step='Query', text='SELECT 1', rows=True, names=['a']) + frame(b'D', b'xxxxxxxxxxxxxxxx') + frame(b'E', b''))",
                    "send(message(step='Query', text='SELECT 1', rows=True, names=[]) + message(step='Query', text='SELECT 1', rows=True, names=[]))",
                    "send(frame(b'A', b'{}'))",
                    "send(message(step='QueryDone', rows=1))",
                    "send(struct.pack('>cI', b'A', 1 << 25))",
                    "send(struct.pack('>cI', b'C', 1 << 22))",
                    "send(message(step='Query', text='SELECT 1', rows=True, names=['x'] * 100000))");

    private static final Duration PROMPT = Duration.ofSeconds(3);
    private static final Duration QUARTER_SECOND = Duration.ofMillis(250);

    private static void many(Session session) {
        Sql.succeed(
                session,
                """
                CREATE TABLE many (n int NOT NULL);
                DECLARE @n int = 0;
                INSERT INTO many VALUES (0), (1), (2), (3), (4), (5), (6), (7);
                WHILE @n < 9
                BEGIN
                    INSERT INTO many SELECT n + (SELECT COUNT(*) FROM many) FROM many;
                    SET @n += 1;
                END
                """);
    }

    private static String script(String text) {
        return "EXEC sp_execute_external_script @language = N'Python', @script = N'import outrigger\n"
                + text.replace("'", "''")
                + "'";
    }

    private static String printed(Collected collected) {
        return collected.messages.stream()
                .filter(message -> !message.isError())
                .map(Message::text)
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @EnumSource(ScriptRuntimes.class)
    void scriptSeesItsCallersUncommittedRowAndNothingThatTheCallerMayNot(ScriptRuntimes runtime) {
        try (Instance instance = runtime.open();
                Session admin = instance.openSession()) {
            Sql.succeed(
                    admin,
                    """
                    CREATE DATABASE shop;
                    GO
                    CREATE LOGIN ann WITH PASSWORD = 'Annes-apples-5', DEFAULT_DATABASE = shop;
                    USE shop;
                    CREATE USER ann FOR LOGIN ann;
                    CREATE USER ben WITHOUT LOGIN;
                    CREATE TABLE seen (id int);
                    CREATE TABLE hidden (id int);
                    INSERT INTO hidden VALUES (1);
                    GRANT SELECT, INSERT ON seen TO ann;
                    GRANT SELECT ON hidden TO ben;
                    GRANT EXECUTE ANY EXTERNAL SCRIPT TO ann;
                    GRANT EXECUTE ANY EXTERNAL SCRIPT TO ben;
                    GO
                    CREATE PROCEDURE through_the_owner AS
                        EXEC sp_execute_external_script @language = N'Python', @script = N'
                    import outrigger
                    print(len(outrigger.query("SELECT id FROM hidden")))'
                    GO
                    CREATE PROCEDURE as_ben WITH EXECUTE AS 'ben' AS
                        EXEC sp_execute_external_script @language = N'Python', @script = N'
                    import outrigger
                    print(len(outrigger.query("SELECT id FROM hidden")), outrigger.query("SELECT USER_NAME() AS u")["u"][0])'
                    GO
                    GRANT EXECUTE ON through_the_owner TO ann;
                    GRANT EXECUTE ON as_ben TO ann;
                    """);
            try (Session ann = instance.openSession("ann");
                    Session other = instance.openSession()) {
                Collected mine =
                        Sql.succeed(
                                ann,
                                "USE shop; BEGIN TRANSACTION; INSERT INTO seen VALUES (5);"
                                        + script(
                                                "print(outrigger.query('SELECT id FROM seen')['id'][0])\n"
                                                        + "print(outrigger.execute('INSERT INTO seen VALUES (6)'))"));
                assertThat(printed(mine)).contains("5").contains("1");
                assertThat(Sql.scalar(other, "SELECT COUNT(*) FROM shop.dbo.seen")).isEqualTo(0);
                assertThat(Sql.scalar(ann, "SELECT COUNT(*) FROM seen")).isEqualTo(2);
                Sql.succeed(ann, "ROLLBACK");
                assertThat(Sql.scalar(ann, "SELECT COUNT(*) FROM seen")).isEqualTo(0);

                for (String hidden :
                        List.of(
                                script("outrigger.query('SELECT id FROM hidden')"),
                                script("outrigger.execute('DELETE FROM seen')"),
                                "EXEC through_the_owner")) {
                    List<Message> errors = Sql.run(ann, hidden).errors();
                    assertThat(errors).isNotEmpty();
                    assertThat(errors.get(0).number()).isEqualTo(39004);
                    assertThat(errors.get(0).text()).contains("Msg 229");
                }
                assertThat(printed(Sql.succeed(ann, "EXEC as_ben"))).contains("1 ben");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ScriptRuntimes.class)
    void timeLimitEndsTheQueryOfAScriptAndTheBatchGoesOn(ScriptRuntimes runtime) {
        try (Instance instance = runtime.open("'external script timeout (s)', 5");
                Session session = instance.openSession()) {
            many(session);
            Sql.succeed(session, script("print(1)"));
            long begun = System.nanoTime();
            Collected caught =
                    Sql.succeed(
                            session,
                            "BEGIN TRANSACTION; INSERT INTO many VALUES (-1); BEGIN TRY "
                                    + script("outrigger.query('" + ENDLESS + "')")
                                    + " END TRY BEGIN CATCH SELECT ERROR_NUMBER() AS n END CATCH;"
                                    + " COMMIT; SELECT COUNT(*) AS n FROM many WHERE n = -1");
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isLessThan(PROMPT.plusSeconds(6));
            assertThat(caught.resultSets.get(0).rows().get(0).get(0)).isEqualTo(39127);
            assertThat(caught.last().rows().get(0).get(0)).isEqualTo(1);
            Sql.succeed(session, script("outrigger.query('SELECT 1 AS a')"));
        }
    }

    /** Ways in which a session's statement is ended by another. */
    private enum Ending {
        CANCEL,
        KILL
    }

    /** A statement that does not end by itself, and how the script asks for it. */
    private record Endless(String call, String statement) {
        /** What it has written goes first, which takes about as long as writing it did. */
        boolean isUndone() {
            return statement.startsWith("INSERT");
        }

        String script() {
            return LoopbackTest.script("outrigger." + call + "('" + statement + "')");
        }
    }

    private static final List<Endless> ENDLESS_STATEMENTS =
            List.of(
                    new Endless("query", ENDLESS),
                    new Endless("query", "EXEC waits"),
                    new Endless("query", "EXEC loops"),
                    new Endless("query", "EXEC counts"),
                    new Endless("execute", "UPDATE locked SET n = 2"),
                    new Endless(
                            "execute",
                            "INSERT INTO copies SELECT a.n + b.n FROM many a CROSS JOIN many b"),
                    new Endless(
                            "query",
                            "SELECT TOP 3 a.n * b.n % 1000 AS n, COUNT(*) AS c FROM many a CROSS JOIN many b CROSS JOIN many c GROUP BY a.n * b.n % 1000 ORDER BY c"),
                    new Endless(
                            "query",
                            "SELECT TOP 1 a.n AS n FROM many a CROSS JOIN many b CROSS JOIN (SELECT TOP 100 n FROM many) c ORDER BY a.n + b.n + c.n DESC, b.n"));

    /** How long the end of it took from the moment on that it was asked for. */
    private static Duration endOf(Session session, Endless endless, Ending how, Runnable end)
            throws Exception {
        CompletableFuture<Collected> running =
                CompletableFuture.supplyAsync(() -> Sql.run(session, endless.script()));
        Thread.sleep(700);
        assertThat(running).as(endless.statement()).isNotDone();
        long begun = System.nanoTime();
        end.run();
        Collected ended = running.get(30, TimeUnit.SECONDS);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        assertThat(ended.errorNumbers())
                .as(endless.statement())
                .containsExactly(how == Ending.KILL ? 596 : 3617);
        return took;
    }

    @ParameterizedTest
    @EnumSource(ScriptRuntimes.class)
    void cancellationEndsTheQueryOfAScriptWithinAQuarterOfASecond(ScriptRuntimes runtime)
            throws Exception {
        try (Instance instance = runtime.open();
                Session session = instance.openSession();
                Session other = instance.openSession()) {
            many(session);
            Sql.succeed(session, script("print(1)"));
            Sql.succeed(
                    other,
                    """
                    CREATE TABLE locked (n int);
                    CREATE TABLE copies (n int);
                    INSERT INTO locked VALUES (1);
                    GO
                    CREATE PROCEDURE waits AS WAITFOR DELAY '00:05:00'
                    GO
                    CREATE PROCEDURE counts AS
                        BEGIN DECLARE @n bigint = 0 WHILE 1 = 1 SET @n += 1 END
                    GO
                    CREATE PROCEDURE loops AS
                        WHILE 1 = 1 BEGIN BEGIN TRY SELECT COUNT(*) / 0 AS a FROM locked END TRY BEGIN CATCH END CATCH END
                    GO
                    BEGIN TRANSACTION; UPDATE locked SET n = 3
                    """);
            List<Endless> asked =
                    runtime == ScriptRuntimes.CPYTHON
                            ? ENDLESS_STATEMENTS
                            : ENDLESS_STATEMENTS.subList(0, 2);
            for (Endless endless : asked) {
                // The machine may be busy: the better of a few is what the engine does.
                Duration best = Duration.ofDays(1);
                for (int i = 0;
                        i < 3 && !endless.isUndone() && best.compareTo(QUARTER_SECOND) > 0
                                || i == 0;
                        i++) {
                    Duration took = endOf(session, endless, Ending.CANCEL, session::cancel);
                    assertThat(took).as(endless.statement()).isLessThan(PROMPT);
                    best = took.compareTo(best) < 0 ? took : best;
                }
                assertThat(best)
                        .as(endless.statement())
                        .isLessThan(endless.isUndone() ? PROMPT : QUARTER_SECOND);
                Sql.succeed(session, script("print(outrigger.query('SELECT 1 AS a')['a'][0])"));
            }
            assertThat(Sql.scalar(session, "SELECT COUNT(*) FROM copies")).isEqualTo(0);
        }
    }

    @Test
    @Tag("cpython")
    void killEndsTheQueryOfAScriptPromptly() throws Exception {
        try (Instance instance = ScriptRuntimes.CPYTHON.open();
                Session session = instance.openSession();
                Session other = instance.openSession()) {
            many(session);
            Object id = Sql.scalar(session, "SELECT @@SPID AS id");
            Sql.succeed(session, script("print(1)"));
            // A killed session asks nothing more.
            assertThat(
                            endOf(
                                    session,
                                    ENDLESS_STATEMENTS.get(0),
                                    Ending.KILL,
                                    () -> Sql.succeed(other, "KILL " + id)))
                    .isLessThan(PROMPT);
        }
    }

    @ParameterizedTest
    @EnumSource(ScriptRuntimes.class)
    void queriesAreSeenWhileTheyRunAndCountedAfterwards(ScriptRuntimes runtime) throws Exception {
        try (Instance instance = runtime.open();
                Session session = instance.openSession();
                Session other = instance.openSession()) {
            Object id = Sql.scalar(session, "SELECT @@SPID AS id");
            Sql.succeed(
                    other,
                    "CREATE TABLE locked (n int); INSERT INTO locked VALUES (1); BEGIN TRANSACTION; UPDATE locked SET n = 3");
            CompletableFuture<Collected> running =
                    CompletableFuture.supplyAsync(
                            () ->
                                    Sql.run(
                                            session,
                                            script(
                                                    "outrigger.query('SELECT 1 AS a')\ntry:\n    outrigger.query('SELECT 1/0 AS a')\n"
                                                            + "except outrigger.SqlError:\n    pass\noutrigger.execute('UPDATE locked SET n = 2')")));
            String seen =
                    "SELECT STRING_AGG(CONCAT(r.command, N' ', r.status, N' ', s.status, N' ', o.state, N' ', o.queries), N';')"
                            + " FROM sys.dm_exec_requests AS r JOIN sys.dm_exec_sessions AS s ON s.session_id = r.session_id"
                            + " JOIN sys.dm_external_script_requests AS e ON e.external_script_request_id = r.external_script_request_id"
                            + " JOIN sys.dm_outrigger_script_requests AS o ON o.external_script_request_id = e.external_script_request_id"
                            + " WHERE r.session_id = "
                            + id;
            long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            Object now = null;
            while (System.nanoTime() < until && !"UPDATE running running query 3".equals(now)) {
                Thread.sleep(20);
                now = Sql.scalar(other, seen);
            }
            assertThat(now).isEqualTo("UPDATE running running query 3");
            Thread.sleep(100);
            Sql.succeed(other, "COMMIT");
            assertThat(running.get(60, TimeUnit.SECONDS).errorNumbers()).isEmpty();
            assertThat(
                            Sql.scalar(
                                    other,
                                    "SELECT CONCAT(state, N' ', queries, N' ', IIF(query_ms BETWEEN 100 AND run_ms, 1, 0)) FROM sys.dm_outrigger_script_requests"))
                    .isEqualTo("completed 3 1");
            assertThat(
                            Sql.scalar(
                                    other,
                                    "SELECT cntr_value FROM sys.dm_os_performance_counters WHERE object_name = N'SQLServer:External Scripts' AND counter_name = N'Queries'"))
                    .isEqualTo(3L);
        }
    }

    @ParameterizedTest
    @EnumSource(ScriptRuntimes.class)
    void hostsOfAParallelCallAskOneAfterTheOther(ScriptRuntimes runtime) {
        try (Instance instance =
                        runtime.open(
                                "'show advanced options', 1",
                                "'external script parallel hosts', 3");
                Session session = instance.openSession()) {
            Sql.succeed(
                    session,
                    "CREATE TABLE rates (id int NOT NULL PRIMARY KEY, rate int);"
                            + " INSERT INTO rates VALUES (1, 10), (2, 20), (3, 30);"
                            + " CREATE TABLE asked (id int);"
                            + " CREATE TABLE sums (id int, total int);");
            Sql.succeed(
                    session,
                    """
                    INSERT INTO sums EXEC sp_execute_external_script @language = N'Python', @script = N'
                    import outrigger
                    id = int(InputDataSet["id"][0])
                    outrigger.execute("INSERT INTO asked VALUES (?)", [id])
                    rate = int(outrigger.query("SELECT rate FROM rates WHERE id = ?", [1 + id % 3])["rate"][0])
                    OutputDataSet = pandas.DataFrame({"id": [id], "total": [int(InputDataSet["n"].sum()) * rate]})
                    ', @input_data_1 = N'SELECT g.id, v.n FROM (VALUES (0),(1),(2),(3),(4),(5),(6),(7),(8)) g(id)
                        CROSS JOIN (VALUES (1),(2),(3)) v(n)',
                        @input_data_1_partition_by_columns = N'id', @parallel = 1
                    """);
            assertThat(Sql.scalar(session, "SELECT COUNT(*) FROM asked")).isEqualTo(9);
            assertThat(Sql.succeed(session, "SELECT id, total FROM sums ORDER BY id").last().rows())
                    .isEqualTo(
                            IntStream.range(0, 9)
                                    .mapToObj(id -> List.<Object>of(id, 6 * 10 * (1 + id % 3)))
                                    .toList());
        }
    }

    @ParameterizedTest
    @EnumSource(ScriptRuntimes.class)
    void inputInChunksArrivesWholeHoweverMuchIsAskedMeanwhile(ScriptRuntimes runtime) {
        try (Instance instance = runtime.open();
                Session session = instance.openSession()) {
            many(session);
            Collected sums =
                    Sql.succeed(
                            session,
                            """
                            EXEC sp_execute_external_script @language = N'Python', @script = N'
                            import outrigger
                            asked = [len(outrigger.query("SELECT a.n, b.n AS m FROM many a CROSS JOIN many b WHERE a.n < 8 AND b.n < ?", [1000])) for i in range(3)]
                            OutputDataSet = pandas.DataFrame({"n": [len(InputDataSet)], "sum": [int(InputDataSet["n"].sum())], "asked": [sum(asked)]})
                            ', @input_data_1 = N'SELECT a.n, b.n AS m, a.n * 1.5 AS x FROM many a CROSS JOIN many b WHERE b.n < 100',
                                @params = N'@r_rowsPerRead int', @r_rowsPerRead = 100000
                            WITH RESULT SETS ((n int, sum bigint, asked int))
                            """);
            List<Object> rows = sums.last().column(0);
            assertThat(rows).hasSize(5);
            assertThat(rows.stream().mapToInt(n -> (Integer) n).sum()).isEqualTo(409_600);
            assertThat(sums.last().column(1).stream().mapToLong(n -> (Long) n).sum())
                    .isEqualTo(100L * 4096 * 4095 / 2);
            assertThat(sums.last().column(2)).containsOnly(24_000);
        }
    }

    @ParameterizedTest
    @EnumSource(ScriptRuntimes.class)
    @Tag("long")
    void moreRowsThanAHostHoldsEndTheScriptAlone(ScriptRuntimes runtime) {
        try (Instance instance = runtime.open("'external script memory (MB)', 320");
                Session session = instance.openSession()) {
            many(session);
            List<Message> errors =
                    Sql.run(
                                    session,
                                    script(
                                            "outrigger.query(\"SELECT a.n, REPLICATE('x', 200) AS t FROM many a CROSS JOIN many b\")"))
                            .errors();
            assertThat(errors).isNotEmpty();
            assertThat(errors.get(0).number()).as(errors.toString()).isIn(39004, 39127);
            assertThat(errors.get(0).text().toLowerCase(Locale.ROOT)).contains("memory");
            assertThat(
                            printed(
                                    Sql.succeed(
                                            session,
                                            script(
                                                    "print(len(outrigger.query('SELECT n FROM many')))"))))
                    .contains("4096");
        }
    }

    @ParameterizedTest
    @EnumSource(ScriptRuntimes.class)
    void otherThreadsOfAScriptAskNothing(ScriptRuntimes runtime) {
        try (Instance instance = runtime.open();
                Session session = instance.openSession()) {
            Collected told =
                    Sql.succeed(
                            session,
                            script(
                                    """
                                    import threading
                                    told = []
                                    def ask():
                                        try:
                                            told.append(outrigger.query("SELECT 1 AS a"))
                                        except RuntimeError as e:
                                            told.append(str(e))
                                    thread = threading.Thread(target=ask)
                                    thread.start()
                                    thread.join()
                                    print(told[0])
                                    """));
            assertThat(printed(told)).contains("own thread");
        }
    }

    /** Bytes that a script of CPython sends past the module; the host is not to be trusted. */
    private static String forged(String python) {
        return script(
                "import os, json, struct, time\n"
                        + "def frame(kind, data): return struct.pack('>cI', kind, len(data)) + data\n"
                        + "def message(**m): return frame(b'C', json.dumps(m).encode())\n"
                        + "def send(data):\n"
                        + "  for fd in range(3, 12):\n"
                        + "    try: os.write(fd, data)\n"
                        + "    except OSError: pass\n"
                        + python
                        + "\ntime.sleep(20)");
    }

    @Test
    @Tag("cpython")
    @Tag("long")
    void malformedQueriesEndTheScriptAlone() {
        try (Instance instance = ScriptRuntimes.CPYTHON.open();
                Session session = instance.openSession()) {
            for (String python : MALFORMED) {
                List<Message> errors = Sql.run(session, forged(python)).errors();
                assertThat(errors).extracting(Message::number).as(python + errors).contains(39013);
                Sql.succeed(session, script("outrigger.query('SELECT 1 AS a')"));
            }
        }
    }

    @Test
    @Tag("cpython")
    void queriesWithoutEndWhoseAnswersNobodyReadsAreTimedOut() {
        try (Instance instance = ScriptRuntimes.CPYTHON.open("'external script timeout (s)', 3");
                Session session = instance.openSession()) {
            many(session);
            String flood =
                    forged(
                            """
                            import io, pyarrow as pa
                            sink = io.BytesIO()
                            with pa.ipc.new_stream(sink, pa.schema([])) as w: pass
                            one = message(step="Query", text="SELECT n FROM many", rows=True, names=[]) + frame(b"D", sink.getvalue()) + frame(b"E", b"")
                            while True: send(one)""");
            List<Message> errors = Sql.run(session, flood).errors();
            assertThat(errors).extracting(Message::number).as(errors.toString()).contains(39127);
            Sql.succeed(session, script("outrigger.query('SELECT 1 AS a')"));
        }
    }
}
