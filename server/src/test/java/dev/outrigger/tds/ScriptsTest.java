package dev.outrigger.tds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Python next to the data, asked for by Microsoft's driver. */
@Timeout(120)
class ScriptsTest {
    private static RunningServer server;
    private static Connection connection;

    @BeforeAll
    static void start() throws SQLException {
        server = RunningServer.start();
        connection = server.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("EXEC sp_configure 'external scripts enabled', 1; RECONFIGURE;");
        }
    }

    @AfterAll
    static void stop() throws SQLException {
        connection.close();
        server.close();
    }

    @Test
    void frameGoesInAndAnotherComesOut() throws SQLException {
        try (CallableStatement call =
                connection.prepareCall(
                        "{call sp_execute_external_script(@language = ?, @script = ?, @input_data_1 = ?)}")) {
            call.setString(1, "Python");
            call.setString(
                    2,
                    "print('rows ' + str(len(InputDataSet)))\n"
                            + "OutputDataSet = InputDataSet[InputDataSet['n'] > 1]");
            call.setString(3, "SELECT n FROM (VALUES (1), (2), (3)) AS t (n)");
            assertThat(call.execute()).isTrue();
            try (ResultSet rows = call.getResultSet()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(2);
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(3);
                assertThat(rows.next()).isFalse();
            }
            StringBuilder printed = new StringBuilder();
            for (SQLWarning w = call.getWarnings(); w != null; w = w.getNextWarning()) {
                printed.append(w.getMessage()).append('\n');
            }
            assertThat(printed.toString()).contains("rows 3");
        }
    }

    @Test
    void errorOfAScriptHasItsNumber() {
        SQLException error =
                catchThrowableOfType(
                        SQLException.class,
                        () -> {
                            try (Statement statement = connection.createStatement()) {
                                statement.execute(
                                        "EXEC sp_execute_external_script @language = N'Python', @script = N'1 / 0'");
                            }
                        });
        assertThat(error.getErrorCode()).isEqualTo(39004);
    }

    @Test
    void cancelledScriptEndsAtOnce() throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "EXEC sp_execute_external_script @language = N'Python', @script = N'x = 1'");
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
                    catchThrowableOfType(
                            SQLException.class,
                            () ->
                                    statement.execute(
                                            "EXEC sp_execute_external_script @language = N'Python', @script = N'\nwhile True:\n    pass'"));
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - cancelled[0]);
            other.join();
            assertThat(error.getMessage()).contains("canceled");
            assertThat(millis).isLessThan(30_000);
        }
    }
}
