package dev.outrigger.scripthost.host;

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
import java.util.Optional;

/**
 * A frame handed out in pieces of at most so many rows and bytes, each cut when it is asked for. A
 * row wider than that is a piece of its own.
 */
public final class FrameCut implements FrameStream {
    private final Frame whole;
    private final int rows;
    private final long bytes;
    private int next;
    private boolean started;

    public FrameCut(Frame whole, int rows, long bytes) {
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
        return Optional.of(whole.slice(start, end));
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
}
