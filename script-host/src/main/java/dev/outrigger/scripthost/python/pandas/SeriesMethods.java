package dev.outrigger.scripthost.python.pandas;

import dev.outrigger.scripthost.python.array.Args;
import dev.outrigger.scripthost.python.array.BoolVector;
import dev.outrigger.scripthost.python.array.DType;
import dev.outrigger.scripthost.python.array.DTypeObject;
import dev.outrigger.scripthost.python.array.Iteration;
import dev.outrigger.scripthost.python.array.Methods;
import dev.outrigger.scripthost.python.array.Operator;
import dev.outrigger.scripthost.python.array.Pickled;
import dev.outrigger.scripthost.python.array.Rows;
import dev.outrigger.scripthost.python.array.Sorting;
import dev.outrigger.scripthost.python.array.Values;
import dev.outrigger.scripthost.python.array.Vector;
import dev.outrigger.scripthost.python.numpy.Functions;
import dev.outrigger.scripthost.python.numpy.NdArray;
import dev.outrigger.scripthost.python.numpy.Ufuncs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.python.core.Py;
import org.python.core.PyInteger;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;

/** What a script sees of a series. */
final class SeriesMethods {
    static final Methods<Series> METHODS =
            new Methods<Series>("pandas.Series")
                    .get("index", Series::index)
                    .get("name", s -> Values.box(s.name()))
                    .get("values", s -> NdArray.of(s.flat().copy()))
                    .get("dtype", s -> new DTypeObject(s.flat().dtype()))
                    .get("shape", s -> new PyTuple(new PyInteger(s.__len__())))
                    .get("size", s -> new PyInteger(s.__len__()))
                    .get("ndim", s -> new PyInteger(1))
                    .get("empty", s -> Py.newBoolean(s.__len__() == 0))
                    .get(
                            "is_unique",
                            s -> Py.newBoolean(Conversion.unique(s.flat()).size() == s.__len__()))
                    .get("hasnans", s -> Py.newBoolean(s.flat().nullCount() > 0))
                    .get("loc", s -> new Indexer(null, s, true))
                    .get("iloc", s -> new Indexer(null, s, false))
                    .get("at", s -> new Indexer(null, s, true))
                    .get("iat", s -> new Indexer(null, s, false))
                    .get("str", s -> new TextMethods(s.flat(), s::map))
                    .get("dt", s -> new DateParts(s))
                    .def(
                            "to_numpy",
                            "dtype",
                            (s, args) ->
                                    NdArray.of(
                                            args.some("dtype") == null
                                                    ? s.flat().copy()
                                                    : Conversion.astype(
                                                            s.flat(), args.get("dtype"))))
                    .def("tolist", "", (s, args) -> list(s.flat()))
                    .def("to_list", "", (s, args) -> list(s.flat()))
                    .def("to_dict", "", (s, args) -> dict(s))
                    .def(
                            "to_frame",
                            "name",
                            (s, args) ->
                                    new DataFrame(
                                            List.of(s.flat()),
                                            Index.of(
                                                    java.util.Arrays.asList(
                                                            args.some("name") != null
                                                                    ? Values.raw(args.get("name"))
                                                                    : s.name() == null
                                                                            ? (Object) 0L
                                                                            : s.name())),
                                            s.index()))
                    .def("to_string", "", (s, args) -> s.__str__())
                    .def(
                            "item",
                            "",
                            (s, args) -> {
                                if (s.__len__() != 1) {
                                    throw Py.ValueError(
                                            "can only convert an array of size 1 to a Python scalar");
                                }
                                return Values.box(s.flat().raw(0));
                            })
                    .def(
                            "fillna",
                            "value!",
                            (s, args) ->
                                    args.get("value") instanceof Series other
                                            ? s.map(
                                                    v ->
                                                            Chosen.where(
                                                                    v,
                                                                    Ufuncs.apply(
                                                                                    "invert",
                                                                                    new BoolVector(
                                                                                            v
                                                                                                    .nulls()))
                                                                            .booleans(),
                                                                    other.alignedTo(s.index())))
                                            : s.map(
                                                    v ->
                                                            Conversion.fill(
                                                                    v,
                                                                    Values.raw(args.get("value")))))
                    .def(
                            "dropna",
                            "",
                            (s, args) ->
                                    s.take(
                                            Rows.where(
                                                    Ufuncs.apply(
                                                                    "invert",
                                                                    new BoolVector(
                                                                            s.flat().nulls()))
                                                            .booleans())))
                    .def(
                            "astype",
                            "dtype!",
                            (s, args) -> s.map(v -> Conversion.astype(v, args.get("dtype"))))
                    .def("unique", "", (s, args) -> NdArray.of(Conversion.unique(s.flat())))
                    .def("value_counts", "normalize sort ascending dropna", Counting::of)
                    .def(
                            "sort_values",
                            "ascending na_position kind ignore_index",
                            (s, args) -> {
                                Series sorted =
                                        s.take(
                                                Sorting.order(
                                                        List.of(s.flat()),
                                                        new boolean[] {
                                                            args.flag("ascending", true)
                                                        },
                                                        !args.text("na_position", "last")
                                                                .equals("first")));
                                return args.flag("ignore_index", false)
                                        ? sorted.indexed(Index.range(s.__len__()))
                                        : sorted;
                            })
                    .def(
                            "sort_index",
                            "ascending",
                            (s, args) ->
                                    s.take(Chosen.byIndex(s.index(), args.flag("ascending", true))))
                    .def(
                            "nlargest",
                            "n",
                            (s, args) ->
                                    s.take(Chosen.largest(s.flat(), args.integer("n", 5), false)))
                    .def(
                            "nsmallest",
                            "n",
                            (s, args) ->
                                    s.take(Chosen.largest(s.flat(), args.integer("n", 5), true)))
                    .def("reset_index", "drop name", (s, args) -> reset(s, args))
                    .def(
                            "rename",
                            "index",
                            (s, args) -> {
                                PyObject to = args.get("index");
                                return to instanceof PyString || to == Py.None
                                        ? s.named(Values.raw(to))
                                        : s.indexed(Renaming.labels(s.index(), to));
                            })
                    .def("map", "arg!", (s, args) -> Applying.map(s, args.get("arg")))
                    .def("apply", "func!", (s, args) -> Applying.map(s, args.get("func")))
                    .def(
                            "where",
                            "cond! other",
                            (s, args) ->
                                    s.map(
                                            v ->
                                                    Chosen.where(
                                                            v,
                                                            Assignment.column(
                                                                            args.get("cond"),
                                                                            s.index())
                                                                    .booleans(),
                                                            Chosen.other(args, s.index()))))
                    .def(
                            "mask",
                            "cond! other",
                            (s, args) ->
                                    s.map(
                                            v ->
                                                    Chosen.where(
                                                            v,
                                                            Ufuncs.apply(
                                                                            "invert",
                                                                            Assignment.column(
                                                                                            args
                                                                                                    .get(
                                                                                                            "cond"),
                                                                                            s
                                                                                                    .index())
                                                                                    .cast(
                                                                                            DType
                                                                                                    .BOOL))
                                                                    .booleans(),
                                                            Chosen.other(args, s.index()))))
                    .def(
                            "between",
                            "left! right!",
                            (s, args) ->
                                    s.__ge__(args.get("left")).__and__(s.__le__(args.get("right"))))
                    .def(
                            "clip",
                            "lower upper",
                            (s, args) -> Functions.clip(s, args.some("lower"), args.some("upper")))
                    .def(
                            "round",
                            "decimals",
                            (s, args) -> s.map(v -> Ufuncs.round(v, args.integer("decimals", 0))))
                    .def("cumprod", "", (s, args) -> s.map(v -> Chosen.running(v, Operator.MUL)))
                    .def(
                            "diff",
                            "periods",
                            (s, args) ->
                                    s.__sub__(
                                            s.map(
                                                    v ->
                                                            Chosen.shift(
                                                                    v,
                                                                    args.integer("periods", 1)))))
                    .def(
                            "drop",
                            "labels!",
                            (s, args) -> s.take(Chosen.without(s.index(), args.get("labels"))))
                    .def("duplicated", "", (s, args) -> s.map(v -> Chosen.duplicated(List.of(v))))
                    .def(
                            "drop_duplicates",
                            "",
                            (s, args) ->
                                    s.take(
                                            Rows.where(
                                                    Ufuncs.apply(
                                                                    "invert",
                                                                    Chosen.duplicated(
                                                                            List.of(s.flat())))
                                                            .booleans())))
                    .def(
                            "corr",
                            "other!",
                            (s, args) ->
                                    Values.box(
                                            Correlation.ofSeries(
                                                    s.flat(),
                                                    ((Series) args.get("other"))
                                                            .alignedTo(s.index())),
                                            DType.FLOAT64))
                    .def("describe", "", (s, args) -> Describe.series(s))
                    .def("groupby", "by! sort", (s, args) -> Grouping.of(s, args))
                    .def(
                            "agg",
                            "func!",
                            (s, args) -> s.__getattr__(args.text("func", "")).__call__())
                    .def(
                            "items",
                            "",
                            (s, args) ->
                                    Iteration.over(
                                            s.__len__(),
                                            i -> new PyTuple(s.index().item(i), s.flat().get(i))))
                    .def("keys", "", (s, args) -> s.index())
                    .def(
                            "get",
                            "key! default",
                            (s, args) -> {
                                int row = s.index().find(Values.raw(args.get("key")));
                                return row >= 0
                                        ? s.flat().get(row)
                                        : args.get("default") == null
                                                ? Py.None
                                                : args.get("default");
                            })
                    .def(
                            "equals",
                            "other!",
                            (s, args) ->
                                    Py.newBoolean(
                                            args.get("other") instanceof Series o
                                                    && Chosen.same(s.flat(), o.flat())
                                                    && s.index().sameLabels(o.index())))
                    .def("__reduce_ex__", "protocol", (s, args) -> reduce(s))
                    .def("__reduce__", "", (s, args) -> reduce(s));

