package dev.outrigger.scripthost.learn;

import java.util.Arrays;

/**
 * The rows of a matrix, kept feature by feature so that loops over samples run through one array.
 */
final class Samples {
    final int rows;
    final double[][] features;
    private double[] squaredNorms;

    private Samples(int rows, double[][] features) {
        this.rows = rows;
        this.features = features;
    }

    static Samples of(double[] rowMajor, int rows, int columns) {
        double[][] features = new double[columns][rows];
        for (int k = 0; k < columns; k++) {
            double[] feature = features[k];
            for (int i = 0, at = k; i < rows; i++, at += columns) {
                feature[i] = rowMajor[at];
            }
        }
        return new Samples(rows, features);
    }

    int columns() {
        return features.length;
    }

    double[] row(int i) {
        double[] row = new double[features.length];
        for (int k = 0; k < row.length; k++) {
            row[k] = features[k][i];
        }
        return row;
    }

    /**
     * numpy's mean(axis=0): a lone column is contiguous and summed pairwise, several are summed row
     * after row.
     */
    double[] mean() {
        double[] mean = new double[features.length];
        for (int k = 0; k < mean.length; k++) {
            mean[k] = sum(features[k]) / rows;
        }
        return mean;
    }

    private double sum(double[] feature) {
        if (features.length == 1) {
            return Summation.pairwise(feature);
        }
        double sum = 0;
        for (double value : feature) {
            sum += value;
        }
        return sum;
    }

    /** numpy's mean(var(axis=0)). */
    double meanVariance() {
        double[] mean = mean();
        double[] variances = new double[features.length];
        double[] squares = new double[rows];
        for (int k = 0; k < variances.length; k++) {
            for (int i = 0; i < rows; i++) {
                double away = features[k][i] - mean[k];
                squares[i] = away * away;
            }
            variances[k] = sum(squares) / rows;
        }
        return Summation.pairwise(variances) / variances.length;
    }

    Samples minus(double[] mean) {
        double[][] moved = new double[features.length][];
        for (int k = 0; k < moved.length; k++) {
            double[] feature = features[k].clone();
            for (int i = 0; i < rows; i++) {
                feature[i] -= mean[k];
            }
            moved[k] = feature;
        }
        return new Samples(rows, moved);
    }

    double[] squaredNorms() {
        if (squaredNorms == null) {
            double[] norms = new double[rows];
            double[] row = new double[features.length];
            for (int i = 0; i < rows; i++) {
                for (int k = 0; k < row.length; k++) {
                    row[k] = features[k][i];
                }
                norms[i] = Summation.squares(row);
            }
            squaredNorms = norms;
        }
        return squaredNorms;
    }

    /**
     * The dot products of samples start to end with a point, into the first places of products.
     * Each is a chain of fused steps over the features, which is what OpenBLAS's matrix kernels do
     * for few features.
     */
    void dot(double[] point, int start, int end, double[] products) {
        int count = end - start;
        Arrays.fill(products, 0, count, 0.0);
        for (int k = 0; k < point.length; k++) {
            double[] feature = features[k];
            double factor = point[k];
            for (int i = 0; i < count; i++) {
                products[i] = Math.fma(feature[start + i], factor, products[i]);
            }
        }
    }

    /** The squared distance of sample i to a point, added up four features at a time. */
    double squaredDistance(int i, double[] point) {
        double sum = 0;
        int k = 0;
        for (; k + 3 < point.length; k += 4) {
            double d0 = features[k][i] - point[k];
            double d1 = features[k + 1][i] - point[k + 1];
            double d2 = features[k + 2][i] - point[k + 2];
            double d3 = features[k + 3][i] - point[k + 3];
            sum += d0 * d0 + d1 * d1 + d2 * d2 + d3 * d3;
        }
        for (; k < point.length; k++) {
            double away = features[k][i] - point[k];
            sum += away * away;
        }
        return sum;
    }
}
