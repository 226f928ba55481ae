package dev.outrigger.scripthost;

import static dev.outrigger.scripthost.Calls.call;
import static dev.outrigger.scripthost.Calls.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.outrigger.scripthost.ScriptFailure.Reason;
import dev.outrigger.scripthost.ScriptHostOptions.Isolation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How many hosts there may be, and what becomes of them. */
@Tag("cpython")
final class PlacesTest {
    private static final ScriptHostOptions ONE =
            new ScriptHostOptions(
                    Isolation.AVAILABLE, 1, Duration.ofMillis(300), Duration.ofSeconds(30));

    private ScriptRuntime python;

    @BeforeEach
    void open() {
        python = Calls.cpython();
    }

    @Test
    void restingHostMakesRoomForAnotherSession() {
        try (Hosts hosts = new Hosts(ONE)) {
            ScriptSession other = hosts.hosts.openSession();
            assertThat(run(hosts.session, call(python, "print(1)")).printed()).isEqualTo("1\n");
            assertThat(run(other, call(python, "print(2)")).printed()).isEqualTo("2\n");
            assertThat(run(hosts.session, call(python, "print(3)")).printed()).isEqualTo("3\n");
            assertThat(hosts.hosts.places().taken()).isEqualTo(1);
        }
    }

    @Test
    void busyHostDoesNotMakeRoomAndTheWaitEnds() {
        try (Hosts hosts = new Hosts(ONE)) {
            ScriptSession other = hosts.hosts.openSession();
            try (ScriptRun busy =
                    hosts.session.start(
                            call(python, "while True: pass"),
                            Optional.empty(),
                            new Calls.Printed())) {
                ScriptFailure failure =
                        catchThrowableOfType(
                                ScriptFailure.class, () -> run(other, call(python, "print(2)")));
                assertThat(failure.reason()).isEqualTo(Reason.ALL_BUSY);
                assertThat(failure.limit()).isEqualTo(1);
                assertThat(failure)
                        .hasMessageContaining("all 1 script hosts that there may be are busy")
                        .hasMessageContaining("300 ms");
            }
            assertThat(run(other, call(python, "print(2)")).printed()).isEqualTo("2\n");
        }
    }

    @Test
    void startsThatFailLoseNoPlace() throws IOException {
        Path dead = Files.createTempFile("python", ".sh");
        try (Hosts hosts = new Hosts(ONE)) {
            // Answers the launcher's questions, then dies with a complaint.
            Files.writeString(
                    dead,
                    "#!/bin/sh\ncase \"$2\" in -c) echo 3.11; echo /opt;; *) echo oh no >&2; exit 9;; esac\n");
            assertThat(dead.toFile().setExecutable(true)).isTrue();
            for (int i = 0; i < 5; i++) {
                ScriptFailure failure =
                        catchThrowableOfType(
                                ScriptFailure.class,
                                () ->
                                        run(
                                                hosts.session,
                                                call(new ScriptRuntime.CPython(dead), "print(1)")));
                assertThat(failure.reason()).isEqualTo(Reason.LAUNCH_FAILED);
                assertThat(failure).hasMessageContaining("before it was ready");
            }
            assertThat(hosts.hosts.places().taken()).isZero();
            assertThat(run(hosts.session, call(python, "print(2)")).printed()).isEqualTo("2\n");
        } finally {
            Files.delete(dead);
        }
    }

    @Test
    void withoutSandboxARequiredOneIsAnErrorThatNamesThePackage() {
        ScriptHostOptions required =
                new ScriptHostOptions(
                        Isolation.REQUIRED, 1, Duration.ofSeconds(1), Duration.ofSeconds(30));
        try (Hosts hosts = new Hosts(new ScriptHosts(required, "no-such-bwrap"))) {
            ScriptFailure failure =
                    catchThrowableOfType(
                            ScriptFailure.class,
                            () -> run(hosts.session, call(python, "print(1)")));
            assertThat(failure.reason()).isEqualTo(Reason.NO_SANDBOX);
            assertThat(failure).hasMessageContaining("apt-get install bubblewrap");
            assertThat(hosts.hosts.places().taken()).isZero();
        }
    }

