package dev.outrigger.scripthost.python.pandas;

import dev.outrigger.scripthost.python.array.BoolVector;
import dev.outrigger.scripthost.python.array.DType;
import dev.outrigger.scripthost.python.array.FloatVector;
import dev.outrigger.scripthost.python.array.NumberTypes;
import dev.outrigger.scripthost.python.array.ObjectVector;
import dev.outrigger.scripthost.python.array.Rows;
import dev.outrigger.scripthost.python.array.Sequences;
import dev.outrigger.scripthost.python.array.Values;
import dev.outrigger.scripthost.python.array.Vector;
import dev.outrigger.scripthost.python.array.Vectors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;

/** Changes of type and of missing values. */
final class Conversion {
    private Conversion() {}

    static Vector astype(Vector v, PyObject dtype) {
        if (!NumberTypes.isText(dtype)) {
            return v.cast(NumberTypes.dtype(dtype));
        }
        Object[] texts = v.raws();
        for (int i = 0; i < texts.length; i++) {
            texts[i] = v.dtype() == DType.OBJECT && v.isNull(i) ? texts[i] : text(v, texts[i]);
        }
        return new ObjectVector(texts);
    }

    private static String text(Vector v, Object raw) {
        return raw == null
                ? "NaT"
                : v.dtype() == DType.FLOAT32 && raw instanceof Double d && !d.isNaN()
                        ? Float.toString((float) (double) d)
                        : Values.text(raw);
    }

    static Vector fill(Vector v, Object value) {
        if (v.nullCount() == 0) {
            return v.copy();
        }
        Vector out = v.copy();
        for (int row : Rows.where(v.nulls())) {
            out = out.with(row, value);
        }
        return out;
    }

    /** The last value before (or the first after) each missing one. */
    static Vector carry(Vector v, boolean forward) {
        int[] rows = new int[v.size()];
        int last = -1;
        for (int i = 0; i < rows.length; i++) {
            int row = forward ? i : rows.length - 1 - i;
            last = v.isNull(row) ? last : row;
            rows[row] = last < 0 ? row : last;
        }
        return v.take(rows);
    }

    static BoolVector isIn(Vector v, PyObject values) {
        if (!Sequences.isSequence(values) && values.__findattr__("__iter__") == null) {
            throw Py.TypeError("only list-like objects are allowed to be passed to isin()");
        }
        Vector wanted = Sequences.vector(values);
        Set<Object> keys = new HashSet<>();
        for (int i = 0; i < wanted.size(); i++) {
            keys.add(wanted.key(i));
        }
        boolean[] out = new boolean[v.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = keys.contains(v.key(i));
        }
        return new BoolVector(out);
    }

    static Vector toNumeric(Vector v, String errors) {
        if (!errors.equals("raise") && !errors.equals("coerce")) {
            throw Py.ValueError("invalid error value specified");
        }
        if (v.dtype() != DType.OBJECT) {
            return v.copy();
        }
        Object[] out = new Object[v.size()];
        for (int i = 0; i < out.length; i++) {
            try {
                out[i] = number(v.raw(i));
            } catch (PyException e) {
                if (errors.equals("raise")) {
                    throw Py.ValueError(
                            "Unable to parse string \""
                                    + Values.text(v.raw(i))
                                    + "\" at position "
                                    + i);
                }
                out[i] = Double.NaN;
            }
        }
        return out.length == 0 ? new FloatVector(new double[0]) : Vectors.of(out);
    }

    private static Object number(Object raw) {
        if (raw instanceof String s && s.strip().matches("[+-]?\\d{1,18}")) {
            return Long.parseLong(s.strip().replaceFirst("^\\+", ""));
        }
        return raw instanceof Long || raw instanceof Boolean ? raw : (Object) Values.number(raw);
    }

    /** The values that differ, in the order in which they first appear, missing ones once. */
    static Vector unique(Vector v) {
        return v.take(
                dev.outrigger.scripthost.python.array.Groups.of(List.of(v), false, false).first());
    }
}
