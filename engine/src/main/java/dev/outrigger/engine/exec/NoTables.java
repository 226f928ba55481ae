package dev.outrigger.engine.exec;

import dev.outrigger.engine.store.ReadView;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.store.TableChunks;

/** The view of a statement that reads no table: it asks nothing of the store. */
final class NoTables implements ReadView {
    static final ReadView VIEW = new NoTables();

    private NoTables() {}

    @Override
    public RowCursor scan(Table table, int[] columns) {
        throw unseen(table);
    }

    @Override
    public TableChunks chunks(Table table, int[] columns) {
        throw unseen(table);
    }

    @Override
    public RowCursor lookup(Table table, Table.Key key, Object[] values, int[] columns) {
        throw unseen(table);
    }

    private static IllegalStateException unseen(Table table) {
        return new IllegalStateException("the view does not show " + table.display());
    }

    @Override
    public void close() {}
}
