package dev.outrigger.engine.columns;

import dev.outrigger.frame.Column;

/**
 * Some rows of an operator's output, column by column, each column of the kind that SqlColumns
 * names for its type (text may be a DictionaryColumn). Nobody writes to the columns' arrays. Rows
 * are few enough to stay in a core's cache while an operator is at them: {@link #ROWS_MAX} at most.
 */
public record Batch(int rows, Column[] columns) {
    public static final int ROWS_MAX = 16_384;

    public Batch {
        for (Column column : columns) {
            if (column.length() != rows) {
                throw new IllegalArgumentException(
                        "a column of " + column.length() + " in a batch of " + rows + " rows");
            }
        }
    }

    public Column column(int index) {
        return columns[index];
    }

    /** The bytes that the columns' arrays hold. */
    public long bytes() {
        long bytes = 0;
        for (Column column : columns) {
            bytes += column.bytes();
        }
        return bytes;
    }
}