    @Test
    void withoutSandboxAPlainProcessRunsAndSaysSoAndLeavesNothing() {
        try (Hosts hosts = new Hosts(new ScriptHosts(ONE, "no-such-bwrap"))) {
            Calls.Outcome outcome =
                    run(
                            hosts.session,
                            call(
                                    python,
                                    "import subprocess\nopen('left', 'w').write('x')\n"
                                            + "p = subprocess.Popen(['setsid', 'sleep', '600'])\nprint(p.pid)"));
            assertThat(hosts.session.withoutSandbox())
                    .hasValueSatisfying(why -> assertThat(why).contains("bubblewrap"));
            long stray = Long.parseLong(outcome.printed().strip());
            assertThat(ProcessHandle.of(stray)).isPresent();
            hosts.session.close();
            assertThat(
                            ProcessHandle.of(stray)
                                    .filter(ProcessHandle::isAlive)
                                    .filter(PlacesTest::runs))
                    .isEmpty();
            ScriptLimits small =
                    new ScriptLimits(Duration.ofMinutes(1), 512L << 20, 1 << 20, 1 << 20, 16 << 20);
            ScriptSession next = hosts.hosts.openSession();
            ScriptFailure failure =
                    catchThrowableOfType(
                            ScriptFailure.class,
                            () -> run(next, call(python, "x = np.ones(10**9)", small)));
            assertThat(failure.reason()).isEqualTo(Reason.MEMORY_EXCEEDED);
        }
    }

    /** A process that has ended but whom nobody has asked about is still listed. */
    private static boolean runs(ProcessHandle process) {
        try {
            return !Files.readString(Path.of("/proc/" + process.pid() + "/stat")).contains(") Z ");
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void sandboxesKilledInTheirFirstMomentsLeaveNothing() throws Exception {
        try (Hosts hosts = new Hosts(ScriptHostOptions.EMBEDDED)) {
            run(hosts.session, call(python, "print(1)"));
            assumeTrue(hosts.session.withoutSandbox().isEmpty(), "there is no sandbox here");
            for (int i = 0; i < 20; i++) {
                CompletableFuture<Throwable> call =
                        CompletableFuture.supplyAsync(
                                () ->
                                        catchThrowable(
                                                () ->
                                                        run(
                                                                hosts.session,
                                                                call(python, "print(1)"))));
                while (!call.isDone()) {
                    ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
                }
            }
            assertThat(run(hosts.session, call(python, "print(2)")).printed()).isEqualTo("2\n");
        }
        WarmHostsTest.await(() -> sandboxes() == 0);
    }

    /** Those that have a file of this process's open, whoever their parent is. */
    private static long sandboxes() {
        String folder = "/outrigger-" + ProcessHandle.current().pid() + "-";
        return ProcessHandle.allProcesses()
                .filter(
                        process -> {
                            Path filter = Path.of("/proc/" + process.pid() + "/fd/3");
                            try {
                                return Files.readSymbolicLink(filter).toString().contains(folder);
                            } catch (IOException e) {
                                return false;
                            }
                        })
                .count();
    }

    @Test
    void descriptorsDoNotGrowWithSessions() throws Exception {
        try (Hosts hosts = new Hosts(ScriptHostOptions.EMBEDDED)) {
            run(hosts.session, call(python, "print(1)"));
            long before = descriptors();
            for (int i = 0; i < 3; i++) {
                try (ScriptSession session = hosts.hosts.openSession()) {
                    run(session, call(python, "print(1)"));
                }
            }
            // What looks at a process has a file of /proc open now and then.
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
            while (descriptors() > before && System.nanoTime() < end) {
                Thread.sleep(10);
            }
            assertThat(descriptors()).isLessThanOrEqualTo(before);
        }
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return all.count();
        }
    }
}
