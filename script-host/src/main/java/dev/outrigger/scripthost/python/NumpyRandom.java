package dev.outrigger.scripthost.python;

import dev.outrigger.scripthost.learn.LearningException;
import dev.outrigger.scripthost.learn.MersenneTwister;
import dev.outrigger.scripthost.python.array.Args;
import dev.outrigger.scripthost.python.array.Door;
import dev.outrigger.scripthost.python.array.Missing;
import dev.outrigger.scripthost.python.pandas.PandasModules;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.python.core.Py;
import org.python.core.PyInteger;
import org.python.core.PyList;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.core.PySlice;
import org.python.core.PySystemState;

/** The functions of {@code numpy.random} over one stream: a seed gives a script NumPy's numbers. */
final class NumpyRandom {
    private MersenneTwister stream;

    private NumpyRandom() {}

    /** After numpy itself. */
    static void install(PySystemState system) {
        Door module = (Door) system.modules.__finditem__(Py.newString("numpy.random"));
        new NumpyRandom().into(module);
        module.def(
                "RandomState",
                "seed",
                args -> {
                    NumpyRandom own = new NumpyRandom();
                    own.seed(args.some("seed"));
                    Door state = new Door("numpy.random.RandomState");
                    own.into(state);
                    return state;
                });
    }

    private void into(Door module) {
        module.def(
                        "seed",
                        "seed",
                        args -> {
                            seed(args.some("seed"));
                            return Py.None;
                        })
                .def(
                        "random",
                        "size",
                        args -> doubles(args.some("size"), () -> stream().nextDouble()))
                .def(
                        "random_sample",
                        "size",
                        args -> doubles(args.some("size"), () -> stream().nextDouble()))
                .def("rand", "*shape", args -> doubles(shape(args), () -> stream().nextDouble()))
                .def("randn", "*shape", args -> doubles(shape(args), () -> stream().nextGaussian()))
                .def(
                        "standard_normal",
                        "size",
                        args -> doubles(args.some("size"), () -> stream().nextGaussian()))
                .def(
                        "uniform",
                        "low high size",
                        args -> {
                            double low = args.number("low", 0);
                            double high = args.number("high", 1);
                            return doubles(args.some("size"), () -> stream().uniform(low, high));
                        })
                .def(
                        "normal",
                        "loc scale size",
                        args -> {
                            double mean = args.number("loc", 0);
                            double deviation = args.number("scale", 1);
                            return doubles(
                                    args.some("size"),
                                    () -> mean + deviation * stream().nextGaussian());
                        })
                .def(
                        "exponential",
                        "scale size",
                        args -> {
                            double scale = args.number("scale", 1);
                            return doubles(
                                    args.some("size"), () -> scale * stream().nextExponential());
                        })
                .def("randint", "low! high size", args -> randint(args))
                .def("permutation", "x!", args -> permutation(args.get("x")))
                .def("shuffle", "x!", args -> shuffle(args.get("x")))
                .def("choice", "a! size replace p", args -> choice(args));
    }

    /** The system's source of seeds is slow to load, and few scripts need one. */
    private MersenneTwister stream() {
        if (stream == null) {
            stream = new MersenneTwister(new SecureRandom().ints(8).toArray());
        }
        return stream;
    }

    private void seed(PyObject seed) {
        if (seed == null || seed == Py.None) {
            stream = null;
        } else if (seed instanceof PyInteger || seed instanceof PyLong) {
            stream =
                    checked(
                            () ->
                                    new MersenneTwister(
                                            seed instanceof PyLong big
                                                            && big.getValue().bitLength() > 62
                                                    ? -1
                                                    : seed.asLong()));
        } else {
            throw Py.TypeError("a seed is an int or None in the embedded runtime");
        }
    }

    private PyObject randint(Args args) {
        boolean one = args.some("high") == null;
        long low = one ? 0 : args.get("low").asLong();
        long high = args.get(one ? "low" : "high").asLong();
        return integers(args.some("size"), () -> checked(() -> stream().integer(low, high)));
    }

    private PyObject permutation(PyObject x) {
        int[] order;
        if (x instanceof PyInteger count) {
            order = stream().permutation(count.getValue());
            long[] wide = new long[order.length];
            for (int i = 0; i < wide.length; i++) {
                wide[i] = order[i];
            }
            return PandasModules.array(wide);
        }
        int[] extents = new int[2];
        double[] values = PandasModules.matrix(x, extents);
        int width = extents[1] < 0 ? 1 : extents[1];
        order = stream().permutation(extents[0]);
        double[] moved = new double[values.length];
        for (int i = 0; i < order.length; i++) {
            System.arraycopy(values, order[i] * width, moved, i * width, width);
        }
        return extents[1] < 0
                ? PandasModules.array(moved, extents[0])
                : PandasModules.array(moved, extents);
    }