    static {
        new ValueMethods<>(Series::map, Series::take, Series::__len__).define(METHODS);
        Reduce.defineSeries(METHODS);
        for (Operator op : Operator.values()) {
            if (op.compareTo(Operator.GE) <= 0) {
                String name = op.name().toLowerCase(Locale.ROOT);
                METHODS.def(name, "other! fill_value", (s, args) -> operate(s, op, args, false));
                if (op.compareTo(Operator.EQ) < 0) {
                    METHODS.def(
                            "r" + name,
                            "other! fill_value",
                            (s, args) -> operate(s, op, args, true));
                }
            }
        }
        METHODS.def(
                "div", "other! fill_value", (s, args) -> operate(s, Operator.TRUEDIV, args, false));
        METHODS.def(
                "rdiv", "other! fill_value", (s, args) -> operate(s, Operator.TRUEDIV, args, true));
    }

    private SeriesMethods() {}

    private static PyObject operate(Series s, Operator op, Args args, boolean reflected) {
        PyObject other = args.get("other");
        PyObject fill = args.some("fill_value");
        if (fill == null) {
            return s.binary(op, other, reflected);
        }
        Object value = Values.raw(fill);
        if (other instanceof Series o) {
            Index labels = s.index().sameLabels(o.index()) ? s.index() : s.index().union(o.index());
            Series left = new Series(Conversion.fill(s.alignedTo(labels), value), labels, s.name());
            return left.binary(
                    op,
                    new Series(Conversion.fill(o.alignedTo(labels), value), labels, o.name()),
                    reflected);
        }
        return s.map(v -> Conversion.fill(v, value)).binary(op, other, reflected);
    }

