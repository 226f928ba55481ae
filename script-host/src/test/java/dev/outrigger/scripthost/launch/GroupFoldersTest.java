package dev.outrigger.scripthost.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.scripthost.HeldLimit;
import dev.outrigger.scripthost.HostGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders as kernels lay them out: what is written there for groups of hosts. */
final class GroupFoldersTest {
    private static final HostGroup QUARTER = new HostGroup(256, "quarter", 25, 50, 2);

    @TempDir private Path root;

    private void file(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text + "\n");
    }

    private String written(Path folder, String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    private GroupPlace prepared() throws IOException {
        GroupPlace place =
                new GroupPlace(QUARTER, new GroupFolders(ControlGroup.at(root)), 1_000_000);
        place.prepare();
        return place;
    }

    @Test
    void groupOfVersion1HasItsSharesAndItsMemory() throws IOException {
        file("proc/self/cgroup", "4:memory:/\n2:cpu,cpuacct:/service\n0::/");
        Files.createDirectories(root.resolve("sys/fs/cgroup/cpu/service"));
        Files.createDirectories(root.resolve("sys/fs/cgroup/cpuacct/service"));
        Files.createDirectories(root.resolve("sys/fs/cgroup/memory"));
        GroupFolders folders = new GroupFolders(ControlGroup.at(root));
        prepared();
        GroupPlace place = new GroupPlace(QUARTER, folders, 1_000_000);
        place.prepare();
        assertThat(folders.cpu().version()).isEqualTo("cgroup version 1");
        Path cpu = folders.of(folders.cpu(), QUARTER.id()).orElseThrow();
        assertThat(cpu.startsWith(root.toRealPath().resolve("sys/fs/cgroup/cpu/service"))).isTrue();
        assertThat(written(cpu, "cpu.shares")).isEqualTo("256");
        Path memory = folders.of(folders.memory(), QUARTER.id()).orElseThrow();
        assertThat(written(memory, "memory.limit_in_bytes")).isEqualTo("500000");
        place.change(new HostGroup(256, "quarter", 75, 10, 2));
        assertThat(written(cpu, "cpu.shares")).isEqualTo("768");
        assertThat(written(memory, "memory.limit_in_bytes")).isEqualTo("100000");
        assertThat(place.within(List.of("python", "-V")))
                .startsWith("/bin/sh", "-c")
                .endsWith("python", "-V");
        Files.writeString(memory.resolve("memory.oom_control"), "under_oom 0\noom_kill 3\n");
        Files.writeString(memory.resolve("memory.max_usage_in_bytes"), "4096000\n");
        assertThat(place.kills()).isEqualTo(3);
        assertThat(place.peakKilobytes()).isEqualTo(4000);
    }

    @Test
    void groupOfVersion2HasItsWeightAndItsMemory() throws IOException {
        file("proc/self/cgroup", "0::/");
        file("sys/fs/cgroup/cgroup.controllers", "cpu memory pids");
        GroupFolders folders = new GroupFolders(ControlGroup.at(root));
        assertThat(folders.cpu().version()).isEqualTo("cgroup version 2");
        GroupPlace place = new GroupPlace(QUARTER, folders, 1_000_000);
        place.prepare();
        assertThat(folders.of(QUARTER.id())).hasSize(1);
        Path folder = folders.of(QUARTER.id()).get(0);
        assertThat(written(folder, "cpu.weight")).isEqualTo("25");
        assertThat(written(folder, "memory.max")).isEqualTo("500000");
        Files.writeString(
                folder.resolve("cpu.stat"), "usage_usec 9\nuser_usec 7000\nsystem_usec 2000");
        assertThat(place.cpuMillis(List.of())).containsExactly(7, 2);
        place.reset(List.of());
        assertThat(place.cpuMillis(List.of())).containsExactly(0, 0);
    }

    @Test
    void controllerThatIsNotDelegatedHoldsNothing() throws IOException {
        file("proc/self/cgroup", "0::/service");
        file("sys/fs/cgroup/service/cgroup.controllers", "memory pids");
        GroupFolders folders = new GroupFolders(ControlGroup.at(root));
        assertThat(folders.cpu().folder()).isEmpty();
        assertThat(folders.cpu().whyNot()).contains("'cpu' is not delegated");
        assertThat(folders.memory().folder()).isPresent();
    }

    @Test
    void withoutControlGroupsItIsToldAndTheEngineLooksAtMemory() throws IOException {
        HostGroups groups = new HostGroups(ControlGroup.at(root));
        groups.govern(List.of(QUARTER));
        List<HeldLimit> told = groups.report();
        assertThat(told)
                .extracting(HeldLimit::name)
                .startsWith("MAX_CPU_PERCENT of pool 'quarter'");
        assertThat(told.get(0).holds()).isFalse();
        assertThat(told.get(0).note()).isEqualTo("Not held: no control groups are mounted.");
        assertThat(told.get(1).heldBy()).isEqualTo("engine, by looking at /proc while scripts run");
        assertThat(told.get(2).holds()).isTrue();
        GroupPlace place = groups.place(QUARTER.id()).orElseThrow();
        assertThat(place.within(List.of("python"))).containsExactly("python");
        assertThat(groups.place(257)).isEmpty();
        groups.close();
    }

    @Test
    void withoutControlGroupsTheLargestOfTooLargeAGroupIsEnded() throws IOException {
        GroupPlace place = prepared();
        assertThat(place.isBeyond("first", 300_000)).isFalse();
        assertThat(place.isBeyond("second", 100_000)).isFalse();
        assertThat(place.isBeyond("second", 250_000)).isFalse();
        assertThat(place.isBeyond("first", 300_000)).isTrue();
        place.ended("first", Optional.empty());
        assertThat(place.isBeyond("second", 250_000)).isFalse();
        assertThat(place.peakKilobytes()).isEqualTo(550_000 >> 10);
    }
}
