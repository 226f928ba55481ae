package dev.outrigger.procedures.external;

import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.frame.Frame;
import java.util.List;
import java.util.Optional;

/**
 * Cuts the input's rows into chunks: at the end of a partition, and where there are as many rows as
 * one may have. There is always a first chunk, though it have no rows. Rows pass through as they
 * come; nothing but the current frame is kept. Not thread-safe.
 */
final class ChunkCutter {
    private final InputFrames input;
    private final int rowsMax;
    private final List<Integer> partition;
    private Frame frame;
    private int at;
    private int taken;
    private Object[] key;
    private boolean begun;

    /**
     * partition: the positions of the columns whose values are the same in a partition; the input
     * is ordered by them.
     */
    ChunkCutter(InputFrames input, int rowsMax, List<Integer> partition) {
        this.input = input;
        this.rowsMax = rowsMax;
        this.partition = List.copyOf(partition);
    }

    /** Begins the next chunk, once the one before is read to its end; false after the last one. */
    boolean nextChunk() {
        boolean rows = hasRows();
        boolean any = rows || !begun;
        begun = true;
        taken = 0;
        key = rows ? key(at) : null;
        return any;
    }

    /** Whether there are rows that no chunk has had yet. */
    boolean hasRows() {
        while (frame == null || at == frame.rows()) {
            Optional<Frame> next = input.engineFrame();
            if (next.isEmpty()) {
                return false;
            }
            frame = next.get();
            at = 0;
        }
        return true;
    }

    /** The next rows of the chunk; empty at its end. */
    Optional<Frame> next() {
        if (key == null || taken == rowsMax || !hasRows()) {
            return Optional.empty();
        }
        int end = samePartition(at + Math.min(frame.rows() - at, rowsMax - taken));
        if (end == at) {
            return Optional.empty();
        }
        Frame rows = input.converted(frame.slice(at, end));
        taken += end - at;
        at = end;
        return Optional.of(rows);
    }

    /** The end of the rows before a limit that are the chunk's partition's: they come first. */
    private int samePartition(int limit) {
        if (partition.isEmpty() || isSame(limit - 1)) {
            return limit;
        }
        int low = at;
        int high = limit - 1;
        while (low < high) {
            int middle = low + high >>> 1;
            if (isSame(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean isSame(int row) {
        Object[] other = key(row);
        for (int i = 0; i < key.length; i++) {
            if (!isSame(key[i], other[i])) {
                return false;
            }
        }
        return true;
    }

    /** As GROUP BY has it: NULL is like NULL, text as its collation compares it. */
    private static boolean isSame(Object left, Object right) {
        if (left == null || right == null) {
            return left == right;
        }
        // Zero has two signs.
        return left instanceof Double || left instanceof Float
                ? ((Number) left).doubleValue() == ((Number) right).doubleValue()
                : left.equals(right);
    }

    private Object[] key(int row) {
        Object[] values = new Object[partition.size()];
        for (int i = 0; i < values.length; i++) {
            int column = partition.get(i);
            values[i] =
                    SqlColumns.read(
                            frame.column(column), row, input.columns().get(column).type());
        }
        return values;
    }
}
