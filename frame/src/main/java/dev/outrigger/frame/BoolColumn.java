package dev.outrigger.frame;

/** Truth values, one bit each. */
public final class BoolColumn extends Column {
    private final byte[] bits;

    public BoolColumn(int length, byte[] validity, byte[] bits) {
        super(ColumnType.BOOL, length, validity);
        if (bits.length < Bits.bytesFor(length)) {
            throw new IllegalArgumentException(bits.length + " bytes for " + length + " rows");
        }
        this.bits = bits;
    }

    /** Not to be written to. */
    public byte[] bits() {
        return bits;
    }

    /** The value of a row; of no meaning where the row is NULL. */
    public boolean get(int row) {
        return Bits.get(bits, row);
    }

    @Override
    long valueBytes() {
        return bits.length;
    }
}
