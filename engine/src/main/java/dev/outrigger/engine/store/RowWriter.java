package dev.outrigger.engine.store;

import dev.outrigger.engine.columns.Batch;
import dev.outrigger.engine.columns.BatchSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.h2.engine.SessionLocal;
import org.h2.index.Cursor;
import org.h2.index.Index;
import org.h2.message.DbException;
import org.h2.mvstore.tx.Transaction;
import org.h2.result.Row;

/** Writes one table's rows in a transaction, with its keys and foreign keys. */
final class RowWriter {
    private static final int INSERT_BATCH = 8192;

    /** A batch is one change of H2's maps, which must stay far below what H2 saves at. */
    private static final long INSERT_MEMORY = 2 << 20;

    private static final int TRUNCATE_BATCH = 1000;

    private final SessionLocal session;
    private final PhysicalTable table;
    private final Table definition;
    private final LockWait waits;
    private final WrittenRows written;
    private final ForeignKeyRules rules;
    private final RowInsert inserts;

    /** Rows that are there already come under new keys. */
    private boolean moving;

    /** definition: as the transaction sees it, which may have other names than the rows' own. */
    RowWriter(
            SessionLocal session,
            PhysicalTable table,
            Table definition,
            H2Instance instance,
            LockWait waits,
            WrittenRows written,
            TransactionCatalog catalog,
            Function<Table, RowWriter> writers) {
        this.session = session;
        this.table = table;
        this.definition = definition;
        this.waits = waits;
        this.written = written;
        this.rules = new ForeignKeyRules(session, table, definition, catalog, writers);
        this.inserts =
                new RowInsert(
                        session,
                        table,
                        instance,
                        (index, row) -> step(row, () -> index.add(session, row)));
    }

    PhysicalTable table() {
        return table;
    }

    /**
     * Adds the rows of another place, which keep to all the rules that the table had there.
     *
     * @param check the foreign keys that are new
     */
    long move(
            Iterator<Object[]> rows,
            Consumer<Runnable> batches,
            List<Table.ForeignKey> check,
            String statement) {
        moving = true;
        long[] count = {0};
        ForeignKeyRules.Pending pending = rules.pending(statement, check);
        while (rows.hasNext()) {
            batches.accept(() -> count[0] += add(encoded(rows), pending));
        }
        batches.accept(pending::check);
        return count[0];
    }

    /** batches: runs each of the batches that the rows are written in. */
    long insert(Iterator<Object[]> rows, Consumer<Runnable> batches) {
        long[] count = {0};
        ForeignKeyRules.Pending pending = rules.pending("INSERT");
        while (rows.hasNext()) {
            batches.accept(() -> count[0] += add(encoded(rows), pending));
        }
        batches.accept(pending::check);
        return count[0];
    }

    private Row[] encoded(Iterator<Object[]> rows) {
        List<Row> encoded = new ArrayList<>();
        long memory = 0;
        while (encoded.size() < INSERT_BATCH && memory < INSERT_MEMORY && rows.hasNext()) {
            Row row = table.layout().encode(rows.next());
            memory += row.getMemory();
            encoded.add(row);
        }
        return encoded.toArray(Row[]::new);
    }

    /** Rows in columns, each of the kind that SqlColumns names for the table's type. */
    long insert(BatchSource source, Consumer<Runnable> batches) {
        long count = 0;
        ForeignKeyRules.Pending pending = rules.pending("INSERT");
        for (Optional<Batch> next = source.next(); next.isPresent(); next = source.next()) {
            Batch batch = next.get();
            int rows;
            for (int from = 0; from < batch.rows(); from += rows) {
                int start = from;
                int part = table.layout().fitting(batch, from, INSERT_BATCH, INSERT_MEMORY);
                batches.accept(() -> add(table.layout().encode(batch, start, part), pending));
                rows = part;
            }
            count += batch.rows();
        }
        batches.accept(pending::check);
        return count;
    }

    /** The one place where rows become new: with their keys, from the first id on. */
    private int add(Row[] rows, ForeignKeyRules.Pending pending) {
        waits.checkCancelled();
        inserts.add(rows);
        for (Row row : rows) {
            written.wrote(table, row.getKey(), row);
            pending.added(row);
        }
        return rows.length;
    }

    Optional<Object[]> lock(long rowId) {
        return lockRow(rowId).map(row -> decode(table, row));
    }

    static Object[] decode(PhysicalTable table, Row row) {
        return table.layout().decode(row);
    }

    Optional<Row> lockRow(long rowId) {
        Row wanted = table.rows().getTemplateRow();
        wanted.setKey(rowId);
        return Optional.ofNullable(
                waits.untilFree(() -> table.rows().lockRow(session, wanted, -1)));
    }

