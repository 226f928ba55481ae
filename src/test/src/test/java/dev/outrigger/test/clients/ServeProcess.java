package dev.outrigger.test.clients;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code outrigger serve} with a database in memory and a port of its own, scripts allowed. */
final class ServeProcess implements AutoCloseable {
    static final String PASSWORD = "Seven-seas-7";

    private static final Pattern LISTENING = Pattern.compile("listening on 127\\.0\\.0\\.1:(\\d+)");
    private static final long END_SECONDS = 60;

    private final Process process;
    private final int port;

    private ServeProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static ServeProcess start() throws IOException, SQLException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.outrigger.cli.Main",
                        "serve",
                        "--port",
                        "0");
        builder.environment().put("OUTRIGGER_SA_PASSWORD", PASSWORD);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        ServeProcess serving = null;
        try {
            serving = new ServeProcess(process, port(process));
            serving.allowScripts();
            return serving;
        } finally {
            if (serving == null) {
                process.destroyForcibly();
            }
        }
    }

    private static int port(Process process) throws IOException {
        BufferedReader printed = process.inputReader(StandardCharsets.UTF_8);
        for (String line = printed.readLine(); line != null; line = printed.readLine()) {
            Optional<Integer> port = port(line);
            if (port.isPresent()) {
                return port.get();
            }
        }
        throw new IOException("the server ended before it listened");
    }

    private static Optional<Integer> port(String line) {
        Matcher found = LISTENING.matcher(line);
        return found.find() ? Optional.of(Integer.valueOf(found.group(1))) : Optional.empty();
    }

    private void allowScripts() throws SQLException {
        String url = "jdbc:sqlserver://127.0.0.1:" + port + ";encrypt=false";
        try (Connection connection = DriverManager.getConnection(url, "sa", PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute("EXEC sp_configure 'external scripts enabled', 1; RECONFIGURE;");
        }
    }

    String port() {
        return Integer.toString(port);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("the server does not end");
        }
    }
}
