package dev.outrigger.scripthost.python;

import dev.outrigger.frame.BoolColumn;
import dev.outrigger.frame.ByteColumn;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnType;
import dev.outrigger.frame.DecimalColumn;
import dev.outrigger.frame.DoubleColumn;
import dev.outrigger.frame.FixedColumn;
import dev.outrigger.frame.FloatColumn;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.FrameStream;
import dev.outrigger.frame.IntColumn;
import dev.outrigger.frame.LongColumn;
import dev.outrigger.frame.Schema;
import dev.outrigger.frame.ShortColumn;
import dev.outrigger.frame.VariableColumn;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A frame handed out in pieces of at most so many rows and bytes, each cut when it is asked for. A
 * row wider than that is a piece of its own.
 */
final class FrameCut implements FrameStream {
    private final Frame whole;
    private final int rows;
    private final long bytes;
    private int next;
    private boolean started;

    FrameCut(Frame whole, int rows, long bytes) {
        this.whole = whole;
        this.rows = rows;
        this.bytes = bytes;
    }

    @Override
    public Schema schema() {
        return whole.schema();
    }

    @Override
    public Optional<Frame> next() {
        if (started && next == whole.rows()) {
            return Optional.empty();
        }
        started = true;
        int start = next;
        int end = end(start);
        next = end;
        if (start == 0 && end == whole.rows()) {
            return Optional.of(whole);
        }
        List<Column> columns = whole.columns().stream().map(c -> cut(c, start, end)).toList();
        return Optional.of(new Frame(whole.schema(), end - start, columns));
    }

    @Override
    public void close() {
        started = true;
        next = whole.rows();
    }

    private int end(int start) {
        int low = Math.min(whole.rows(), start + 1);
        int high = (int) Math.min(whole.rows(), (long) start + rows);
        // The most rows that fit; the bytes grow with the rows.
        while (low < high) {
            int middle = low + (high - low + 1) / 2;
            if (bytes(start, middle) <= bytes) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private long bytes(int start, int end) {
        long sum = 0;
        for (Column column : whole.columns()) {
            sum += bytes(column, start, end);
        }
        return sum;
    }

    private static long bytes(Column column, int start, int end) {
        long length = end - start;
        if (column instanceof VariableColumn c) {
            return c.offsets()[end] - c.offsets()[start] + 4 * length;
        }
        if (column instanceof DecimalColumn c) {
            return (c.high() == null ? 8 : 16) * length;
        }
        if (column instanceof FixedColumn c) {
            return (c.type() instanceof ColumnType.Uuid ? 16 : 10) * length;
        }
        if (column instanceof LongColumn || column instanceof DoubleColumn) {
            return 8 * length;
        }
        if (column instanceof IntColumn || column instanceof FloatColumn) {
            return 4 * length;
        }
        return column instanceof ShortColumn ? 2 * length : length;
    }

    private static Column cut(Column column, int start, int end) {
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
