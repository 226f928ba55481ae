package dev.outrigger.frame;

/** 32-bit integers, and dates. */
public final class IntColumn extends Column {
    private final int[] values;

    public IntColumn(ColumnType type, int length, byte[] validity, int[] values) {
        super(type, length, validity);
        if (values.length < length) {
            throw new IllegalArgumentException(values.length + " values for " + length + " rows");
        }
        this.values = values;
    }

    /** Not to be written to. */
    public int[] values() {
        return values;
    }

    /** The value of a row; of no meaning where the row is NULL. */
    public int get(int row) {
        return values[row];
    }

    @Override
    long valueBytes() {
        return (long) values.length * Integer.BYTES;
    }
}
