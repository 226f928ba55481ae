package dev.outrigger.scripthost.python.pandas;

import dev.outrigger.scripthost.python.array.ArrayLike;
import dev.outrigger.scripthost.python.array.DType;
import dev.outrigger.scripthost.python.array.IntVector;
import dev.outrigger.scripthost.python.array.Iteration;
import dev.outrigger.scripthost.python.array.ObjectVector;
import dev.outrigger.scripthost.python.array.Operator;
import dev.outrigger.scripthost.python.array.Operators;
import dev.outrigger.scripthost.python.array.PythonType;
import dev.outrigger.scripthost.python.array.Sequences;
import dev.outrigger.scripthost.python.array.Sorting;
import dev.outrigger.scripthost.python.array.Values;
import dev.outrigger.scripthost.python.array.Vector;
import dev.outrigger.scripthost.python.array.Vectors;
import dev.outrigger.scripthost.python.numpy.NdArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PySlice;
import org.python.core.PyTuple;
import org.python.core.PyType;

/**
 * pandas.Index: the labels of rows or of columns, in one level or several. Immutable but for its
 * names.
 */
final class Index extends Operators implements ArrayLike {
    static final PyType TYPE =
            PythonType.of(
                    "pandas",
                    "Index",
                    PyObject.TYPE,
                    (arguments, keywords) -> {
                        var args =
                                dev.outrigger.scripthost.python.array.Args.bind(
                                        "Index", "data! name", arguments, keywords);
                        return of(Sequences.vector(args.get("data")))
                                .named(Values.raw(args.get("name")));
                    });

    private final int size;
    private List<Vector> levels;
    private final boolean range;
    private List<Object> names;
    private Map<Object, Integer> places;
    private boolean unique = true;

    private Index(int size, boolean range, List<Vector> levels, List<Object> names) {
        super(TYPE);
        this.size = size;
        this.range = range;
        this.levels = levels;
        this.names = names;
    }

    static Index range(int size) {
        return new Index(size, true, null, Collections.singletonList(null));
    }

    static Index of(Vector labels) {
        return new Index(labels.size(), false, List.of(labels), Collections.singletonList(null));
    }

    static Index of(List<Vector> levels, List<Object> names) {
        return new Index(levels.get(0).size(), false, levels, names);
    }

    /** Labels of columns: those that are all strings or mixed are objects, numbers are numbers. */
    static Index of(List<Object> labels) {
        for (int i = 0; i < labels.size(); i++) {
            if (!Long.valueOf(i).equals(labels.get(i))) {
                return of(Vectors.of(labels.toArray()));
            }
        }
        return labels.isEmpty() ? of(new ObjectVector(new Object[0])) : range(labels.size());
    }

    /** An index out of what a script assigns to one. */
    static Index from(PyObject labels) {
        return labels instanceof Index i ? i : of(Sequences.vector(labels).copy());
    }

    Index named(Object name) {
        return new Index(size, range, levels, Collections.singletonList(name));
    }

    Index named(List<Object> all) {
        return new Index(size, range, levels, all);
    }

    int size() {
        return size;
    }

    boolean isRange() {
        return range;
    }

    int depth() {
        return range ? 1 : levels.size();
    }

    Vector level(int depth) {
        if (levels == null) {
            long[] labels = new long[size];
            Arrays.setAll(labels, i -> i);
            levels = List.of(new IntVector(DType.INT64, labels));
        }
        return levels.get(depth);
    }

    List<Object> names() {
        return names;
    }

    Object name() {
        return names.size() == 1 ? names.get(0) : null;
    }

    void rename(List<Object> to) {
        if (to.size() != depth()) {
            throw Py.ValueError("Length of new names must be " + depth() + ", got " + to.size());
        }
        names = to;
    }

    boolean hasNames() {
        return names.stream().anyMatch(n -> n != null);
    }

    /** The label of a row as {@link Values} holds it, a tuple for several levels. */
    Object label(int row) {
        if (range) {
            return (long) row;
        }
        if (levels.size() == 1) {
            return levels.get(0).raw(row);
        }
        PyObject[] parts = new PyObject[levels.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = levels.get(i).get(row);
        }
        return new PyTuple(parts);
    }

