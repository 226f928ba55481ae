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
import dev.outrigger.frame.IntColumn;
import dev.outrigger.frame.LongColumn;
import dev.outrigger.frame.Schema;
import dev.outrigger.frame.FrameStream;
import dev.outrigger.frame.ShortColumn;
import dev.outrigger.frame.VariableColumn;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A frame handed out in pieces of at most so many rows, each cut when it is asked for. */
final class FrameCut implements FrameStream {
    private final Frame whole;
    private final int rows;
    private int next;
    private boolean started;

    FrameCut(Frame whole, int rows) {
        this.whole = whole;
        this.rows = rows;
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
        int end = Math.min(whole.rows(), start + rows);
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

    private static Column cut(Column column, int start, int end) {
        int length = end - start;
        ColumnType type = column.type();
        byte[] validity = column.validity() == null ? null : bits(column.validity(), start, length);
        if (column instanceof BoolColumn c) {
            return new BoolColumn(length, validity, bits(c.bits(), start, length));
        }
        if (column instanceof ByteColumn c) {
            return new ByteColumn(type, length, validity, Arrays.copyOfRange(c.values(), start, end));
        }
        if (column instanceof ShortColumn c) {
            return new ShortColumn(type, length, validity, Arrays.copyOfRange(c.values(), start, end));
        }
        if (column instanceof IntColumn c) {
            return new IntColumn(type, length, validity, Arrays.copyOfRange(c.values(), start, end));
        }
        if (column instanceof LongColumn c) {
            return new LongColumn(type, length, validity, Arrays.copyOfRange(c.values(), start, end));
        }
        if (column instanceof FloatColumn c) {
            return new FloatColumn(type, length, validity, Arrays.copyOfRange(c.values(), start, end));
        }
        if (column instanceof DoubleColumn c) {
            return new DoubleColumn(type, length, validity, Arrays.copyOfRange(c.values(), start, end));
        }
        if (column instanceof DecimalColumn c) {
            long[] high = c.high() == null ? null : Arrays.copyOfRange(c.high(), start, end);
            return new DecimalColumn(
                    (ColumnType.Decimal) type, length, validity, Arrays.copyOfRange(c.low(), start, end), high);
        }
        if (column instanceof FixedColumn c) {
            int width = type instanceof ColumnType.Uuid ? 16 : 10;
            return new FixedColumn(
                    type, length, validity, width, Arrays.copyOfRange(c.data(), start * width, end * width));
        }
        VariableColumn c = (VariableColumn) column;
        int[] offsets = Arrays.copyOfRange(c.offsets(), start, end + 1);
        int first = offsets[0];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] -= first;
        }
        return new VariableColumn(
                type, length, validity, offsets, Arrays.copyOfRange(c.data(), first, first + offsets[length]));
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
