package dev.outrigger.frame;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** UTF-8 text or bytes: the value of row i is data[offsets[i] .. offsets[i + 1]). */
public final class VariableColumn extends Column {
    private final int[] offsets;
    private final byte[] data;

    /** Requires offsets that never fall and end within data; text must be valid UTF-8. */
    public VariableColumn(
            ColumnType type, int length, byte[] validity, int[] offsets, byte[] data) {
        super(type, length, validity);
        if (offsets.length < length + 1 || offsets[length] > data.length) {
            throw new IllegalArgumentException("offsets do not fit " + length + " rows");
        }
        this.offsets = offsets;
        this.data = data;
    }

    /** Not to be written to. */
    public int[] offsets() {
        return offsets;
    }

    /** Not to be written to. */
    public byte[] data() {
        return data;
    }

    public int size(int row) {
        return offsets[row + 1] - offsets[row];
    }

    /** The text of a row; of no meaning where the row is NULL. */
    public String getString(int row) {
        return new String(data, offsets[row], size(row), StandardCharsets.UTF_8);
    }

    /** A copy of the bytes of a row; of no meaning where the row is NULL. */
    public byte[] getBytes(int row) {
        return Arrays.copyOfRange(data, offsets[row], offsets[row + 1]);
    }

    @Override
    long valueBytes() {
        return (long) offsets.length * Integer.BYTES + data.length;
    }
}
