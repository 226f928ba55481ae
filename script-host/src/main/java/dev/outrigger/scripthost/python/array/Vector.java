package dev.outrigger.scripthost.python.array;

import java.util.Arrays;
import org.python.core.Py;
import org.python.core.PyObject;

/**
 * A run of values of one type. Changed only by its owner: whoever shares one copies it first. Not
 * thread-safe.
 */
public abstract sealed class Vector permits BoolVector, IntVector, FloatVector, ObjectVector {
    public abstract DType dtype();

    public abstract int size();

    /**
     * The value as a Java object (see {@link Values}); null for None and NaT, NaN stays a Double.
     */
    public abstract Object raw(int row);

    /** Whether the value is None, NaN or NaT. */
    public abstract boolean isNull(int row);

    /**
     * The rows in that order; -1 is a missing value, for which integers become floats and truth
     * values objects.
     */
    public abstract Vector take(int[] rows);

    public abstract Vector copy();

    /** Sets one value of this vector, whose type must admit it: see {@link #admits}. */
    public abstract void set(int row, Object raw);

    /** Whether {@link #set} can store the value without a change of type. */
    public abstract boolean admits(Object raw);

    /**
     * All values as doubles, NaN for a missing one; the vector's own array where it has one, not to
     * be written to.
     */
    public abstract double[] doubles();

    /** All values as longs; the vector's own array where it has one, not to be written to. */
    public abstract long[] longs();

    /** What equal values share, for hashing; null for a missing value. */
    public abstract Object key(int row);

    public final PyObject get(int row) {
        return dtype() == DType.DATETIME && isNull(row)
                ? NotATime.NAT
                : Values.box(raw(row), dtype());
    }

    public final Object[] raws() {
        Object[] all = new Object[size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = raw(i);
        }
        return all;
    }

    public final Vector range(int start, int stop) {
        int[] rows = new int[Math.max(0, stop - start)];
        Arrays.setAll(rows, i -> start + i);
        return take(rows);
    }

    public final Vector mask(boolean[] keep) {
        return take(Rows.where(keep));
    }

    public final boolean[] nulls() {
        boolean[] nulls = new boolean[size()];
        for (int i = 0; i < nulls.length; i++) {
            nulls[i] = isNull(i);
        }
        return nulls;
    }

    public final int nullCount() {
        int count = 0;
        for (int i = 0; i < size(); i++) {
            count += isNull(i) ? 1 : 0;
        }
        return count;
    }

    /** This vector with the value set, or a wider copy that can hold it. */
    public final Vector with(int row, Object raw) {
        if (admits(raw)) {
            set(row, raw);
            return this;
        }
        boolean missing = raw == null || raw instanceof Double d && d.isNaN();
        DType own = raw instanceof Double || missing ? DType.FLOAT64 : DType.OBJECT;
        DType wide =
                raw instanceof Long && dtype().isNumeric()
                        ? DType.INT64
                        : DType.promote(dtype(), own);
        Vector wider = cast(dtype() == DType.BOOL ? DType.OBJECT : wide);
        wider.set(row, raw);
        return wider;
    }

    /** A copy in another type. */
    public final Vector cast(DType to) {
        if (to == dtype()) {
            return copy();
        }
        return Casts.cast(this, to);
    }

    public final boolean[] booleans() {
        if (this instanceof BoolVector b) {
            return b.values();
        }
        boolean[] out = new boolean[size()];
        for (int i = 0; i < out.length; i++) {
            Object raw = raw(i);
            if (!(raw instanceof Boolean) && raw != null && !dtype().isNumeric()) {
                throw Py.ValueError("not a boolean: " + Values.text(raw));
            }
            out[i] = Values.isTrue(raw);
        }
        return out;
    }
}
