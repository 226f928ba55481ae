package dev.outrigger.scripthost.python.pandas;

import dev.outrigger.scripthost.python.array.Args;
import dev.outrigger.scripthost.python.array.Arithmetic;
import dev.outrigger.scripthost.python.array.ArrayLike;
import dev.outrigger.scripthost.python.array.Exposed;
import dev.outrigger.scripthost.python.array.Iteration;
import dev.outrigger.scripthost.python.array.Missing;
import dev.outrigger.scripthost.python.array.Operand;
import dev.outrigger.scripthost.python.array.Operator;
import dev.outrigger.scripthost.python.array.Operators;
import dev.outrigger.scripthost.python.array.PythonType;
import dev.outrigger.scripthost.python.array.Sequences;
import dev.outrigger.scripthost.python.array.Values;
import dev.outrigger.scripthost.python.array.Vector;
import dev.outrigger.scripthost.python.array.Vectors;
import dev.outrigger.scripthost.python.numpy.NdArray;
import dev.outrigger.scripthost.python.numpy.Ufuncs;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.python.core.Py;
import org.python.core.PyFloat;
import org.python.core.PyObject;
import org.python.core.PySlice;
import org.python.core.PyType;

/** pandas.Series: values with labels and a name. */
final class Series extends Operators implements ArrayLike {
    static final PyType TYPE =
            PythonType.of(
                    "pandas",
                    "Series",
                    PyObject.TYPE,
                    (arguments, keywords) -> {
                        Args args =
                                Args.bind(
                                        "Series",
                                        "data index dtype name copy",
                                        arguments,
                                        keywords);
                        return Construction.series(args);
                    });

    private Vector vector;
    private Index index;
    private Object name;
    private boolean owned;

    Series(Vector vector, Index index, Object name) {
        super(TYPE);
        if (vector.size() != index.size()) {
            throw Py.ValueError(
                    "Length of values ("
                            + vector.size()
                            + ") does not match length of index ("
                            + index.size()
                            + ")");
        }
        this.vector = vector;
        this.index = index;
        this.name = name;
    }

    Index index() {
        return index;
    }

    Object name() {
        return name;
    }

    Series named(Object to) {
        return new Series(flat(), index, to);
    }

    /** Whoever gets the vector shares it, so that the next write makes a copy. */
    @Override
    public Vector flat() {
        owned = false;
        return vector;
    }

    @Override
    public int[] shape() {
        return new int[] {vector.size()};
    }

    @Override
    public Series map(UnaryOperator<Vector> function) {
        return new Series(function.apply(flat()), index, name);
    }

    Series take(int[] rows) {
        return new Series(vector.take(rows), index.take(rows), name);
    }

    Series indexed(Index labels) {
        return new Series(flat(), labels, name);
    }

    /** The values in the order of other labels, missing where there is no such label. */
    Vector alignedTo(Index labels) {
        return index.sameLabels(labels) ? flat() : vector.take(index.align(labels));
    }

    void put(int[] rows, PyObject value) {
        if (!owned) {
            vector = vector.copy();
            owned = true;
        }
        vector = Assignment.put(vector, rows, value, index);
    }

    @Override
    protected PyObject binary(Operator op, PyObject other, boolean reflected) {
        if (other instanceof DataFrame) {
            return null;
        }
        Vector left = vector;
        Index labels = index;
        Object resultName = name;
        Operand right;
        if (other instanceof Series s) {
            resultName = Objects.equals(name, s.name) ? name : null;
            if (!index.sameLabels(s.index)) {
                if (op.compareTo(Operator.EQ) >= 0 && op.compareTo(Operator.GE) <= 0) {
                    throw Py.ValueError("Can only compare identically-labeled Series objects");
                }
                labels = index.union(s.index);
                left = alignedTo(labels);
            }
            right = Operand.of(s.alignedTo(labels));
        } else if (Sequences.isSequence(other)) {
            NdArray array = NdArray.from(other);
            if (array.shape().length != 1 || array.flat().size() != vector.size()) {
                throw Py.ValueError(
                        "Lengths must match: " + vector.size() + " and " + array.flat().size());
            }
            right = Operand.of(array.flat());
        } else if (other instanceof Exposed) {
            return null;
        } else {
            right = Operand.single(Values.raw(other));
        }
        Operand own = Operand.of(left);
        Vector result =
                reflected ? Arithmetic.apply(op, right, own) : Arithmetic.apply(op, own, right);
        return new Series(result, labels, resultName);
    }

