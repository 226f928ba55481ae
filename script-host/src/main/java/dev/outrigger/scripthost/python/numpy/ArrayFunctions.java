package dev.outrigger.scripthost.python.numpy;

import dev.outrigger.scripthost.python.array.ArrayLike;
import dev.outrigger.scripthost.python.array.BoolVector;
import dev.outrigger.scripthost.python.array.DType;
import dev.outrigger.scripthost.python.array.Sequences;
import dev.outrigger.scripthost.python.array.Values;
import dev.outrigger.scripthost.python.array.Vector;
import dev.outrigger.scripthost.python.array.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.python.core.Py;
import org.python.core.PyObject;

/** numpy's functions of several arrays. */
final class ArrayFunctions {
    private ArrayFunctions() {}

    /** The lesser (sign -1) or greater (1) of each pair; NaN where either is. */
    static PyObject extreme(PyObject a, PyObject b, int sign) {
        NdArray x = NdArray.from(a);
        NdArray y = NdArray.from(b);
        int[] shape = Shapes.broadcast(x.shape(), y.shape());
        Vector p = Shapes.stretch(x.flat(), x.shape(), shape);
        Vector q = Shapes.stretch(y.flat(), y.shape(), shape);
        boolean weak = x.shape().length == 0 != (y.shape().length == 0);
        DType dtype =
                weak && p.dtype().isFloat()
                        ? p.dtype()
                        : weak && q.dtype().isFloat()
                                ? q.dtype()
                                : DType.promote(p.dtype(), q.dtype());
        Vector out = p.cast(dtype);
        for (int i = 0; i < out.size(); i++) {
            Object left = p.raw(i);
            Object right = q.raw(i);
            if (!Values.isNull(left)
                    && (Values.isNull(right) || Values.compare(right, left) * sign > 0)) {
                out.set(i, dtype.isFloat() ? (Object) Values.number(right) : right);
            }
        }
        return wrap(out, shape, a, b);
    }

    static PyObject clip(PyObject a, PyObject low, PyObject high) {
        PyObject raised = low == null ? a : extreme(a, low, 1);
        return high == null ? raised : extreme(raised, high, -1);
    }

    /** The result as the kind of object that went in: a series stays one, numbers stay numbers. */
    static PyObject wrap(Vector out, int[] shape, PyObject... inputs) {
        if (shape.length == 0) {
            return out.get(0);
        }
        for (PyObject input : inputs) {
            if (input instanceof ArrayLike like
                    && !(input instanceof NdArray)
                    && Arrays.equals(like.shape(), shape)
                    && shape.length == 1) {
                return like.map(v -> out);
            }
        }
        return new NdArray(out, shape);
    }

    static PyObject where(PyObject condition, PyObject then, PyObject otherwise) {
        NdArray c = NdArray.from(condition);
        if (then == null && otherwise == null) {
            return NdArrayMethods.nonzero(c);
        }
        if (then == null || otherwise == null) {
            throw Py.ValueError("either both or neither of x and y should be given");
        }
        NdArray x = NdArray.from(then);
        NdArray y = NdArray.from(otherwise);
        int[] shape = Shapes.broadcast(Shapes.broadcast(c.shape(), x.shape()), y.shape());
        boolean[] pick = Shapes.stretch(c.flat(), c.shape(), shape).cast(DType.BOOL).booleans();
        Vector p = Shapes.stretch(x.flat(), x.shape(), shape);
        Vector q = Shapes.stretch(y.flat(), y.shape(), shape);
        DType dtype = common(x, y);
        Vector out = q.cast(dtype);
        Vector chosen = p.cast(dtype);
        for (int i = 0; i < pick.length; i++) {
            if (pick[i]) {
                out.set(i, chosen.raw(i));
            }
        }
        return shape.length == 0 ? out.get(0) : new NdArray(out, shape);
    }

    private static DType common(NdArray x, NdArray y) {
        if (x.shape().length == 0 == (y.shape().length == 0)) {
            return DType.promote(x.flat().dtype(), y.flat().dtype());
        }
        NdArray array = x.shape().length == 0 ? y : x;
        DType single = (x.shape().length == 0 ? x : y).flat().dtype();
        boolean keeps =
                array.flat().dtype().isFloat() && single.isNumeric()
                        || array.flat().dtype().isInteger() && single.isInteger();
        return keeps ? array.flat().dtype() : DType.promote(array.flat().dtype(), single);
    }

    static PyObject concatenate(List<NdArray> parts, int axis) {
        if (parts.isEmpty()) {
            throw Py.ValueError("need at least one array to concatenate");
        }
        int dimensions = parts.get(0).shape().length;
        for (NdArray part : parts) {
            if (part.shape().length != dimensions || dimensions == 0) {
                throw Py.ValueError("all the input array dimensions must match exactly");
            }
        }
        Shapes.requireAtMostTwo(parts.get(0).shape(), "concatenate");
        if (axis == 1 || axis == -1 && dimensions == 2) {
            if (dimensions == 1) {
                throw Py.ValueError("axis 1 is out of bounds for array of dimension 1");
            }
            List<NdArray> turned = parts.stream().map(NdArray::transposed).toList();
            return ((NdArray) concatenate(turned, 0)).transposed();
        }
        List<Vector> vectors = new ArrayList<>();
        int rows = 0;
        for (NdArray part : parts) {
            if (dimensions == 2 && part.shape()[1] != parts.get(0).shape()[1]) {
                throw Py.ValueError(
                        "all the input array dimensions except for the concatenation axis must match exactly");
            }
            rows += part.shape()[0];
            vectors.add(part.flat());
        }
        Vector all = vectors.size() == 1 ? vectors.get(0).copy() : Vectors.concat(vectors);
        return dimensions == 1 ? NdArray.of(all) : new NdArray(all, rows, parts.get(0).shape()[1]);
    }

    static List<NdArray> arrays(PyObject sequence) {
        return Sequences.list(sequence).stream().map(NdArray::from).toList();
    }

    /** One-dimensional arrays as rows (or columns), others as they are. */
    static List<NdArray> flatAs(List<NdArray> arrays, boolean rows) {
        return arrays.stream()
                .map(
                        a ->
                                a.shape().length > 1
                                        ? a
                                        : rows
                                                ? a.reshaped(1, a.flat().size())
                                                : a.reshaped(a.flat().size(), 1))
                .toList();
    }

    static PyObject isClose(PyObject a, PyObject b, double relative, double absolute) {
        NdArray x = NdArray.from(a);
        NdArray y = NdArray.from(b);
        int[] shape = Shapes.broadcast(x.shape(), y.shape());
        double[] p = Shapes.stretch(x.flat(), x.shape(), shape).doubles();
        double[] q = Shapes.stretch(y.flat(), y.shape(), shape).doubles();
        boolean[] close = new boolean[p.length];
        for (int i = 0; i < close.length; i++) {
            close[i] =
                    p[i] == q[i] || Math.abs(p[i] - q[i]) <= absolute + relative * Math.abs(q[i]);
        }
        return wrap(new BoolVector(close), shape, a, b);
    }
}
