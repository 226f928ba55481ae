package dev.outrigger.frame;

/** 64-bit integers, times of day and timestamps. */
public final class LongColumn extends Column {
    private final long[] values;

    public LongColumn(ColumnType type, int length, byte[] validity, long[] values) {
        super(type, length, validity);
        if (values.length < length) {
            throw new IllegalArgumentException(values.length + " values for " + length + " rows");
        }
        this.values = values;
    }

    /** Not to be written to. */
    public long[] values() {
        return values;
    }

    /** The value of a row; of no meaning where the row is NULL. */
    public long get(int row) {
        return values[row];
    }

    @Override
    long valueBytes() {
        return (long) values.length * Long.BYTES;
    }
}
