package dev.outrigger.engine.store;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.BiConsumer;
import org.h2.engine.SessionLocal;
import org.h2.index.Index;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.db.MVSecondaryIndex;
import org.h2.mvstore.tx.Transaction;
import org.h2.result.Row;
import org.h2.result.SearchRow;
import org.h2.value.Value;
import org.h2.value.ValueNull;
import org.h2.value.VersionedValue;

/** Adds rows to a table and its indexes, many at a time, each index in its own order. */
final class RowInsert {
    private final SessionLocal session;
    private final PhysicalTable table;
    private final H2Instance instance;
    private final BiConsumer<Index, Row> singly;

    /**
     * singly: adds one row to an index as H2 does, waiting for others where it must: the way for a
     * key that is there already, which may be a duplicate, or another transaction's that is not
     * committed.
     */
    RowInsert(
            SessionLocal session,
            PhysicalTable table,
            H2Instance instance,
            BiConsumer<Index, Row> singly) {
        this.session = session;
        this.table = table;
        this.instance = instance;
        this.singly = singly;
    }

    /** Gives the rows their ids, in order, and adds them; returns the first id. */
    long add(Row[] rows) {
        long first = table.reserveRowIds(rows.length);
        for (int i = 0; i < rows.length; i++) {
            rows[i].setKey(first + i);
        }
        instance.changing(
                () -> {
                    addToTable(rows);
                    session.registerTableAsUpdated(table.rows());
                    return null;
                });
        for (Index index : table.indexes()) {
            if (index instanceof MVSecondaryIndex secondary) {
                addToIndex(secondary, rows);
            }
        }
        return first;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private void addToTable(Row[] rows) {
        MVMap<Long, VersionedValue<SearchRow>> map = table.rowMap();
        Transaction transaction = session.getTransaction();
        Long[] keys = new Long[rows.length];
        VersionedValue<SearchRow>[] values = new VersionedValue[rows.length];
        for (int i = 0; i < rows.length; i++) {
            keys[i] = rows[i].getKey();
            values[i] = UndoLog.added(transaction, map.getId(), keys[i], rows[i]);
        }
        if (new SortedInsert<>(map, null, keys, values, rows.length).run() < rows.length) {
            throw new IllegalStateException("a row has an id that was given before");
        }
    }

    private void addToIndex(MVSecondaryIndex index, Row[] rows) {
        MVMap<SearchRow, VersionedValue<Value>> map = index.getMVMap();
        Row[] sorted = rows.clone();
        Comparator<SearchRow> order = index::compareRows;
        Arrays.sort(sorted, order.thenComparingLong(SearchRow::getKey));
        boolean unique = index.getIndexType().isUnique();
        SortedInsert<SearchRow, Value> insert =
                instance.changing(() -> prepare(index, map, unique ? order : null, sorted));
        int done = instance.changing(insert::run);
        while (done < sorted.length) {
            singly.accept(index, sorted[done]);
            insert.skip();
            done = instance.changing(insert::run);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private SortedInsert<SearchRow, Value> prepare(
            MVSecondaryIndex index,
            MVMap<SearchRow, VersionedValue<Value>> map,
            Comparator<SearchRow> unique,
            Row[] sorted) {
        Transaction transaction = session.getTransaction();
        SearchRow[] keys = new SearchRow[sorted.length];
        VersionedValue<Value>[] values = new VersionedValue[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            SearchRow key = index.getRowFactory().createRow();
            key.copyFrom(sorted[i]);
            keys[i] = key;
            values[i] = UndoLog.added(transaction, map.getId(), key, ValueNull.INSTANCE);
        }
        return new SortedInsert<>(map, unique, keys, values, keys.length);
    }
}
