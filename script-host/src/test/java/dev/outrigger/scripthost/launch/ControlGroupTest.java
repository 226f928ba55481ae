package dev.outrigger.scripthost.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders as kernels lay them out: what is read there is what the view of limits tells. */
final class ControlGroupTest {
    @TempDir private Path root;

    private void file(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text + "\n");
    }

    private ControlGroup group() {
        return ControlGroup.at(root);
    }

    @Test
    void serviceOfVersion2IsBoundedByItsOwnGroupAndThoseAroundIt() throws IOException {
        file("proc/self/cgroup", "0::/system.slice/outrigger.service");
        file("sys/fs/cgroup/cgroup.controllers", "cpu memory pids");
        file("sys/fs/cgroup/system.slice/memory.max", "1073741824");
        file("sys/fs/cgroup/system.slice/outrigger.service/memory.max", "4294967296");
        file(
                "sys/fs/cgroup/system.slice/outrigger.service/memory.events",
                "low 0\noom 3\noom_kill 2");
        file("sys/fs/cgroup/system.slice/pids.max", "max");
        file("sys/fs/cgroup/system.slice/outrigger.service/pids.max", "512");
        file("sys/fs/cgroup/system.slice/outrigger.service/cpu.max", "150000 100000");
        assertThat(group().memory()).hasValue(1L << 30);
        assertThat(group().processes()).hasValue(512);
        assertThat(group().processors()).hasValue(150);
        assertThat(group().memoryKills()).isEqualTo(2);
        assertThat(group().version("memory")).hasValue("cgroup version 2");
        assertThat(group().path("memory")).hasValue("/system.slice/outrigger.service");
    }

    @Test
    void groupWithoutLimitsHasNone() throws IOException {
        file("proc/self/cgroup", "0::/user.slice");
        file("sys/fs/cgroup/user.slice/memory.max", "max");
        file("sys/fs/cgroup/user.slice/pids.max", "max");
        file("sys/fs/cgroup/user.slice/cpu.max", "max 100000");
        assertThat(group().memory()).isEmpty();
        assertThat(group().processes()).isEmpty();
        assertThat(group().processors()).isEmpty();
        assertThat(group().memoryKills()).isZero();
    }

    /** In its own namespace a container sees itself as the root, which has limits then. */
    @Test
    void containerSeesItsLimitsAtTheRoot() throws IOException {
        file("proc/self/cgroup", "0::/");
        file("sys/fs/cgroup/memory.max", "536870912");
        file("sys/fs/cgroup/pids.max", "100");
        file("sys/fs/cgroup/memory.events", "oom_kill 1");
        assertThat(group().memory()).hasValue(512L << 20);
        assertThat(group().processes()).hasValue(100);
        assertThat(group().memoryKills()).isEqualTo(1);
    }

    @Test
    void controllersOfVersion1HaveGroupsOfTheirOwn() throws IOException {
        file(
                "proc/self/cgroup",
                "9:name=systemd:/\n8:pids:/docker/ab\n4:memory:/docker/ab\n1:cpu,cpuacct:/docker/ab\n0::/");
        // Of the path that the membership tells, a container has the inner part mounted.
        file("sys/fs/cgroup/memory/memory.limit_in_bytes", "268435456");
        file("sys/fs/cgroup/memory/memory.oom_control", "oom_kill_disable 0\noom_kill 5");
        file("sys/fs/cgroup/pids/docker/ab/pids.max", "77");
        file("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "50000");
        file("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000");
        assertThat(group().memory()).hasValue(256L << 20);
        assertThat(group().processes()).hasValue(77);
        assertThat(group().processors()).hasValue(50);
        assertThat(group().memoryKills()).isEqualTo(5);
        assertThat(group().version("pids")).hasValue("cgroup version 1");
        assertThat(group().path("pids")).hasValue("/docker/ab");
    }

    @Test
    void version1HasNumbersForNoLimit() throws IOException {
        file("proc/self/cgroup", "4:memory:/\n1:cpu:/\n0::/");
        file("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712");
        file("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1");
        file("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000");
        assertThat(group().memory()).isEmpty();
        assertThat(group().processors()).isEmpty();
    }

    /** Both versions at once: what version 1 has no hierarchy for is version 2's. */
    @Test
    void hybridLayoutIsReadByController() throws IOException {
        file("proc/self/cgroup", "3:memory:/a\n0::/b");
        file("sys/fs/cgroup/memory/a/memory.limit_in_bytes", "1048576");
        file("sys/fs/cgroup/unified/b/pids.max", "9");
        assertThat(group().memory()).hasValue(1L << 20);
        assertThat(group().processes()).hasValue(9);
    }

    @Test
    void machineWithoutGroupsHasNoLimits() {
        assertThat(group().memory()).isEmpty();
        assertThat(group().processors()).isEmpty();
        assertThat(group().memoryKills()).isZero();
        assertThat(group().path("memory")).isEmpty();
    }

    @Test
    void thisMachineIsReadWithoutAFailure() {
        assertThat(ControlGroup.here().memoryKills()).isNotNegative();
        assertThat(ControlGroup.here().memory().orElse(1)).isPositive();
        assertThat(ControlGroup.here().processors().orElse(1)).isPositive();
    }
}
