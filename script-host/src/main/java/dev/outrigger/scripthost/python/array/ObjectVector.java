package dev.outrigger.scripthost.python.array;

/** Values of any type, as {@link Values} holds them. */
public final class ObjectVector extends Vector {
    private final Object[] values;

    public ObjectVector(Object[] values) {
        this.values = values;
    }

    @Override
    public DType dtype() {
        return DType.OBJECT;
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
        return Values.isNull(values[row]);
    }

    @Override
    public Vector take(int[] rows) {
        Object[] out = new Object[rows.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = rows[i] < 0 ? Double.valueOf(Double.NaN) : values[rows[i]];
        }
        return new ObjectVector(out);
    }

    @Override
    public Vector copy() {
        return new ObjectVector(values.clone());
    }

    @Override
    public boolean admits(Object raw) {
        return true;
    }

    @Override
    public void set(int row, Object raw) {
        values[row] = raw;
    }

    @Override
    public double[] doubles() {
        double[] out = new double[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = Values.number(values[i]);
        }
        return out;
    }

    @Override
    public long[] longs() {
        long[] out = new long[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = Values.whole(values[i]);
        }
        return out;
    }

    @Override
    public Object key(int row) {
        return Values.key(values[row]);
    }
}
