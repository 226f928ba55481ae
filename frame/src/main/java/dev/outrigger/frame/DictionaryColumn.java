package dev.outrigger.frame;

import java.util.Arrays;

/**
 * Text as positions in a list of values: the value of row i is values[codes[i]]. Values need not be
 * distinct, nor all in use; none is NULL. On the wire it is a {@link VariableColumn}.
 */
public final class DictionaryColumn extends Column {
    private final int[] codes;
    private final VariableColumn values;

    /** Requires codes between 0 and values.length() where the row is not NULL. */
    public DictionaryColumn(int length, byte[] validity, int[] codes, VariableColumn values) {
        super(values.type(), length, validity);
        if (codes.length < length || values.nullCount() > 0) {
            throw new IllegalArgumentException("codes or values do not fit " + length + " rows");
        }
        this.codes = codes;
        this.values = values;
    }

    /** Of no meaning where a row is NULL. Not to be written to. */
    public int[] codes() {
        return codes;
    }

    public VariableColumn values() {
        return values;
    }

    /** The text of a row; of no meaning where the row is NULL. */
    public String getString(int row) {
        return values.getString(codes[row]);
    }

    /** The same values, each written out. */
    public VariableColumn flat() {
        int[] offsets = new int[length() + 1];
        for (int row = 0; row < length(); row++) {
            int size = isNull(row) ? 0 : values.size(codes[row]);
            offsets[row + 1] = Math.addExact(offsets[row], size);
        }
        byte[] data = new byte[offsets[length()]];
        for (int row = 0; row < length(); row++) {
            int size = offsets[row + 1] - offsets[row];
            if (size > 0) {
                System.arraycopy(
                        values.data(), values.offsets()[codes[row]], data, offsets[row], size);
            }
        }
        byte[] bits =
                validity() == null ? null : Arrays.copyOf(validity(), Bits.bytesFor(length()));
        return new VariableColumn(type(), length(), bits, offsets, data);
    }

    @Override
    long valueBytes() {
        return (long) codes.length * Integer.BYTES + values.bytes();
    }
}
