package dev.outrigger.engine.columns;

import dev.outrigger.frame.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All rows of a source, in one set of columns, counted in the statement's memory until it is
 * closed: 701 when there are too many.
 */
public final class HeldRows implements AutoCloseable {
    private final Column[] columns;
    private final int rows;
    private final Memory memory;
    private long reserved;

    private HeldRows(Column[] columns, int rows, Memory memory, long reserved) {
        this.columns = columns;
        this.rows = rows;
        this.memory = memory;
        this.reserved = reserved;
    }

    /** rowBytes: what the caller will need for each row beside its values. Closes the source. */
    public static HeldRows of(BatchSource source, long rowBytes, Work work) {
        List<Batch> held = new ArrayList<>();
        long reserved = 0;
        boolean whole = false;
        int rows = 0;
        try (source) {
            for (Optional<Batch> next = source.next(); next.isPresent(); next = source.next()) {
                work.check();
                long more = 2 * next.get().bytes() + rowBytes * next.get().rows();
                work.memory().reserve(more);
                reserved += more;
                rows = Math.addExact(rows, next.get().rows());
                held.add(next.get());
            }
            whole = true;
        } finally {
            if (!whole) {
                work.memory().release(reserved);
            }
        }
        Column[] columns = new Column[held.isEmpty() ? 0 : held.get(0).columns().length];
        for (int i = 0; i < columns.length; i++) {
            int column = i;
            work.check();
            columns[i] =
                    Concatenation.of(held.stream().map(batch -> batch.column(column)).toList());
        }
        return new HeldRows(columns, rows, work.memory(), reserved);
    }

    public int rows() {
        return rows;
    }

    /** None when there are no rows. */
    public Column[] columns() {
        return columns;
    }

    /** The rows' positions in the keys' order, stably. */
    public int[] order(SortKey[] keys, Work work) {
        return MergeSort.order(KeyOrder.all(columns, keys, work), rows, work);
    }

    @Override
    public void close() {
        memory.release(reserved);
        reserved = 0;
    }
}
