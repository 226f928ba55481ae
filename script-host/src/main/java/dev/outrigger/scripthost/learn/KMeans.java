package dev.outrigger.scripthost.learn;

import dev.outrigger.scripthost.learn.KMeansSettings.Init;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * scikit-learn 1.9's KMeans with algorithm 'lloyd': its random draws, its seeding, its stopping
 * rules, its order of additions on one thread. Its numbers differ from scikit-learn's by what
 * scikit-learn's own differ between processors and thread counts, and are the same ones wherever
 * that is nothing.
 *
 * <p>Computes in double precision; scikit-learn computes float32 input in single precision.
 */
public final class KMeans {
    private KMeans() {}

    public static KMeansModel fit(
            double[] rowMajor,
            int rows,
            int columns,
            KMeansSettings settings,
            MersenneTwister random) {
        double[] weights = new double[rows];
        Arrays.fill(weights, 1.0);
        return fit(rowMajor, rows, columns, weights, settings, random);
    }

    /** Reads random as far as scikit-learn would; leaves rowMajor and weights as they are. */
    public static KMeansModel fit(
            double[] rowMajor,
            int rows,
            int columns,
            double[] weights,
            KMeansSettings settings,
            MersenneTwister random) {
        InputCheck.matrix("KMeans", rowMajor, rows, columns);
        if (rows < settings.clusters()) {
            throw refused(
                    "n_samples=" + rows + " should be >= n_clusters=" + settings.clusters() + ".");
        }
        List<String> warnings = new ArrayList<>();
        int starts = starts(settings, warnings);
        InputCheck.weights(weights, rows);
        Samples given = Samples.of(rowMajor, rows, columns);
        double tolerance =
                settings.tolerance() == 0 ? 0 : given.meanVariance() * settings.tolerance();
        double[] mean = given.mean();
        Samples samples = given.minus(mean);
        Lloyd.Run best = null;
        for (int start = 0; start < starts; start++) {
            double[][] centres = firstCentres(samples, weights, mean, settings, random);
            Lloyd.Run run =
                    Lloyd.run(samples, weights, centres, settings.maxIterations(), tolerance);
            if (best == null
                    || run.inertia() < best.inertia()
                            && !sameClustering(run.labels(), best.labels(), settings.clusters())) {
                best = run;
            }
        }
        return model(best, mean, settings.clusters(), warnings);
    }

    private static int starts(KMeansSettings settings, List<String> warnings) {
        if (settings.starts().isEmpty()) {
            return settings.init() instanceof Init.RandomRows ? 10 : 1;
        }
        int starts = settings.starts().getAsInt();
        if (settings.init() instanceof Init.Given && starts != 1) {
            warnings.add(
                    "RuntimeWarning: Explicit initial center position passed: performing only one init in KMeans"
                            + " instead of n_init="
                            + starts
                            + ".");
            return 1;
        }
        return starts;
    }

    private static double[][] firstCentres(
            Samples samples,
            double[] weights,
            double[] mean,
            KMeansSettings settings,
            MersenneTwister random) {
        if (settings.init() instanceof Init.PlusPlus) {
            return Seeding.plusPlus(samples, weights, settings.clusters(), random);
        }
        if (settings.init() instanceof Init.RandomRows) {
            return Seeding.randomRows(samples, weights, settings.clusters(), random);
        }
        Init.Given given = (Init.Given) settings.init();
        String shape =
                "The shape of the initial centers ("
                        + given.rows()
                        + ", "
                        + given.columns()
                        + ") does not match the number of ";
        if (given.rows() != settings.clusters()) {
            throw refused(shape + "clusters " + settings.clusters() + ".");
        }
        if (given.columns() != samples.columns()) {
            throw refused(shape + "features of the data " + samples.columns() + ".");
        }
        double[][] centres = new double[given.rows()][given.columns()];
        for (int j = 0; j < given.rows(); j++) {
            for (int k = 0; k < given.columns(); k++) {
                centres[j][k] = given.rowMajor()[j * given.columns() + k] - mean[k];
            }
        }
        return centres;
    }

    private static KMeansModel model(
            Lloyd.Run best, double[] mean, int clusters, List<String> warnings) {
        for (double[] centre : best.centres()) {
            for (int k = 0; k < mean.length; k++) {
                centre[k] += mean[k];
            }
        }
        long distinct = Arrays.stream(best.labels()).distinct().count();
        if (distinct < clusters) {
            warnings.add(
                    "ConvergenceWarning: Number of distinct clusters ("
                            + distinct
                            + ") found smaller than n_clusters ("
                            + clusters
                            + "). Possibly due to duplicate points in X.");
        }
        return new KMeansModel(
                best.centres(), best.labels(), best.inertia(), best.iterations(), warnings);
    }

    /** Whether the labels are the same but for the clusters' numbers. */
    private static boolean sameClustering(int[] a, int[] b, int clusters) {
        int[] numbers = new int[clusters];
        Arrays.fill(numbers, -1);
        for (int i = 0; i < a.length; i++) {
            if (numbers[a[i]] == -1) {
                numbers[a[i]] = b[i];
            } else if (numbers[a[i]] != b[i]) {
                return false;
            }
        }
        return true;
    }

    private static LearningException refused(String message) {
        return new LearningException(LearningException.Kind.VALUE, message);
    }
}
