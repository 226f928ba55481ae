package dev.outrigger.scripthost.python.array;

/**
 * Integers of any width, and datetimes as ticks of which {@link #NAT} is none. Widths are kept by
 * wrapping round.
 */
public final class IntVector extends Vector {
    public static final long NAT = Long.MIN_VALUE;

    private final DType dtype;
    private final long[] values;

    public IntVector(DType dtype, long[] values) {
        if (!dtype.isInteger() && dtype != DType.DATETIME) {
            throw new IllegalArgumentException("not an integer type: " + dtype);
        }
        this.dtype = dtype;
        this.values = values;
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
        if (dtype == DType.DATETIME) {
            return values[row] == NAT ? null : new Ticks(values[row]);
        }
        return values[row];
    }

    @Override
    public boolean isNull(int row) {
        return dtype == DType.DATETIME && values[row] == NAT;
    }

    @Override
    public Vector take(int[] rows) {
        boolean missing = Rows.anyMissing(rows);
        if (missing && dtype != DType.DATETIME) {
            return new FloatVector(DType.FLOAT64, doubles()).take(rows);
        }
        long[] out = new long[rows.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = rows[i] < 0 ? NAT : values[rows[i]];
        }
        return new IntVector(dtype, out);
    }

    @Override
    public Vector copy() {
        return new IntVector(dtype, values.clone());
    }

    @Override
    public boolean admits(Object raw) {
        if (dtype == DType.DATETIME) {
            return raw == null || raw instanceof Ticks;
        }
        return raw instanceof Long l && dtype.wrap(l) == l;
    }

    @Override
    public void set(int row, Object raw) {
        values[row] = raw == null ? NAT : raw instanceof Ticks t ? t.value() : (Long) raw;
    }

    @Override
    public double[] doubles() {
        double[] out = new double[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = isNull(i) ? Double.NaN : values[i];
        }
        return out;
    }

    @Override
    public long[] longs() {
        return values;
    }

    @Override
    public Object key(int row) {
        return dtype == DType.DATETIME ? raw(row) : (Object) values[row];
    }
}
