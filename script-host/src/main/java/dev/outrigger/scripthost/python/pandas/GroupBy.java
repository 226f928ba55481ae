package dev.outrigger.scripthost.python.pandas;

import dev.outrigger.scripthost.python.array.Args;
import dev.outrigger.scripthost.python.array.DType;
import dev.outrigger.scripthost.python.array.Exposed;
import dev.outrigger.scripthost.python.array.IntVector;
import dev.outrigger.scripthost.python.array.Iteration;
import dev.outrigger.scripthost.python.array.PythonType;
import dev.outrigger.scripthost.python.array.Reductions;
import dev.outrigger.scripthost.python.array.Rows;
import dev.outrigger.scripthost.python.array.Sequences;
import dev.outrigger.scripthost.python.array.Values;
import dev.outrigger.scripthost.python.array.Vector;
import dev.outrigger.scripthost.python.array.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.python.core.PyType;

/** What groupby returns: a frame's groups, with the columns that a reduction works on. */
final class GroupBy extends Exposed {
    private static final PyType TYPE =
            PythonType.of(
                    "pandas",
                    "DataFrameGroupBy",
                    PyObject.TYPE,
                    (arguments, keywords) -> {
                        throw Py.TypeError("a GroupBy is had from a frame, as df.groupby('a')");
                    });

    private final DataFrame frame;
    private final int[] columns;
    private final Grouping by;
    private final boolean oneColumn;

    GroupBy(DataFrame frame, int[] columns, Grouping by, boolean oneColumn) {
        super(TYPE);
        this.frame = frame;
        this.columns = columns;
        this.by = by;
        this.oneColumn = oneColumn;
    }

    Grouping by() {
        return by;
    }

    PyObject reduce(String name, boolean numericOnly, int ddof) {
        List<Vector> results = new ArrayList<>();
        List<Object> names = new ArrayList<>();
        for (int column : columns) {
            Vector v = frame.vector(column);
            if (numericOnly && !v.dtype().isNumeric()) {
                continue;
            }
            results.add(reduce(v, name, ddof, frame.columns().label(column)));
            names.add(frame.columns().label(column));
        }
        return result(results, names);
    }

    private Vector reduce(Vector v, String name, int ddof, Object column) {
        int[][] rows = by.groups().rows();
        Object[] out = new Object[rows.length];
        for (int g = 0; g < out.length; g++) {
            Vector group = v.take(rows[g]);
            try {
                out[g] = Reductions.reduce(name, group, true, ddof);
            } catch (org.python.core.PyException e) {
                throw Py.TypeError(
                        "agg function failed [how->"
                                + name
                                + ",dtype->"
                                + v.dtype().label()
                                + "] on column '"
                                + Values.text(column)
                                + "'");
            }
        }
        return Reduce.typed(out, v, name);
    }

    private PyObject result(List<Vector> results, List<Object> names) {
        if (!by.asIndex()) {
            List<Vector> all = new ArrayList<>(by.heads());
            List<Object> allNames = new ArrayList<>(by.names());
            all.addAll(results);
            allNames.addAll(names);
            return new DataFrame(all, Index.of(allNames), Index.range(by.groups().count()));
        }
        if (oneColumn) {
            return new Series(results.get(0), by.index(), names.get(0));
        }
        return new DataFrame(results, Index.of(names), by.index());
    }

    PyObject size() {
        long[] sizes = Arrays.stream(by.groups().sizes()).asLongStream().toArray();
        Vector counted = new IntVector(DType.INT64, sizes);
        if (!by.asIndex()) {
            return new GroupBy(frame, columns, by, false).result(List.of(counted), List.of("size"));
        }
        return new Series(
                counted, by.index(), oneColumn ? frame.columns().label(columns[0]) : null);
    }

    /** A function's name, a script's own function, a list of names, or a dict of them by column. */
    PyObject aggregate(PyObject function) {
        if (function instanceof PyString s) {
            return GroupByMethods.METHODS.hasMember(s.toString())
                    ? __getattr__(s.toString()).__call__()
                    : unknown(s.toString());
        }
        if (Construction.isDict(function)) {
            List<Vector> results = new ArrayList<>();
            List<Object> names = new ArrayList<>();
            for (PyObject name : Construction.keys(function)) {
                int column = frame.place(Values.raw(name));
                PyObject how = function.__getitem__(name);
                if (Sequences.isSequence(how)) {
                    throw dev.outrigger.scripthost.python.array.Missing.feature(
                            "GroupBy.agg() with lists in a dict");
                }
                results.add(one(column, how));
                names.add(Values.raw(name));
            }
            return new GroupBy(frame, columns, by, false).result(results, names);
        }
        if (Sequences.isSequence(function)) {
            if (!oneColumn) {
                throw dev.outrigger.scripthost.python.array.Missing.feature(
                        "GroupBy.agg() of several columns with a list");
            }
            List<Vector> results = new ArrayList<>();
            List<Object> names = new ArrayList<>();
            for (PyObject how : Sequences.list(function)) {
                results.add(one(columns[0], how));
                names.add(
                        how instanceof PyString
                                ? how.toString()
                                : how.__getattr__("__name__").toString());
            }
            return new GroupBy(frame, columns, by, false).result(results, names);
        }
        List<Vector> results = new ArrayList<>();
        List<Object> names = new ArrayList<>();
        for (int column : columns) {
            results.add(one(column, function));
            names.add(frame.columns().label(column));
        }
        return result(results, names);
    }

