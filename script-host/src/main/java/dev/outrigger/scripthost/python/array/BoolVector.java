package dev.outrigger.scripthost.python.array;

/** Truth values. */
public final class BoolVector extends Vector {
    private final boolean[] values;

    public BoolVector(boolean[] values) {
        this.values = values;
    }

    public boolean[] values() {
        return values;
    }

    @Override
    public DType dtype() {
        return DType.BOOL;
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
        return false;
    }

    @Override
    public Vector take(int[] rows) {
        if (Rows.anyMissing(rows)) {
            return new ObjectVector(raws()).take(rows);
        }
        boolean[] out = new boolean[rows.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[rows[i]];
        }
        return new BoolVector(out);
    }

    @Override
    public Vector copy() {
        return new BoolVector(values.clone());
    }

    @Override
    public boolean admits(Object raw) {
        return raw instanceof Boolean;
    }

    @Override
    public void set(int row, Object raw) {
        values[row] = (Boolean) raw;
    }

    @Override
    public double[] doubles() {
        double[] out = new double[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[i] ? 1 : 0;
        }
        return out;
    }

    @Override
    public long[] longs() {
        long[] out = new long[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[i] ? 1 : 0;
        }
        return out;
    }

    @Override
    public Object key(int row) {
        return values[row];
    }
}
