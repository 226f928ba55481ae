package dev.outrigger.frame;

/** 8-bit integers; an unsigned one is {@code get(row) & 0xff}. */
public final class ByteColumn extends Column {
    private final byte[] values;

    public ByteColumn(ColumnType type, int length, byte[] validity, byte[] values) {
        super(type, length, validity);
        if (values.length < length) {
            throw new IllegalArgumentException(values.length + " values for " + length + " rows");
        }
        this.values = values;
    }

    /** Not to be written to. */
    public byte[] values() {
        return values;
    }

    /** The value of a row; of no meaning where the row is NULL. */
    public byte get(int row) {
        return values[row];
    }

    @Override
    long valueBytes() {
        return (long) values.length * Byte.BYTES;
    }
}
