package dev.outrigger.engine.store;

import dev.outrigger.engine.columns.BatchSource;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.store.TransactionCatalog.Unneeded;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.message.DbException;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.tx.Transaction;

/** A session's transaction as one of H2's, by H2's own tables and indexes rather than by SQL. */
final class SessionTransaction implements StoreTransaction {
    private record Point(long undo, int catalog, long temporary, int restarts, long writes)
            implements Savepoint {}

    /** A table that was truncated, and what its identity values were before. */
    private record Restart(Table table, Identities.Before before) {}

    private final H2Instance instance;
    private final SharedCatalog shared;
    private final PhysicalTables tables;
    private final Identities identities;
    private final SequenceValues sequences;
    private final Consumer<SessionTransaction> onClose;
    private final TableLocks locks;
    private final LockWait waits;
    private final TransactionCatalog catalog;
    private final Map<Long, PhysicalTable> written = new HashMap<>();
    private final WrittenRows writtenRows = new WrittenRows();
    private final List<Restart> restarts = new ArrayList<>();
    private JdbcConnection connection;
    private SessionLocal session;

    /** Whether it wrote what a crash must not lose. */
    private boolean durable;

    private boolean closed;

    SessionTransaction(
            H2Instance instance,
            SharedCatalog shared,
            PhysicalTables tables,
            Identities identities,
            SequenceValues sequences,
            TableLocks locks,
            Duration lockTimeout,
            Consumer<SessionTransaction> onClose) {
        this.instance = instance;
        this.shared = shared;
        this.tables = tables;
        this.identities = identities;
        this.sequences = sequences;
        this.onClose = onClose;
        this.locks = locks;
        this.waits = new LockWait(instance, lockTimeout, this::rollback);
        this.catalog =
                new TransactionCatalog(
                        shared,
                        tables,
                        identities,
                        sequences,
                        new ObjectLocks(locks, waits, this),
                        this::catalogRows);
    }

    private SessionLocal session() {
        if (session == null) {
            if (closed) {
                throw new IllegalStateException("the session is closed");
            }
            connection = instance.connect();
            session = (SessionLocal) connection.getSession();
        }
        return session;
    }

    private Transaction transaction() {
        return session().getTransaction();
    }

    private CatalogRows catalogRows() {
        session();
        durable = true;
        return new CatalogRows(connection, waits);
    }

    private RowWriter writer(Table table) {
        SessionLocal current = session();
        boolean first = !written.containsKey(table.storage());
        PhysicalTable target = used(table);
        return guarded(
                "writing rows failed",
                () -> {
                    waits.untilFree(
                            () -> target.rows().lock(current, org.h2.table.Table.WRITE_LOCK));
                    if (first) {
                        requireCurrent(table);
                    } else if (!table.isTemporary()) {
                        requireStorage(table);
                    }
                    return new RowWriter(
                            current,
                            target,
                            table,
                            instance,
                            waits,
                            writtenRows,
                            catalog,
                            this::writer);
                });
    }

    private PhysicalTable used(Table table) {
        PhysicalTable physical = written.get(table.storage());
        if (physical == null) {
            if (!table.isTemporary()) {
                waits.untilTaken(locks, this, table.id(), TableLocks.Mode.WRITE);
                durable = true;
            }
            physical = tables.use(table);
            written.put(table.storage(), physical);
        }
        return physical;
    }

    /**
     * A definition may have changed while its lock was waited for: a statement that was planned
     * with the old one is to be planned again. A change is published with its commit, which this
     * waits for.
     */
    private void requireCurrent(Table table) {
        Optional<Table> now = shared.committing(() -> catalog.table(table.id()));
        boolean gone = now.isEmpty() && !table.isTemporary();
        if (gone || now.isPresent() && !now.get().equals(table)) {
            throw SqlError.of(ErrorCode.DEFINITION_CHANGED, table.name());
        }
    }

    /**
     * What this transaction itself altered has its rows elsewhere: those written here were lost.
     */
    private void requireStorage(Table table) {
        Optional<Table> now = catalog.table(table.id());
        if (now.isEmpty() || now.get().storage() != table.storage()) {
            throw SqlError.of(ErrorCode.DEFINITION_CHANGED, table.name());
        }
    }

