package dev.outrigger.tds;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A large result is never whole in the server. */
@Timeout(300)
class StreamingTest {
    private static final String MILLION =
            "WITH d AS (SELECT n FROM (VALUES (0),(1),(2),(3),(4),(5),(6),(7),(8),(9)) AS t (n))"
                    + " SELECT a.n + 10 * b.n + 100 * c.n + 1000 * e.n + 10000 * f.n + 100000 * g.n AS n,"
                    + " N'some text that is not short at all, so that a million of them would be felt' AS t"
                    + " FROM d a CROSS JOIN d b CROSS JOIN d c CROSS JOIN d e CROSS JOIN d f CROSS JOIN d g";

    @Test
    void millionRowsArrive() throws SQLException {
        try (RunningServer server = RunningServer.start();
                Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(MILLION)) {
            long count = 0;
            long sum = 0;
            while (rows.next()) {
                count++;
                sum += rows.getInt(1);
            }
            assertThat(count).isEqualTo(1_000_000);
            assertThat(sum).isEqualTo(499_999_500_000L);
        }
    }

    @Test
    @Timeout(60)
    void firstRowsLeaveBeforeTheLastIsComputed() throws SQLException {
        // It would take hours to its end.
        String endless =
                MILLION.replace("FROM d a", "FROM d h CROSS JOIN d i CROSS JOIN d j CROSS JOIN d a")
                        .replace("CROSS JOIN d g", "CROSS JOIN d g CROSS JOIN d k CROSS JOIN d l");
        try (RunningServer server = RunningServer.start();
                Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(endless)) {
            for (int i = 0; i < 10; i++) {
                assertThat(rows.next()).isTrue();
            }
            statement.cancel();
        }
    }

    @Test
    void serverWaitsForAClientThatDoesNotRead() throws Exception {
        try (RunningServer server = RunningServer.start();
                Instrumented client = new Instrumented(server.endpoint())) {
            client.login();
            client.batch(MILLION);
            long before = -1;
            // What the pipe holds is all that may be written ahead.
            while (client.written() != before) {
                before = client.written();
                Thread.sleep(500);
            }
            assertThat(before).isPositive().isLessThan(Instrumented.PIPE_BYTES + 40_000);
            assertThat(client.readToTheEnd()).isGreaterThan(100_000_000L);
        }
    }
}
