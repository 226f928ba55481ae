package dev.outrigger.examples;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures the stages of a run: wall time, and the engine's peak of heap while it ran. */
final class Stages {
    private record Stage(String name, double seconds, long heapBytes) {}

    /** Work that may throw, so that a stage can be a method that reads files. */
    interface Work<T, E extends Exception> {
        T run() throws E;
    }

    private final List<Stage> stages = new ArrayList<>();

    <T, E extends Exception> T measure(String name, Work<T, E> work) throws E {
        List<MemoryPoolMXBean> heap =
                ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .toList();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        long start = System.nanoTime();
        T result = work.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        long peak = heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        stages.add(new Stage(name, seconds, peak));
        return result;
    }

    void print(PrintStream out) {
        out.printf(Locale.ROOT, "%-28s %9s %14s%n", "stage", "seconds", "peak heap (MB)");
        double total = 0;
        for (Stage stage : stages) {
            out.printf(
                    Locale.ROOT,
                    "%-28s %9.2f %14d%n",
                    stage.name(),
                    stage.seconds(),
                    stage.heapBytes() >> 20);
            total += stage.seconds();
        }
        out.printf(Locale.ROOT, "%-28s %9.2f%n", "total", total);
    }
}
