package dev.outrigger.scripthost.python.sklearn;

import dev.outrigger.scripthost.learn.KMeans;
import dev.outrigger.scripthost.learn.KMeansModel;
import dev.outrigger.scripthost.learn.KMeansSettings;
import dev.outrigger.scripthost.learn.KMeansSettings.Init;
import dev.outrigger.scripthost.learn.LearningException;
import dev.outrigger.scripthost.learn.MersenneTwister;
import dev.outrigger.scripthost.learn.RandomForest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyTuple;

/**
 * What the Python side of the estimators calls: arrays in, a calculation, arrays out. It keeps
 * nothing between calls, so that an estimator is its Python attributes alone and can be pickled.
 * Public for Jython's reflection alone.
 */
public final class Learning {
    private final ArrayDoor arrays;

    Learning(ArrayDoor arrays) {
        this.arrays = arrays;
    }

    public Matrix matrix(PyObject arrayLike) {
        return Matrix.of(arrays.numbers(arrayLike));
    }

    public PyObject vector(PyObject arrayLike) {
        return Py.java2py(arrays.numbers(arrayLike).rowMajor());
    }

    /**
     * init: the name of a method, or a Matrix; starts: 0 for 'auto'; seed: None for one from the
     * system.
     */
    public PyObject kmeans(
            Matrix x,
            double[] weights,
            int clusters,
            Object init,
            int starts,
            int iterations,
            double tolerance,
            PyObject seed) {
        return checked(
                () -> {
                    KMeansSettings settings =
                            new KMeansSettings(
                                    clusters,
                                    init(init),
                                    starts == 0 ? OptionalInt.empty() : OptionalInt.of(starts),
                                    iterations,
                                    tolerance);
                    KMeansModel model =
                            KMeans.fit(
                                    x.rowMajor(),
                                    x.rows(),
                                    x.columns(),
                                    weightsOrOnes(weights, x.rows()),
                                    settings,
                                    random(seed));
                    double[] centres =
                            Arrays.stream(model.centres())
                                    .flatMapToDouble(Arrays::stream)
                                    .toArray();
                    return new PyTuple(
                            arrays.array(centres, clusters, x.columns()),
                            arrays.array(model.labels()),
                            Py.newFloat(model.inertia()),
                            Py.newInteger(model.iterations()),
                            Py.java2py(model.warnings()));
                });
    }

    private static Init init(Object init) {
        if (init instanceof Matrix given) {
            return new Init.Given(given.rowMajor(), given.rows(), given.columns());
        }
        return "random".equals(init) ? new Init.RandomRows() : new Init.PlusPlus();
    }

    public PyObject predict(Matrix centres, Matrix x) {
        return checked(
                () -> arrays.array(model(centres).predict(x.rowMajor(), x.rows(), x.columns())));
    }

    public PyObject transform(Matrix centres, Matrix x) {
        return checked(
                () ->
                        arrays.array(
                                model(centres).transform(x.rowMajor(), x.rows(), x.columns()),
                                x.rows(),
                                centres.rows()));
    }

    public PyObject score(Matrix centres, Matrix x, double[] weights) {
        return checked(
                () ->
                        Py.newFloat(
                                model(centres)
                                        .score(
                                                x.rowMajor(),
                                                x.rows(),
                                                x.columns(),
                                                weightsOrOnes(weights, x.rows()))));
    }

    /** classes: 0 for a regression; otherwise targets are the classes' numbers. */
    public Forest forest(
            String estimator,
            Matrix x,
            double[] targets,
            int classes,
            int trees,
            int featuresPerSplit,
            int depth,
            int leaves,
            int leafSize,
            boolean entropy,
            PyObject seed) {
        return new Forest(
                checkedValue(
                        () ->
                                RandomForest.fit(
                                        estimator,
                                        x.rowMajor(),
                                        x.rows(),
                                        x.columns(),
                                        targets,
                                        classes,
                                        new RandomForest.Settings(
                                                trees,
                                                featuresPerSplit,
                                                depth,
                                                leaves,
                                                leafSize,
                                                entropy),
                                        random(seed))));
    }

    public PyObject importances(Forest forest) {
        return arrays.array(forest.model().importances(), forest.model().columns());
    }

    public PyObject values(Forest forest, Matrix x) {
        return arrays.array(forest.predict(x), x.rows());
    }

    public PyObject chances(Forest forest, Matrix x) {
        return arrays.array(forest.chances(x), x.rows(), forest.model().classes());
    }

    public Object codes(Forest forest, Matrix x) {
        return Arrays.stream(forest.predict(x)).mapToInt(code -> (int) code).boxed().toList();
    }

    private static KMeansModel model(Matrix centres) {
        double[][] rows = new double[centres.rows()][];
        for (int j = 0; j < rows.length; j++) {
            rows[j] =
                    Arrays.copyOfRange(
                            centres.rowMajor(), j * centres.columns(), (j + 1) * centres.columns());
        }
        return new KMeansModel(rows, new int[0], 0, 0, List.of());
    }

    private static double[] weightsOrOnes(double[] weights, int rows) {
        if (weights != null) {
            return weights;
        }
        double[] ones = new double[rows];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static MersenneTwister random(PyObject seed) {
        return seed == Py.None
                ? new MersenneTwister(new SecureRandom().ints(8).toArray())
                : new MersenneTwister(seed.asLong());
    }

    private static PyObject checked(Supplier<PyObject> calculation) {
        return checkedValue(calculation);
    }

    static <T> T checkedValue(Supplier<T> calculation) {
        try {
            return calculation.get();
        } catch (LearningException e) {
            throw refusal(e);
        }
    }

    private static PyException refusal(LearningException e) {
        return e.kind() == LearningException.Kind.UNSUPPORTED
                ? new PyException(Py.NotImplementedError, Py.newUnicode(e.getMessage()))
                : new PyException(Py.ValueError, Py.newUnicode(e.getMessage()));
    }
}
