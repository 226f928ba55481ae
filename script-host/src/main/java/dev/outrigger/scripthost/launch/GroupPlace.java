package dev.outrigger.scripthost.launch;

import dev.outrigger.scripthost.HostGroup;
import dev.outrigger.scripthost.launch.GroupFolders.Controller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * The place of one group's hosts: its control groups, where there are any, and the books that are
 * kept of it. Thread-safe.
 */
final class GroupPlace {
    private static final long SHARES_OF_ALL = 1024;
    private static final int PERCENT = 100;
    private static final long NANOS = 1_000_000;

    private final GroupFolders folders;
    private final Map<Object, Long> resident = new ConcurrentHashMap<>();
    private final LongAdder userNanos = new LongAdder();
    private final LongAdder kernelNanos = new LongAdder();
    private final AtomicLong peakBytes = new AtomicLong();
    private final long machineBytes;
    private volatile HostGroup group;
    private volatile CpuTime before = new CpuTime(0, 0);

    /** Nanoseconds. */
    private record CpuTime(long user, long kernel) {}

    GroupPlace(HostGroup group, GroupFolders folders, long machineBytes) {
        this.group = group;
        this.folders = folders;
        this.machineBytes = machineBytes;
    }

    HostGroup group() {
        return group;
    }

    /** What its hosts may have together. */
    long memoryBytes() {
        return machineBytes / PERCENT * group.memoryPercent();
    }

    /** Whether the kernel holds its hosts to that. */
    boolean kernelHoldsMemory() {
        return folders.memory().folder().isPresent();
    }

    void change(HostGroup changed) {
        group = changed;
        if (folders.of(changed.id()).stream().allMatch(Files::isDirectory)) {
            try {
                write();
            } catch (IOException e) {
                // The next host's start says so.
                return;
            }
        }
    }

    /** Makes the control groups where they are missing, and puts the bounds in force. */
    synchronized void prepare() throws IOException {
        for (Path folder : folders.of(group.id())) {
            Files.createDirectories(folder);
        }
        write();
    }

    private synchronized void write() throws IOException {
        HostGroup now = group;
        Controller cpu = folders.cpu();
        if (cpu.folder().isPresent()) {
            Path folder = folders.of(cpu, now.id()).orElseThrow();
            Files.writeString(
                    folder.resolve(cpu.two() ? "cpu.weight" : "cpu.shares"),
                    Long.toString(
                            cpu.two()
                                    ? now.cpuPercent()
                                    : SHARES_OF_ALL * now.cpuPercent() / PERCENT));
        }
        Controller memory = folders.memory();
        if (memory.folder().isPresent()) {
            Path folder = folders.of(memory, now.id()).orElseThrow();
            Files.writeString(
                    folder.resolve(memory.two() ? "memory.max" : "memory.limit_in_bytes"),
                    Long.toString(memoryBytes()));
        }
    }

    /**
     * The same command, begun within the group: all that it starts is there from its first byte of
     * memory on.
     */
    List<String> within(List<String> command) {
        List<Path> all = folders.of(group.id());
        if (all.isEmpty()) {
            return command;
        }
        List<String> words = new ArrayList<>();
        StringBuilder script = new StringBuilder();
        for (Path folder : all) {
            script.append("echo 0 > '")
                    .append(folder.resolve("cgroup.procs").toString().replace("'", "'\\''"))
                    .append("' || exit 70; ");
        }
        words.addAll(List.of("/bin/sh", "-c", script + "exec \"$@\"", "sh"));
        words.addAll(command);
        return words;
    }

    /** How many processes the kernel has killed in it for want of memory. */
    long kills() {
        Controller memory = folders.memory();
        return folders.of(memory, group.id())
                .map(
                        folder ->
                                folder.resolve(
                                        memory.two() ? "memory.events" : "memory.oom_control"))
                .flatMap(file -> ControlGroup.number(file, "oom_kill"))
                .orElse(0L);
    }

    /** Books what a host has in memory now; whether it is the largest of too large a group. */
    boolean isBeyond(Object host, long bytes) {
        resident.put(host, bytes);
        long all = resident.values().stream().mapToLong(Long::longValue).sum();
        peakBytes.accumulateAndGet(all, Math::max);
        return !kernelHoldsMemory()
                && all > memoryBytes()
                && resident.values().stream().allMatch(other -> other <= bytes);
    }

    /** Books what a host has used that ends now. */
    void ended(Object host, Optional<ProcessUsage> last) {
        resident.remove(host);
        last.ifPresent(
                usage -> {
                    kernelNanos.add(usage.kernelNanos());
                    userNanos.add(usage.cpuNanos() - usage.kernelNanos());
                });
    }

    /** running: what hosts use that there are now. */
    long[] cpuMillis(List<ProcessUsage> running) {
        CpuTime now = cpu(running);
        return new long[] {
            Math.max(0, now.user() - before.user()) / NANOS,
            Math.max(0, now.kernel() - before.kernel()) / NANOS
        };
    }

    private CpuTime cpu(List<ProcessUsage> running) {
        Controller account = folders.account();
        Optional<Path> folder = folders.of(account, group.id()).filter(Files::isDirectory);
        if (folder.isPresent() && account.two()) {
            Path file = folder.get().resolve("cpu.stat");
            return new CpuTime(
                    ControlGroup.number(file, "user_usec").orElse(0L) * 1000,
                    ControlGroup.number(file, "system_usec").orElse(0L) * 1000);
        }
        if (folder.isPresent()) {
            return new CpuTime(
                    ControlGroup.number(folder.get().resolve("cpuacct.usage_user")).orElse(0L),
                    ControlGroup.number(folder.get().resolve("cpuacct.usage_sys")).orElse(0L));
        }
        long kernel = running.stream().mapToLong(ProcessUsage::kernelNanos).sum();
        long all = running.stream().mapToLong(ProcessUsage::cpuNanos).sum();
        return new CpuTime(userNanos.sum() + all - kernel, kernelNanos.sum() + kernel);
    }

    long peakKilobytes() {
        Controller memory = folders.memory();
        return folders.of(memory, group.id())
                        .map(
                                folder ->
                                        folder.resolve(
                                                memory.two()
                                                        ? "memory.peak"
                                                        : "memory.max_usage_in_bytes"))
                        .flatMap(ControlGroup::number)
                        .orElseGet(peakBytes::get)
                >> 10;
    }

    void reset(List<ProcessUsage> running) {
        before = cpu(running);
        peakBytes.set(0);
        Controller memory = folders.memory();
        folders.of(memory, group.id())
                .map(
                        folder ->
                                folder.resolve(
                                        memory.two() ? "memory.peak" : "memory.max_usage_in_bytes"))
                .filter(Files::isWritable)
                .ifPresent(
                        file -> {
                            try {
                                Files.writeString(file, "0");
                            } catch (IOException e) {
                                // An older kernel keeps the most of all time.
                                return;
                            }
                        });
    }
}
