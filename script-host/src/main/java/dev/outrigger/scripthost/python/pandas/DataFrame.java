package dev.outrigger.scripthost.python.pandas;

import dev.outrigger.scripthost.python.array.Args;
import dev.outrigger.scripthost.python.array.ArrayLike;
import dev.outrigger.scripthost.python.array.DType;
import dev.outrigger.scripthost.python.array.FloatVector;
import dev.outrigger.scripthost.python.array.Iteration;
import dev.outrigger.scripthost.python.array.Missing;
import dev.outrigger.scripthost.python.array.Operator;
import dev.outrigger.scripthost.python.array.Operators;
import dev.outrigger.scripthost.python.array.PythonType;
import dev.outrigger.scripthost.python.array.Rows;
import dev.outrigger.scripthost.python.array.Sequences;
import dev.outrigger.scripthost.python.array.Values;
import dev.outrigger.scripthost.python.array.Vector;
import dev.outrigger.scripthost.python.array.Vectors;
import dev.outrigger.scripthost.python.numpy.Ufuncs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PySlice;
import org.python.core.PyType;

/** pandas.DataFrame: columns of one length, with names and labels of rows. */
final class DataFrame extends Operators implements ArrayLike {
    static final PyType TYPE =
            PythonType.of(
                    "pandas",
                    "DataFrame",
                    PyObject.TYPE,
                    (arguments, keywords) -> {
                        Args args =
                                Args.bind(
                                        "DataFrame",
                                        "data index columns dtype copy",
                                        arguments,
                                        keywords);
                        return Construction.frame(args);
                    });

    private final List<Vector> vectors;
    private final List<Boolean> owned;
    private Index columns;
    private Index index;

    DataFrame(List<Vector> vectors, Index columns, Index index) {
        super(TYPE);
        if (vectors.size() != columns.size()) {
            throw Py.ValueError(
                    "Shape of passed values does not fit: "
                            + vectors.size()
                            + " columns, "
                            + columns.size()
                            + " names");
        }
        for (Vector vector : vectors) {
            if (vector.size() != index.size()) {
                throw Py.ValueError("All arrays must be of the same length");
            }
        }
        this.vectors = new ArrayList<>(vectors);
        this.owned = new ArrayList<>(java.util.Collections.nCopies(vectors.size(), false));
        this.columns = columns;
        this.index = index;
    }

    int rows() {
        return index.size();
    }

    int width() {
        return vectors.size();
    }

    Index columns() {
        return columns;
    }

    Index index() {
        return index;
    }

    /** Whoever gets the vector shares it, so that the next write makes a copy. */
    Vector vector(int column) {
        owned.set(column, false);
        return vectors.get(column);
    }

    List<Vector> vectors() {
        for (int i = 0; i < owned.size(); i++) {
            owned.set(i, false);
        }
        return List.copyOf(vectors);
    }

    Series series(int column) {
        return new Series(vector(column), index, columns.label(column));
    }

    /** The column with a name, which must be there. */
    int place(Object name) {
        int at = columns.find(name);
        if (at < 0) {
            throw Py.KeyError(Values.box(name));
        }
        return at;
    }

    DataFrame take(int[] rows) {
        return new DataFrame(
                vectors.stream().map(v -> v.take(rows)).toList(), columns, index.take(rows));
    }

    DataFrame pick(int[] places) {
        return new DataFrame(
                Arrays.stream(places).mapToObj(this::vector).toList(), columns.take(places), index);
    }

    DataFrame with(List<Vector> replaced) {
        return new DataFrame(replaced, columns, index);
    }

    DataFrame indexed(Index labels) {
        return new DataFrame(vectors(), columns, labels);
    }

    /** One row as a series, in the type that holds all its values. */
    Series row(int row) {
        return new Series(rowVector(row), columns, index.label(row));
    }

    Vector rowVector(int row) {
        if (vectors.isEmpty()) {
            return Vectors.of(new Object[0]);
        }
        int[] one = {row};
        return Vectors.concat(vectors.stream().map(v -> v.take(one)).toList());
    }

    @Override
    public Vector flat() {
        if (vectors.isEmpty()) {
            return new FloatVector(new double[0]);
        }
        int rows = rows();
        int width = width();
        Vector byColumn = Vectors.concat(vectors);
        if (width == 1) {
            return byColumn;
        }
        int[] order = new int[rows * width];
        for (int i = 0, at = 0; i < rows; i++) {
            for (int j = 0; j < width; j++) {
                order[at++] = j * rows + i;
            }
        }
        return byColumn.take(order);
    }

    @Override
    public int[] shape() {
        return new int[] {rows(), width()};
    }

    @Override
    public DataFrame map(UnaryOperator<Vector> function) {
        return with(vectors().stream().map(function).toList());
    }

    void set(Object name, Vector vector) {
        int at = columns.find(name);
        if (at >= 0) {
            vectors.set(at, vector);
            owned.set(at, false);
            return;
        }
        vectors.add(vector);
        owned.add(false);
        List<Object> names = new ArrayList<>(columns.labels());
        names.add(name);
        columns = Index.of(names).named(columns.names());
    }

    void insert(int at, Object name, Vector vector) {
        List<Object> names = new ArrayList<>(columns.labels());
        names.add(at, name);
        vectors.add(at, vector);
        owned.add(at, false);
        columns = Index.of(names);
    }

    void remove(int at) {
        List<Object> names = new ArrayList<>(columns.labels());
        names.remove(at);
        vectors.remove(at);
        owned.remove(at);
        columns = Index.of(names);
    }

