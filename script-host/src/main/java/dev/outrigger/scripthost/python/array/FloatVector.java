package dev.outrigger.scripthost.python.array;

import org.python.core.Py;

/** Floating-point numbers; those of 32 bits are held as the doubles that equal them. */
public final class FloatVector extends Vector {
    private final DType dtype;
    private final double[] values;

    public FloatVector(DType dtype, double[] values) {
        if (!dtype.isFloat()) {
            throw new IllegalArgumentException("not a floating-point type: " + dtype);
        }
        this.dtype = dtype;
        this.values = values;
    }

    public FloatVector(double[] values) {
        this(DType.FLOAT64, values);
    }

    @Override
    public DType dtype() {
        return dtype;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public Object raw(int row) {
        return values[row];
    }

    @Override
    public boolean isNull(int row) {
        return Double.isNaN(values[row]);
    }

    @Override
    public Vector take(int[] rows) {
        double[] out = new double[rows.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = rows[i] < 0 ? Double.NaN : values[rows[i]];
        }
        return new FloatVector(dtype, out);
    }

    @Override
    public Vector copy() {
        return new FloatVector(dtype, values.clone());
    }

    @Override
    public boolean admits(Object raw) {
        return raw == null || raw instanceof Double || raw instanceof Long;
    }

    @Override
    public void set(int row, Object raw) {
        values[row] = raw == null ? Double.NaN : dtype.round(((Number) raw).doubleValue());
    }

    @Override
    public double[] doubles() {
        return values;
    }

    @Override
    public long[] longs() {
        long[] out = new long[values.length];
        for (int i = 0; i < out.length; i++) {
            if (Double.isNaN(values[i]) || Double.isInfinite(values[i])) {
                throw Py.ValueError("Cannot convert non-finite values (NA or inf) to integer");
            }
            out[i] = (long) values[i];
        }
        return out;
    }

    @Override
    public Object key(int row) {
        return Values.key(values[row]);
    }
}
