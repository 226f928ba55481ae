package dev.outrigger.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** {@code outrigger serve --metrics-port}, asked over its socket, and what it logs. */
class ServeMonitoringTest {
    private static final String PASSWORD = "Seven-seas-7";

    @Test
    void countsLoginsAndLogsTheRefusedOnesWithoutTheirPasswords() throws Exception {
        ProcessBuilder builder =
                ChildJvm.command(
                        "dev.outrigger.cli.Main", "serve", "--port", "0", "--metrics-port", "0");
        builder.environment().put("OUTRIGGER_SA_PASSWORD", PASSWORD);
        Process process = builder.redirectErrorStream(true).start();
        StringBuilder printed = new StringBuilder();
        try (BufferedReader lines = process.inputReader()) {
            String monitoring = after(lines, "monitoring on ", printed);
            String serving = after(lines, "listening on ", printed);
            String url = "jdbc:sqlserver://" + serving + ";encrypt=false;loginTimeout=30";
            try (Connection connection = DriverManager.getConnection(url, "sa", PASSWORD)) {
                connection.createStatement().execute("PRINT 1");
                assertThat(refused(url)).contains("Login failed for user 'eve'.");
                assertThat(get(monitoring, "/ready").statusCode()).isEqualTo(200);
                String metrics = get(monitoring, "/metrics").body();
                assertThat(metrics)
                        .contains("outrigger_logins_total{outcome=\"succeeded\"} 1.0\n")
                        .contains("outrigger_logins_total{outcome=\"refused\"} 1.0\n")
                        .contains("outrigger_sessions 1.0\n")
                        .doesNotContain("\"eve\"");
            }
            process.toHandle().destroy();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                printed.append(line).append('\n');
            }
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(printed)
                .contains(
                        "level=INFO logger=dev.outrigger.Instance folder=memory jobs=true instance opened")
                .contains("login=eve reason=Login failed for user 'eve'. login refused")
                .doesNotContain("Not-her-password-8")
                .doesNotContain("PRINT 1")
                .doesNotContain("org.quartz");
    }

    private static String after(BufferedReader lines, String prefix, StringBuilder printed)
            throws Exception {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            printed.append(line).append('\n');
            if (line.startsWith(prefix)) {
                return line.substring(prefix.length());
            }
        }
        throw new AssertionError(printed.toString());
    }

    private static String refused(String url) {
        try {
            DriverManager.getConnection(url, "eve", "Not-her-password-8").close();
            return "let in";
        } catch (SQLException e) {
            return e.getMessage();
        }
    }

    private static HttpResponse<String> get(String place, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://" + place + path)).build(),
                        BodyHandlers.ofString());
    }
}
