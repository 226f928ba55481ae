package dev.outrigger.bench;

/**
 * The labels of a main job's answer, judged as k-means: systems give the rows in different orders,
 * so the seeding differs, and a few rows at the borders may fall on either side. What must hold: the
 * labels are those of nearest centres, and the groups are as tight as the other's.
 *
 * @param inertia the sum of squared distances to the own group's mean
 * @param nearest the share of rows that no other group's mean is nearer to
 */
record Clustering(double inertia, double nearest) {
    private static final int FIRST_FEATURE = 1;
    private static final int FEATURES = 4;
    private static final int LABEL = 5;
    private static final int GROUPS = 4;
    private static final double LEAST_NEAREST = 0.98;
    private static final double MOST_INERTIA_APART = 0.02;

    static Clustering of(Answer answer) {
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
        double inertia = 0;
        long nearest = 0;
        for (int i = 0; i < answer.size(); i++) {
            double[] row = answer.row(i);
            double own = distance(row, sums[label(row)]);
            inertia += own;
            boolean beaten = false;
            for (int group = 0; group < GROUPS; group++) {
                beaten |= sizes[group] > 0 && distance(row, sums[group]) < own;
            }
            nearest += beaten ? 0 : 1;
        }
        return new Clustering(inertia, answer.size() == 0 ? 1 : (double) nearest / answer.size());
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

    /** Refuses labels that are no k-means result, or a worse one than the other's. */
    void requireAsGoodAs(String name, Clustering other, String otherName) {
        requireNearest(name);
        other.requireNearest(otherName);
        double apart = Math.abs(inertia - other.inertia) / Math.max(inertia, other.inertia);
        if (apart > MOST_INERTIA_APART) {
            throw new AnswersDifferException(
                    "the groups of %s have an inertia of %.4f, those of %s of %.4f"
                            .formatted(name, inertia, otherName, other.inertia));
        }
    }

    private void requireNearest(String name) {
        if (nearest < LEAST_NEAREST) {
            throw new AnswersDifferException(
                    "%.1f%% of %s's labels are not those of the nearest centre"
                            .formatted(100 * (1 - nearest), name));
        }
    }
}
