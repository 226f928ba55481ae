package dev.outrigger.engine.store;

/**
 * A statement's view of its tables. A table may be scanned any number of times, with the same rows
 * in the same order.
 */
public interface ReadView extends AutoCloseable {
    /** columns: positions in the table, in the order wanted in the rows; none for counting. */
    RowCursor scan(Table table, int[] columns);

    /** The same as {@link #scan}, in columns. */
    TableChunks chunks(Table table, int[] columns);

    /**
     * The rows whose key, or that of an index, begins with the values given (of the classes of the
     * columns' types, none NULL).
     */
    RowCursor lookup(Table table, Table.Key key, Object[] values, int[] columns);

    @Override
    void close();

    /** Rows one by one. */
    interface RowCursor extends AutoCloseable {
        boolean next();

        /** The row, freshly made: the caller may keep it. */
        Object[] row();

        /** Identifies the row within this transaction only. */
        long rowId();

        @Override
        void close();
    }
}