    @Override
    public void lockDefinition(Table table) {
        SessionLocal current = session();
        PhysicalTable target = used(table);
        guarded(
                "locking a table failed",
                () -> {
                    waits.untilFree(
                            () -> target.rows().lock(current, org.h2.table.Table.EXCLUSIVE_LOCK));
                    requireCurrent(table);
                    return null;
                });
    }

    @Override
    public Table rewrite(
            Table before,
            Table after,
            Iterator<Object[]> rows,
            List<Table.ForeignKey> check,
            String statement) {
        Table table = catalog.alterTable(before, catalog.inNewStorage(after));
        catalog.create(table);
        if (Identities.identityColumn(before).isPresent()
                && Identities.identityColumn(table).isPresent()) {
            identities.carry(before, table);
        }
        List<Table.ForeignKey> named =
                table.foreignKeys().stream()
                        .filter(key -> check.stream().anyMatch(wanted -> same(wanted, key)))
                        .toList();
        writer(table).move(rows, this::insertPart, named, statement);
        return table;
    }

    /** Names may have been made for keys without one. */
    private static boolean same(Table.ForeignKey wanted, Table.ForeignKey key) {
        return wanted.columns().equals(key.columns())
                && (wanted.name().isEmpty() || wanted.name().equalsIgnoreCase(key.name()));
    }

    private <T> T guarded(String doing, Supplier<T> work) {
        try {
            return instance.keepingPages(work);
        } catch (DbException | MVStoreException e) {
            throw H2Errors.internal(doing, e);
        }
    }

    @Override
    public ReadView read(Collection<Table> named) {
        for (Table table : named) {
            if (!tables.has(table) && catalog.table(table.id()).isEmpty()) {
                throw SqlError.of(ErrorCode.INVALID_OBJECT, table.schema() + "." + table.name());
            }
        }
        return guarded(
                "reading failed",
                () ->
                        new SnapshotView(
                                named,
                                tables,
                                instance.pages(),
                                transaction(),
                                waits,
                                writtenRows::wrote));
    }

    @Override
    public void keep(Table table, boolean alone) {
        session();
        waits.untilTaken(
                locks, this, table.id(), alone ? TableLocks.Mode.ALONE : TableLocks.Mode.KEEP);
    }

    @Override
    public Duration lockTimeout() {
        return waits.timeout();
    }

    @Override
    public void lockTimeout(Optional<Duration> timeout) {
        waits.timeout(timeout);
    }

    @Override
    public long insert(Table table, Iterator<Object[]> rows) {
        return writer(table).insert(rows, this::insertPart);
    }

    @Override
    public long insert(Table table, BatchSource batches) {
        return writer(table).insert(batches, this::insertPart);
    }

    private void insertPart(Runnable part) {
        guarded(
                "inserting failed",
                () -> {
                    part.run();
                    return null;
                });
        instance.syncNowAndThen();
    }

    @Override
    public Optional<Object[]> lock(Table table, long rowId) {
        return guarded("locking a row failed", () -> writer(table).lock(rowId));
    }

    @Override
    public void update(Table table, List<Long> rowIds, List<Object[]> rows) {
        guarded(
                "updating failed",
                () -> {
                    writer(table).update(rowIds, rows);
                    return null;
                });
    }

    @Override
    public void delete(Table table, List<Long> rowIds) {
        guarded(
                "deleting failed",
                () -> {
                    writer(table).delete(rowIds);
                    return null;
                });
    }

    @Override
    public long truncate(Table table) {
        if (!catalog.state().referencing(table.id()).isEmpty()) {
            throw SqlError.of(ErrorCode.CANNOT_TRUNCATE_REFERENCED, table.name());
        }
        long count = guarded("truncating failed", () -> writer(table).deleteAll());
        if (Identities.identityColumn(table).isPresent()) {
            restarts.add(new Restart(table, identities.restart(table)));
        }
        return count;
    }

    @Override
    public long nextIdentity(Table table, long count) {
        return identities.next(table, count);
    }

