package dev.outrigger.scripthost.python.numpy;

import dev.outrigger.scripthost.python.array.Args;
import dev.outrigger.scripthost.python.array.ArrayLike;
import dev.outrigger.scripthost.python.array.DType;
import dev.outrigger.scripthost.python.array.DTypeObject;
import dev.outrigger.scripthost.python.array.Door;
import dev.outrigger.scripthost.python.array.Float64;
import dev.outrigger.scripthost.python.array.NumberTypes;
import dev.outrigger.scripthost.python.array.Operator;
import dev.outrigger.scripthost.python.array.Pickled;
import dev.outrigger.scripthost.python.array.Sequences;
import dev.outrigger.scripthost.python.array.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.python.core.Py;
import org.python.core.PyFloat;
import org.python.core.PyInteger;
import org.python.core.PyObject;
import org.python.core.PySystemState;
import org.python.core.PyTuple;

/** The module {@code numpy}. */
public final class NumpyModule {
    private NumpyModule() {}

    public static void install(PySystemState state) {
        Door numpy = new Door("numpy");
        Door random = new Door("numpy.random");
        constants(numpy);
        creation(numpy);
        ufuncs(numpy);
        reductions(numpy);
        shapes(numpy);
        numpy.put("random", random);
        state.modules.__setitem__(Py.newString("numpy"), numpy);
        state.modules.__setitem__(Py.newString("numpy.random"), random);
    }

    private static void constants(Door numpy) {
        numpy.put("nan", new PyFloat(Double.NaN))
                .put("NaN", new PyFloat(Double.NaN))
                .put("inf", new PyFloat(Double.POSITIVE_INFINITY))
                .put("pi", new Float64(Math.PI, DType.FLOAT64))
                .put("e", new Float64(Math.E, DType.FLOAT64))
                .put("newaxis", Py.None)
                .put("ndarray", NdArray.TYPE)
                .put("dtype", DTypeObject.TYPE)
                .put("object_", PyObject.TYPE)
                .put("__version__", Py.newString("2.0+embedded"));
        for (DType dtype : DType.values()) {
            if (dtype.isNumeric()) {
                numpy.put(dtype == DType.BOOL ? "bool_" : dtype.label(), NumberTypes.of(dtype));
            }
        }
        numpy.put("double", NumberTypes.of(DType.FLOAT64))
                .put("int_", NumberTypes.of(DType.INT64))
                .put("float_", NumberTypes.of(DType.FLOAT64));
    }

    private static void creation(Door numpy) {
        numpy.def(
                        "array",
                        "object! dtype copy",
                        args -> Creation.array(args.get("object"), args.some("dtype")))
                .def(
                        "asarray",
                        "a! dtype",
                        args ->
                                args.some("dtype") == null
                                        ? NdArray.from(args.get("a"))
                                        : Creation.array(args.get("a"), args.get("dtype")))
                .def(
                        "zeros",
                        "shape! dtype",
                        args -> Creation.filled(args.get("shape"), 0.0, args.some("dtype")))
                .def(
                        "ones",
                        "shape! dtype",
                        args -> Creation.filled(args.get("shape"), 1.0, args.some("dtype")))
                .def(
                        "empty",
                        "shape! dtype",
                        args -> Creation.filled(args.get("shape"), 0.0, args.some("dtype")))
                .def(
                        "full",
                        "shape! fill_value! dtype",
                        args ->
                                Creation.filled(
                                        args.get("shape"),
                                        dev.outrigger.scripthost.python.array.Values.raw(
                                                args.get("fill_value")),
                                        args.some("dtype")))
                .def("zeros_like", "a! dtype", args -> like(args, 0L))
                .def("ones_like", "a! dtype", args -> like(args, 1L))
                .def(
                        "arange",
                        "start! stop step dtype",
                        args ->
                                Creation.arange(
                                        args.get("start"),
                                        args.some("stop"),
                                        args.some("step"),
                                        args.some("dtype")))
                .def(
                        "linspace",
                        "start! stop! num endpoint",
                        args ->
                                Creation.linspace(
                                        args.number("start", 0),
                                        args.number("stop", 0),
                                        args.integer("num", 50),
                                        args.flag("endpoint", true)))
                .def("eye", "N!", args -> Creation.identity(args.integer("N", 0)))
                .def("identity", "n!", args -> Creation.identity(args.integer("n", 0)))
                .def(
                        "_rebuild",
                        "flat! dtype! shape!",
                        args ->
                                new NdArray(
                                        Pickled.decode(args.get("flat"), args.get("dtype")),
                                        Shapes.parse(args.get("shape"), -1)));
    }

