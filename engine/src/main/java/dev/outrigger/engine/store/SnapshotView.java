package dev.outrigger.engine.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
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
    private static final int ATTEMPTS = 8;

    private static final class Snapshot {
        private final PhysicalTable table;
        private final Map<Integer, TransactionMap<Object, Object>> maps;

        /** Of the same state. */
        private TableVersion version;

        Snapshot(PhysicalTable table, Map<Integer, TransactionMap<Object, Object>> maps) {
            this.table = table;
            this.maps = maps;
        }

        PhysicalTable table() {
            return table;
        }

        void version(TableVersion shown) {
            version = shown;
        }

        @SuppressWarnings("unchecked")
        <K, V> TransactionMap<K, V> of(MVMap<K, VersionedValue<V>> map) {
            return (TransactionMap<K, V>) (TransactionMap<?, ?>) maps.get(map.getId());
        }
    }

    private final PhysicalTables tables;
    private final LockWait waits;
    private final MVStore pages;
    private final MVStore.TxCounter versionInUse;
    private final List<PhysicalTable> used = new ArrayList<>();
    private final Map<Long, Snapshot> snapshots = new HashMap<>();
    private volatile boolean closed;

    SnapshotView(
            Collection<Table> named,
            PhysicalTables tables,
            MVStore pages,
            Transaction transaction,
            LockWait waits,
            Predicate<PhysicalTable> written) {
        this.tables = tables;
        this.waits = waits;
        this.pages = pages;
        // The pages of this version stay on disk until the view is closed.
        this.versionInUse = pages.registerVersionUsage();
        try {
            HashSet<Long> ids = new HashSet<>();
            for (Table table : named) {
                if (ids.add(table.id())) {
                    used.add(tables.use(table));
                }
            }
            take(transaction, written);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * H2's snapshot, and the versions of the tables' columns that it shows: those that are the same
     * before and after it. A table without one, and those that the transaction has written itself,
     * are read from H2 alone.
     */
    private void take(Transaction transaction, Predicate<PhysicalTable> written) {
        HashSet<MVMap<Object, VersionedValue<Object>>> maps = new HashSet<>();
        used.forEach(table -> maps.addAll(table.maps()));
        TableVersion[] versions = new TableVersion[used.size()];
        boolean same = false;
        for (int attempt = 0; attempt < ATTEMPTS && !same; attempt++) {
            for (int i = 0; i < versions.length; i++) {
                PhysicalTable table = used.get(i);
                versions[i] = written.test(table) ? null : table.held().awaitCurrent();
            }
            open(transaction, maps);
            same = true;
            for (int i = 0; i < versions.length; i++) {
                if (versions[i] != null && used.get(i).held().current() != versions[i]) {
                    versions[i] = null;
                    same = false;
                }
            }
        }
        for (int i = 0; i < versions.length; i++) {
            PhysicalTable table = used.get(i);
            snapshots
                    .get(table.definition().id())
                    .version(
                            versions[i] == null
                                    ? new TableVersion(table.held(), false)
                                    : versions[i]);
        }
    }

    private void open(Transaction transaction, HashSet<MVMap<Object, VersionedValue<Object>>> all) {
        transaction.markStatementStart(all);
        for (PhysicalTable table : used) {
            Map<Integer, TransactionMap<Object, Object>> maps = new HashMap<>();
            for (MVMap<Object, VersionedValue<Object>> map : table.maps()) {
                maps.put(map.getId(), transaction.openMapX(map));
            }
            snapshots.put(table.definition().id(), new Snapshot(table, maps));
        }
        transaction.markStatementEnd();
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
        Snapshot snapshot = snapshot(table);
        HeldTable held = snapshot.table().held();
        SnapshotRows rows =
                new SnapshotRows(snapshot.of(snapshot.table().rowMap()), this::checkOpen);
        if (WideChunks.areWide(held, columns)) {
            return new WideChunks(held, snapshot.version, columns, rows);
        }
        return new HeldChunks(snapshot.version, columns, rows, held.store());
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the view is closed");
        }
        waits.checkCancelled();
    }

    @Override
    public RowCursor lookup(Table table, Table.Key key, Object[] values, int[] columns) {
        Snapshot snapshot = snapshot(table);
        PhysicalTable physical = snapshot.table();
        MVSecondaryIndex index = physical.index(key);
        int[] positions = physical.layout().keyPositions(key.columns().subList(0, values.length));
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
        used.forEach(tables::release);
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
