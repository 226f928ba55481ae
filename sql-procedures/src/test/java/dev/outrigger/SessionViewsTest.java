package dev.outrigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outrigger.golden.Transcript;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What sessions see of each other's existence, and how one ends another. */
@Timeout(120)
final class SessionViewsTest {
    private final Instance instance = Instance.open(InstanceOptions.inMemory());
    private final Session one = instance.openSession();
    private final Session two = instance.openSession();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        threads.shutdownNow();
        instance.close();
    }

    private static List<String> run(Session session, String batch) {
        Transcript transcript = new Transcript();
        return transcript.lines(session.execute(batch, transcript)).stream()
                .map(String::strip)
                .toList();
    }

    /** The one value that a query gives. */
    private static String value(Session session, String query) {
        return run(session, query).get(1);
    }

    private static void await(Session session, String query, String wanted)
            throws InterruptedException {
        while (!value(session, query).equals(wanted)) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    @Test
    void sessionsAreSeenWithTheirStateAndGoWhenTheyClose() {
        run(two, "USE tempdb SET TRANSACTION ISOLATION LEVEL SERIALIZABLE SET LOCK_TIMEOUT 70");
        run(two, "BEGIN TRAN BEGIN TRAN SELECT 1 AS a UNION ALL SELECT 2");
        String other = " FROM sys.dm_exec_sessions WHERE session_id <> @@SPID";

        assertThat(value(one, "SELECT COUNT(*) AS n FROM sys.dm_exec_sessions")).isEqualTo("2");
        assertThat(value(one, "SELECT status" + other)).isEqualTo("sleeping");
        assertThat(value(one, "SELECT DB_NAME(database_id) AS d" + other)).isEqualTo("tempdb");
        assertThat(value(one, "SELECT open_transaction_count" + other)).isEqualTo("2");
        assertThat(value(one, "SELECT transaction_isolation_level" + other)).isEqualTo("4");
        assertThat(value(one, "SELECT lock_timeout" + other)).isEqualTo("70");
        assertThat(value(one, "SELECT row_count" + other)).isEqualTo("2");
        String age =
                "SELECT CAST(DATEDIFF(second, login_time, GETDATE()) AS int) AS seconds" + other;
        assertThat(Integer.parseInt(value(one, age))).isBetween(-1, 110);
        two.close();
        assertThat(value(one, "SELECT COUNT(*) AS n FROM sys.dm_exec_sessions")).isEqualTo("1");
    }

    @Test
    void runningRequestIsSeenWithItsStatement() throws Exception {
        Future<List<String>> waiting =
                threads.submit(() -> run(two, "PRINT 'a' WAITFOR DELAY '00:01'"));
        await(one, "SELECT COUNT(*) AS n FROM sys.dm_exec_requests WHERE command = 'WAITFOR'", "1");
        assertThat(value(one, "SELECT command FROM sys.dm_exec_requests WHERE session_id = @@SPID"))
                .isEqualTo("SELECT");
        assertThat(value(one, "SELECT status FROM sys.dm_exec_sessions WHERE session_id <> @@SPID"))
                .isEqualTo("running");
        two.cancel();
        waiting.get();
        assertThat(value(one, "SELECT COUNT(*) AS n FROM sys.dm_exec_requests")).isEqualTo("1");
    }

    @Test
    void clientOfASessionIsSeen() {
        two.client(
                new ClientConnection(
                        new UUID(0, 7),
                        "there",
                        42,
                        "a program",
                        "a driver",
                        "TCP",
                        "10.0.0.1",
                        true,
                        4096,
                        0x74000004));

        assertThat(value(two, "SELECT HOST_NAME() + ', ' + APP_NAME() AS a"))
                .isEqualTo("there, a program");
        assertThat(
                        value(
                                one,
                                "SELECT CONCAT(host_name, ', ', program_name, ', ', host_process_id, ', ', client_interface_name) AS a"
                                        + " FROM sys.dm_exec_sessions WHERE session_id <> @@SPID"))
                .isEqualTo("there, a program, 42, a driver");
        assertThat(
                        value(
                                one,
                                "SELECT CONCAT(net_transport, ', ', encrypt_option, ', ', client_net_address, ', ', net_packet_size, ', ', connection_id) AS a"
                                        + " FROM sys.dm_exec_connections"))
                .isEqualTo("TCP, TRUE, 10.0.0.1, 4096, 00000000-0000-0000-0000-000000000007");
    }

    @Test
    void whoListsTheSessionsInTheirOrder() {
        assertThat(run(one, "EXEC sp_who")).anyMatch(line -> line.startsWith("51 | 0 | running"));
        assertThat(run(one, "EXEC sp_who '52'"))
                .anyMatch(line -> line.startsWith("52 | 0 | sleeping"))
                .noneMatch(line -> line.startsWith("51 |"));
        assertThat(run(one, "EXEC sp_who2 'active'")).noneMatch(line -> line.startsWith("52"));
    }

    @Test
    void killedSessionIsRolledBackAndTakesNothingMore() throws Exception {
        run(one, "CREATE TABLE t (n int)");
        run(two, "BEGIN TRAN INSERT t VALUES (1)");

        assertThat(run(one, "KILL 52")).containsExactly("ok");

        await(one, "SELECT COUNT(*) AS n FROM sys.dm_exec_sessions", "1");
        assertThat(run(one, "SET LOCK_TIMEOUT 5000 DROP TABLE t")).containsExactly("ok");
        assertThatThrownBy(() -> run(two, "SELECT 1 AS a"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void runningBatchOfAKilledSessionEndsBeyondAnyCatch() throws Exception {
        Future<List<String>> waiting =
                threads.submit(
                        () ->
                                run(
                                        two,
                                        "BEGIN TRY WAITFOR DELAY '00:01' END TRY BEGIN CATCH PRINT 'caught' END CATCH"));
        await(one, "SELECT COUNT(*) AS n FROM sys.dm_exec_requests WHERE command = 'WAITFOR'", "1");

        run(one, "KILL 52");

        assertThat(waiting.get())
                .contains(
                        "error 596 severity 21 state 1 line 1: Cannot continue the execution because the session is in the kill state.")
                .doesNotContain("caught");
    }

    @Test
    void numbersOfOpenSessionsAreNotGivenAgain() {
        for (int i = 0; i < 40_000; i++) {
            instance.openSession().close();
        }
        assertThat(value(one, "SELECT COUNT(*) AS n FROM sys.dm_exec_sessions")).isEqualTo("2");
        assertThat(value(one, "SELECT @@SPID AS id")).isEqualTo("51");
    }
}
