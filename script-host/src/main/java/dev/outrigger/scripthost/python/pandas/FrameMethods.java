package dev.outrigger.scripthost.python.pandas;

import dev.outrigger.scripthost.python.array.Args;
import dev.outrigger.scripthost.python.array.DTypeObject;
import dev.outrigger.scripthost.python.array.Iteration;
import dev.outrigger.scripthost.python.array.Methods;
import dev.outrigger.scripthost.python.array.ObjectVector;
import dev.outrigger.scripthost.python.array.Operator;
import dev.outrigger.scripthost.python.array.Pickled;
import dev.outrigger.scripthost.python.array.Rows;
import dev.outrigger.scripthost.python.array.Sorting;
import dev.outrigger.scripthost.python.array.Values;
import dev.outrigger.scripthost.python.array.Vector;
import dev.outrigger.scripthost.python.numpy.NdArray;
import dev.outrigger.scripthost.python.numpy.Ufuncs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.python.core.Py;
import org.python.core.PyInteger;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyTuple;

/** What a script sees of a frame. */
final class FrameMethods {
    static final Methods<DataFrame> METHODS =
            new Methods<DataFrame>("pandas.DataFrame")
                    .get("columns", DataFrame::columns)
                    .get("index", DataFrame::index)
                    .get("values", f -> new NdArray(f.flat().copy(), f.shape()))
                    .get(
                            "shape",
                            f -> new PyTuple(new PyInteger(f.rows()), new PyInteger(f.width())))
                    .get("size", f -> new PyInteger(f.rows() * f.width()))
                    .get("ndim", f -> new PyInteger(2))
                    .get("empty", f -> Py.newBoolean(f.rows() == 0 || f.width() == 0))
                    .get(
                            "dtypes",
                            f ->
                                    new Series(
                                            new ObjectVector(
                                                    f.vectors().stream()
                                                            .map(
                                                                    v ->
                                                                            (Object)
                                                                                    new DTypeObject(
                                                                                            v
                                                                                                    .dtype()))
                                                            .toArray()),
                                            f.columns(),
                                            null))
                    .get("T", FrameShapes::transposed)
                    .get("loc", f -> new Indexer(f, null, true))
                    .get("iloc", f -> new Indexer(f, null, false))
                    .get("at", f -> new Indexer(f, null, true))
                    .get("iat", f -> new Indexer(f, null, false))
                    .def("transpose", "", (f, args) -> FrameShapes.transposed(f))
                    .def(
                            "to_numpy",
                            "dtype",
                            (f, args) ->
                                    new NdArray(
                                            args.some("dtype") == null
                                                    ? f.flat().copy()
                                                    : Conversion.astype(
                                                            f.flat(), args.get("dtype")),
                                            f.shape()))
                    .def("to_dict", "orient", FrameShapes::dict)
                    .def("to_string", "", (f, args) -> f.__str__())
                    .def(
                            "fillna",
                            "value! inplace",
                            (f, args) -> inPlace(f, FrameShapes.fill(f, args.get("value")), args))
                    .def(
                            "dropna",
                            "axis how subset inplace",
                            (f, args) -> inPlace(f, FrameShapes.dropMissing(f, args), args))
                    .def("astype", "dtype!", FrameShapes::astype)
                    .def(
                            "sort_values",
                            "by! axis ascending inplace kind na_position ignore_index",
                            FrameMethods::sort)
                    .def(
                            "sort_index",
                            "axis ascending",
                            (f, args) ->
                                    args.axis(0) == 1
                                            ? f.pick(
                                                    Chosen.byIndex(
                                                            f.columns(),
                                                            args.flag("ascending", true)))
                                            : f.take(
                                                    Chosen.byIndex(
                                                            f.index(),
                                                            args.flag("ascending", true))))
                    .def(
                            "nlargest",
                            "n! columns!",
                            (f, args) ->
                                    f.take(
                                            Chosen.largest(
                                                    f.vector(
                                                            f.place(
                                                                    Values.raw(
                                                                            args.get("columns")))),
                                                    args.integer("n", 5),
                                                    false)))
                    .def(
                            "nsmallest",
                            "n! columns!",
                            (f, args) ->
                                    f.take(
                                            Chosen.largest(
                                                    f.vector(
                                                            f.place(
                                                                    Values.raw(
                                                                            args.get("columns")))),
                                                    args.integer("n", 5),
                                                    true)))
                    .def("drop", "labels axis index columns inplace errors", FrameMethods::drop)
                    .def("rename", "mapper index columns axis inplace", Renaming::rename)
                    .def(
                            "reset_index",
                            "level drop inplace",
                            (f, args) ->
                                    inPlace(
                                            f,
                                            Renaming.reset(
                                                    f,
                                                    args.some("level"),
                                                    args.flag("drop", false)),
                                            args))
                    .def(
                            "set_index",
                            "keys! drop inplace",
                            (f, args) ->
                                    inPlace(
                                            f,
                                            Renaming.set(
                                                    f, args.get("keys"), args.flag("drop", true)),
                                            args))
                    .def(
                            "reindex",
                            "index columns",
                            (f, args) ->
                                    Construction.selected(
                                            f,
                                            args.some("index") == null
                                                    ? null
                                                    : Index.from(args.get("index")),
                                            args.some("columns") == null
                                                    ? null
                                                    : Index.from(args.get("columns"))))
                    .def(
                            "insert",
                            "loc! column! value!",
                            (f, args) -> {
                                Object name = Values.raw(args.get("column"));
                                if (f.columns().find(name) >= 0) {
                                    throw Py.ValueError(
                                            "cannot insert "
                                                    + Values.text(name)
                                                    + ", already exists");
                                }
                                f.insert(
                                        args.integer("loc", 0),
                                        name,
                                        Assignment.column(args.get("value"), f.index()));
                                return Py.None;
                            })
                    .def(
                            "pop",
                            "item!",
                            (f, args) -> {
                                int at = f.place(Values.raw(args.get("item")));
                                Series popped = f.series(at);
                                f.remove(at);
                                return popped;
                            })
                    .def(
                            "assign",
                            "**columns",
                            (f, args) -> {
                                DataFrame made = f.map(Vector::copy);
                                for (PyTuple column : args.others("columns")) {
                                    PyObject value = column.pyget(1);
                                    PyObject given =
                                            value.isCallable() && !(value instanceof Series)
                                                    ? value.__call__(made)
                                                    : value;
                                    made.__setitem__(column.pyget(0), given);
                                }
                                return made;
                            })
                    .def("apply", "func! axis", Applying::apply)
                    .def(
                            "map",
                            "func!",
                            (f, args) ->
                                    f.map(
                                            v ->
                                                    Applying.map(
                                                                    new Series(v, f.index(), null),
                                                                    args.get("func"))
                                                            .flat()))
                    .def("describe", "", (f, args) -> Describe.frame(f))
                    .def("groupby", "by! as_index sort dropna", Grouping::of)
                    .def("merge", "right! how on left_on right_on suffixes", Merging::of)
                    .def("join", "other! how", Merging::join)
                    .def(
                            "corr",
                            "numeric_only",
                            (f, args) ->
                                    Correlation.matrix(
                                            args.flag("numeric_only", false) ? f.numeric() : f))
                    .def(
                            "clip",
                            "lower upper",
                            (f, args) ->
                                    f.map(
                                            v ->
                                                    ((Series)
                                                                    dev.outrigger.scripthost.python
                                                                            .numpy.Functions.clip(
                                                                            new Series(
                                                                                    v, f.index(),
                                                                                    null),
                                                                            args.some("lower"),
                                                                            args.some("upper")))
                                                            .flat()))
                    .def(
                            "round",
                            "decimals",
                            (f, args) ->
                                    f.map(
                                            v ->
                                                    v.dtype().isNumeric()
                                                            ? Ufuncs.round(
                                                                    v, args.integer("decimals", 0))
                                                            : v))
                    .def(
                            "duplicated",
                            "subset",
                            (f, args) ->
                                    new Series(
                                            Chosen.duplicated(
                                                    f.pick(f.places(args.some("subset")))
                                                            .vectors()),
                                            f.index(),
                                            null))
                    .def(
                            "drop_duplicates",
                            "subset",
                            (f, args) ->
                                    f.take(
                                            Rows.where(
                                                    Ufuncs.apply(
                                                                    "invert",
                                                                    Chosen.duplicated(
                                                                            f.pick(
                                                                                            f
                                                                                                    .places(
                                                                                                            args
                                                                                                                    .some(
                                                                                                                            "subset")))
                                                                                    .vectors()))
                                                            .booleans())))
                    .def("select_dtypes", "include exclude", FrameShapes::selectTypes)
                    .def("agg", "func!", FrameShapes::aggregate)
                    .def(
                            "iterrows",
                            "",
                            (f, args) ->
                                    Iteration.over(
                                            f.rows(),
                                            i -> new PyTuple(f.index().item(i), f.row(i))))
                    .def("itertuples", "index name", FrameShapes::tuples)
                    .def(
                            "items",
                            "",
                            (f, args) ->
                                    Iteration.over(
                                            f.width(),
                                            i -> new PyTuple(f.columns().item(i), f.series(i))))
                    .def("keys", "", (f, args) -> f.columns())
                    .def(
                            "get",
                            "key! default",
                            (f, args) -> {
                                int at = f.columns().find(Values.raw(args.get("key")));
                                return at >= 0
                                        ? f.series(at)
                                        : args.get("default") == null
                                                ? Py.None
                                                : args.get("default");
                            })
                    .def(
                            "equals",
                            "other!",
                            (f, args) ->
                                    Py.newBoolean(
                                            args.get("other") instanceof DataFrame o
                                                    && FrameShapes.same(f, o)))
                    .def("__reduce_ex__", "protocol", (f, args) -> reduce(f))
                    .def("__reduce__", "", (f, args) -> reduce(f));

