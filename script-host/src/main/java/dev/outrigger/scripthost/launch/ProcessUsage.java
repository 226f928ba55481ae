package dev.outrigger.scripthost.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a process uses, as Linux tells.
 *
 * @param cpuNanos since it was started, of all its threads
 * @param threads at the moment
 * @param residentBytes of memory
 * @param kernelNanos what of its time the kernel worked for it
 */
record ProcessUsage(long cpuNanos, int threads, long residentBytes, long kernelNanos) {
    /** The kernel gives times in hundredths of a second, whatever it counts in itself. */
    private static final long TICK_NANOS = 10_000_000;

    /** Places in the line of /proc/PID/stat, after the program's name. */
    private static final int USER_TIME = 11;

    private static final int SYSTEM_TIME = 12;

    /** Empty where there is no such process, or no /proc. */
    static Optional<ProcessUsage> of(long pid) {
        try {
            String stat = read(Path.of("/proc/" + pid + "/stat"));
            // The name is the process's own choice, brackets and all.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long kernel = Long.parseLong(fields[SYSTEM_TIME]);
            long ticks = Long.parseLong(fields[USER_TIME]) + kernel;
            long threads = 1;
            long resident = 0;
            for (String line : read(Path.of("/proc/" + pid + "/status")).split("\n")) {
                if (line.startsWith("Threads:")) {
                    threads = number(line);
                } else if (line.startsWith("VmRSS:")) {
                    resident = number(line) << 10;
                }
            }
            return Optional.of(
                    new ProcessUsage(
                            ticks * TICK_NANOS, (int) threads, resident, kernel * TICK_NANOS));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }

    private static long number(String line) {
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
    }

    /** A process's child, where it has one and no other. */
    static Optional<Long> onlyChild(long pid) {
        List<Long> children =
                ProcessHandle.of(pid).stream()
                        .flatMap(ProcessHandle::children)
                        .map(ProcessHandle::pid)
                        .toList();
        return children.size() == 1 ? Optional.of(children.get(0)) : Optional.empty();
    }
}
