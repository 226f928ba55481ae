package dev.outrigger.scripthost.python.numpy;

import dev.outrigger.scripthost.python.array.Args;
import dev.outrigger.scripthost.python.array.Arithmetic;
import dev.outrigger.scripthost.python.array.ArrayLike;
import dev.outrigger.scripthost.python.array.DType;
import dev.outrigger.scripthost.python.array.Exposed;
import dev.outrigger.scripthost.python.array.Operand;
import dev.outrigger.scripthost.python.array.Operator;
import dev.outrigger.scripthost.python.array.Operators;
import dev.outrigger.scripthost.python.array.PythonType;
import dev.outrigger.scripthost.python.array.Sequences;
import dev.outrigger.scripthost.python.array.Values;
import dev.outrigger.scripthost.python.array.Vector;
import dev.outrigger.scripthost.python.array.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.python.core.Py;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyType;

/** numpy.ndarray: a vector and a shape, row-major. */
public final class NdArray extends Operators implements ArrayLike {
    public static final PyType TYPE =
            PythonType.of(
                    "numpy",
                    "ndarray",
                    PyObject.TYPE,
                    (arguments, keywords) -> {
                        Args args = Args.bind("ndarray", "shape! dtype", arguments, keywords);
                        return Creation.filled(args.get("shape"), 0.0, args.some("dtype"));
                    });

    private Vector vector;
    private final int[] shape;

    public NdArray(Vector vector, int... shape) {
        super(TYPE);
        int size = 1;
        for (int extent : shape) {
            size *= extent;
        }
        if (size != vector.size()) {
            throw Py.ValueError(
                    "cannot reshape array of size "
                            + vector.size()
                            + " into shape "
                            + Shapes.text(shape));
        }
        this.vector = vector;
        this.shape = shape.clone();
    }

    public static NdArray of(Vector vector) {
        return new NdArray(vector, vector.size());
    }

    /**
     * An array of a script's value: an array itself, a frame, nested lists, or a single value
     * without dimensions.
     */
    public static NdArray from(PyObject value) {
        if (value instanceof NdArray a) {
            return a;
        }
        if (value instanceof ArrayLike a) {
            return new NdArray(a.flat(), a.shape());
        }
        if (!Sequences.isSequence(value)) {
            return new NdArray(Vectors.of(new Object[] {Values.raw(value)}));
        }
        List<PyObject> items = Sequences.list(value);
        if (items.isEmpty() || !Sequences.isSequence(items.get(0))) {
            Vector vector = Sequences.vector(new PyList(items));
            return of(items.isEmpty() ? vector.cast(DType.FLOAT64) : vector);
        }
        List<Vector> rows = new ArrayList<>();
        int[] inner = null;
        for (PyObject item : items) {
            NdArray row = from(item);
            if (inner != null && !Arrays.equals(inner, row.shape)) {
                throw Py.ValueError(
                        "setting an array element with a sequence: the lists differ in length");
            }
            inner = row.shape;
            rows.add(row.vector);
        }
        return new NdArray(Vectors.concat(rows), Shapes.prepend(items.size(), inner));
    }

    @Override
    public Vector flat() {
        return vector;
    }

    @Override
    public int[] shape() {
        return shape.clone();
    }

    @Override
    public PyObject map(UnaryOperator<Vector> function) {
        return new NdArray(function.apply(vector), shape);
    }

    NdArray reshaped(int... to) {
        return new NdArray(vector, to);
    }

    NdArray transposed() {
        if (shape.length < 2) {
            return this;
        }
        Shapes.requireAtMostTwo(shape, "transpose");
        int[] rows = new int[vector.size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i % shape[0] * shape[1] + i / shape[0];
        }
        return new NdArray(vector.take(rows), shape[1], shape[0]);
    }