    static PyObject list(Vector v) {
        PyList list = new PyList();
        for (int i = 0; i < v.size(); i++) {
            list.append(v.dtype() == DType.DATETIME ? v.get(i) : Values.box(v.raw(i)));
        }
        return list;
    }

    private static PyObject dict(Series s) {
        List<PyObject> pairs = new ArrayList<>();
        for (int i = 0; i < s.__len__(); i++) {
            pairs.add(new PyTuple(s.index().item(i), Values.box(s.flat().raw(i))));
        }
        return Applying.orderedDict(pairs);
    }

    private static PyObject reset(Series s, Args args) {
        if (args.flag("drop", false)) {
            return s.indexed(Index.range(s.__len__()));
        }
        Object name =
                args.some("name") != null
                        ? Values.raw(args.get("name"))
                        : s.name() == null ? (Object) 0L : s.name();
        DataFrame frame =
                new DataFrame(
                        List.of(s.flat()), Index.of(java.util.Arrays.asList(name)), s.index());
        return Renaming.reset(frame, null, false);
    }

    private static PyObject reduce(Series s) {
        PyObject make =
                org.python.core.imp.importName("pandas", true).__getattr__("_rebuild_series");
        PyObject index = s.index().isRange() ? new PyInteger(s.__len__()) : s.index();
        return new PyTuple(
                make,
                new PyTuple(
                        Pickled.encode(s.flat()),
                        Py.newString(s.flat().dtype().label()),
                        Values.box(s.name()),
                        index));
    }

    static Series rebuilt(Args args) {
        PyObject index = args.get("index");
        return new Series(
                Pickled.decode(args.get("data"), args.get("dtype")),
                index instanceof Index i ? i : Index.range(index.asInt()),
                Values.raw(args.get("name")));
    }
}
