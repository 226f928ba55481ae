package dev.outrigger.test.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A client's command, with what it reads and its environment. Immutable. */
record ClientProgram(List<String> command, String input, Map<String, String> environment) {
    private static final Path SOURCES = Path.of("src/test/clients");
    private static final long SECONDS = 120;

    static ClientProgram of(String... command) {
        return new ClientProgram(List.of(command), "", Map.of());
    }

    /** A file of a client's folder. */
    static Path source(String client, String file) {
        return SOURCES.resolve(client).resolve(file).toAbsolutePath();
    }

    /** What an environment variable names; without it the test is skipped, with a message. */
    static String named(String variable, String what) {
        String value = System.getenv(variable);
        Assumptions.assumeTrue(value != null, variable + " names no " + what);
        return value;
    }

    /** Skips the test, with a message, where a command is not installed. */
    static void assumeInstalled(String what, String... command) throws InterruptedException {
        boolean runs;
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            runs = process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            runs = false;
        }
        Assumptions.assumeTrue(runs, what + " is not installed");
    }

    ClientProgram reading(Path file) throws IOException {
        return new ClientProgram(command, Files.readString(file), environment);
    }

    ClientProgram with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new ClientProgram(command, input, Map.copyOf(more));
    }

    /** What it prints, errors too; it must succeed. */
    String run() throws IOException, InterruptedException {
        return run(Path.of("."));
    }

    String run(Path folder) throws IOException, InterruptedException {
        Path printed = Files.createTempFile("client", ".txt");
        Path given = Files.createTempFile("client", ".in");
        try {
            Files.writeString(given, input);
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectInput(given.toFile())
                            .redirectOutput(printed.toFile());
            builder.environment().putAll(environment);
            // Both Python and Node print what they are given as UTF-8 where the locale says so.
            builder.environment().put("LC_ALL", "C.UTF-8");
            Process process = builder.start();
            boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            String output = Files.readString(printed, StandardCharsets.UTF_8);
            assertThat(ended).as("%s ended; it printed %s", command.get(0), output).isTrue();
            assertThat(process.exitValue()).as(output).isZero();
            return output;
        } finally {
            Files.delete(printed);
            Files.delete(given);
        }
    }
}