    private static PyObject like(Args args, Object value) {
        NdArray a = NdArray.from(args.get("a"));
        PyObject dtype =
                args.some("dtype") == null ? new DTypeObject(a.flat().dtype()) : args.get("dtype");
        return Creation.filled(Shapes.tuple(a.shape()), value, dtype);
    }

    private static void ufuncs(Door numpy) {
        List<String> names = new ArrayList<>(Ufuncs.FLOATING.keySet());
        names.addAll(Ufuncs.WHOLE.keySet());
        names.addAll(Ufuncs.TESTS.keySet());
        names.add("sign");
        names.add("square");
        for (String name : names) {
            numpy.def(name, "x!", args -> each(args.get("x"), v -> Ufuncs.apply(name, v)));
        }
        for (Map.Entry<String, String> alias :
                Map.of(
                                "abs",
                                "abs",
                                "absolute",
                                "abs",
                                "negative",
                                "neg",
                                "invert",
                                "invert",
                                "fabs",
                                "abs")
                        .entrySet()) {
            numpy.def(
                    alias.getKey(),
                    "x!",
                    args -> each(args.get("x"), v -> Ufuncs.apply(alias.getValue(), v)));
        }
        numpy.def(
                "logical_not",
                "x!",
                args -> each(args.get("x"), v -> Ufuncs.apply("invert", v.cast(DType.BOOL))));
        for (String name : List.of("round", "around")) {
            numpy.def(
                    name,
                    "a! decimals",
                    args -> each(args.get("a"), v -> Ufuncs.round(v, args.integer("decimals", 0))));
        }
        Map<String, Operator> operators =
                Map.ofEntries(
                        Map.entry("add", Operator.ADD),
                        Map.entry("subtract", Operator.SUB),
                        Map.entry("multiply", Operator.MUL),
                        Map.entry("divide", Operator.TRUEDIV),
                        Map.entry("true_divide", Operator.TRUEDIV),
                        Map.entry("floor_divide", Operator.FLOORDIV),
                        Map.entry("mod", Operator.MOD),
                        Map.entry("power", Operator.POW),
                        Map.entry("equal", Operator.EQ),
                        Map.entry("not_equal", Operator.NE),
                        Map.entry("less", Operator.LT),
                        Map.entry("less_equal", Operator.LE),
                        Map.entry("greater", Operator.GT),
                        Map.entry("greater_equal", Operator.GE));
        operators.forEach((name, op) -> numpy.def(name, "x1! x2!", args -> binary(op, args)));
        for (Map.Entry<String, Operator> logical :
                Map.of(
                                "logical_and",
                                Operator.AND,
                                "logical_or",
                                Operator.OR,
                                "logical_xor",
                                Operator.XOR)
                        .entrySet()) {
            numpy.def(
                    logical.getKey(),
                    "x1! x2!",
                    args -> {
                        PyObject a = each(args.get("x1"), v -> v.cast(DType.BOOL));
                        PyObject b = each(args.get("x2"), v -> v.cast(DType.BOOL));
                        return pair(logical.getValue(), a, b);
                    });
        }
        numpy.def(
                        "minimum",
                        "x1! x2!",
                        args -> ArrayFunctions.extreme(args.get("x1"), args.get("x2"), -1))
                .def(
                        "maximum",
                        "x1! x2!",
                        args -> ArrayFunctions.extreme(args.get("x1"), args.get("x2"), 1))
                .def(
                        "clip",
                        "a! a_min a_max",
                        args ->
                                ArrayFunctions.clip(
                                        args.get("a"), args.some("a_min"), args.some("a_max")))
                .def(
                        "where",
                        "condition! x y",
                        args ->
                                ArrayFunctions.where(
                                        args.get("condition"), args.get("x"), args.get("y")))
                .def(
                        "isclose",
                        "a! b! rtol atol",
                        args ->
                                ArrayFunctions.isClose(
                                        args.get("a"),
                                        args.get("b"),
                                        args.number("rtol", 1e-5),
                                        args.number("atol", 1e-8)))
                .def(
                        "allclose",
                        "a! b! rtol atol",
                        args -> {
                            NdArray close =
                                    NdArray.from(
                                            ArrayFunctions.isClose(
                                                    args.get("a"),
                                                    args.get("b"),
                                                    args.number("rtol", 1e-5),
                                                    args.number("atol", 1e-8)));
                            return Along.reduce(close, "all", null, 0, false);
                        })
                .def(
                        "array_equal",
                        "a1! a2!",
                        args -> {
                            NdArray a = NdArray.from(args.get("a1"));
                            NdArray b = NdArray.from(args.get("a2"));
                            return Py.newBoolean(
                                    java.util.Arrays.equals(a.shape(), b.shape())
                                            && Along.reduce(
                                                            (NdArray) a.__eq__(b),
                                                            "all",
                                                            null,
                                                            0,
                                                            false)
                                                    .__nonzero__());
                        });
    }

