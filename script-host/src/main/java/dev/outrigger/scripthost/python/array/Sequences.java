package dev.outrigger.scripthost.python.array;

import java.util.ArrayList;
import java.util.List;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyObject;
import org.python.core.PySequence;
import org.python.core.PySlice;
import org.python.core.PyString;

/** What a script passes where values, truth values or row numbers are meant. */
public final class Sequences {
    private Sequences() {}

    /** Whether an argument stands for several values rather than one. */
    public static boolean isSequence(PyObject value) {
        if (value instanceof ArrayLike) {
            return true;
        }
        if (value instanceof PyString
                || value instanceof PyDictionary
                || value instanceof Exposed) {
            return false;
        }
        return value instanceof PySequence || value.__findattr__("__iter__") != null;
    }

    /** The values of a list, an array, a series or anything else that can be iterated over. */
    public static Vector vector(PyObject values) {
        if (values instanceof ArrayLike a) {
            return a.flat();
        }
        return Vectors.of(raws(values));
    }

    public static Object[] raws(PyObject values) {
        List<Object> raws = new ArrayList<>();
        for (PyObject value : values.asIterable()) {
            raws.add(Values.raw(value));
        }
        return raws.toArray();
    }

    public static List<PyObject> list(PyObject values) {
        List<PyObject> list = new ArrayList<>();
        values.asIterable().forEach(list::add);
        return list;
    }

    /**
     * The places that a slice, a mask or a sequence of places (negative ones from the end) picks
     * out of size.
     */
    public static int[] places(PyObject key, int size) {
        if (key instanceof PySlice slice) {
            int[] bounds = slice.indicesEx(size);
            return Rows.slice(bounds[0], bounds[2], bounds[3]);
        }
        Vector picked = vector(key);
        if (isMask(picked)) {
            return maskPlaces(picked, size);
        }
        if (picked.size() > 0 && !picked.dtype().isInteger()) {
            throw Py.IndexError("arrays used as indices must be of integer (or boolean) type");
        }
        int[] places = new int[picked.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = place((Long) picked.raw(i), size);
        }
        return places;
    }

    public static int[] maskPlaces(Vector mask, int size) {
        if (mask.size() != size) {
            throw Py.IndexError(
                    "boolean index did not match: it has "
                            + mask.size()
                            + " values for "
                            + size
                            + " rows");
        }
        return Rows.where(mask.booleans());
    }

    public static boolean isMask(Vector v) {
        if (v.dtype() == DType.BOOL) {
            return true;
        }
        for (int i = 0; i < v.size(); i++) {
            if (!(v.raw(i) instanceof Boolean)) {
                return false;
            }
        }
        return v.size() > 0;
    }

    public static int place(long place, int size) {
        if (place < -size || place >= size) {
            throw Py.IndexError(
                    "index " + place + " is out of bounds for axis 0 with size " + size);
        }
        return (int) (place < 0 ? place + size : place);
    }
}