    static {
        new ValueMethods<>(DataFrame::map, DataFrame::take, DataFrame::rows).define(METHODS);
        Reduce.defineFrames(METHODS);
        for (Operator op : Operator.values()) {
            if (op.compareTo(Operator.GE) <= 0) {
                METHODS.def(
                        op.name().toLowerCase(Locale.ROOT),
                        "other! axis",
                        (f, args) -> operate(f, op, args));
            }
        }
        METHODS.def("div", "other! axis", (f, args) -> operate(f, Operator.TRUEDIV, args));
    }

    private FrameMethods() {}

    private static PyObject operate(DataFrame f, Operator op, Args args) {
        PyObject other = args.get("other");
        return other instanceof Series s && args.axis(1) == 0
                ? FrameArithmetic.byColumn(f, op, s)
                : f.binary(op, other, false);
    }

    /** The result, or None once the frame itself has become the result. */
    static PyObject inPlace(DataFrame frame, DataFrame result, Args args) {
        if (!args.flag("inplace", false)) {
            return result;
        }
        frame.become(result);
        return Py.None;
    }

    private static PyObject sort(DataFrame f, Args args) {
        args.only("axis", "0", "index");
        List<Vector> by = new ArrayList<>();
        for (PyObject name : Args.items(args.get("by"))) {
            Object label = Values.raw(name);
            int level = f.columns().find(label) < 0 ? f.index().names().indexOf(label) : -1;
            by.add(level >= 0 ? f.index().level(level) : f.vector(f.place(label)));
        }
        boolean[] ascending = new boolean[by.size()];
        PyObject given = args.get("ascending");
        PyObject[] directions = given == null ? new PyObject[] {Py.True} : Args.items(given);
        if (directions.length != 1 && directions.length != ascending.length) {
            throw Py.ValueError(
                    "Length of ascending ("
                            + directions.length
                            + ") != length of by ("
                            + by.size()
                            + ")");
        }
        for (int i = 0; i < ascending.length; i++) {
            ascending[i] = directions[directions.length == 1 ? 0 : i].__nonzero__();
        }
        DataFrame sorted =
                f.take(
                        Sorting.order(
                                by, ascending, !args.text("na_position", "last").equals("first")));
        return inPlace(
                f,
                args.flag("ignore_index", false) ? sorted.indexed(Index.range(f.rows())) : sorted,
                args);
    }