    private static PyObject binary(Operator op, Args args) {
        return pair(op, args.get("x1"), args.get("x2"));
    }

    private static PyObject pair(Operator op, PyObject x, PyObject y) {
        PyObject a = x instanceof ArrayLike ? x : NdArray.from(x);
        PyObject result = op.apply(a, y);
        return result instanceof NdArray n && n.shape().length == 0 ? n.flat().get(0) : result;
    }

    /** A function of each value, of whatever kind of object they are in. */
    static PyObject each(PyObject value, UnaryOperator<Vector> function) {
        if (value instanceof ArrayLike a) {
            return a.map(function);
        }
        NdArray array = NdArray.from(value);
        Vector result = function.apply(array.flat());
        return array.shape().length == 0 ? result.get(0) : new NdArray(result, array.shape());
    }

    private static void reductions(Door numpy) {
        for (String name : List.of("sum", "prod", "mean", "min", "max", "any", "all", "median")) {
            numpy.def(name, "a! axis", args -> reduce(args, name, 0, false));
        }
        numpy.def("amin", "a! axis", args -> reduce(args, "min", 0, false))
                .def("amax", "a! axis", args -> reduce(args, "max", 0, false))
                .def("nanmedian", "a! axis", args -> reduce(args, "median", 0, true))
                .def(
                        "std",
                        "a! axis ddof",
                        args -> reduce(args, "std", args.integer("ddof", 0), false))
                .def(
                        "var",
                        "a! axis ddof",
                        args -> reduce(args, "var", args.integer("ddof", 0), false))
                .def(
                        "nanstd",
                        "a! axis ddof",
                        args -> reduce(args, "std", args.integer("ddof", 0), true));
        for (String name : List.of("sum", "mean", "min", "max")) {
            numpy.def("nan" + name, "a! axis", args -> reduce(args, name, 0, true));
        }
        numpy.def("argmin", "a! axis", args -> lanes(args, v -> Along.argument(v, -1)))
                .def("argmax", "a! axis", args -> lanes(args, v -> Along.argument(v, 1)))
                .def("percentile", "a! q! axis", args -> percentiles(args, 1))
                .def("quantile", "a! q! axis", args -> percentiles(args, 100))
                .def(
                        "cumsum",
                        "a! axis",
                        args ->
                                Along.map(
                                        NdArray.from(args.get("a")),
                                        args.some("axis"),
                                        v -> Along.cumulative(v, false)))
                .def(
                        "cumprod",
                        "a! axis",
                        args ->
                                Along.map(
                                        NdArray.from(args.get("a")),
                                        args.some("axis"),
                                        v -> Along.cumulative(v, true)))
                .def(
                        "diff",
                        "a!",
                        args -> {
                            Vector v = NdArray.from(args.get("a")).flat();
                            NdArray late = NdArray.of(v.range(Math.min(1, v.size()), v.size()));
                            return late.__sub__(NdArray.of(v.range(0, Math.max(0, v.size() - 1))));
                        })
                .def(
                        "dot",
                        "a! b!",
                        args ->
                                Along.product(
                                        NdArray.from(args.get("a")), NdArray.from(args.get("b"))))
                .def(
                        "matmul",
                        "x1! x2!",
                        args ->
                                Along.product(
                                        NdArray.from(args.get("x1")),
                                        NdArray.from(args.get("x2"))));
    }

    /** pandas' objects reduce themselves where a label may matter, arrays here. */
    private static PyObject reduce(Args args, String name, int ddof, boolean skip) {
        PyObject a = args.get("a");
        PyObject axis = args.some("axis");
        if (a instanceof ArrayLike like
                && !(a instanceof NdArray)
                && like.shape().length == 2
                && (axis != null || name.equals("sum") || name.equals("mean"))) {
            PyObject along = axis == null ? Py.Zero : axis;
            PyObject[] own =
                    name.equals("std") || name.equals("var")
                            ? new PyObject[] {along, new PyInteger(ddof)}
                            : new PyObject[] {along};
            String[] keywords =
                    own.length == 2 ? new String[] {"axis", "ddof"} : new String[] {"axis"};
            if (axis != null) {
                return a.__getattr__(name).__call__(own, keywords);
            }
        }
        boolean series =
                a instanceof ArrayLike like && !(a instanceof NdArray) && like.shape().length == 1;
        return Along.reduce(NdArray.from(a), name, axis, ddof, skip || series);
    }

