package dev.outrigger.scripthost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told of the limits is what the kernel was seen to do. */
final class LimitsTest {
    private static final List<String> WALLS =
            List.of(
                    "files of the machine",
                    "network addresses",
                    "processes of others",
                    "new processes",
                    "capabilities and new privileges",
                    "system calls of the kernel's administration");

    private static HeldLimit named(List<HeldLimit> limits, String name) {
        return limits.stream().filter(limit -> limit.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void inASandboxEveryWallIsSeenToStand() {
        try (Hosts hosts = new Hosts(ScriptHostOptions.EMBEDDED)) {
            List<HeldLimit> limits =
                    hosts.hosts.limits(new ScriptRuntime.Jython(), ScriptLimits.DEFAULT);
            assumeTrue(
                    hosts.hosts.withoutSandbox().isEmpty(),
                    () -> "no sandbox here: " + hosts.hosts.withoutSandbox());
            assertThat(WALLS)
                    .allSatisfy(
                            wall -> {
                                assertThat(named(limits, wall).holds()).as(wall).isTrue();
                                assertThat(named(limits, wall).value()).isZero();
                            });
            assertThat(named(limits, "external script open files").holds()).isTrue();
            assertThat(named(limits, "size of a file").holds()).isTrue();
            assertThat(named(limits, "external script folder (MB)").value()).isEqualTo(256);
        }
    }

    @Test
    void withoutASandboxTheWallsAreToldToBeMissingAndWhy() {
        try (Hosts hosts = new Hosts(new ScriptHosts(ScriptHostOptions.EMBEDDED, "no-such-bwrap"))) {
            List<HeldLimit> limits =
                    hosts.hosts.limits(new ScriptRuntime.Jython(), ScriptLimits.DEFAULT);
            assertThat(WALLS)
                    .allSatisfy(
                            wall -> {
                                assertThat(named(limits, wall).holds()).as(wall).isFalse();
                                assertThat(named(limits, wall).note())
                                        .contains("install the package \"bubblewrap\"");
                            });
            assertThat(named(limits, "external script timeout (s)").holds()).isTrue();
            assertThat(named(limits, "external script folder (MB)").holds()).isFalse();
        }
    }
}
