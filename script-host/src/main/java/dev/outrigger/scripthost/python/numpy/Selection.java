package dev.outrigger.scripthost.python.numpy;

import dev.outrigger.scripthost.python.array.ArrayLike;
import dev.outrigger.scripthost.python.array.Missing;
import dev.outrigger.scripthost.python.array.Rows;
import dev.outrigger.scripthost.python.array.Sequences;
import java.util.Arrays;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PySlice;
import org.python.core.PyTuple;

/**
 * What a key in brackets picks out of an array: places in its row-major values, and the shape they
 * make.
 */
record Selection(int[] flat, int[] shape) {
    static Selection of(int[] shape, PyObject key) {
        PyObject[] keys = key instanceof PyTuple t ? t.getArray() : new PyObject[] {key};
        if (keys.length == 1 && keys[0] instanceof ArrayLike a && a.shape().length == 2) {
            return masked(shape, a);
        }
        if (Arrays.stream(keys).anyMatch(k -> k == Py.None)) {
            return widened(shape, keys);
        }
        if (keys.length > shape.length) {
            throw Py.IndexError(
                    "too many indices for array: array is "
                            + shape.length
                            + "-dimensional, but "
                            + keys.length
                            + " were indexed");
        }
        if (keys.length == 2 && isFancy(keys[0]) && isFancy(keys[1])) {
            return pairs(shape, keys);
        }
        int[] flat = {0};
        int[] out = new int[shape.length];
        int dimensions = 0;
        for (int axis = 0; axis < shape.length; axis++) {
            PyObject one = axis < keys.length ? keys[axis] : null;
            int[] places;
            if (one == null) {
                places = Rows.all(shape[axis]);
            } else if (one instanceof PySlice || Sequences.isSequence(one)) {
                places = Sequences.places(one, shape[axis]);
            } else {
                places = new int[] {Sequences.place(one.asIndex(Py.IndexError), shape[axis])};
            }
            if (one == null || one instanceof PySlice || Sequences.isSequence(one)) {
                out[dimensions++] = places.length;
            }
            flat = cross(flat, places, shape[axis]);
        }
        return new Selection(flat, Arrays.copyOf(out, dimensions));
    }

    private static boolean isFancy(PyObject key) {
        return !(key instanceof PySlice) && Sequences.isSequence(key);
    }

    private static int[] cross(int[] outer, int[] inner, int extent) {
        int[] out = new int[outer.length * inner.length];
        int at = 0;
        for (int o : outer) {
            for (int i : inner) {
                out[at++] = o * extent + i;
            }
        }
        return out;
    }

    private static Selection masked(int[] shape, ArrayLike mask) {
        if (!Arrays.equals(mask.shape(), shape) || !Sequences.isMask(mask.flat())) {
            throw Missing.feature(
                    "numpy.ndarray[...] with a two-dimensional index that is no mask of the array's shape");
        }
        int[] places = Rows.where(mask.flat().booleans());
        return new Selection(places, new int[] {places.length});
    }

    private static Selection pairs(int[] shape, PyObject[] keys) {
        int[] rows = Sequences.places(keys[0], shape[0]);
        int[] columns = Sequences.places(keys[1], shape[1]);
        if (rows.length != columns.length) {
            throw Py.IndexError("shape mismatch: indexing arrays could not be broadcast together");
        }
        int[] flat = new int[rows.length];
        Arrays.setAll(flat, i -> rows[i] * shape[1] + columns[i]);
        return new Selection(flat, new int[] {flat.length});
    }

    private static Selection widened(int[] shape, PyObject[] keys) {
        PyObject[] plain = Arrays.stream(keys).filter(k -> k != Py.None).toArray(PyObject[]::new);
        Selection narrow = of(shape, new PyTuple(plain));
        int[] out = new int[narrow.shape.length + keys.length - plain.length];
        int from = 0;
        for (int i = 0; i < out.length; i++) {
            out[i] = i < keys.length && keys[i] == Py.None ? 1 : narrow.shape[from++];
        }
        return new Selection(narrow.flat, out);
    }
}
