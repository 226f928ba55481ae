package dev.outrigger.tds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever ends a client's request ends its script, wherever that is: it runs, it queues. */
@Timeout(180)
final class ScriptEndsTest {
    /** The promise is a quarter of a second; a machine that is busy with other tests gets more. */
    private static final Duration SOON = Duration.ofSeconds(2);

    private static final String ENDLESS =
            "EXEC sp_execute_external_script @language = N'Python', @script = N'while True: pass'";

    private RunningServer server;
    private Connection administrator;

    @BeforeEach
    void start() throws SQLException {
        server = RunningServer.start();
        administrator = server.connect("encrypt=false;applicationName=admin");
        execute(
                administrator,
                "EXEC sp_configure 'external scripts enabled', 1; EXEC sp_configure 'external script hosts', 1; RECONFIGURE");
    }

    @AfterEach
    void stop() throws SQLException {
        administrator.close();
        server.close();
    }

    private static void execute(Connection connection, String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    private String seen(String column, String state) throws SQLException {
        try (Statement statement = administrator.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT COUNT(*), MAX("
                                        + column
                                        + ") FROM sys.dm_outrigger_script_requests WHERE state = '"
                                        + state
                                        + "'")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void await(String state, int requests) throws Exception {
        while (!seen("session_id", state).equals(Integer.toString(requests))) {
            Thread.sleep(10);
        }
    }

    /** Runs on a thread of its own, until it fails. */
    private static CompletableFuture<SQLException> failing(Statement statement, String text) {
        return CompletableFuture.supplyAsync(
                () -> catchThrowableOfType(SQLException.class, () -> statement.execute(text)));
    }

    /** Until no script is running or queueing any more. */
    private Duration untilNoneRuns(long begun) throws Exception {
        await("running", 0);
        await("queued", 0);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private void nextScriptRuns() throws SQLException {
        execute(
                administrator,
                "EXEC sp_execute_external_script @language = N'Python', @script = N'x = 1'");
    }

    @Test
    void cancelEndsARunningScriptAndAQueuedOne() throws Exception {
        try (Connection one = server.connect();
                Connection two = server.connect();
                Statement running = one.createStatement();
                Statement queued = two.createStatement()) {
            CompletableFuture<SQLException> first = failing(running, ENDLESS);
            await("running", 1);
            CompletableFuture<SQLException> second = failing(queued, ENDLESS);
            await("queued", 1);

            long begun = System.nanoTime();
            queued.cancel();
            assertThat((Throwable) second.get(60, TimeUnit.SECONDS)).isNotNull();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SOON);
            assertThat(first).isNotDone();

            begun = System.nanoTime();
            running.cancel();
            assertThat((Throwable) first.get(60, TimeUnit.SECONDS)).isNotNull();
            assertThat(untilNoneRuns(begun)).isLessThan(SOON);
        }
        nextScriptRuns();
    }

    @Test
    void queryTimeoutEndsTheScript() throws Exception {
        try (Connection one = server.connect();
                Statement statement = one.createStatement()) {
            statement.setQueryTimeout(2);
            SQLException error =
                    catchThrowableOfType(SQLException.class, () -> statement.execute(ENDLESS));
            long begun = System.nanoTime();
            assertThat((Throwable) error).hasMessageContaining("timed out");
            assertThat(untilNoneRuns(begun)).isLessThan(SOON);
        }
        nextScriptRuns();
    }

    @Test
    void killEndsARunningScriptAndAQueuedOne() throws Exception {
        try (Connection one = server.connect();
                Connection two = server.connect();
                Statement running = one.createStatement();
                Statement queued = two.createStatement()) {
            String oneId = RunningServer.id(one);
            String twoId = RunningServer.id(two);
            CompletableFuture<SQLException> first = failing(running, ENDLESS);
            await("running", 1);
            CompletableFuture<SQLException> second = failing(queued, ENDLESS);
            await("queued", 1);

            long begun = System.nanoTime();
            execute(administrator, "KILL " + twoId);
            assertThat(second.get(60, TimeUnit.SECONDS).getErrorCode()).isEqualTo(596);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SOON);

            begun = System.nanoTime();
            execute(administrator, "KILL " + oneId);
            assertThat(first.get(60, TimeUnit.SECONDS).getErrorCode()).isEqualTo(596);
            assertThat(untilNoneRuns(begun)).isLessThan(SOON);
        }
        nextScriptRuns();
    }

    @Test
    void lostConnectionEndsTheScript() throws Exception {
        Connection one = server.connect();
        Statement running = one.createStatement();
        CompletableFuture<SQLException> first = failing(running, ENDLESS);
        await("running", 1);
        long begun = System.nanoTime();
        one.abort(Runnable::run);
        assertThat(untilNoneRuns(begun)).isLessThan(SOON);
        first.get(60, TimeUnit.SECONDS);
        nextScriptRuns();
    }

    @Test
    void callThatFindsNoHostInTimeIsToldTheLimit() throws Exception {
        execute(
                administrator,
                "EXEC sp_configure 'external script queue timeout (s)', 1; RECONFIGURE");
        try (Connection one = server.connect();
                Statement running = one.createStatement()) {
            CompletableFuture<SQLException> first = failing(running, ENDLESS);
            await("running", 1);
            SQLException all = catchThrowableOfType(SQLException.class, this::nextScriptRuns);
            assertThat(all.getErrorCode()).isEqualTo(39108);
            assertThat((Throwable) all).hasMessageContaining("Limit is 1.");
            execute(
                    administrator,
                    "EXEC sp_configure 'external script hosts', 4; EXEC sp_configure 'external script hosts per login', 1; RECONFIGURE");
            SQLException own = catchThrowableOfType(SQLException.class, this::nextScriptRuns);
            assertThat(own.getErrorCode()).isEqualTo(39110);
            assertThat((Throwable) own)
                    .hasMessageContaining("for this user")
                    .hasMessageContaining("Limit is 1.");
            running.cancel();
            assertThat((Throwable) first.get(60, TimeUnit.SECONDS)).isNotNull();
        }
        nextScriptRuns();
    }
}