    @Override
    protected PyObject binary(Operator op, PyObject other, boolean reflected) {
        if (other instanceof ArrayLike && !(other instanceof NdArray)) {
            return null;
        }
        if (!Sequences.isSequence(other)) {
            if (other instanceof Exposed) {
                return null;
            }
            Operand single = Operand.single(Values.raw(other));
            Operand own = Operand.of(vector);
            return new NdArray(
                    reflected
                            ? Arithmetic.apply(op, single, own)
                            : Arithmetic.apply(op, own, single),
                    shape);
        }
        NdArray right = from(other);
        int[] target = Shapes.broadcast(shape, right.shape);
        Operand a = Operand.of(Shapes.stretch(vector, shape, target));
        Operand b = Operand.of(Shapes.stretch(right.vector, right.shape, target));
        return new NdArray(
                reflected ? Arithmetic.apply(op, b, a) : Arithmetic.apply(op, a, b), target);
    }

    /** The operator for an index, which acts as an array would. */
    public PyObject binaryWith(Operator op, PyObject other, boolean reflected) {
        PyObject plain =
                other instanceof ArrayLike a && !(other instanceof NdArray) ? from(other) : other;
        return binary(op, plain, reflected);
    }

    @Override
    protected PyObject unary(String name) {
        return map(v -> Ufuncs.apply(name, v));
    }

    @Override
    public PyObject __finditem__(PyObject key) {
        Selection selection = Selection.of(shape, key);
        if (selection.shape().length == 0) {
            return vector.get(selection.flat()[0]);
        }
        return new NdArray(vector.take(selection.flat()), selection.shape());
    }

    @Override
    public void __setitem__(PyObject key, PyObject value) {
        Selection selection = Selection.of(shape, key);
        NdArray given = from(value);
        Vector values = given.vector;
        if (values.size() != 1) {
            values = Shapes.stretch(values, given.shape, selection.shape());
        }
        Vector cast = values.cast(vector.dtype());
        int[] flat = selection.flat();
        for (int i = 0; i < flat.length; i++) {
            vector.set(flat[i], cast.raw(cast.size() == 1 ? 0 : i));
        }
    }

    void replace(Vector sorted) {
        vector = sorted;
    }

    @Override
    public int __len__() {
        if (shape.length == 0) {
            throw Py.TypeError("len() of unsized object");
        }
        return shape[0];
    }

    PyObject item(int row) {
        if (shape.length == 1) {
            return vector.get(row);
        }
        int stride = vector.size() / shape[0];
        int[] inner = Arrays.copyOfRange(shape, 1, shape.length);
        return new NdArray(vector.range(row * stride, (row + 1) * stride), inner);
    }

    @Override
    public PyObject __iter__() {
        return dev.outrigger.scripthost.python.array.Iteration.over(__len__(), this::item);
    }

    @Override
    public boolean __contains__(PyObject value) {
        Object key = Vectors.of(new Object[] {Values.raw(value)}).key(0);
        for (int i = 0; i < vector.size(); i++) {
            if (key != null && key.equals(vector.key(i))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean __nonzero__() {
        if (vector.size() == 1) {
            return Values.isTrue(vector.raw(0));
        }
        throw Py.ValueError(
                "The truth value of an array with more than one element is ambiguous. "
                        + "Use a.any() or a.all()");
    }

    @Override
    public org.python.core.PyFloat __float__() {
        if (vector.size() != 1) {
            throw Py.TypeError("only size-1 arrays can be converted to Python scalars");
        }
        return vector.get(0).__float__();
    }

    @Override
    public PyObject __int__() {
        if (vector.size() != 1) {
            throw Py.TypeError("only size-1 arrays can be converted to Python scalars");
        }
        return vector.get(0).__int__();
    }

    @Override
    protected PyObject member(String name) {
        return member(NdArrayMethods.METHODS, this, name);
    }

    @Override
    protected String typeName() {
        return "numpy.ndarray";
    }

    @Override
    public PyObject __dir__() {
        return names(NdArrayMethods.METHODS);
    }

    @Override
    protected String show() {
        return ArrayText.show(this);
    }

    @Override
    public org.python.core.PyString __repr__() {
        return new org.python.core.PyUnicode(ArrayText.repr(this));
    }

    @Override
    public org.python.core.PyString __str__() {
        return new org.python.core.PyUnicode(show());
    }
}