    private static PyObject unknown(String name) {
        throw Py.AttributeError(
                "'" + name + "' is not a valid function for 'DataFrameGroupBy' object");
    }

    private Vector one(int column, PyObject how) {
        Vector v = frame.vector(column);
        if (how instanceof PyString s) {
            if (s.toString().equals("size")) {
                return new IntVector(
                        DType.INT64, Arrays.stream(by.groups().sizes()).asLongStream().toArray());
            }
            if (!GroupByMethods.REDUCTIONS.contains(s.toString())) {
                unknown(s.toString());
            }
            return reduce(v, s.toString(), 1, frame.columns().label(column));
        }
        int[][] rows = by.groups().rows();
        Object[] out = new Object[rows.length];
        for (int g = 0; g < out.length; g++) {
            out[g] = Values.raw(how.__call__(frame.series(column).take(rows[g])));
        }
        return Vectors.of(out);
    }

    /** The reduction of a row's group on each row. */
    PyObject transform(PyObject how) {
        List<Vector> results = new ArrayList<>();
        int[] codes = by.groups().codes();
        for (int column : columns) {
            results.add(one(column, how).take(codes));
        }
        if (oneColumn) {
            return new Series(results.get(0), frame.index(), frame.columns().label(columns[0]));
        }
        return new DataFrame(results, frame.columns().take(columns), frame.index());
    }

    /** A script's function on each group; what it returns must be a single value. */
    PyObject apply(PyObject function) {
        int[][] rows = by.groups().rows();
        Object[] out = new Object[rows.length];
        for (int g = 0; g < out.length; g++) {
            PyObject one =
                    function.__call__(
                            oneColumn
                                    ? frame.series(columns[0]).take(rows[g])
                                    : frame.pick(columns).take(rows[g]));
            if (one instanceof DataFrame || one instanceof Series) {
                throw dev.outrigger.scripthost.python.array.Missing.feature(
                        "GroupBy.apply() with a function that returns a frame or a series");
            }
            out[g] = Values.raw(one);
        }
        return new Series(
                Vectors.of(out), by.index(), oneColumn ? frame.columns().label(columns[0]) : null);
    }

    PyObject group(PyObject name) {
        for (int g = 0; g < by.groups().count(); g++) {
            if (by.label(g)._eq(name).__nonzero__()) {
                return frame.take(by.groups().rows()[g]);
            }
        }
        throw Py.KeyError(name);
    }

    PyObject running() {
        int[] codes = by.groups().codes();
        Object[] counts = new Object[codes.length];
        int[] seen = new int[by.groups().count()];
        for (int i = 0; i < codes.length; i++) {
            counts[i] = codes[i] < 0 ? null : (Object) (long) seen[codes[i]]++;
        }
        return new Series(Vectors.of(counts), frame.index(), null);
    }

    @Override
    public PyObject __finditem__(PyObject key) {
        if (Sequences.isSequence(key)) {
            return new GroupBy(frame, frame.places(key), by, false);
        }
        return new GroupBy(frame, new int[] {frame.place(Values.raw(key))}, by, true);
    }

    @Override
    public int __len__() {
        return by.groups().count();
    }

    @Override
    public PyObject __iter__() {
        int[][] rows = by.groups().rows();
        return Iteration.over(
                rows.length,
                g ->
                        new PyTuple(
                                by.label(g),
                                oneColumn
                                        ? frame.series(columns[0]).take(rows[g])
                                        : frame.take(rows[g])));
    }

    @Override
    protected PyObject member(String name) {
        PyObject member = member(GroupByMethods.METHODS, this, name);
        if (member != null || name.startsWith("__")) {
            return member;
        }
        return frame.columns().find(name) < 0 ? null : __finditem__(Py.newUnicode(name));
    }

    @Override
    protected String typeName() {
        return "pandas.DataFrame.groupby";
    }

    @Override
    protected String show() {
        return "<pandas.DataFrameGroupBy of " + by.groups().count() + " groups>";
    }

    DataFrame first(int each) {
        int[] codes = by.groups().codes();
        int[] seen = new int[by.groups().count()];
        boolean[] keep = new boolean[codes.length];
        for (int i = 0; i < codes.length; i++) {
            keep[i] = codes[i] >= 0 && seen[codes[i]]++ < each;
        }
        return frame.take(Rows.where(keep));
    }

    static int ddof(Args args) {
        return args.integer("ddof", 1);
    }
}
