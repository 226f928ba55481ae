package dev.outrigger.engine.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.db.MVSecondaryIndex;
import org.h2.mvstore.tx.Transaction;
import org.h2.mvstore.tx.TransactionMap;
import org.h2.mvstore.tx.TransactionMap.TMIterator;
import org.h2.result.Row;
import org.h2.result.SearchRow;
import org.h2.value.Value;
import org.h2.value.VersionedValue;

/**
 * One state of some tables: what was committed when the view was made, and its own transaction's
 * writes until then.
 *
 * <p>H2 takes such a snapshot for each of its statements. It hangs on the transaction's maps, and
 * the transaction forgets them when the statement ends; the view keeps them, so that the
 * transaction writes on while the view still reads.
 */
final class SnapshotView implements ReadView {
    private record Snapshot(
            PhysicalTable table, Map<Integer, TransactionMap<Object, Object>> maps) {
        @SuppressWarnings("unchecked")
        <K, V> TransactionMap<K, V> of(MVMap<K, VersionedValue<V>> map) {
            return (TransactionMap<K, V>) (TransactionMap<?, ?>) maps.get(map.getId());
        }
    }

    private final PhysicalTables tables;
    private final LockWait waits;
    private final MVStore pages;
    private final MVStore.TxCounter versionInUse;
    private final Map<Long, Snapshot> snapshots = new HashMap<>();
    private boolean closed;

    SnapshotView(
            Collection<Table> named,
            PhysicalTables tables,
            MVStore pages,
            Transaction transaction,
            LockWait waits) {
        this.tables = tables;
        this.waits = waits;
        this.pages = pages;
        // The pages of this version stay on disk until the view is closed.
        this.versionInUse = pages.registerVersionUsage();
        try {
            HashSet<MVMap<Object, VersionedValue<Object>>> maps = new HashSet<>();
            for (Table table : named) {
                if (!snapshots.containsKey(table.id())) {
                    PhysicalTable physical = tables.use(table);
                    snapshots.put(table.id(), new Snapshot(physical, new HashMap<>()));
                    maps.addAll(physical.maps());
                }
            }
            transaction.markStatementStart(maps);
            for (Snapshot snapshot : snapshots.values()) {
                for (MVMap<Object, VersionedValue<Object>> map : snapshot.table().maps()) {
                    snapshot.maps().put(map.getId(), transaction.openMapX(map));
                }
            }
            transaction.markStatementEnd();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private Snapshot snapshot(Table table) {
        Snapshot snapshot = snapshots.get(table.id());
        if (snapshot == null || closed) {
            throw new IllegalStateException("the view does not show " + table.display());
        }
        return snapshot;
    }

    @Override
    public RowCursor scan(Table table, int[] columns) {
        Snapshot snapshot = snapshot(table);
        TMIterator<Long, SearchRow, Map.Entry<Long, SearchRow>> rows =
                snapshot.of(snapshot.table().rowMap()).entryIterator(null, null);
        return new Cursor(snapshot.table().layout(), columns) {
            @Override
            Map.Entry<Long, SearchRow> fetch() {
                return rows.fetchNext();
            }
        };
    }

    @Override
    public TableChunks chunks(Table table, int[] columns) {
        try (RowCursor rows = scan(table, columns)) {
            return ScannedChunks.of(table, columns, rows);
        }
    }

    @Override
    public RowCursor lookup(Table table, Table.Key key, Object[] values, int[] columns) {
        Snapshot snapshot = snapshot(table);
        PhysicalTable physical = snapshot.table();
        MVSecondaryIndex index = physical.index(key);
        int[] positions = physical.layout().keyPositions(key.columns());
        Value[] keyValues = new Value[positions.length];
        for (int i = 0; i < positions.length; i++) {
            keyValues[i] = physical.layout().encodeKey(key.columns().get(i), values[i]);
        }
        TMIterator<SearchRow, Value, SearchRow> found =
                snapshot.of(index.getMVMap())
                        .keyIterator(
                                PhysicalTable.bound(index, positions, keyValues, false),
                                PhysicalTable.bound(index, positions, keyValues, true));
        TransactionMap<Long, SearchRow> rows = snapshot.of(physical.rowMap());
        return new Cursor(physical.layout(), columns) {
            @Override
            Map.Entry<Long, SearchRow> fetch() {
                SearchRow entry = found.fetchNext();
                return entry == null
                        ? null
                        : Map.entry(entry.getKey(), rows.getFromSnapshot(entry.getKey()));
            }
        };
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        pages.deregisterVersionUsage(versionInUse);
        snapshots.values().forEach(snapshot -> tables.release(snapshot.table()));
    }

    private abstract class Cursor implements RowCursor {
        private static final int CANCEL_INTERVAL = 256;

        private final RowLayout layout;
        private final int[] columns;
        private Row row;
        private long rowId;
        private int untilCheck = CANCEL_INTERVAL;

        Cursor(RowLayout layout, int[] columns) {
            this.layout = layout;
            this.columns = columns.clone();
        }

        abstract Map.Entry<Long, SearchRow> fetch();

        @Override
        public final boolean next() {
            if (closed) {
                throw new IllegalStateException("the view is closed");
            }
            if (--untilCheck == 0) {
                untilCheck = CANCEL_INTERVAL;
                waits.checkCancelled();
            }
            Map.Entry<Long, SearchRow> entry;
            try {
                entry = fetch();
            } catch (org.h2.mvstore.MVStoreException | org.h2.message.DbException e) {
                throw H2Errors.internal("reading rows failed", e);
            }
            row = entry == null ? null : (Row) entry.getValue();
            rowId = entry == null ? 0 : entry.getKey();
            return row != null;
        }

        @Override
        public final Object[] row() {
            return layout.decode(row, columns);
        }

        @Override
        public final long rowId() {
            return rowId;
        }

        @Override
        public final void close() {
            row = null;
        }
    }
}
