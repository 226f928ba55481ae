package dev.outrigger.scripthost.learn;

import java.util.List;

/**
 * What KMeans found.
 *
 * @param centres a row a cluster
 * @param labels each training sample's cluster
 * @param inertia the weighted sum of the samples' squared distances to their centres
 * @param warnings what scikit-learn would warn of, each begun with the warning's class
 */
public record KMeansModel(
        double[][] centres, int[] labels, double inertia, int iterations, List<String> warnings) {
    public KMeansModel {
        warnings = List.copyOf(warnings);
    }

    public int columns() {
        return centres[0].length;
    }

    /** The nearest centre of each row. */
    public int[] predict(double[] rowMajor, int rows, int columns) {
        return label(checked(rowMajor, rows, columns));
    }

    /** Each row's distances to all centres, row by row. */
    public double[] transform(double[] rowMajor, int rows, int columns) {
        Samples samples = checked(rowMajor, rows, columns);
        double[] norms = samples.squaredNorms();
        double[] products = new double[rows];
        double[] distances = new double[rows * centres.length];
        for (int j = 0; j < centres.length; j++) {
            double norm = Summation.squares(centres[j]);
            samples.dot(centres[j], 0, rows, products);
            for (int i = 0; i < rows; i++) {
                distances[i * centres.length + j] =
                        Math.sqrt(Math.max(-2.0 * products[i] + norms[i] + norm, 0.0));
            }
        }
        return distances;
    }

    /** The inertia of the rows, negative. */
    public double score(double[] rowMajor, int rows, int columns, double[] weights) {
        Samples samples = checked(rowMajor, rows, columns);
        InputCheck.weights(weights, rows);
        return -Lloyd.inertia(samples, weights, centres, label(samples));
    }

    private int[] label(Samples samples) {
        int[] nearest = new int[samples.rows];
        NearestCentre.label(samples, centres, nearest);
        return nearest;
    }

    private Samples checked(double[] rowMajor, int rows, int columns) {
        InputCheck.matrix("KMeans", rowMajor, rows, columns);
        InputCheck.sameFeatures("KMeans", columns, columns());
        return Samples.of(rowMajor, rows, columns);
    }
}
