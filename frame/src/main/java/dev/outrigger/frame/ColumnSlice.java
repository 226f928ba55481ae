package dev.outrigger.frame;

import java.util.Arrays;

/** A column's rows from one to another, copied. */
final class ColumnSlice {
    private ColumnSlice() {}

    static Column of(Column column, int start, int end) {
        int length = end - start;
        ColumnType type = column.type();
        byte[] validity = column.validity() == null ? null : bits(column.validity(), start, length);
        if (column instanceof BoolColumn c) {
            return new BoolColumn(length, validity, bits(c.bits(), start, length));
        }
        if (column instanceof ByteColumn c) {
            return new ByteColumn(
                    type, length, validity, Arrays.copyOfRange(c.values(), start, end));
        }
        if (column instanceof ShortColumn c) {
            return new ShortColumn(
                    type, length, validity, Arrays.copyOfRange(c.values(), start, end));
        }
        if (column instanceof IntColumn c) {
            return new IntColumn(
                    type, length, validity, Arrays.copyOfRange(c.values(), start, end));
        }
        if (column instanceof LongColumn c) {
            return new LongColumn(
                    type, length, validity, Arrays.copyOfRange(c.values(), start, end));
        }
        if (column instanceof FloatColumn c) {
            return new FloatColumn(
                    type, length, validity, Arrays.copyOfRange(c.values(), start, end));
        }
        if (column instanceof DoubleColumn c) {
            return new DoubleColumn(
                    type, length, validity, Arrays.copyOfRange(c.values(), start, end));
        }
        if (column instanceof DecimalColumn c) {
            long[] high = c.high() == null ? null : Arrays.copyOfRange(c.high(), start, end);
            return new DecimalColumn(
                    (ColumnType.Decimal) type,
                    length,
                    validity,
                    Arrays.copyOfRange(c.low(), start, end),
                    high);
        }
        if (column instanceof FixedColumn c) {
            int width = type instanceof ColumnType.Uuid ? 16 : 10;
            return new FixedColumn(
                    type,
                    length,
                    validity,
                    width,
                    Arrays.copyOfRange(c.data(), start * width, end * width));
        }
        if (column instanceof DictionaryColumn c) {
            return new DictionaryColumn(
                    length, validity, Arrays.copyOfRange(c.codes(), start, end), c.values());
        }
        VariableColumn c = (VariableColumn) column;
        int[] offsets = Arrays.copyOfRange(c.offsets(), start, end + 1);
        int first = offsets[0];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] -= first;
        }
        return new VariableColumn(
                type,
                length,
                validity,
                offsets,
                Arrays.copyOfRange(c.data(), first, first + offsets[length]));
    }

    private static byte[] bits(byte[] bits, int start, int length) {
        byte[] cut = new byte[(length + 7) / 8];
        for (int i = 0; i < length; i++) {
            int at = start + i;
            if ((bits[at >> 3] >> (at & 7) & 1) != 0) {
                cut[i >> 3] |= (byte) (1 << (i & 7));
            }
        }
        return cut;
    }
}