    List<Object> labels() {
        List<Object> labels = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            labels.add(label(i));
        }
        return labels;
    }

    Index take(int[] rows) {
        boolean prefix = range;
        for (int i = 0; prefix && i < rows.length; i++) {
            prefix = rows[i] == i;
        }
        if (prefix) {
            return range(rows.length).named(names);
        }
        level(0);
        return of(levels.stream().map(l -> l.take(rows)).toList(), names);
    }

    private Object key(int row) {
        if (range) {
            return (long) row;
        }
        if (levels.size() == 1) {
            return levels.get(0).key(row);
        }
        return Arrays.asList(levels.stream().map(l -> l.key(row)).toArray());
    }

    private static Object keyOf(Object raw) {
        if (raw instanceof PyTuple t) {
            return Arrays.asList(
                    Arrays.stream(t.getArray()).map(p -> keyOf(Values.raw(p))).toArray());
        }
        return Vectors.of(new Object[] {raw}).key(0);
    }

    /** The first row with the label, or -1. */
    int find(Object raw) {
        Object key = keyOf(raw);
        if (range) {
            return key instanceof Long l && l >= 0 && l < size ? (int) (long) l : -1;
        }
        if (places == null) {
            places = new HashMap<>();
            for (int i = 0; i < size; i++) {
                unique &= places.putIfAbsent(tupleKey(i), i) == null;
            }
        }
        Integer place = places.get(key);
        return place == null ? -1 : place;
    }

    private Object tupleKey(int row) {
        Object raw = levels.size() == 1 ? levels.get(0).raw(row) : null;
        return raw instanceof PyTuple ? keyOf(raw) : key(row);
    }

    boolean isUnique() {
        find(null);
        return range || unique;
    }

    /** All rows with the label; for several levels also those that a label of the first picks. */
    int[] findAll(Object raw) {
        int first = find(raw);
        if (first >= 0 && (range || unique)) {
            return new int[] {first};
        }
        if (first < 0 && (range || levels.size() == 1)) {
            return new int[0];
        }
        Object key = keyOf(raw);
        int[] rows = new int[size];
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (key != null
                    && (key.equals(tupleKey(i)) || first < 0 && key.equals(levels.get(0).key(i)))) {
                rows[count++] = i;
            }
        }
        return Arrays.copyOf(rows, count);
    }

    boolean sameLabels(Index other) {
        if (this == other || range && other.range && size == other.size) {
            return true;
        }
        if (size != other.size || depth() != other.depth()) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            if (!java.util.Objects.equals(key(i), other.key(i))) {
                return false;
            }
        }
        return true;
    }

    /** For each of another index's labels the row of it here, -1 where there is none. */
    int[] align(Index to) {
        int[] rows = new int[to.size];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = find(to.label(i));
        }
        return rows;
    }

    /** All labels of both, in order where they can be ordered. */
    Index union(Index other) {
        List<Object> all = new ArrayList<>(labels());
        for (Object label : other.labels()) {
            if (find(label) < 0) {
                all.add(label);
            }
        }
        Vector labels = Vectors.of(all.toArray());
        return of(labels.take(Sorting.order(labels)));
    }

    /** The level with a name or a number, as an index of its own. */
    Index levelNamed(PyObject level) {
        Object raw = Values.raw(level);
        int depth = names.indexOf(raw);
        if (depth < 0 && raw instanceof Long l) {
            depth = Sequences.place(l, depth());
        }
        if (depth < 0) {
            throw Py.KeyError("Level " + Values.text(raw) + " not found");
        }
        return of(level(depth)).named(names.get(depth));
    }

    @Override
    public Vector flat() {
        if (depth() == 1) {
            return level(0);
        }
        return new ObjectVector(labels().toArray());
    }

    @Override
    public int[] shape() {
        return new int[] {size};
    }

    @Override
    public PyObject map(UnaryOperator<Vector> function) {
        return of(function.apply(flat())).named(names);
    }

    @Override
    protected PyObject binary(Operator op, PyObject other, boolean reflected) {
        return NdArray.of(flat()).binaryWith(op, other, reflected);
    }

    @Override
    protected PyObject unary(String name) {
        return map(v -> dev.outrigger.scripthost.python.numpy.Ufuncs.apply(name, v));
    }

    @Override
    public int __len__() {
        return size;
    }

    PyObject item(int row) {
        return Values.box(label(row));
    }

    @Override
    public PyObject __iter__() {
        return Iteration.over(size, this::item);
    }

    @Override
    public boolean __contains__(PyObject label) {
        return find(Values.raw(label)) >= 0;
    }

    @Override
    public PyObject __finditem__(PyObject key) {
        if (key instanceof PySlice || Sequences.isSequence(key)) {
            return take(Sequences.places(key, size));
        }
        return item(Sequences.place(key.asIndex(Py.IndexError), size));
    }

    @Override
    protected PyObject member(String name) {
        return member(IndexMethods.METHODS, this, name);
    }

    @Override
    public PyObject __dir__() {
        return names(IndexMethods.METHODS);
    }

    @Override
    public void __setattr__(String name, PyObject value) {
        if (name.equals("name")) {
            rename(Collections.singletonList(Values.raw(value)));
        } else if (name.equals("names")) {
            rename(Arrays.asList(Sequences.raws(value)));
        } else {
            throw dev.outrigger.scripthost.python.array.Missing.attribute("pandas.Index", name);
        }
    }

    @Override
    protected String typeName() {
        return "pandas.Index";
    }

    @Override
    protected String show() {
        return IndexText.repr(this);
    }
}
