package dev.outrigger.scripthost.learn;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import smile.base.cart.SplitRule;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.formula.Formula;
import smile.data.type.StructType;
import smile.data.vector.DoubleVector;
import smile.data.vector.IntVector;

/**
 * A random forest of Smile's, for classes numbered from 0 or for numbers. It is the same kind of
 * model as scikit-learn's, not the same trees: a seed repeats a forest here, it does not repeat
 * scikit-learn's.
 */
public final class RandomForest {
    private static final String TARGET = "target";

    private final smile.classification.RandomForest classifier;
    private final smile.regression.RandomForest regression;
    private final StructType schema;
    private final int classes;

    /**
     * @param depth the greatest depth of a tree, at least 2: Smile knows no smaller one
     * @param leaves the most leaves of a tree
     */
    public record Settings(
            int trees,
            int featuresPerSplit,
            int depth,
            int leaves,
            int leafSize,
            boolean entropy) {}

    private RandomForest(
            smile.classification.RandomForest classifier,
            smile.regression.RandomForest regression,
            StructType schema,
            int classes) {
        this.classifier = classifier;
        this.regression = regression;
        this.schema = schema;
        this.classes = classes;
    }

    /** classes: 0 for a regression. */
    public static RandomForest fit(
            String estimator,
            double[] rowMajor,
            int rows,
            int columns,
            double[] targets,
            int classes,
            Settings settings,
            MersenneTwister random) {
        InputCheck.matrix(estimator, rowMajor, rows, columns);
        InputCheck.finite("y", estimator, targets);
        if (targets.length != rows) {
            throw InputCheck.refused(
                    "Found input variables with inconsistent numbers of samples: ["
                            + rows
                            + ", "
                            + targets.length
                            + "]");
        }
        if (settings.depth() < 2) {
            throw new LearningException(
                    LearningException.Kind.UNSUPPORTED,
                    estimator
                            + "(max_depth="
                            + settings.depth()
                            + ") is not supported by the embedded runtime. Use"
                            + " CPython: start with --python PATH, or ALTER EXTERNAL LANGUAGE Python");
        }
        if (classes == 1) {
            throw new LearningException(
                    LearningException.Kind.UNSUPPORTED,
                    estimator + " needs at least two classes in the embedded runtime");
        }
        String[] names = names(columns);
        DataFrame features = DataFrame.of(rows(rowMajor, rows, columns), names);
        Formula formula = Formula.lhs(TARGET);
        LongStream seeds =
                LongStream.generate(() -> random.integer(0, 1L << 40)).limit(settings.trees());
        if (classes == 0) {
            DataFrame data = features.merge(DoubleVector.of(TARGET, targets));
            return new RandomForest(
                    null,
                    smile.regression.RandomForest.fit(
                            formula,
                            data,
                            settings.trees(),
                            settings.featuresPerSplit(),
                            settings.depth(),
                            settings.leaves(),
                            settings.leafSize(),
                            1.0,
                            seeds),
                    features.schema(),
                    0);
        }
        int[] codes = Arrays.stream(targets).mapToInt(target -> (int) target).toArray();
        DataFrame data = features.merge(IntVector.of(TARGET, codes));
        return new RandomForest(
                smile.classification.RandomForest.fit(
                        formula,
                        data,
                        settings.trees(),
                        settings.featuresPerSplit(),
                        settings.entropy() ? SplitRule.ENTROPY : SplitRule.GINI,
                        settings.depth(),
                        settings.leaves(),
                        settings.leafSize(),
                        1.0,
                        null,
                        seeds),
                null,
                features.schema(),
                classes);
    }

    private static String[] names(int columns) {
        return IntStream.range(0, columns).mapToObj(k -> "x" + k).toArray(String[]::new);
    }

    private static double[][] rows(double[] rowMajor, int rows, int columns) {
        double[][] split = new double[rows][];
        for (int i = 0; i < rows; i++) {
            split[i] = Arrays.copyOfRange(rowMajor, i * columns, (i + 1) * columns);
        }
        return split;
    }

    public int columns() {
        return schema.length();
    }

    public int classes() {
        return classes;
    }

    /** The features' shares in what the splits gained; they sum to 1 unless nothing was gained. */
    public double[] importances() {
        double[] shares =
                (classes == 0 ? regression.importance() : classifier.importance()).clone();
        double total = Arrays.stream(shares).sum();
        for (int k = 0; k < shares.length && total > 0; k++) {
            shares[k] /= total;
        }
        return shares;
    }

    /** The number, or the number of the class, of each row. */
    public double[] predict(double[] rowMajor, int rows, int columns) {
        if (classes > 0) {
            return mostLikely(chances(rowMajor, rows, columns), rows);
        }
        check("RandomForestRegressor", rowMajor, rows, columns);
        return IntStream.range(0, rows)
                .mapToDouble(i -> regression.predict(tuple(rowMajor, i)))
                .toArray();
    }

    private double[] mostLikely(double[] chances, int rows) {
        double[] codes = new double[rows];
        for (int i = 0; i < rows; i++) {
            int best = 0;
            for (int c = 1; c < classes; c++) {
                if (chances[i * classes + c] > chances[i * classes + best]) {
                    best = c;
                }
            }
            codes[i] = best;
        }
        return codes;
    }

    /** Each row's chance of each class, row by row. */
    public double[] chances(double[] rowMajor, int rows, int columns) {
        check("RandomForestClassifier", rowMajor, rows, columns);
        double[] chances = new double[rows * classes];
        double[] posterior = new double[classes];
        for (int i = 0; i < rows; i++) {
            classifier.predict(tuple(rowMajor, i), posterior);
            double total = Arrays.stream(posterior).sum();
            for (int c = 0; c < classes; c++) {
                chances[i * classes + c] = posterior[c] / total;
            }
        }
        return chances;
    }

    private void check(String estimator, double[] rowMajor, int rows, int columns) {
        InputCheck.matrix(estimator, rowMajor, rows, columns);
        InputCheck.sameFeatures(estimator, columns, columns());
    }

    private Tuple tuple(double[] rowMajor, int row) {
        return Tuple.of(
                Arrays.copyOfRange(rowMajor, row * columns(), (row + 1) * columns()), schema);
    }
}