    private static PyObject lanes(Args args, java.util.function.Function<Vector, Object> function) {
        return Along.lanes(NdArray.from(args.get("a")), args.some("axis"), function);
    }

    private static PyObject percentiles(Args args, double scale) {
        PyObject q = args.get("q");
        if (!Sequences.isSequence(q)) {
            return lanes(args, v -> Along.percentile(v, q.asDouble() * scale));
        }
        if (args.some("axis") != null) {
            throw dev.outrigger.scripthost.python.array.Missing.feature(
                    "numpy.percentile(q=[...], axis=...)");
        }
        Vector v = NdArray.from(args.get("a")).flat();
        return each(
                q,
                at ->
                        dev.outrigger.scripthost.python.array.Vectors.of(
                                java.util.Arrays.stream(at.doubles())
                                        .mapToObj(p -> Along.percentile(v, p * scale))
                                        .toArray()));
    }

    private static void shapes(Door numpy) {
        numpy.def(
                        "concatenate",
                        "arrays! axis",
                        args ->
                                ArrayFunctions.concatenate(
                                        ArrayFunctions.arrays(args.get("arrays")),
                                        args.integer("axis", 0)))
                .def(
                        "vstack",
                        "tup!",
                        args ->
                                ArrayFunctions.concatenate(
                                        ArrayFunctions.flatAs(
                                                ArrayFunctions.arrays(args.get("tup")), true),
                                        0))
                .def(
                        "hstack",
                        "tup!",
                        args -> {
                            List<NdArray> parts = ArrayFunctions.arrays(args.get("tup"));
                            boolean flat = parts.stream().allMatch(p -> p.shape().length == 1);
                            return ArrayFunctions.concatenate(parts, flat ? 0 : 1);
                        })
                .def(
                        "column_stack",
                        "tup!",
                        args ->
                                ArrayFunctions.concatenate(
                                        ArrayFunctions.flatAs(
                                                ArrayFunctions.arrays(args.get("tup")), false),
                                        1))
                .def(
                        "append",
                        "arr! values!",
                        args ->
                                ArrayFunctions.concatenate(
                                        List.of(
                                                NdArray.of(NdArray.from(args.get("arr")).flat()),
                                                NdArray.of(
                                                        NdArray.from(args.get("values")).flat())),
                                        0))
                .def(
                        "reshape",
                        "a! newshape!",
                        args -> {
                            NdArray a = NdArray.from(args.get("a"));
                            return a.reshaped(Shapes.parse(args.get("newshape"), a.flat().size()));
                        })
                .def("transpose", "a!", args -> NdArray.from(args.get("a")).transposed())
                .def("ravel", "a!", args -> NdArray.of(NdArray.from(args.get("a")).flat()))
                .def(
                        "sort",
                        "a! axis",
                        args ->
                                Along.map(
                                        NdArray.from(args.get("a")), lastAxis(args), Along::sorted))
                .def(
                        "argsort",
                        "a! axis kind",
                        args ->
                                Along.map(
                                        NdArray.from(args.get("a")),
                                        lastAxis(args),
                                        Along::argsort))
                .def("unique", "ar! return_counts", NumpyModule::unique)
                .def("nonzero", "a!", args -> NdArrayMethods.nonzero(NdArray.from(args.get("a"))))
                .def(
                        "count_nonzero",
                        "a!",
                        args ->
                                Along.reduce(
                                        (NdArray)
                                                each(
                                                        NdArray.from(args.get("a")),
                                                        v -> v.cast(DType.BOOL)),
                                        "sum",
                                        null,
                                        0,
                                        false))
                .def("shape", "a!", args -> Shapes.tuple(NdArray.from(args.get("a")).shape()))
                .def(
                        "size",
                        "a!",
                        args -> new PyInteger(NdArray.from(args.get("a")).flat().size()));
    }

    private static PyObject lastAxis(Args args) {
        PyObject axis = args.some("axis");
        return axis != null ? axis : new PyInteger(NdArray.from(args.get("a")).shape().length - 1);
    }

    private static PyObject unique(Args args) {
        Vector v = NdArray.from(args.get("ar")).flat();
        NdArray distinct = NdArray.of(Along.unique(v));
        if (!args.flag("return_counts", false)) {
            return distinct;
        }
        var groups = dev.outrigger.scripthost.python.array.Groups.of(List.of(v), true, false);
        return new PyTuple(
                NdArray.of(v.take(groups.first())), NdArray.of(Along.indices(groups.sizes())));
    }
}