    private Row requireRow(long rowId) {
        return lockRow(rowId)
                .orElseThrow(
                        () -> new IllegalStateException("row " + rowId + " was not locked before"));
    }

    void update(List<Long> rowIds, List<Object[]> rows) {
        List<Row> before = new ArrayList<>();
        List<Row> after = new ArrayList<>();
        for (int i = 0; i < rowIds.size(); i++) {
            Row old = requireRow(rowIds.get(i));
            before.add(old);
            after.add(table.layout().encode(rows.get(i)));
        }
        replace(before, after, "UPDATE");
    }

    /** Every changed key is taken out before any is put in, so that rows may swap their keys. */
    void replace(List<Row> before, List<Row> after, String statement) {
        boolean done = false;
        try {
            write(before, after);
            done = true;
        } finally {
            for (Row row : after) {
                written.replaced(table, row, done);
            }
        }
        session.registerTableAsUpdated(table.rows());
        ForeignKeyRules.Pending pending = rules.pending(statement);
        for (int i = 0; i < before.size(); i++) {
            pending.changed(before.get(i), after.get(i));
        }
        pending.check();
    }

    private void write(List<Row> before, List<Row> after) {
        for (int i = 0; i < before.size(); i++) {
            after.get(i).setKey(before.get(i).getKey());
        }
        for (int i = 0; i < before.size(); i++) {
            Row old = before.get(i);
            Row changed = after.get(i);
            for (Index index : table.indexes()) {
                if (!index.areRowsEquivalent(old, changed)) {
                    step(old, () -> index.remove(session, old));
                } else if (index.isRowIdIndex()) {
                    step(changed, () -> index.update(session, old, changed));
                }
            }
        }
        for (int i = 0; i < before.size(); i++) {
            Row old = before.get(i);
            Row changed = after.get(i);
            for (Index index : table.indexes()) {
                if (!index.areRowsEquivalent(old, changed)) {
                    step(changed, () -> index.add(session, changed));
                }
            }
        }
    }

    void delete(List<Long> rowIds) {
        List<Row> rows = new ArrayList<>();
        for (long rowId : rowIds) {
            rows.add(requireRow(rowId));
        }
        remove(rows);
    }

    void remove(List<Row> rows) {
        ForeignKeyRules.Pending pending = rules.pending("DELETE");
        for (Row row : rows) {
            step(row, () -> table.rows().removeRow(session, row));
            written.wrote(table, row.getKey(), null);
            pending.removed(row);
        }
        pending.check();
    }

    long deleteAll() {
        long count = 0;
        List<Row> batch = new ArrayList<>();
        Cursor cursor = table.rows().getScanIndex(session).find(session, null, null, false);
        while (cursor.next()) {
            lockRow(cursor.get().getKey()).ifPresent(batch::add);
            count++;
            if (batch.size() == TRUNCATE_BATCH) {
                waits.checkCancelled();
                remove(batch);
                batch.clear();
            }
        }
        remove(batch);
        return count;
    }

    /** One change, whole or not at all, repeated while another transaction holds what it needs. */
    private void step(Row row, Runnable change) {
        try {
            waits.untilFree(
                    () -> {
                        Transaction transaction = session.getTransaction();
                        long savepoint = transaction.setSavepoint();
                        try {
                            change.run();
                        } catch (DbException e) {
                            if (!H2Errors.isDeadlock(e)) {
                                transaction.rollbackToSavepoint(savepoint);
                            }
                            throw e;
                        }
                        return null;
                    });
        } catch (DbException e) {
            throw H2Errors.isDuplicate(e) ? duplicate(e, row) : e;
        }
    }

    private RuntimeException duplicate(DbException failure, Row row) {
        for (Table.Key key : definition.keys()) {
            if (table.index(key) == failure.getSource()) {
                Object[] values = values(key, row);
                return (moving
                                ? KeyErrors.creating(definition, key, values)
                                : KeyErrors.duplicate(definition, key, values))
                        .causedBy(failure);
            }
        }
        for (int i = 0; i < definition.indexes().size(); i++) {
            if (table.indexAt(i) == failure.getSource()) {
                Table.Index index = definition.indexes().get(i);
                Object[] values = values(index.key(), row);
                return (moving
                                ? KeyErrors.creating(definition, index.key(), values)
                                : KeyErrors.duplicate(definition, index, values))
                        .causedBy(failure);
            }
        }
        return H2Errors.internal("a duplicate in no known key", failure);
    }

    private Object[] values(Table.Key key, Row row) {
        Object[] values = new Object[key.columns().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = table.layout().decode(row, key.columns().get(i));
        }
        return values;
    }
}
