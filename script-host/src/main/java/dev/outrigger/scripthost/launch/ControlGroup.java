package dev.outrigger.scripthost.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/**
 * The control group that this process and its hosts are in, of version 2 or, for each controller,
 * of version 1, and what it bounds. A group is bounded by those that it is in, too, as far as they
 * are seen from here.
 */
final class ControlGroup {
    private static final Path MEMBERSHIP = Path.of("proc/self/cgroup");
    private static final Path MOUNT = Path.of("sys/fs/cgroup");

    /** Where version 2 is mounted beside version 1. */
    private static final String UNIFIED = "unified";

    /** Version 1 has a number for no limit: the largest multiple of a page. */
    private static final long UNLIMITED = 1L << 62;

    private static final long PERCENT = 100;

    private final Path root;
    private final List<String> membership;

    private ControlGroup(Path root, List<String> membership) {
        this.root = root;
        this.membership = membership;
    }

    static ControlGroup here() {
        return at(Path.of("/"));
    }

    /** root: of the file system that has proc and sys. */
    static ControlGroup at(Path root) {
        try {
            return new ControlGroup(root, Files.readAllLines(root.resolve(MEMBERSHIP)));
        } catch (IOException e) {
            return new ControlGroup(root, List.of());
        }
    }

    /** Bytes; empty where there is no bound, or none is seen. */
    OptionalLong memory() {
        return least("memory", "memory.max", "memory.limit_in_bytes", Long::parseLong);
    }

    OptionalLong processes() {
        return least("pids", "pids.max", "pids.max", Long::parseLong);
    }

    /** Of one processor, in percent. */
    OptionalLong processors() {
        if (isVersion2("cpu")) {
            return least("cpu", "cpu.max", "", ControlGroup::share);
        }
        OptionalLong least = OptionalLong.empty();
        for (Path folder : folders("cpu")) {
            Optional<String> quota = read(folder.resolve("cpu.cfs_quota_us"));
            Optional<String> period = read(folder.resolve("cpu.cfs_period_us"));
            if (quota.isPresent() && period.isPresent() && !quota.get().startsWith("-")) {
                least = lesser(least, share(quota.get() + " " + period.get()));
            }
        }
        return least;
    }

    private static long share(String quotaAndPeriod) {
        String[] parts = quotaAndPeriod.split(" ");
        return Long.parseLong(parts[0]) * PERCENT / Long.parseLong(parts[1]);
    }

    /**
     * How many processes the kernel has killed in it for want of memory; 0 where it is not told.
     */
    long memoryKills() {
        String file = isVersion2("memory") ? "memory.events" : "memory.oom_control";
        for (Path folder : folders("memory")) {
            Optional<String> text = read(folder.resolve(file));
            if (text.isPresent()) {
                return text.get()
                        .lines()
                        .filter(line -> line.startsWith("oom_kill "))
                        .mapToLong(line -> Long.parseLong(line.substring(9).strip()))
                        .findFirst()
                        .orElse(0);
            }
        }
        return 0;
    }

    /** As people know it; empty where the controller has no group. */
    Optional<String> version(String controller) {
        return path(controller)
                .map(path -> isVersion2(controller) ? "cgroup version 2" : "cgroup version 1");
    }

    boolean isVersion2(String controller) {
        return versionOne(controller).isEmpty();
    }

    private Optional<String> versionOne(String controller) {
        return membership.stream()
                .map(line -> line.split(":", 3))
                .filter(
                        parts ->
                                parts.length == 3
                                        && List.of(parts[1].split(",")).contains(controller))
                .map(parts -> parts[2])
                .findFirst();
    }

    /** Where a controller's group is among the groups. */
    Optional<String> path(String controller) {
        return versionOne(controller)
                .or(
                        () ->
                                membership.stream()
                                        .filter(line -> line.startsWith("0::"))
                                        .map(line -> line.substring(3))
                                        .findFirst());
    }

    /** The group's folder and those around it, the innermost first. */
    List<Path> folders(String controller) {
        List<Path> folders = new ArrayList<>();
        Path groups = root.resolve(MOUNT);
        Path unified = groups.resolve(UNIFIED);
        Path mount = groups;
        if (!isVersion2(controller)) {
            mount = groups.resolve(controller);
        } else if (Files.isDirectory(unified)) {
            mount = unified;
        }
        Path relative = Path.of("/").relativize(Path.of(path(controller).orElse("/")).normalize());
        // A container's own namespace shows less of the path than there is, or more than is
        // mounted.
        for (Path folder = mount.resolve(relative);
                folder.startsWith(mount);
                folder = folder.getParent()) {
            if (Files.isDirectory(folder)) {
                folders.add(folder);
            }
        }
        return folders;
    }

    private OptionalLong least(
            String controller, String two, String one, ToLongFunction<String> value) {
        OptionalLong least = OptionalLong.empty();
        for (Path folder : folders(controller)) {
            Optional<String> text = read(folder.resolve(isVersion2(controller) ? two : one));
            if (text.isPresent() && !text.get().startsWith("max")) {
                long limit = value.applyAsLong(text.get());
                least = limit < UNLIMITED ? lesser(least, limit) : least;
            }
        }
        return least;
    }

    private static OptionalLong lesser(OptionalLong one, long other) {
        return OptionalLong.of(Math.min(one.orElse(other), other));
    }

    /** The number that a file holds. */
    static Optional<Long> number(Path file) {
        return read(file).flatMap(ControlGroup::parsed);
    }

    /** The number behind a word at the beginning of a line. */
    static Optional<Long> number(Path file, String word) {
        return read(file).stream()
                .flatMap(String::lines)
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length > 1 && words[0].equals(word))
                .findFirst()
                .flatMap(words -> parsed(words[1]));
    }

    private static Optional<Long> parsed(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
