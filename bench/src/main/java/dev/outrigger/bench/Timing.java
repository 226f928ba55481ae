package dev.outrigger.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * What a contender's runs took.
 *
 * @param cold the first run of a fresh process
 * @param runs the measured ones, of a warm process
 * @param peakKilobytes its highest resident memory; empty where it cannot be seen
 */
record Timing(
        Contender contender,
        Contender.Run cold,
        List<Contender.Run> runs,
        OptionalLong peakKilobytes) {
    Timing {
        Objects.requireNonNull(contender, "contender is null");
        Objects.requireNonNull(cold, "cold is null");
        runs = List.copyOf(runs);
        Objects.requireNonNull(peakKilobytes, "peakKilobytes is null");
    }

    double median() {
        return median(seconds());
    }

    double min() {
        return Arrays.stream(seconds()).min().orElseThrow();
    }

    double max() {
        return Arrays.stream(seconds()).max().orElseThrow();
    }

    double[] seconds() {
        return runs.stream().mapToDouble(Contender.Run::seconds).toArray();
    }

    /** The medians of the parts that the system told. */
    Map<String, Double> figures() {
        Map<String, Double> medians = new LinkedHashMap<>();
        for (String name : new TreeSet<>(runs.get(0).figures().keySet())) {
            medians.put(
                    name,
                    median(runs.stream().mapToDouble(run -> run.figures().get(name)).toArray()));
        }
        return medians;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
