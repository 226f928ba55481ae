package dev.outrigger.engine.functions;

import java.util.Arrays;

/** SUM or AVG of floats for many groups, as {@link FloatSum} does it. Not thread-safe. */
public final class FloatSums {
    private static final int SUM = 0;
    private static final int LOST = 1;
    private static final int WORDS = 2;

    private final boolean average;
    private double[] words = {};
    private long[] counts = {};

    public FloatSums(boolean average) {
        this.average = average;
    }

    public void ensure(int groups) {
        if (groups > counts.length) {
            int length = Math.max(groups, 2 * counts.length);
            words = Arrays.copyOf(words, Math.multiplyExact(length, WORDS));
            counts = Arrays.copyOf(counts, length);
        }
    }

    public void add(int group, double value) {
        compensated(group, value);
        counts[group]++;
    }

    private void compensated(int group, double value) {
        int at = group * WORDS;
        double sum = words[at + SUM];
        double next = sum + value;
        words[at + LOST] += FloatSum.lost(sum, value, next);
        words[at + SUM] = next;
    }

    /** groups: what the other's groups are here. */
    public void merge(FloatSums other, int[] groups, int count) {
        for (int i = 0; i < count; i++) {
            compensated(groups[i], other.words[i * WORDS + SUM]);
            words[groups[i] * WORDS + LOST] += other.words[i * WORDS + LOST];
            counts[groups[i]] += other.counts[i];
        }
    }

    public boolean isNull(int group) {
        return counts[group] == 0;
    }

    /** Of a group that is not NULL. */
    public double result(int group) {
        return FloatSum.result(
                words[group * WORDS + SUM], words[group * WORDS + LOST], counts[group], average);
    }

    /** The bytes that the state takes. */
    public long bytes() {
        return ((long) words.length + counts.length) * Long.BYTES;
    }
}
