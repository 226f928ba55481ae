package dev.outrigger.scripthost;

import static dev.outrigger.scripthost.Calls.call;
import static dev.outrigger.scripthost.Calls.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * Scripts that mean harm, in one session. After each: the session's next call works, its host is
 * one sandbox with one process in it, and the engine has no more files open than before.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Abuse {
    /** bwrap, the sandbox's first process, and the host. */
    private static final int PROCESSES = 3;

    /** Small enough for a machine with other work to do. */
    static final ScriptLimits SMALL =
            new ScriptLimits(Duration.ofSeconds(60), 384L << 20, 1 << 20, 1 << 20, 16 << 20)
                    .withProcess(
                            new ProcessLimits(
                                    Duration.ofSeconds(40), 128, 32L << 20, 2_000, 256));

    Hosts hosts;
    ScriptSession session;
    private long descriptors;

    abstract ScriptRuntime runtime();

    @BeforeAll
    void open() throws IOException {
        runtime();
        hosts = new Hosts(ScriptHostOptions.EMBEDDED);
        session = hosts.session;
        run(session, call(runtime(), "print(1)", SMALL));
        assumeTrue(
                session.withoutSandbox().isEmpty(),
                () -> "no sandbox here: " + session.withoutSandbox());
        descriptors = descriptors();
    }

    @AfterAll
    void close() {
        if (hosts != null) {
            hosts.close();
        }
    }

    @AfterEach
    void nextCallWorksAndNothingIsLeft() throws IOException {
        assertThat(run(session, call(runtime(), "print('still here')", SMALL)).printed())
                .isEqualTo("still here\n");
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
                .hasSize(PROCESSES);
        assertThat(descriptors()).isLessThanOrEqualTo(descriptors);
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return all.count();
        }
    }

    ScriptFailure failure(String script, ScriptLimits limits) {
        return catchThrowableOfType(
                ScriptFailure.class, () -> run(session, call(runtime(), script, limits)));
    }

    /** Runs a script of attempts, each of which tells what came of it in a line. */
    void assertRefused(String name, Map<String, String> values) {
        assertRefused(session, name, values);
    }

    void assertRefused(ScriptSession in, String name, Map<String, String> values) {
        String printed = run(in, call(runtime(), script(name, values), SMALL)).printed();
        List<String> lines = printed.lines().toList();
        assertThat(lines).as(printed).hasSizeGreaterThan(1);
        assertThat(lines).allSatisfy(line -> assertThat(line).startsWith("refused: "));
    }

    /** A script with what it has to know of the engine, each value a Python expression. */
    static String script(String name, Map<String, String> values) {
        StringBuilder script = new StringBuilder(resource("attempts"));
        values.forEach((key, value) -> script.append(key + " = " + value + "\n"));
        return script + resource(name);
    }

    private static String resource(String name) {
        try (InputStream in = Abuse.class.getResourceAsStream("abuse/" + name + ".py")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static String quoted(Object value) {
        return "'" + value + "'";
    }

    static String engine() {
        return Long.toString(ProcessHandle.current().pid());
    }
}