    /** In place. */
    private PyObject shuffle(PyObject x) {
        int[] order = stream().permutation(x.__len__());
        if (x instanceof PyList list) {
            PyObject[] before = list.getArray().clone();
            for (int i = 0; i < order.length; i++) {
                list.set(i, before[order[i]]);
            }
            return Py.None;
        }
        PyObject moved =
                x.__getitem__(PandasModules.array(Arrays.stream(order).asLongStream().toArray()));
        x.__setitem__(new PySlice(Py.None, Py.None, Py.None), moved);
        return Py.None;
    }

    private PyObject choice(Args args) {
        PyObject from = args.get("a");
        boolean number = from instanceof PyInteger;
        PyObject population =
                number
                        ? null
                        : Py.getSystemState().modules.__finditem__("numpy").invoke("array", from);
        int count = number ? from.asInt() : population.__len__();
        PyObject size = args.some("size");
        boolean one = size == null || size == Py.None;
        int[] extents = one ? new int[] {1} : extents(size);
        int wanted = count(extents);
        if (count <= 0 && wanted > 0) {
            throw Py.ValueError(
                    number
                            ? "a must be greater than 0 unless no samples are taken"
                            : "'a' cannot be empty unless no samples are taken");
        }
        PyObject replace = args.some("replace");
        long[] chosen =
                chosen(count, wanted, replace == null || replace.__nonzero__(), args.some("p"));
        if (one) {
            return number
                    ? Py.newInteger(chosen[0])
                    : population.__getitem__(Py.newInteger(chosen[0]));
        }
        PyObject places = PandasModules.array(chosen);
        PyObject flat = number ? places : population.__getitem__(places);
        return extents.length == 1 ? flat : flat.invoke("reshape", shapeOf(extents));
    }

    private long[] chosen(int count, int wanted, boolean replace, PyObject p) {
        if (p != null && p != Py.None) {
            if (!replace) {
                throw Missing.feature("numpy.random.choice(replace=False, p=...)");
            }
            return weighted(count, wanted, p);
        }
        if (replace) {
            return LongStream.generate(() -> checked(() -> stream().integer(0, count)))
                    .limit(wanted)
                    .toArray();
        }
        if (wanted > count) {
            throw Py.ValueError("Cannot take a larger sample than population when 'replace=False'");
        }
        return Arrays.stream(stream().permutation(count)).limit(wanted).asLongStream().toArray();
    }

    private long[] weighted(int count, int wanted, PyObject p) {
        double[] sums = PandasModules.matrix(p, new int[2]);
        if (sums.length != count) {
            throw Py.ValueError("'a' and 'p' must have same size");
        }
        if (Arrays.stream(sums).anyMatch(chance -> !(chance >= 0))) {
            throw Py.ValueError("probabilities are not non-negative");
        }
        for (int i = 1; i < count; i++) {
            sums[i] += sums[i - 1];
        }
        double all = sums[count - 1];
        if (Math.abs(all - 1) > 1.5e-8) {
            throw Py.ValueError("probabilities do not sum to 1");
        }
        long[] chosen = new long[wanted];
        for (int i = 0; i < wanted; i++) {
            double at = stream().nextDouble();
            int place = 0;
            while (place < count - 1 && sums[place] / all <= at) {
                place++;
            }
            chosen[i] = place;
        }
        return chosen;
    }

    private static PyObject shape(Args args) {
        PyObject[] extents = args.rest("shape");
        return extents.length == 0 ? null : new org.python.core.PyTuple(extents);
    }

    private static int[] extents(PyObject size) {
        List<Integer> extents = new ArrayList<>();
        if (size instanceof PyInteger one) {
            extents.add(one.getValue());
        } else {
            size.asIterable().forEach(extent -> extents.add(extent.asInt()));
        }
        if (extents.stream().anyMatch(extent -> extent < 0)) {
            throw Py.ValueError("negative dimensions are not allowed");
        }
        return extents.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int count(int[] extents) {
        int count = 1;
        for (int extent : extents) {
            count = Math.multiplyExact(count, extent);
        }
        return count;
    }

    private static PyObject doubles(PyObject size, DoubleSupplier next) {
        if (size == null || size == Py.None) {
            return Py.newFloat(next.getAsDouble());
        }
        int[] extents = extents(size);
        double[] values = new double[count(extents)];
        for (int i = 0; i < values.length; i++) {
            values[i] = next.getAsDouble();
        }
        return PandasModules.array(values, extents);
    }

    private static PyObject integers(PyObject size, LongSupplier next) {
        if (size == null || size == Py.None) {
            return Py.newInteger(next.getAsLong());
        }
        int[] extents = extents(size);
        long[] values = new long[count(extents)];
        for (int i = 0; i < values.length; i++) {
            values[i] = next.getAsLong();
        }
        PyObject array = PandasModules.array(values);
        return extents.length == 1 ? array : array.invoke("reshape", shapeOf(extents));
    }

    private static PyObject shapeOf(int[] extents) {
        PyObject[] shape = new PyObject[extents.length];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = Py.newInteger(extents[i]);
        }
        return new org.python.core.PyTuple(shape);
    }

    private static <T> T checked(java.util.function.Supplier<T> calculation) {
        try {
            return calculation.get();
        } catch (LearningException e) {
            throw Py.ValueError(e.getMessage());
        }
    }
}
