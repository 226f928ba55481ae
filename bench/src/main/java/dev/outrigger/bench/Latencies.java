package dev.outrigger.bench;

import java.util.Arrays;
import java.util.Map;

/** What each of a run's many statements took. Not thread-safe. */
final class Latencies {
    private static final double LATE = 0.99;

    private final long[] nanos;

    Latencies(int count) {
        this.nanos = new long[count];
    }

    int count() {
        return nanos.length;
    }

    void took(int statement, long nanoseconds) {
        nanos[statement] = nanoseconds;
    }

    /** The median and the 99th percentile, in seconds. */
    Map<String, Double> figures() {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return Map.of(
                LatencySection.MEDIAN,
                sorted[sorted.length / 2] / 1e9,
                LatencySection.LATE,
                sorted[(int) (sorted.length * LATE)] / 1e9);
    }
}