    @Override
    protected PyObject unary(String function) {
        return map(v -> Ufuncs.apply(function, v));
    }

    @Override
    public PyObject __finditem__(PyObject key) {
        if (key instanceof PySlice slice) {
            return take(Locations.bracketSlice(index, slice));
        }
        if (key instanceof Series mask && Sequences.isMask(mask.vector)) {
            return take(Sequences.maskPlaces(mask.alignedTo(index), index.size()));
        }
        if (Sequences.isSequence(key) && !(key instanceof org.python.core.PyTuple)) {
            Vector keys = Sequences.vector(key);
            return take(
                    Sequences.isMask(keys)
                            ? Sequences.maskPlaces(keys, index.size())
                            : Locations.labels(index, keys));
        }
        int[] rows = index.findAll(Values.raw(key));
        if (rows.length == 0) {
            throw Py.KeyError(key);
        }
        return rows.length == 1 && index.find(Values.raw(key)) >= 0
                ? vector.get(rows[0])
                : take(rows);
    }

    @Override
    public void __setitem__(PyObject key, PyObject value) {
        int[] rows;
        if (key instanceof PySlice slice) {
            rows = Locations.bracketSlice(index, slice);
        } else if (Sequences.isSequence(key) && !(key instanceof org.python.core.PyTuple)) {
            rows = Locations.rows(index, key);
        } else {
            Object label = Values.raw(key);
            rows = index.findAll(label);
            if (rows.length == 0) {
                vector =
                        Vectors.concat(
                                java.util.List.of(
                                        vector, Vectors.of(new Object[] {Values.raw(value)})));
                index = Locations.append(index, label);
                owned = true;
                return;
            }
        }
        put(rows, value);
    }

    @Override
    public int __len__() {
        return vector.size();
    }

    @Override
    public PyObject __iter__() {
        return Iteration.over(vector.size(), vector::get);
    }

    @Override
    public boolean __contains__(PyObject label) {
        return index.find(Values.raw(label)) >= 0;
    }

    @Override
    public boolean __nonzero__() {
        throw Py.ValueError(
                "The truth value of a Series is ambiguous. "
                        + "Use a.empty, a.bool(), a.item(), a.any() or a.all().");
    }

    @Override
    public PyFloat __float__() {
        if (vector.size() != 1) {
            throw Py.TypeError("cannot convert the series to float");
        }
        return vector.get(0).__float__();
    }

    @Override
    public PyObject __int__() {
        if (vector.size() != 1) {
            throw Py.TypeError("cannot convert the series to int");
        }
        return vector.get(0).__int__();
    }

    @Override
    protected PyObject member(String attribute) {
        PyObject member = member(SeriesMethods.METHODS, this, attribute);
        if (member == null && !attribute.startsWith("__")) {
            int row = index.find(attribute);
            member = row < 0 ? null : vector.get(row);
        }
        return member;
    }

    @Override
    public PyObject __dir__() {
        return names(SeriesMethods.METHODS);
    }

    @Override
    public void __setattr__(String attribute, PyObject value) {
        if (attribute.equals("name")) {
            name = Values.raw(value);
        } else if (attribute.equals("index")) {
            Index labels = Index.from(value);
            if (labels.size() != index.size()) {
                throw Py.ValueError(
                        "Length mismatch: Expected axis has "
                                + index.size()
                                + " elements, new values have "
                                + labels.size()
                                + " elements");
            }
            index = labels;
        } else if (index.find(attribute) >= 0) {
            __setitem__(Py.newUnicode(attribute), value);
        } else {
            throw Missing.attribute("pandas.Series", attribute);
        }
    }

    @Override
    protected String typeName() {
        return "pandas.Series";
    }

    @Override
    protected String show() {
        return SeriesText.show(this);
    }
}
