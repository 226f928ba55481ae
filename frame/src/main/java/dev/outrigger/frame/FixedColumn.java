package dev.outrigger.frame;

import java.util.Arrays;

/**
 * Values of the same number of bytes: {@link ColumnType.Uuid} and {@link
 * ColumnType.OffsetTimestamp}.
 */
public final class FixedColumn extends Column {
    private final int width;
    private final byte[] data;

    public FixedColumn(ColumnType type, int length, byte[] validity, int width, byte[] data) {
        super(type, length, validity);
        if (data.length < (long) width * length) {
            throw new IllegalArgumentException(
                    data.length + " bytes for " + length + " values of " + width);
        }
        this.width = width;
        this.data = data;
    }

    public int width() {
        return width;
    }

    /** Not to be written to. */
    public byte[] data() {
        return data;
    }

    /** A copy of the bytes of a row; of no meaning where the row is NULL. */
    public byte[] getBytes(int row) {
        return Arrays.copyOfRange(data, row * width, (row + 1) * width);
    }

    @Override
    long valueBytes() {
        return data.length;
    }
}
