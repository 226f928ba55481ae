package dev.outrigger.frame;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Text as positions in a list of values: the value of row i is values[codes[i]]. Values need not be
 * distinct, nor all in use; none is NULL. On the wire it is a {@link VariableColumn}.
 */
public final class DictionaryColumn extends Column {
    private static final VarHandle WORDS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

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
        int[] offsets = offsets();
        byte[] from = values.data();
        int[] starts = values.offsets();
        // Room for the last value to be copied in words too.
        byte[] to = new byte[Math.addExact(offsets[length()], 2 * Long.BYTES)];
        for (int row = 0; row < length(); row++) {
            int at = offsets[row];
            int size = offsets[row + 1] - at;
            if (size == 0) {
                continue;
            }
            int start = starts[codes[row]];
            if (size <= 2 * Long.BYTES && start <= from.length - 2 * Long.BYTES) {
                // What is copied beyond the value is the next one's place.
                WORDS.set(to, at, (long) WORDS.get(from, start));
                WORDS.set(to, at + Long.BYTES, (long) WORDS.get(from, start + Long.BYTES));
            } else {
                System.arraycopy(from, start, to, at, size);
            }
        }
        byte[] bits =
                validity() == null ? null : Arrays.copyOf(validity(), Bits.bytesFor(length()));
        return new VariableColumn(type(), length(), bits, offsets, to);
    }

    private int[] offsets() {
        int[] starts = values.offsets();
        int[] offsets = new int[length() + 1];
        boolean whole = validity() == null;
        for (int row = 0; row < length(); row++) {
            int size = 0;
            if (whole || !isNull(row)) {
                int code = codes[row];
                size = starts[code + 1] - starts[code];
            }
            offsets[row + 1] = Math.addExact(offsets[row], size);
        }
        return offsets;
    }

    @Override
    long valueBytes() {
        return (long) codes.length * Integer.BYTES + values.bytes();
    }
}
