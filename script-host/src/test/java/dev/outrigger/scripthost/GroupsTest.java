package dev.outrigger.scripthost;

import static dev.outrigger.scripthost.Calls.call;
import static dev.outrigger.scripthost.Calls.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.outrigger.scripthost.ScriptFailure.Reason;
import dev.outrigger.scripthost.ScriptHostOptions.Isolation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Hosts that are bounded together. */
@Tag("cpython")
final class GroupsTest {
    private static final ScriptHostOptions FOUR =
            new ScriptHostOptions(
                    Isolation.AVAILABLE, 4, Duration.ofMillis(300), Duration.ofSeconds(60));
    private static final HostGroup SMALL = new HostGroup(256, "small", 25, 50, 1);
    private static final HostGroup LARGE = new HostGroup(257, "large", 75, 50, 0);
    private static final String FOREVER = "while True: pass";

    private ScriptRuntime python;

    @BeforeEach
    void open() {
        python = Calls.cpython();
    }

    private static HeldLimit limit(Hosts hosts, ScriptRuntime runtime, String name) {
        return hosts.hosts.limits(runtime, ScriptLimits.DEFAULT).stream()
                .filter(found -> found.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void groupThatHasAllItsHostsQueuesAndOthersDoNot() {
        try (Hosts hosts = new Hosts(FOUR)) {
            hosts.hosts.govern(List.of(SMALL, LARGE));
            ScriptSession first = hosts.hosts.openSession("ann", SMALL.id());
            ScriptSession second = hosts.hosts.openSession("bob", SMALL.id());
            ScriptSession other = hosts.hosts.openSession("cid", LARGE.id());
            try (ScriptRun busy =
                    first.start(call(python, FOREVER), Optional.empty(), new Calls.Printed())) {
                ScriptFailure failure =
                        catchThrowableOfType(
                                ScriptFailure.class, () -> run(second, call(python, "print(1)")));
                assertThat(failure.reason()).isEqualTo(Reason.POOL_BUSY);
                assertThat(failure.limit()).isEqualTo(1);
                assertThat(failure.group()).isEqualTo("small");
                assertThat(failure).hasMessageContaining("the external resource pool 'small'");
                assertThat(run(other, call(python, "print(2)")).printed()).isEqualTo("2\n");
                assertThat(hosts.hosts.usage(SMALL.id()).hosts()).isEqualTo(1);
                assertThat(hosts.hosts.usage(LARGE.id()).hosts()).isEqualTo(1);
            }
            // A host of the group that waits for its session's next call makes room.
            assertThat(run(second, call(python, "print(3)")).printed()).isEqualTo("3\n");
            assertThat(run(first, call(python, "print(4)")).printed()).isEqualTo("4\n");
            assertThat(run(second, call(python, "print(5)")).printed()).isEqualTo("5\n");
            assertThat(hosts.hosts.usage(SMALL.id()).hosts()).isEqualTo(1);
        }
    }

    @Test
    void callThatWaitsForItsGroupGetsThePlaceThatComesFree() throws Exception {
        try (Hosts hosts =
                new Hosts(
                        new ScriptHostOptions(
                                Isolation.AVAILABLE,
                                4,
                                Duration.ofSeconds(60),
                                Duration.ofSeconds(60)))) {
            hosts.hosts.govern(List.of(SMALL));
            ScriptSession first = hosts.hosts.openSession("ann", SMALL.id());
            ScriptSession second = hosts.hosts.openSession("bob", SMALL.id());
            ScriptRun busy =
                    first.start(call(python, FOREVER), Optional.empty(), new Calls.Printed());
            Thread ending =
                    new Thread(
                            () -> {
                                try {
                                    Thread.sleep(500);
                                } catch (InterruptedException e) {
                                    return;
                                }
                                busy.close();
                            });
            ending.start();
            assertThat(run(second, call(python, "print(1)")).printed()).isEqualTo("1\n");
            ending.join();
        }
    }

    @Test
    void freshHostOfOneGroupIsNotGivenToAnother() {
        try (Hosts hosts = new Hosts(FOUR.withWarmHosts(1))) {
            hosts.hosts.govern(List.of(SMALL, LARGE));
            ScriptSession large = hosts.hosts.openSession("ann", LARGE.id());
            assertThat(run(large, call(python, "print(1)")).printed()).isEqualTo("1\n");
            // One that works and one that waits.
            assertThat(hosts.hosts.usage(LARGE.id()).hosts()).isEqualTo(2);
            ScriptSession small = hosts.hosts.openSession("bob", SMALL.id());
            assertThat(run(small, call(python, "print(2)")).printed()).isEqualTo("2\n");
            assertThat(hosts.hosts.usage(LARGE.id()).hosts()).isEqualTo(2);
            assertThat(hosts.hosts.usage(SMALL.id()).hosts()).isEqualTo(1);
        }
    }

    @Test
    void hostOfAGroupThatIsGoneIsReplacedAtTheNextCall() {
        try (Hosts hosts = new Hosts(FOUR)) {
            hosts.hosts.govern(List.of(LARGE));
            ScriptSession session = hosts.hosts.openSession("ann", LARGE.id());
            run(session, call(python, "import builtins\nbuiltins.mine = 1"));
            hosts.hosts.govern(List.of());
            assertThat(
                            run(
                                            session,
                                            call(
                                                    python,
                                                    "import builtins\nprint(hasattr(builtins, 'mine'))"))
                                    .printed())
                    .isEqualTo("False\n");
            assertThat(hosts.hosts.usage(LARGE.id())).isEqualTo(new GroupUsage(0, 0, 0, 0));
        }
    }

    @Test
    void hostsOfAllRuntimesAreInTheirControlGroupFromTheirStart() throws IOException {
        for (ScriptRuntime runtime : List.of(python, new ScriptRuntime.Jython())) {
            try (Hosts hosts = new Hosts(FOUR)) {
                hosts.hosts.govern(List.of(SMALL, LARGE));
                HeldLimit cpu = limit(hosts, runtime, "MAX_CPU_PERCENT of pool 'large'");
                assertThat(cpu.value()).isEqualTo(75);
                assumeTrue(cpu.holds(), "no control groups can be made here: " + cpu.note());
                ScriptSession session = hosts.hosts.openSession("ann", LARGE.id());
                assertThat(run(session, call(runtime, "print(6 * 7)")).printed()).isEqualTo("42\n");
                String groups = "";
                for (ProcessHandle process :
                        ProcessHandle.current()
                                .descendants()
                                .filter(ProcessHandle::isAlive)
                                .toList()) {
                    groups = Files.readString(Path.of("/proc/" + process.pid() + "/cgroup"));
                    assertThat(groups).contains("/pool-257");
                }
                assertThat(groups).isNotEmpty();
                GroupUsage usage = hosts.hosts.usage(LARGE.id());
                assertThat(usage.userMillis()).isPositive();
                assertThat(usage.peakKilobytes()).isGreaterThan(1000);
                hosts.hosts.resetUsage();
                assertThat(hosts.hosts.usage(LARGE.id()).userMillis())
                        .isLessThan(usage.userMillis());
            }
            assertThat(leftGroups()).isEmpty();
        }
    }

    /** Control groups of this process that are still there. */
    private static List<Path> leftGroups() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("/sys/fs/cgroup"), 6)) {
            return all.filter(
                            path ->
                                    path.getFileName()
                                            .toString()
                                            .startsWith(
                                                    "outrigger-"
                                                            + ProcessHandle.current().pid()
                                                            + "-"))
                    .toList();
        }
    }

    @Test
    void hostsThatNeedTooMuchMemoryTogetherEndOneOfThemAndTheNextCallSucceeds() {
        try (Hosts hosts = new Hosts(FOUR)) {
            hosts.hosts.govern(List.of(new HostGroup(256, "tiny", 100, 2, 0)));
            long megabytes =
                    Long.parseLong(
                            limit(hosts, python, "MAX_MEMORY_PERCENT of pool 'tiny'")
                                    .note()
                                    .split(" ")[0]);
            assumeTrue(megabytes > 300 && megabytes < 1200, "2 % of the memory are " + megabytes);
            ScriptSession first = hosts.hosts.openSession("ann", 256);
            ScriptSession second = hosts.hosts.openSession("bob", 256);
            long part = megabytes * 6 / 10;
            String half = "x = bytearray(%d << 20)\nfor i in range(0, len(x), 4096): x[i] = 1\n";
            String script = String.format(half, part);
            try (ScriptRun busy =
                    first.start(
                            call(python, script + FOREVER),
                            Optional.empty(),
                            new Calls.Printed())) {
                ScriptFailure failure =
                        catchThrowableOfType(
                                ScriptFailure.class,
                                () -> {
                                    run(
                                            second,
                                            call(python, script + "import time\ntime.sleep(4)"));
                                    busy.output();
                                });
                if (failure == null) {
                    failure = catchThrowableOfType(ScriptFailure.class, busy::output);
                }
                assertThat(failure.reason()).isEqualTo(Reason.POOL_MEMORY_EXCEEDED);
                assertThat(failure)
                        .hasMessageContaining("'tiny'")
                        .hasMessageContaining("MAX_MEMORY_PERCENT of 2");
            }
            assertThat(run(first, call(python, "print(1)")).printed()).isEqualTo("1\n");
            assertThat(run(second, call(python, "print(2)")).printed()).isEqualTo("2\n");
        }
    }
}
