package dev.outrigger.scripthost.python.pandas;

import dev.outrigger.scripthost.python.array.ArrayLike;
import dev.outrigger.scripthost.python.array.DType;
import dev.outrigger.scripthost.python.array.Sequences;
import dev.outrigger.scripthost.python.array.Values;
import dev.outrigger.scripthost.python.array.Vector;
import dev.outrigger.scripthost.python.array.Vectors;
import org.python.core.Py;
import org.python.core.PyObject;

/** Values on the right of an equals sign. */
final class Assignment {
    private Assignment() {}

    /**
     * A new column of what a script assigns: a series by its labels, a sequence by its order, a
     * value for all rows.
     */
    static Vector column(PyObject value, Index index) {
        if (value instanceof Series s) {
            return s.alignedTo(index);
        }
        if (!Sequences.isSequence(value)) {
            return Vectors.repeat(Values.raw(value), index.size());
        }
        if (value instanceof ArrayLike a && a.shape().length == 2 && a.shape()[1] != 1) {
            throw Py.ValueError(
                    "Cannot set a DataFrame with multiple columns to the single column");
        }
        Vector values = Sequences.vector(value);
        if (values.size() != index.size()) {
            throw Py.ValueError(
                    "Length of values ("
                            + values.size()
                            + ") does not match length of index ("
                            + index.size()
                            + ")");
        }
        return value instanceof ArrayLike ? values.copy() : values;
    }

    /** The vector with some rows set; it may have to become of a wider type. */
    static Vector put(Vector into, int[] rows, PyObject value, Index index) {
        if (!Sequences.isSequence(value)) {
            Object raw = Values.raw(value);
            Vector out = into;
            for (int row : rows) {
                out = out.with(row, raw);
            }
            return out;
        }
        Vector values =
                value instanceof Series s ? s.alignedTo(index.take(rows)) : Sequences.vector(value);
        if (values.size() != rows.length) {
            throw Py.ValueError(
                    "cannot set using a list-like indexer with a different length than the value");
        }
        if (values.dtype() != into.dtype()
                && values.dtype() != DType.OBJECT
                && into.dtype().isInteger()
                && rows.length == into.size()) {
            return values.copy();
        }
        Vector out = into;
        for (int i = 0; i < rows.length; i++) {
            out = out.with(rows[i], values.raw(i));
        }
        return out;
    }
}
