package dev.outrigger.scripthost.learn;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One run of Lloyd's algorithm from given centres, in scikit-learn's order of operations on one
 * thread.
 */
final class Lloyd {
    private final Samples samples;
    private final double[] weights;
    private final int clusters;
    private final int columns;
    private final double[] weightInCluster;
    private int[] labels;
    private double[][] centres;
    private double[][] nextCentres;

    /** iterations: as scikit-learn counts them, the one that found no change included. */
    record Run(int[] labels, double inertia, double[][] centres, int iterations) {}

    private Lloyd(Samples samples, double[] weights, double[][] centres) {
        this.samples = samples;
        this.weights = weights;
        this.clusters = centres.length;
        this.columns = samples.columns();
        this.weightInCluster = new double[clusters];
        this.labels = new int[samples.rows];
        this.centres = centres;
        this.nextCentres = new double[clusters][columns];
    }

    static Run run(
            Samples samples,
            double[] weights,
            double[][] centres,
            int maxIterations,
            double tolerance) {
        return new Lloyd(samples, weights, centres).run(maxIterations, tolerance);
    }

    private Run run(int maxIterations, double tolerance) {
        int[] before = new int[samples.rows];
        Arrays.fill(before, -1);
        boolean unchanged = false;
        int iteration = 0;
        while (iteration < maxIterations && !unchanged) {
            iteration++;
            NearestCentre.label(samples, centres, labels);
            double shift = moveCentres();
            unchanged = Arrays.equals(labels, before);
            if (!unchanged) {
                if (shift <= tolerance) {
                    break;
                }
                int[] spare = before;
                before = labels;
                labels = spare;
            }
        }
        if (!unchanged) {
            // The centres moved after the samples were labelled: label them by where the centres
            // are now.
            NearestCentre.label(samples, centres, labels);
        }
        return new Run(labels, inertia(samples, weights, centres, labels), centres, iteration);
    }

    static double inertia(Samples samples, double[] weights, double[][] centres, int[] labels) {
        double inertia = 0;
        for (int i = 0; i < labels.length; i++) {
            inertia += samples.squaredDistance(i, centres[labels[i]]) * weights[i];
        }
        return inertia;
    }

    /** The sum of the squared distances by which the centres moved. */
    private double moveCentres() {
        sumByCluster();
        relocateEmptyClusters();
        average();
        double[] shifts = new double[clusters];
        for (int j = 0; j < clusters; j++) {
            double shift = Math.sqrt(squaredDistance(nextCentres[j], centres[j]));
            shifts[j] = shift * shift;
        }
        double[][] spare = centres;
        centres = nextCentres;
        nextCentres = spare;
        return Summation.pairwise(shifts);
    }

    private void sumByCluster() {
        Arrays.fill(weightInCluster, 0);
        for (int i = 0; i < labels.length; i++) {
            weightInCluster[labels[i]] += weights[i];
        }
        double[] sums = new double[clusters];
        for (int k = 0; k < columns; k++) {
            Arrays.fill(sums, 0);
            double[] feature = samples.features[k];
            for (int i = 0; i < labels.length; i++) {
                sums[labels[i]] += feature[i] * weights[i];
            }
            for (int j = 0; j < clusters; j++) {
                nextCentres[j][k] = sums[j];
            }
        }
    }

    /**
     * A cluster without samples gets the sample farthest from its own centre, the next one the
     * second farthest.
     */
    private void relocateEmptyClusters() {
        int[] empty = IntStream.range(0, clusters).filter(j -> weightInCluster[j] == 0).toArray();
        if (empty.length == 0) {
            return;
        }
        double[] distances = new double[labels.length];
        double[] squares = new double[columns];
        for (int i = 0; i < labels.length; i++) {
            double[] centre = centres[labels[i]];
            for (int k = 0; k < columns; k++) {
                double away = samples.features[k][i] - centre[k];
                squares[k] = away * away;
            }
            distances[i] = Summation.pairwise(squares);
        }
        int[] farthest = farthest(distances, empty.length);
        if (distances[farthest[0]] == 0) {
            return;
        }
        for (int e = 0; e < empty.length; e++) {
            int sample = farthest[e];
            double weight = weights[sample];
            int from = labels[sample];
            int to = empty[e];
            for (int k = 0; k < columns; k++) {
                double moved = samples.features[k][sample] * weight;
                nextCentres[from][k] -= moved;
                nextCentres[to][k] = moved;
            }
            weightInCluster[to] = weight;
            weightInCluster[from] -= weight;
        }
    }

    private static int[] farthest(double[] distances, int count) {
        return IntStream.range(0, distances.length)
                .boxed()
                .sorted((a, b) -> Double.compare(distances[b], distances[a]))
                .limit(count)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private void average() {
        int heaviest = 0;
        for (int j = 1; j < clusters; j++) {
            if (weightInCluster[j] > weightInCluster[heaviest]) {
                heaviest = j;
            }
        }
        for (int j = 0; j < clusters; j++) {
            if (weightInCluster[j] > 0) {
                double share = 1.0 / weightInCluster[j];
                for (int k = 0; k < columns; k++) {
                    nextCentres[j][k] *= share;
                }
            } else {
                System.arraycopy(nextCentres[heaviest], 0, nextCentres[j], 0, columns);
            }
        }
    }

    private static double squaredDistance(double[] a, double[] b) {
        return Samples.of(a, 1, a.length).squaredDistance(0, b);
    }
}
