package dev.outrigger.frame;

/** 32-bit floating-point numbers. */
public final class FloatColumn extends Column {
    private final float[] values;

    public FloatColumn(ColumnType type, int length, byte[] validity, float[] values) {
        super(type, length, validity);
        if (values.length < length) {
            throw new IllegalArgumentException(values.length + " values for " + length + " rows");
        }
        this.values = values;
    }

    /** Not to be written to. */
    public float[] values() {
        return values;
    }

    /** The value of a row; of no meaning where the row is NULL. */
    public float get(int row) {
        return values[row];
    }

    @Override
    long valueBytes() {
        return (long) values.length * Float.BYTES;
    }
}
