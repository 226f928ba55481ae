package dev.outrigger.bench;

import dev.outrigger.cli.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Outrigger's server in a process of its own, as a user starts it. */
final class OutriggerServer implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("listening on 127\\.0\\.0\\.1:(\\d+)");
    private static final String PASSWORD = "Bench-mark-1";
    private static final long END_SECONDS = 60;

    private final Process process;
    private final int port;

    private OutriggerServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static OutriggerServer start(Path folder) {
        List<String> command = JavaCommand.of(Main.class);
        command.addAll(List.of("serve", "--port", "0", "--data", folder.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("OUTRIGGER_SA_PASSWORD", PASSWORD);
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        try {
            Process process = builder.start();
            return new OutriggerServer(process, port(process));
        } catch (IOException e) {
            throw new PeerFailure("the server does not start: " + e.getMessage());
        }
    }

    private static int port(Process process) throws IOException {
        BufferedReader printed =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = printed.readLine(); line != null; line = printed.readLine()) {
            Matcher found = LISTENING.matcher(line);
            if (found.find()) {
                return Integer.parseInt(found.group(1));
            }
        }
        throw new IOException("it ended before it listened");
    }

    /** Without TLS: PostgreSQL's connection has none either. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:sqlserver://127.0.0.1:" + port + ";encrypt=false", "sa", PASSWORD);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                PeerProcess.destroyWithChildren(process);
            }
        } catch (InterruptedException e) {
            PeerProcess.destroyWithChildren(process);
            Thread.currentThread().interrupt();
        }
    }
}
