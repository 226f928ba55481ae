package dev.outrigger.engine.store;

import java.util.Arrays;
import java.util.List;

/** Rows that are already there, one by one. */
final class ListedRows implements ReadView.RowCursor {
    private final List<Object[]> rows;
    private final int[] columns;
    private int position = -1;

    ListedRows(List<Object[]> rows, int[] columns) {
        this.rows = rows;
        this.columns = columns.clone();
    }

    @Override
    public boolean next() {
        return position < rows.size() && ++position < rows.size();
    }

    @Override
    public Object[] row() {
        Object[] row = rows.get(position);
        return Arrays.stream(columns).mapToObj(column -> row[column]).toArray();
    }

    @Override
    public long rowId() {
        return position;
    }

    @Override
    public void close() {
        position = rows.size();
    }
}