    private static PyObject drop(DataFrame f, Args args) {
        boolean ignore = args.text("errors", "raise").equals("ignore");
        PyObject columns = args.some("columns");
        PyObject index = args.some("index");
        if (args.some("labels") != null) {
            columns = args.axis(0) == 1 ? args.get("labels") : columns;
            index = args.axis(0) == 0 ? args.get("labels") : index;
        }
        DataFrame out = f;
        if (columns != null) {
            out =
                    out.pick(
                            ignore
                                    ? present(f.columns(), columns)
                                    : Chosen.without(f.columns(), columns));
        }
        if (index != null) {
            out = out.take(ignore ? present(f.index(), index) : Chosen.without(f.index(), index));
        }
        return inPlace(f, out, args);
    }

    private static int[] present(Index index, PyObject labels) {
        PyObject there =
                new PyList(
                        Arrays.stream(Args.items(labels))
                                .filter(l -> index.find(Values.raw(l)) >= 0)
                                .toList());
        return Chosen.without(index, there);
    }

    private static PyObject reduce(DataFrame f) {
        PyList columns = new PyList();
        PyList dtypes = new PyList();
        for (Vector v : f.vectors()) {
            columns.append(Pickled.encode(v));
            dtypes.append(Py.newString(v.dtype().label()));
        }
        PyObject names = new PyList(f.columns().labels().stream().map(Values::box).toList());
        PyObject make = org.python.core.imp.importName("pandas", true).__getattr__("_rebuild");
        PyObject index = f.index().isRange() ? new PyInteger(f.rows()) : f.index();
        return new PyTuple(make, new PyTuple(columns, dtypes, names, index));
    }

    static DataFrame rebuilt(Args args) {
        PyObject[] columns = Args.items(args.get("columns"));
        PyObject[] dtypes = Args.items(args.get("dtypes"));
        List<Vector> vectors = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            vectors.add(Pickled.decode(columns[i], dtypes[i]));
        }
        PyObject index = args.get("index");
        return new DataFrame(
                vectors,
                Index.of(
                        Arrays.asList(
                                dev.outrigger.scripthost.python.array.Sequences.raws(
                                        args.get("names")))),
                index instanceof Index i ? i : Index.range(index.asInt()));
    }
}
