package dev.outrigger.bench;

import java.util.Locale;

/**
 * The labels of a main job's answer, judged as k-means by themselves: they are those of nearest
 * centres. Systems give the rows in different orders, so their seedings and their groups differ.
 */
final class Clustering {
    private static final int FIRST_FEATURE = 1;
    private static final int FEATURES = 4;
    private static final int LABEL = 5;
    private static final int GROUPS = 4;
    private static final double LEAST_NEAREST = 0.98;

    private Clustering() {}

    /**
     * @throws AnswersDifferException when too many rows are in a group whose mean is not the
     *     nearest
     */
    static void requireNearest(String name, Answer answer) {
        double[][] sums = new double[GROUPS][FEATURES];
        long[] sizes = new long[GROUPS];
        for (int i = 0; i < answer.size(); i++) {
            double[] row = answer.row(i);
            int label = label(row);
            sizes[label]++;
            for (int f = 0; f < FEATURES; f++) {
                sums[label][f] += row[FIRST_FEATURE + f];
            }
        }
        for (int group = 0; group < GROUPS; group++) {
            for (int f = 0; f < FEATURES; f++) {
                sums[group][f] /= sizes[group];
            }
        }
        long nearest = 0;
        for (int i = 0; i < answer.size(); i++) {
            double[] row = answer.row(i);
            double own = distance(row, sums[label(row)]);
            boolean beaten = false;
            for (int group = 0; group < GROUPS; group++) {
                beaten |= sizes[group] > 0 && distance(row, sums[group]) < own;
            }
            nearest += beaten ? 0 : 1;
        }
        if (nearest < LEAST_NEAREST * answer.size()) {
            throw new AnswersDifferException(
                    String.format(
                            Locale.ROOT,
                            "%d of %s's %d labels are not those of the nearest centre",
                            answer.size() - nearest,
                            name,
                            answer.size()));
        }
    }

    private static int label(double[] row) {
        double label = row[LABEL];
        if (!(label >= 0 && label < GROUPS && label == Math.rint(label))) {
            throw new AnswersDifferException(label + " is no label of " + GROUPS + " groups");
        }
        return (int) label;
    }

    private static double distance(double[] row, double[] centre) {
        double sum = 0;
        for (int f = 0; f < FEATURES; f++) {
            double apart = row[FIRST_FEATURE + f] - centre[f];
            sum += apart * apart;
        }
        return sum;
    }
}
