package dev.outrigger.scripthost.python.pandas;

import dev.outrigger.scripthost.python.array.Args;
import dev.outrigger.scripthost.python.array.DType;
import dev.outrigger.scripthost.python.array.Methods;
import dev.outrigger.scripthost.python.array.Reductions;
import dev.outrigger.scripthost.python.array.Values;
import dev.outrigger.scripthost.python.array.Vector;
import dev.outrigger.scripthost.python.array.Vectors;
import java.util.ArrayList;
import java.util.List;
import org.python.core.Py;
import org.python.core.PyObject;

/** The reductions of series and frames. */
final class Reduce {
    private static final List<String> PLAIN =
            List.of("sum", "mean", "min", "max", "median", "prod", "any", "all");
    private static final List<String> SPREAD = List.of("std", "var", "sem");

    private Reduce() {}

    static void defineSeries(Methods<Series> series) {
        for (String name : PLAIN) {
            series.def(
                    name,
                    "axis skipna numeric_only",
                    (s, args) ->
                            scalar(name, s.flat(), args.only("axis", "0").flag("skipna", true), 0));
        }
        for (String name : SPREAD) {
            series.def(
                    name,
                    "axis skipna ddof numeric_only",
                    (s, args) ->
                            scalar(
                                    name,
                                    s.flat(),
                                    args.only("axis", "0").flag("skipna", true),
                                    args.integer("ddof", 1)));
        }
        series.def("count", "", (s, args) -> scalar("count", s.flat(), true, 0))
                .def(
                        "nunique",
                        "dropna",
                        (s, args) ->
                                Py.newInteger(
                                        args.flag("dropna", true)
                                                ? Reductions.distinct(s.flat())
                                                : Conversion.unique(s.flat()).size()))
                .def("idxmax", "skipna", (s, args) -> extreme(s, args, 1))
                .def("idxmin", "skipna", (s, args) -> extreme(s, args, -1))
                .def("quantile", "q", Reduce::quantile);
    }

    static void defineFrames(Methods<DataFrame> frames) {
        for (String name : PLAIN) {
            frames.def(name, "axis skipna numeric_only", (f, args) -> frame(f, name, args, 0));
        }
        for (String name : SPREAD) {
            frames.def(
                    name,
                    "axis skipna ddof numeric_only",
                    (f, args) -> frame(f, name, args, args.integer("ddof", 1)));
        }
        frames.def("count", "axis numeric_only", (f, args) -> frame(f, "count", args, 0))
                .def("nunique", "axis", (f, args) -> frame(f, "nunique", args, 0))
                .def("idxmax", "axis skipna", (f, args) -> extremes(f, args, 1))
                .def("idxmin", "axis skipna", (f, args) -> extremes(f, args, -1));
    }

    static PyObject scalar(String name, Vector v, boolean skip, int ddof) {
        Object raw = Reductions.reduce(name, v, skip, ddof);
        return Values.box(
                raw,
                v.dtype() == DType.OBJECT && !(raw instanceof Double)
                        ? DType.OBJECT
                        : v.dtype() == DType.FLOAT32 && !name.equals("count")
                                ? DType.FLOAT32
                                : DType.FLOAT64);
    }

    private static boolean skip(Args args, String name) {
        return name.equals("count") || name.equals("nunique") || args.flag("skipna", true);
    }

    private static PyObject frame(DataFrame given, String name, Args args, int ddof) {
        boolean numericOnly = !name.equals("nunique") && args.flag("numeric_only", false);
        DataFrame frame = numericOnly ? given.numeric() : given;
        boolean skip = skip(args, name);
        if (args.axis(0) == 1) {
            Object[] out = new Object[frame.rows()];
            for (int i = 0; i < out.length; i++) {
                out[i] = Reductions.reduce(name, frame.rowVector(i), skip, ddof);
            }
            return new Series(Vectors.of(out), frame.index(), null);
        }
        List<Vector> results = new ArrayList<>();
        for (int i = 0; i < frame.width(); i++) {
            Vector v = frame.vector(i);
            Object raw = Reductions.reduce(name, v, skip, ddof);
            results.add(typed(new Object[] {raw}, v, name));
        }
        Vector all = results.isEmpty() ? Vectors.of(new Object[0]) : Vectors.concat(results);
        return new Series(all, frame.columns(), null);
    }

    /** The results of a reduction in the type that pandas gives them. */
    static Vector typed(Object[] raws, Vector from, String name) {
        Vector out = Vectors.of(raws);
        boolean same =
                List.of("min", "max", "first", "last").contains(name)
                        || from.dtype() == DType.FLOAT32
                                && !name.equals("count")
                                && !name.equals("nunique");
        boolean castable =
                from.dtype() == DType.OBJECT
                        || from.dtype().isNumeric()
                                && out.dtype() != DType.OBJECT
                                && (from.dtype().isFloat() || !out.dtype().isFloat());
        if (same && castable) {
            return out.cast(from.dtype());
        }
        if (from.dtype() == DType.OBJECT && out.dtype() == DType.OBJECT || raws.length > 0) {
            return out;
        }
        return List.of("count", "nunique", "size").contains(name)
                ? out.cast(DType.INT64)
                : from.dtype().isNumeric()
                        ? out.cast(
                                from.dtype().isInteger() && name.equals("sum")
                                        ? DType.INT64
                                        : DType.FLOAT64)
                        : out;
    }

    private static PyObject extreme(Series s, Args args, int sign) {
        int at = Reductions.extremeAt(s.flat(), args.flag("skipna", true), sign);
        if (at < 0) {
            throw Py.ValueError(
                    "attempt to get " + (sign < 0 ? "argmin" : "argmax") + " of an empty sequence");
        }
        return s.index().item(at);
    }

    private static PyObject extremes(DataFrame f, Args args, int sign) {
        boolean skip = args.flag("skipna", true);
        boolean across = args.axis(0) == 1;
        int count = across ? f.rows() : f.width();
        Object[] out = new Object[count];
        for (int i = 0; i < count; i++) {
            int at = Reductions.extremeAt(across ? f.rowVector(i) : f.vector(i), skip, sign);
            out[i] = at < 0 ? Double.NaN : (across ? f.columns() : f.index()).label(at);
        }
        return new Series(Vectors.of(out), across ? f.index() : f.columns(), null);
    }

    private static PyObject quantile(Series s, Args args) {
        PyObject q = args.get("q");
        if (q != null && dev.outrigger.scripthost.python.array.Sequences.isSequence(q)) {
            Vector at = dev.outrigger.scripthost.python.array.Sequences.vector(q);
            Object[] out = new Object[at.size()];
            for (int i = 0; i < out.length; i++) {
                out[i] = Reductions.quantile(s.flat(), at.doubles()[i], true);
            }
            return new Series(Vectors.of(out), Index.of(at.cast(DType.FLOAT64)), s.name());
        }
        return Values.box(
                Reductions.quantile(s.flat(), args.number("q", 0.5), true), DType.FLOAT64);
    }
}
