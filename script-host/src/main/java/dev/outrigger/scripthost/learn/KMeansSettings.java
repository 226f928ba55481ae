package dev.outrigger.scripthost.learn;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * scikit-learn's parameters of KMeans.
 *
 * @param starts n_init; empty for 'auto'
 * @param tolerance relative to the mean variance of the features
 */
public record KMeansSettings(
        int clusters, Init init, OptionalInt starts, int maxIterations, double tolerance) {
    public KMeansSettings {
        require(clusters >= 1, "n_clusters", "an int in the range [1, inf)", clusters);
        Objects.requireNonNull(init, "init is null");
        if (starts.isPresent()) {
            require(
                    starts.getAsInt() >= 1,
                    "n_init",
                    "a str among {'auto'} or an int in the range [1, inf)",
                    starts.getAsInt());
        }
        require(maxIterations >= 1, "max_iter", "an int in the range [1, inf)", maxIterations);
        require(tolerance >= 0, "tol", "a float in the range [0.0, inf)", tolerance);
    }

    /** scikit-learn's defaults. */
    public static KMeansSettings of(int clusters) {
        return new KMeansSettings(clusters, new Init.PlusPlus(), OptionalInt.empty(), 300, 1e-4);
    }

    public KMeansSettings withInit(Init init) {
        return new KMeansSettings(clusters, init, starts, maxIterations, tolerance);
    }

    public KMeansSettings withStarts(int starts) {
        return new KMeansSettings(clusters, init, OptionalInt.of(starts), maxIterations, tolerance);
    }

    private static void require(boolean holds, String name, String range, Object value) {
        if (!holds) {
            throw new LearningException(
                    LearningException.Kind.PARAMETER,
                    "The '"
                            + name
                            + "' parameter of KMeans must be "
                            + range
                            + ". Got "
                            + value
                            + " instead.");
        }
    }

    /** Where the first centres come from. */
    public sealed interface Init {
        record PlusPlus() implements Init {}

        record RandomRows() implements Init {}

        /** Centres given by the user, row by row. */
        record Given(double[] rowMajor, int rows, int columns) implements Init {}
    }
}
