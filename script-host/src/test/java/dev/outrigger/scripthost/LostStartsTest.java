package dev.outrigger.scripthost;

import static dev.outrigger.scripthost.Calls.call;
import static dev.outrigger.scripthost.Calls.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.outrigger.scripthost.ScriptFailure.Reason;
import dev.outrigger.scripthost.ScriptHostOptions.Isolation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever becomes of a start, its place is free again, and the next call gets a host that works.
 */
@Tag("cpython")
final class LostStartsTest {
    private static final ScriptHostOptions ONE =
            new ScriptHostOptions(
                            Isolation.AVAILABLE, 1, Duration.ofSeconds(60), Duration.ofSeconds(30))
                    .withWarmHosts(1);

    @TempDir private Path folder;
    private ScriptRuntime python;

    @BeforeEach
    void open() {
        python = Calls.cpython();
    }

    /** An interpreter that answers about itself, and then sleeps instead of becoming a host. */
    private ScriptRuntime sleeper() throws IOException {
        return program("exec sleep 60");
    }

    private ScriptRuntime program(String instead) throws IOException {
        String real = ((ScriptRuntime.CPython) python).executable().toString();
        Path script = Files.createTempFile(folder, "python", ".sh");
        Files.writeString(
                script,
                "#!/bin/sh\ncase \"$2\" in -c) exec "
                        + real
                        + " \"$@\";; *) "
                        + instead
                        + ";; esac\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return new ScriptRuntime.CPython(script);
    }

    /** Without a sandbox: a shell script can be the interpreter. */
    private static Hosts hosts() {
        return hosts(ONE);
    }

    private static Hosts hosts(ScriptHostOptions options) {
        return new Hosts(new ScriptHosts(options, "no-such-bwrap"));
    }

    private void worksAgain(Hosts hosts) {
        WarmHostsTest.await(() -> hosts.hosts.places().taken() == 0);
        assertThat(run(hosts.session, call(python, "print(2)")).printed()).isEqualTo("2\n");
    }

    private static ScriptFailure failure(Hosts hosts, ScriptRuntime runtime) {
        return catchThrowableOfType(
                ScriptFailure.class, () -> run(hosts.session, call(runtime, "print(1)")));
    }

    @Test
    void hostThatEndsAsSoonAsItIsReadyIsReportedWithItsStatusAndLastWords() throws IOException {
        String real = ((ScriptRuntime.CPython) python).executable().toString();
        Path ends = Files.createTempFile(folder, "ends", ".py");
        Files.writeString(
                ends,
                """
                import os, sys
                sys.argv = sys.argv[3:]
                sys.path.insert(0, sys.argv[0])
                from outrigger_worker import start
                tell = start.Wire.tell
                def last(wire, step, **rest):
                    tell(wire, step, **rest)
                    if step == "Ready":
                        os.write(2, b"farewell")
                        os._exit(3)
                start.Wire.tell = last
                start.serve()
                """);
        ScriptRuntime dying = program("exec " + real + " " + ends + " \"$@\"");
        try (Hosts hosts = hosts()) {
            ScriptFailure failure = failure(hosts, dying);
            assertThat(failure.reason()).isEqualTo(Reason.HOST_LOST);
            assertThat(failure)
                    .hasMessageContaining("ended with exit status 3")
                    .hasMessageContaining("farewell");
            worksAgain(hosts);
        }
    }

    @Test
    void interpreterThatIsNotThere() {
        try (Hosts hosts = hosts()) {
            ScriptFailure failure =
                    failure(hosts, new ScriptRuntime.CPython(Path.of("/no/such/python")));
            assertThat(failure.reason()).isEqualTo(Reason.LAUNCH_FAILED);
            assertThat(hosts.hosts.places().taken()).isZero();
            worksAgain(hosts);
        }
    }

    @Test
    void interpreterThatAnswersAndDies() throws IOException {
        ScriptRuntime dies = program("echo oh no >&2; exit 9");
        try (Hosts hosts = hosts()) {
            for (int i = 0; i < 3; i++) {
                assertThat(failure(hosts, dies))
                        .hasMessageContaining("exit status 9")
                        .hasMessageContaining("oh no");
                assertThat(hosts.hosts.places().taken()).isZero();
            }
            worksAgain(hosts);
        }
    }

    @Test
    void interpreterThatIsNeverReady() throws IOException {
        ScriptRuntime sleeper = sleeper();
        ScriptHostOptions hasty =
                new ScriptHostOptions(
                        Isolation.AVAILABLE, 1, Duration.ofSeconds(60), Duration.ofSeconds(1));
        try (Hosts hosts = hosts(hasty)) {
            assertThat(failure(hosts, sleeper)).hasMessageContaining("not ready within 1000 ms");
            assertThat(hosts.hosts.places().taken()).isZero();
            hosts.hosts.reconfigure(ONE);
            worksAgain(hosts);
        }
    }

    @Test
    void processKilledWhileItStarts() throws Exception {
        ScriptRuntime sleeper = sleeper();
        try (Hosts hosts = hosts()) {
            CompletableFuture<ScriptFailure> outcome =
                    CompletableFuture.supplyAsync(() -> failure(hosts, sleeper));
            WarmHostsTest.await(LostStartsTest::sleeps);
            kill();
            assertThat(outcome.get().reason()).isEqualTo(Reason.LAUNCH_FAILED);
            assertThat(outcome.get()).hasMessageContaining("SIGKILL");
            worksAgain(hosts);
        }
    }

    private static boolean sleeps() {
        return ProcessHandle.current()
                .descendants()
                .anyMatch(
                        each -> each.info().command().filter(c -> c.endsWith("sleep")).isPresent());
    }

    private static void kill() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void callCancelledWhileItsHostStarts() throws Exception {
        ScriptRuntime sleeper = sleeper();
        try (Hosts hosts = hosts()) {
            CompletableFuture<ScriptFailure> outcome =
                    CompletableFuture.supplyAsync(() -> failure(hosts, sleeper));
            WarmHostsTest.await(LostStartsTest::sleeps);
            long begun = System.nanoTime();
            CompletableFuture.runAsync(hosts.session::cancel);
            assertThat(outcome.get().reason()).isEqualTo(Reason.CANCELLED);
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isLessThan(Duration.ofMillis(250));
            worksAgain(hosts);
        }
    }

    @Test
    void callCancelledWhileTheInterpreterIsAsked() throws Exception {
        Path mute = folder.resolve("mute");
        Files.writeString(mute, "#!/bin/sh\nexec sleep 60\n");
        assertThat(mute.toFile().setExecutable(true)).isTrue();
        try (Hosts hosts = hosts()) {
            CompletableFuture<ScriptFailure> outcome =
                    CompletableFuture.supplyAsync(
                            () -> failure(hosts, new ScriptRuntime.CPython(mute)));
            WarmHostsTest.await(LostStartsTest::sleeps);
            long begun = System.nanoTime();
            hosts.session.cancel();
            assertThat(outcome.get().reason()).isEqualTo(Reason.CANCELLED);
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isLessThan(Duration.ofMillis(250));
            worksAgain(hosts);
        }
    }

    @Test
    void threadInterruptedWhileItsHostStarts() throws Exception {
        ScriptRuntime sleeper = sleeper();
        try (Hosts hosts = hosts()) {
            AtomicReference<ScriptFailure> outcome = new AtomicReference<>();
            Thread caller = new Thread(() -> outcome.set(failure(hosts, sleeper)));
            caller.start();
            WarmHostsTest.await(LostStartsTest::sleeps);
            caller.interrupt();
            caller.join(5000);
            assertThat(outcome.get().reason()).isEqualTo(Reason.CANCELLED);
            worksAgain(hosts);
        }
    }

    @Test
    void sessionClosedWhileItsHostIsPrepared() throws Exception {
        ScriptRuntime sleeper = sleeper();
        try (Hosts hosts = hosts()) {
            ScriptSession other = hosts.hosts.openSession();
            assertThat(other.prepare(sleeper, ScriptLimits.DEFAULT)).isTrue();
            WarmHostsTest.await(LostStartsTest::sleeps);
            other.close();
            assertThat(hosts.hosts.places().taken()).isZero();
            worksAgain(hosts);
        }
    }

    @Test
    void engineClosedWhileHostsStart() throws Exception {
        ScriptRuntime sleeper = sleeper();
        CompletableFuture<ScriptFailure> outcome;
        try (Hosts hosts = hosts()) {
            outcome = CompletableFuture.supplyAsync(() -> failure(hosts, sleeper));
            WarmHostsTest.await(LostStartsTest::sleeps);
        }
        assertThat(outcome.get().reason()).isIn(Reason.CANCELLED, Reason.LAUNCH_FAILED);
    }

    @Test
    void callsThatQueueAreServedInTurnAndACancelledOneLeavesAtOnce() throws Exception {
        try (Hosts hosts = hosts()) {
            ScriptSession busy = hosts.session;
            try (ScriptRun endless =
                    busy.start(
                            call(python, "while True: pass"),
                            Optional.empty(),
                            new Calls.Printed())) {
                ScriptSession second = hosts.hosts.openSession();
                ScriptSession third = hosts.hosts.openSession();
                CompletableFuture<ScriptFailure> cancelled =
                        CompletableFuture.supplyAsync(
                                () ->
                                        catchThrowableOfType(
                                                ScriptFailure.class,
                                                () -> run(second, call(python, "print(2)"))));
                Thread.sleep(100);
                CompletableFuture<String> served =
                        CompletableFuture.supplyAsync(
                                () -> run(third, call(python, "print(3)")).printed());
                Thread.sleep(100);
                long begun = System.nanoTime();
                second.cancel();
                assertThat(cancelled.get().reason()).isEqualTo(Reason.CANCELLED);
                assertThat(Duration.ofNanos(System.nanoTime() - begun))
                        .isLessThan(Duration.ofMillis(250));
                assertThat(served).isNotDone();
                endless.close();
                assertThat(served.get()).isEqualTo("3\n");
            }
            assertThat(hosts.hosts.places().taken()).isEqualTo(1);
        }
    }
}
