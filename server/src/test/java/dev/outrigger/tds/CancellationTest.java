package dev.outrigger.tds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that wants no more of what it asked for. */
@Timeout(180)
class CancellationTest {
    private static final String FOREVER =
            "DECLARE @i bigint = 0; WHILE @i >= 0 SET @i = @i + 1; SELECT @i;";

    private RunningServer server;
    private Connection connection;

    @BeforeEach
    void start() throws SQLException {
        server = RunningServer.start();
        connection = server.connect();
    }

    @AfterEach
    void stop() throws SQLException {
        connection.close();
        server.close();
    }

    private int one() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** One that computes, and one that only waits. */
    @ParameterizedTest
    @ValueSource(strings = {FOREVER, "WAITFOR DELAY '00:10'"})
    void cancelledStatementEndsAtOnceAndTheConnectionGoesOn(String sql) throws Exception {
        try (Statement statement = connection.createStatement()) {
            String id = RunningServer.id(connection);
            long[] cancelled = new long[1];
            Thread other =
                    new Thread(
                            () -> {
                                try {
                                    server.awaitRequest(id);
                                    cancelled[0] = System.nanoTime();
                                    statement.cancel();
                                } catch (InterruptedException | SQLException e) {
                                    throw new IllegalStateException(e);
                                }
                            });
            other.start();
            SQLException error =
                    catchThrowableOfType(SQLException.class, () -> statement.execute(sql));
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - cancelled[0]);
            other.join();
            assertThat(error.getMessage()).contains("canceled");
            assertThat(millis).isLessThan(30_000);
            assertThat(one()).isEqualTo(1);
        }
    }

    @Test
    void queryTimeoutEndsTheStatement() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            SQLException error =
                    catchThrowableOfType(SQLException.class, () -> statement.execute(FOREVER));
            assertThat(error.getMessage()).contains("timed out");
        }
        assertThat(one()).isEqualTo(1);
    }

    @Test
    void clientThatLeavesEndsItsStatement() throws Exception {
        Connection leaving = server.connect();
        String id = RunningServer.id(leaving);
        Thread running =
                new Thread(
                        () -> {
                            try (Statement statement = leaving.createStatement()) {
                                statement.execute(FOREVER);
                            } catch (SQLException e) {
                                // The connection is closed under it.
                            }
                        });
        running.start();
        server.awaitRequest(id);
        leaving.abort(Runnable::run);
        running.join();
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (server.endpoint().connections() > 1 && System.nanoTime() < until) {
            Thread.sleep(10);
        }
        assertThat(server.endpoint().connections()).isEqualTo(1);
    }

    @Test
    void rowsAreReadWhileTheStatementStillRuns() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertThat(statement.execute("SELECT 7; " + FOREVER)).isTrue();
            try (ResultSet rows = statement.getResultSet()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(7);
            }
            statement.cancel();
        }
        assertThat(one()).isEqualTo(1);
    }

    @Test
    void messageIsReadWhileTheStatementStillRuns() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertThat(statement.execute("PRINT N'begun'; SELECT 8; " + FOREVER)).isTrue();
            assertThat(statement.getWarnings().getMessage()).isEqualTo("begun");
            statement.cancel();
        }
        assertThat(one()).isEqualTo(1);
    }
}
