package dev.outrigger.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A system's process, which answers commands on its pipes (see {@link Worker}). Started and stopped
 * as often as a fresh one is wanted; a command that takes longer than the limit ends it. Not
 * thread-safe.
 */
final class PeerProcess implements AutoCloseable {
    /** Set in an environment they slow numpy down: a process of ours or a peer's has neither. */
    static final List<String> BLAS_VARIABLES = List.of("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE");

    private static final Duration END = Duration.ofSeconds(60);
    private static final int QUOTED_CHARACTERS = 2000;

    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private final Duration limit;
    private Process process;
    private BufferedReader replies;
    private Writer commands;

    /**
     * @param log takes what the process prints on standard error
     * @param limit how long a command may take
     */
    PeerProcess(List<String> command, Map<String, String> environment, Path log, Duration limit) {
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.log = Objects.requireNonNull(log, "log is null");
        this.limit = Objects.requireNonNull(limit, "limit is null");
    }

    /** Starts the process unless it runs. */
    void ensureStarted() {
        if (process != null) {
            return;
        }
        ProcessBuilder builder = new ProcessBuilder(command);
        BLAS_VARIABLES.forEach(builder.environment()::remove);
        builder.environment().putAll(environment);
        builder.redirectError(log.toFile());
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new PeerFailure("cannot start " + command.get(0) + ": " + e.getMessage());
        }
        replies =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        commands = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    }

    /** Requires a started process. */
    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Sends a command and waits for its answer. */
    Map<String, String> ask(String... words) {
        String line;
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        AtomicBoolean late = new AtomicBoolean();
        Future<?> end =
                clock.schedule(
                        () -> {
                            late.set(true);
                            destroyWithChildren(process);
                        },
                        limit.toMillis(),
                        TimeUnit.MILLISECONDS);
        try {
            commands.write(String.join("\t", words) + "\n");
            commands.flush();
            line = replies.readLine();
        } catch (IOException e) {
            line = null;
        } finally {
            end.cancel(false);
            clock.shutdown();
        }
        String what = String.join(" ", words);
        if (line == null) {
            String why = late.get() ? " (it took longer than " + limit + ")" : "";
            throw new PeerFailure(
                    "the process ended during '" + what + "'" + why + ":\n" + lastWords());
        }
        List<String> reply = List.of(line.split("\t"));
        if (!reply.get(0).equals("ok")) {
            throw new PeerFailure(
                    "'" + what + "' failed: " + String.join(" ", reply.subList(1, reply.size())));
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String word : reply.subList(1, reply.size())) {
            int equals = word.indexOf('=');
            values.put(word.substring(0, equals), word.substring(equals + 1));
        }
        return values;
    }

    /** A process that ends by force leaves its own, such as a server, behind. */
    static void destroyWithChildren(Process process) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    private String lastWords() {
        try {
            String text = Files.readString(log);
            return text.substring(Math.max(0, text.length() - QUOTED_CHARACTERS)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets the process end by itself, which closes its database; a no-op when none runs. */
    @Override
    public void close() {
        if (process == null) {
            return;
        }
        try {
            commands.close();
        } catch (IOException e) {
            // It has ended already.
            destroyWithChildren(process);
        }
        try {
            if (!process.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
                destroyWithChildren(process);
                process.waitFor();
            }
        } catch (InterruptedException e) {
            destroyWithChildren(process);
            Thread.currentThread().interrupt();
        } finally {
            process = null;
        }
    }
}