    @Override
    public void identityGiven(Table table, long value) {
        identities.given(table, value);
    }

    @Override
    public void reseed(Table table, long value) {
        identities.reseed(table, value);
    }

    @Override
    public void enterScope(boolean module) {
        catalog.temporary().enter(module);
    }

    @Override
    public void leaveScope() {
        catalog.temporary().leave();
    }

    @Override
    public void dropTemporary() {
        catalog.temporary().clear();
    }

    @Override
    public boolean changesDefinitions() {
        return catalog.mark() > 0;
    }

    @Override
    public Catalog catalog() {
        return catalog;
    }

    @Override
    public Savepoint savepoint() {
        return new Point(
                transaction().setSavepoint(),
                catalog.mark(),
                catalog.temporary().mark(),
                restarts.size(),
                writtenRows.mark());
    }

    @Override
    public void rollbackTo(Savepoint savepoint) {
        Point point = (Point) savepoint;
        guarded(
                "rolling back failed",
                () ->
                        instance.changing(
                                () -> {
                                    transaction().rollbackToSavepoint(point.undo());
                                    return null;
                                }));
        writtenRows.undoneTo(point.writes());
        catalog.rollbackTo(point.catalog());
        catalog.temporary().rollbackTo(point.temporary());
        undoRestarts(point.restarts());
    }

    private void undoRestarts(int from) {
        while (restarts.size() > from) {
            Restart last = restarts.remove(restarts.size() - 1);
            identities.undoRestart(last.table(), last.before());
        }
    }

    @Override
    public void release(Savepoint savepoint) {
        // A point is a position in the undo log: it holds nothing.
    }

    @Override
    public void commit() {
        if (session == null) {
            end(catalog.publish());
            return;
        }
        boolean changed = transaction().hasChanges() || !restarts.isEmpty();
        Unneeded unneeded = shared.committing(this::commitRows);
        // It is committed: what fails from here on leaves nothing to the next transaction.
        try {
            restarts.forEach(restart -> identities.keepRestart(restart.table()));
            if (changed && durable) {
                sync();
            }
        } finally {
            restarts.clear();
            end(unneeded);
        }
    }

    /** Until the commit is published, or undone, no view takes columns of what it wrote. */
    private Unneeded commitRows() {
        try (WrittenRows.Publication publication = writtenRows.publication()) {
            try {
                instance.keepingPages(
                        () ->
                                instance.changing(
                                        () -> {
                                            session.commit(false);
                                            return null;
                                        }));
                publication.committed();
            } catch (DbException | MVStoreException e) {
                SqlError failure =
                        SqlError.of(ErrorCode.COMMIT_UNCERTAIN, e.getMessage()).causedBy(e);
                rollbackAfter(failure);
                throw failure;
            }
        }
        return catalog.publish();
    }

    private void sync() {
        try {
            instance.sync();
        } catch (DbException | MVStoreException e) {
            throw SqlError.of(ErrorCode.COMMIT_UNCERTAIN, e.getMessage()).causedBy(e);
        }
    }

    private void rollbackAfter(SqlError failure) {
        try {
            rollback();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public void rollback() {
        try {
            if (session != null) {
                guarded(
                        "rolling back failed",
                        () ->
                                instance.changing(
                                        () -> {
                                            session.rollback();
                                            return null;
                                        }));
            }
        } finally {
            undoRestarts(0);
            end(catalog.discard());
        }
    }

    private void end(Unneeded unneeded) {
        List<PhysicalTable> used = List.copyOf(written.values());
        written.clear();
        writtenRows.clear();
        durable = false;
        locks.releaseAll(this);
        used.forEach(tables::release);
        unneeded.tables().forEach(tables::dropWhenUnused);
        unneeded.counters().forEach(sequences::forget);
    }

    @Override
    public void resume() {
        waits.reset();
    }

    @Override
    public void cancel() {
        waits.cancel();
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        onClose.accept(this);
        try {
            rollback();
            catalog.temporary().clear();
        } finally {
            if (connection != null) {
                try {
                    connection.close();
                } catch (SQLException e) {
                    throw H2Errors.internal("closing a session failed", e);
                }
            }
        }
    }
}
