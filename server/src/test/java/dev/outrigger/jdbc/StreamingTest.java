package dev.outrigger.jdbc;

import static dev.outrigger.jdbc.Connecting.memory;
import static dev.outrigger.jdbc.Connecting.to;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A result that is many times larger than the heap that it is read in. */
@Timeout(180)
class StreamingTest {
    private static final int ROWS = 1_000_000;

    /** The rows take more than 200 MB. */
    private static final String QUERY =
            "WITH d AS (SELECT n FROM (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) AS v(n))"
                    + " SELECT a.n + 10 * b.n + 100 * c.n + 1000 * e.n + 10000 * f.n + 100000 * g.n AS id,"
                    + " REPLICATE(N'x', 100) AS text"
                    + " FROM d a CROSS JOIN d b CROSS JOIN d c CROSS JOIN d e CROSS JOIN d f CROSS JOIN d g";

    @TempDir Path folder;

    @Test
    void millionRowsAreReadUnderASmallHeap() throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx64m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                StreamingTest.class.getName())
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.to(output.toFile()))
                        .start();
        int exit = process.waitFor();
        String text = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(exit).as(text).isZero();
        assertThat(text).contains(ROWS + " rows, sum " + (long) ROWS * (ROWS - 1) / 2);
    }

    /** Reads the rows, in a process of its own. */
    public static void main(String[] arguments) throws SQLException {
        try (Connection connection = to(memory());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(QUERY)) {
            long sum = 0;
            int count = 0;
            while (rows.next()) {
                sum += rows.getInt(1);
                count += rows.getString(2).length() == 100 ? 1 : 0;
            }
            System.out.println(count + " rows, sum " + sum);
        }
    }
}
