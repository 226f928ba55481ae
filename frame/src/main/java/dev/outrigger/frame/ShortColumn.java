package dev.outrigger.frame;

/** 16-bit integers. */
public final class ShortColumn extends Column {
    private final short[] values;

    public ShortColumn(ColumnType type, int length, byte[] validity, short[] values) {
        super(type, length, validity);
        if (values.length < length) {
            throw new IllegalArgumentException(values.length + " values for " + length + " rows");
        }
        this.values = values;
    }

    /** Not to be written to. */
    public short[] values() {
        return values;
    }

    /** The value of a row; of no meaning where the row is NULL. */
    public short get(int row) {
        return values[row];
    }

    @Override
    long valueBytes() {
        return (long) values.length * Short.BYTES;
    }
}
