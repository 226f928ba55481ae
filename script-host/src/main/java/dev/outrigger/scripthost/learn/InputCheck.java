package dev.outrigger.scripthost.learn;

/** What scikit-learn checks of every estimator's input, in its words. */
final class InputCheck {
    private InputCheck() {}

    static void matrix(String estimator, double[] rowMajor, int rows, int columns) {
        if (rowMajor.length != Math.multiplyExact(rows, columns)) {
            throw new IllegalArgumentException(
                    rowMajor.length + " values are no " + rows + " x " + columns + " matrix");
        }
        finite("X", estimator, rowMajor);
        String shape =
                " (shape=("
                        + rows
                        + ", "
                        + columns
                        + ")) while a minimum of 1 is required by "
                        + estimator
                        + ".";
        if (rows == 0) {
            throw refused("Found array with 0 sample(s)" + shape);
        }
        if (columns == 0) {
            throw refused("Found array with 0 feature(s)" + shape);
        }
    }

    static void finite(String input, String estimator, double[] values) {
        boolean infinite = false;
        for (double value : values) {
            if (Double.isNaN(value)) {
                throw refused(
                        "Input "
                                + input
                                + " contains NaN."
                                + (input.equals("X") ? advice(estimator) : ""));
            }
            infinite |= Double.isInfinite(value);
        }
        if (infinite) {
            throw refused(
                    "Input "
                            + input
                            + " contains infinity or a value too large for dtype('float64').");
        }
    }

    static void sameFeatures(String estimator, int columns, int expected) {
        if (columns != expected) {
            throw refused(
                    "X has "
                            + columns
                            + " features, but "
                            + estimator
                            + " is expecting "
                            + expected
                            + " features as input.");
        }
    }

    static void weights(double[] weights, int rows) {
        finite("sample_weight", "", weights);
        if (weights.length != rows) {
            throw refused(
                    "sample_weight.shape == (" + weights.length + ",), expected (" + rows + ",)!");
        }
        boolean allZero = true;
        for (double weight : weights) {
            allZero &= weight == 0;
        }
        if (allZero) {
            throw refused("Sample weights must contain at least one non-zero number.");
        }
    }

    private static String advice(String estimator) {
        return "\n"
                + estimator
                + " does not accept missing values encoded as NaN natively. For supervised learning, you"
                + " might want to consider sklearn.ensemble.HistGradientBoostingClassifier and Regressor which accept"
                + " missing values encoded as NaNs natively. Alternatively, it is possible to preprocess the data, for"
                + " instance by using an imputer transformer in a pipeline or drop samples with missing values. See"
                + " https://scikit-learn.org/stable/modules/impute.html You can find a list of all estimators that"
                + " handle NaN values at the following page:"
                + " https://scikit-learn.org/stable/modules/impute.html#estimators-that-handle-nan-values";
    }

    static LearningException refused(String message) {
        return new LearningException(LearningException.Kind.VALUE, message);
    }
}
