package dev.outrigger.frame;

/** 64-bit floating-point numbers. */
public final class DoubleColumn extends Column {
    private final double[] values;

    public DoubleColumn(ColumnType type, int length, byte[] validity, double[] values) {
        super(type, length, validity);
        if (values.length < length) {
            throw new IllegalArgumentException(values.length + " values for " + length + " rows");
        }
        this.values = values;
    }

    /** Not to be written to. */
    public double[] values() {
        return values;
    }

    /** The value of a row; of no meaning where the row is NULL. */
    public double get(int row) {
        return values[row];
    }

    @Override
    long valueBytes() {
        return (long) values.length * Double.BYTES;
    }
}
