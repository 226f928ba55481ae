package dev.outrigger.engine.functions;

import java.util.Arrays;

/** STDEV, STDEVP, VAR or VARP for many groups, as {@link Deviation} does it. Not thread-safe. */
public final class Deviations {
    private final boolean sample;
    private final boolean root;
    private long[] counts = {};
    private double[] means = {};
    private double[] squares = {};

    /** sample: of a sample, not of the whole population; root: STDEV and STDEVP. */
    public Deviations(boolean sample, boolean root) {
        this.sample = sample;
        this.root = root;
    }

    public void ensure(int groups) {
        if (groups > counts.length) {
            int length = Math.max(groups, 2 * counts.length);
            counts = Arrays.copyOf(counts, length);
            means = Arrays.copyOf(means, length);
            squares = Arrays.copyOf(squares, length);
        }
    }

    public void add(int group, double value) {
        long count = ++counts[group];
        double difference = value - means[group];
        means[group] += difference / count;
        squares[group] += difference * (value - means[group]);
    }

    /** groups: what the other's groups are here. */
    public void merge(Deviations other, int[] groups, int count) {
        for (int i = 0; i < count; i++) {
            int group = groups[i];
            if (other.counts[i] == 0) {
                continue;
            }
            long total = counts[group] + other.counts[i];
            double difference = other.means[i] - means[group];
            squares[group] +=
                    other.squares[i]
                            + difference
                                    * difference
                                    * ((double) counts[group] * other.counts[i] / total);
            means[group] += difference * other.counts[i] / total;
            counts[group] = total;
        }
    }

    /** Null for NULL. */
    public Double result(int group) {
        return Deviation.result(counts[group], squares[group], sample, root);
    }

    /** The bytes that the state takes. */
    public long bytes() {
        return ((long) counts.length + means.length + squares.length) * Long.BYTES;
    }
}
