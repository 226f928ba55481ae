package dev.outrigger.engine.store;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An instance's data: opened once, used by any number of sessions. Thread-safe. */
public final class Store implements AutoCloseable {
    private final H2Instance instance;
    private final StoreOptions options;
    private final SharedCatalog catalog;
    private final ColumnStore columns = new ColumnStore(Runtime.getRuntime().maxMemory() / 4);
    private final PhysicalTables tables;
    private final Identities identities;
    private final SequenceValues sequences;
    private final TableLocks locks = new TableLocks();
    private final Set<SessionTransaction> open = ConcurrentHashMap.newKeySet();
    private boolean closed;

    private Store(H2Instance instance, StoreOptions options) {
        this.instance = instance;
        this.options = options;
        this.catalog = new SharedCatalog(instance);
        this.identities = new Identities(instance);
        this.tables = new PhysicalTables(instance, columns, identities);
        this.sequences = new SequenceValues(instance);
        catalog.dropLostCounters();
        tables.open(catalog.committed().tables().values());
        dropGlobalTemporary();
        instance.sync();
    }

    /** ##tables go with their session; what a crash left of them goes now. */
    private void dropGlobalTemporary() {
        try (StoreTransaction transaction = begin()) {
            for (Table table : transaction.catalog().tables(TemporaryTables.DATABASE)) {
                if (table.name().startsWith("##")) {
                    transaction.catalog().dropTable(table);
                }
            }
            transaction.commit();
        }
    }

    /**
     * Opens the folder's data, or makes new ones. 49510 when another process or store has them
     * open.
     */
    public static Store open(StoreOptions options) {
        return open(options, "");
    }

    static Store open(StoreOptions options, String fileSystem) {
        H2Instance instance = H2Instance.open(options, fileSystem);
        try {
            return new Store(instance, options);
        } catch (RuntimeException e) {
            try {
                instance.close();
            } catch (RuntimeException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    /**
     * For one session: it begins a transaction at its first use, and another after each commit and
     * rollback.
     */
    public StoreTransaction begin() {
        SessionTransaction transaction =
                new SessionTransaction(
                        instance,
                        catalog,
                        tables,
                        identities,
                        sequences,
                        locks,
                        options.lockTimeout(),
                        open::remove);
        open.add(transaction);
        return transaction;
    }

    /** Databases to files and back. */
    public Backups backups() {
        return new Backups(catalog, options.folder());
    }

    /** How many bytes of columns are kept for the next statements; 0: none. */
    public void columnMemory(long bytes) {
        columns.limit(bytes);
    }

    public long columnMemory() {
        return columns.limit();
    }

    /** How many bytes of columns are kept at this moment. */
    public long columnBytes() {
        return columns.held();
    }

    /** What is known of a table that a catalog shows, without reading it. */
    public TableStatistics statistics(Table table) {
        return tables.statistics(table);
    }

    /** The columns that statements have used, in no order. */
    public List<HeldColumns> heldColumns() {
        return HeldColumns.of(columns);
    }

    /** How often the disk was told to keep what was written; commits at the same time share one. */
    long syncCount() {
        return instance.syncCount();
    }

    /** How many tables and sequences have their values counted in memory. */
    int counters() {
        return identities.counters() + sequences.counters();
    }

    /** Sessions must be done: what they have not committed is rolled back. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        try {
            open.forEach(SessionTransaction::close);
            identities.close();
            sequences.close();
        } finally {
            instance.close();
        }
    }
}
