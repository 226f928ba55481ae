package dev.outrigger.frame;

import java.io.IOException;
import java.util.List;

/**
 * The buffers of one column as they go onto the wire: their lengths in bytes first, then their
 * contents.
 */
record ColumnBody(Column column, List<Long> lengths, Contents contents) {
    /** Writes the values, without the validity bitmap. */
    interface Contents {
        void writeTo(BodyOutput out) throws IOException;
    }

    void writeTo(BodyOutput out) throws IOException {
        if (column.validity() != null) {
            out.write(column.validity(), 0, Bits.bytesFor(column.length()));
        }
        contents.writeTo(out);
    }

    static ColumnBody of(Column column) {
        int rows = column.length();
        if (column instanceof VariableColumn variable) {
            return variable(variable, rows);
        }
        if (column instanceof DictionaryColumn dictionary) {
            return variable(dictionary.flat(), rows);
        }
        if (column instanceof BoolColumn bool) {
            return fixed(
                    column,
                    Bits.bytesFor(rows),
                    out -> out.write(bool.bits(), 0, Bits.bytesFor(rows)));
        }
        if (column instanceof ByteColumn bytes) {
            return fixed(column, rows, out -> out.write(bytes.values(), 0, rows));
        }
        if (column instanceof ShortColumn shorts) {
            return fixed(column, 2L * rows, out -> out.write(shorts.values(), rows));
        }
        if (column instanceof IntColumn ints) {
            return fixed(column, 4L * rows, out -> out.write(ints.values(), rows));
        }
        if (column instanceof LongColumn longs) {
            return fixed(column, 8L * rows, out -> out.write(longs.values(), rows));
        }
        if (column instanceof FloatColumn floats) {
            return fixed(column, 4L * rows, out -> out.write(floats.values(), rows));
        }
        if (column instanceof DoubleColumn doubles) {
            return fixed(column, 8L * rows, out -> out.write(doubles.values(), rows));
        }
        if (column instanceof DecimalColumn decimals) {
            return fixed(
                    column, 16L * rows, out -> out.write(decimals.low(), decimals.high(), rows));
        }
        FixedColumn binary = (FixedColumn) column;
        int size = binary.width() * rows;
        return fixed(column, size, out -> out.write(binary.data(), 0, size));
    }

    private static ColumnBody fixed(Column column, long bytes, Contents contents) {
        return new ColumnBody(column, List.of(validityBytes(column), bytes), contents);
    }

    private static ColumnBody variable(VariableColumn column, int rows) {
        int[] offsets = column.offsets();
        int first = offsets[0];
        int size = offsets[rows] - first;
        List<Long> lengths = List.of(validityBytes(column), 4L * (rows + 1L), (long) size);
        return new ColumnBody(
                column,
                lengths,
                out -> {
                    if (first == 0) {
                        out.write(offsets, rows + 1);
                    } else {
                        out.writeLess(offsets, rows + 1, first);
                    }
                    out.write(column.data(), first, size);
                });
    }

    private static long validityBytes(Column column) {
        return column.validity() == null ? 0 : Bits.bytesFor(column.length());
    }
}
