package dev.outrigger.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The highest resident memory of a process and those it started, from Linux's /proc (VmHWM); empty
 * elsewhere. A process that ended between two samples counts with its last one. Not thread-safe.
 */
final class PeakMemory {
    /** How the figures of several processes become one. */
    enum Rule {
        /** They share next to nothing. */
        SUM,
        /** They share most of it, PostgreSQL's buffers for one. */
        LARGEST
    }

    private final Rule rule;
    private final Map<Long, Long> kilobytes = new HashMap<>();

    PeakMemory(Rule rule) {
        this.rule = rule;
    }

    void sample(ProcessHandle root) {
        Stream.concat(Stream.of(root), root.descendants())
                .forEach(
                        process ->
                                read(process.pid())
                                        .ifPresent(
                                                now ->
                                                        kilobytes.merge(
                                                                process.pid(), now, Math::max)));
    }

    /** Forgets what was sampled: another process is looked at from now on. */
    void clear() {
        kilobytes.clear();
    }

    OptionalLong kilobytes() {
        return rule == Rule.LARGEST || kilobytes.isEmpty()
                ? kilobytes.values().stream().mapToLong(Long::longValue).max()
                : OptionalLong.of(kilobytes.values().stream().mapToLong(Long::longValue).sum());
    }

    private static OptionalLong read(long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
                if (line.startsWith("VmHWM:")) {
                    return OptionalLong.of(Long.parseLong(line.replaceAll("\\D", "")));
                }
            }
            return OptionalLong.empty();
        } catch (IOException e) {
            // It has ended, or this is no Linux.
            return OptionalLong.empty();
        }
    }
}
