package dev.outrigger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command in a process of its own. */
@Timeout(180)
class ServeCommandTest {
    @TempDir Path folder;

    /** The process, what it printed before it listened, and its port. */
    private record Serving(Process process, List<String> before, int port)
            implements AutoCloseable {
        Connection connect(String password) throws SQLException {
            return DriverManager.getConnection(
                    "jdbc:sqlserver://127.0.0.1:"
                            + port
                            + ";encrypt=true;trustServerCertificate=true",
                    "sa",
                    password);
        }

        @Override
        public void close() throws InterruptedException {
            process.destroy();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the server does not end");
            }
        }
    }

    private Serving serve() throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                "dev.outrigger.cli.Main",
                                "serve",
                                "--port",
                                "0",
                                "--data",
                                folder.resolve("data").toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        BufferedReader out = process.inputReader();
        List<String> before = new ArrayList<>();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("listening on 127.0.0.1:")) {
                int port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
                return new Serving(process, before, port);
            }
            before.add(line);
        }
        throw new IOException("the server ended: " + before);
    }

    @Test
    void passwordIsPrintedOnceAndDataOutliveTheServer() throws Exception {
        String password;
        try (Serving first = serve()) {
            assertThat(first.before()).hasSize(1);
            assertThat(first.before().get(0)).startsWith("password of sa: ");
            password = first.before().get(0).substring("password of sa: ".length());
            try (Connection connection = first.connect(password);
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE dbo.kept (n int); INSERT INTO dbo.kept VALUES (7)");
            }
        }
        try (Serving second = serve()) {
            assertThat(second.before()).isEmpty();
            try (Connection connection = second.connect(password);
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT n FROM dbo.kept")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(7);
            }
        }
    }
}