    void put(int[] rows, int column, PyObject value) {
        if (!owned.get(column)) {
            vectors.set(column, vectors.get(column).copy());
            owned.set(column, true);
        }
        vectors.set(column, Assignment.put(vectors.get(column), rows, value, index));
    }

    void become(DataFrame other) {
        vectors.clear();
        vectors.addAll(other.vectors());
        owned.clear();
        owned.addAll(java.util.Collections.nCopies(vectors.size(), false));
        columns = other.columns;
        index = other.index;
    }

    /** A frame without columns takes its rows from the first column that it is given. */
    Index indexFor(PyObject value) {
        if (width() > 0 || rows() > 0) {
            return index;
        }
        if (value instanceof Series s) {
            index = s.index();
        } else if (Sequences.isSequence(value)) {
            index = Index.range(Sequences.vector(value).size());
        }
        return index;
    }

    @Override
    protected PyObject binary(Operator op, PyObject other, boolean reflected) {
        return FrameArithmetic.apply(this, op, other, reflected);
    }

    @Override
    protected PyObject unary(String name) {
        return map(v -> Ufuncs.apply(name, v));
    }

    @Override
    public PyObject __finditem__(PyObject key) {
        if (key instanceof PySlice slice) {
            return take(Locations.bracketSlice(index, slice));
        }
        if (key instanceof DataFrame mask) {
            return FrameArithmetic.where(this, mask);
        }
        if (Sequences.isSequence(key) && !(key instanceof org.python.core.PyTuple)) {
            Vector keys =
                    key instanceof Series s && Sequences.isMask(s.flat())
                            ? s.alignedTo(index)
                            : Sequences.vector(key);
            if (Sequences.isMask(keys)) {
                return take(Sequences.maskPlaces(keys, rows()));
            }
            return pick(Locations.labels(columns, keys));
        }
        int[] places = columns.findAll(Values.raw(key));
        if (places.length == 0) {
            throw Py.KeyError(key);
        }
        return places.length == 1 ? series(places[0]) : pick(places);
    }

    @Override
    public void __setitem__(PyObject key, PyObject value) {
        if (key instanceof DataFrame mask) {
            FrameArithmetic.putWhere(this, mask, value);
            return;
        }
        if (Sequences.isSequence(key) && !(key instanceof org.python.core.PyTuple)) {
            Vector keys = Sequences.vector(key);
            if (Sequences.isMask(keys)) {
                int[] rows = Locations.rows(index, key);
                for (int i = 0; i < width(); i++) {
                    put(rows, i, value);
                }
                return;
            }
            FrameArithmetic.putColumns(this, keys.raws(), value);
            return;
        }
        Index labels = indexFor(value);
        set(Values.raw(key), Assignment.column(value, labels));
    }

    @Override
    public void __delitem__(PyObject key) {
        remove(place(Values.raw(key)));
    }

    @Override
    public int __len__() {
        return rows();
    }

    @Override
    public PyObject __iter__() {
        return Iteration.over(width(), columns::item);
    }

    @Override
    public boolean __contains__(PyObject name) {
        return columns.find(Values.raw(name)) >= 0;
    }

    @Override
    public boolean __nonzero__() {
        throw Py.ValueError(
                "The truth value of a DataFrame is ambiguous. "
                        + "Use a.empty, a.bool(), a.item(), a.any() or a.all().");
    }

    @Override
    protected PyObject member(String name) {
        PyObject member = member(FrameMethods.METHODS, this, name);
        if (member != null || name.startsWith("__")) {
            return member;
        }
        int at = columns.find(name);
        return at < 0 ? null : series(at);
    }

    @Override
    public PyObject __dir__() {
        return names(FrameMethods.METHODS);
    }

    @Override
    public void __setattr__(String name, PyObject value) {
        if (name.equals("columns")) {
            columns = Index.of(new ArrayList<>(checked(value, width()).labels()));
        } else if (name.equals("index")) {
            index = checked(value, rows());
        } else if (columns.find(name) >= 0) {
            set(name, Assignment.column(value, index));
        } else {
            throw Py.AttributeError(
                    "pandas.DataFrame has no column '"
                            + name
                            + "'; a new one is made with df['"
                            + name
                            + "'] = ...");
        }
    }

    private static Index checked(PyObject labels, int size) {
        Index made = Index.from(labels);
        if (made.size() != size) {
            throw Py.ValueError(
                    "Length mismatch: Expected axis has "
                            + size
                            + " elements, new values have "
                            + made.size()
                            + " elements");
        }
        return made;
    }

    /** Columns by their names where an argument restricts an operation to some. */
    int[] places(PyObject names) {
        return names == null
                ? Rows.all(width())
                : Arrays.stream(Args.items(names)).mapToInt(n -> place(Values.raw(n))).toArray();
    }

    DataFrame numeric() {
        return pick(
                java.util.stream.IntStream.range(0, width())
                        .filter(i -> vectors.get(i).dtype().isNumeric())
                        .toArray());
    }

    boolean hasType(DType dtype) {
        return vectors.stream().anyMatch(v -> v.dtype() == dtype);
    }

    @Override
    public void noAttributeError(String name) {
        throw Missing.attribute("pandas.DataFrame", name);
    }

    @Override
    protected String typeName() {
        return "pandas.DataFrame";
    }

    @Override
    protected String show() {
        return FrameText.show(this);
    }
}
