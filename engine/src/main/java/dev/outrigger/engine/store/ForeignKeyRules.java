package dev.outrigger.engine.store;

import dev.outrigger.engine.store.Table.ForeignKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.h2.engine.SessionLocal;
import org.h2.index.Cursor;
import org.h2.mvstore.db.MVSecondaryIndex;
import org.h2.result.Row;
import org.h2.value.Value;
import org.h2.value.ValueNull;

/**
 * The foreign keys that a table has and those that reference it, checked when a statement's rows
 * are written, as SQL Server does: rows of one statement may reference each other in any order.
 * H2's own foreign keys would check row by row, and their actions would change the hidden key
 * columns without the values.
 */
final class ForeignKeyRules {
    /** Keys already found in the statement are not looked up again; so many are remembered. */
    private static final int KNOWN_MAX = 10_000;

    private final SessionLocal session;
    private final PhysicalTable table;
    private final Table definition;
    private final Function<Table, RowWriter> writers;
    private final List<ForeignKey> own;
    private final List<Reference> references = new ArrayList<>();
    private final TransactionCatalog catalog;

    /** A foreign key of a table that references this one. */
    private record Reference(Table from, ForeignKey key) {}

    ForeignKeyRules(
            SessionLocal session,
            PhysicalTable table,
            Table definition,
            TransactionCatalog catalog,
            Function<Table, RowWriter> writers) {
        this.session = session;
        this.table = table;
        this.definition = definition;
        this.writers = writers;
        this.catalog = catalog;
        own = enforced(definition);
        for (Table from : catalog.state().referencing(definition.id())) {
            for (ForeignKey key : enforced(from)) {
                if (key.referencedTable() == definition.id()) {
                    references.add(new Reference(from, key));
                }
            }
        }
    }

    private static List<ForeignKey> enforced(Table table) {
        return table.foreignKeys().stream()
                .filter(key -> key.enforcement() != Table.Enforcement.DISABLED)
                .toList();
    }

    Pending pending(String statement) {
        return new Pending(statement, own, references);
    }

    /** Checks no more than some of the table's own keys. */
    Pending pending(String statement, List<ForeignKey> keys) {
        return new Pending(statement, keys, List.of());
    }

    private static List<Value> values(Row row, int[] positions) {
        return Arrays.stream(positions).mapToObj(row::getValue).toList();
    }

    private Cursor find(MVSecondaryIndex index, int[] positions, List<Value> values) {
        Value[] array = values.toArray(Value[]::new);
        return index.find(
                session,
                PhysicalTable.bound(index, positions, array, false),
                PhysicalTable.bound(index, positions, array, true),
                false);
    }

    private static MVSecondaryIndex uniqueIndex(PhysicalTable table, List<Integer> columns) {
        Set<Integer> wanted = new HashSet<>(columns);
        for (Table.Key key : table.definition().uniqueKeys()) {
            if (wanted.equals(new HashSet<>(key.columns()))) {
                return table.index(key);
            }
        }
        throw new IllegalStateException(
                "no key over the columns " + columns + " of " + table.definition().display());
    }

    /**
     * One statement's rows: the keys they reference, and those that they had and have no longer.
     */
    final class Pending {
        private final String statement;
        private final List<Outgoing> outgoing = new ArrayList<>();
        private final List<Incoming> incoming = new ArrayList<>();

        private Pending(String statement, List<ForeignKey> keys, List<Reference> referencing) {
            this.statement = statement;
            keys.forEach(key -> outgoing.add(new Outgoing(statement, key)));
            referencing.forEach(reference -> incoming.add(new Incoming(statement, reference)));
        }

        void added(Row row) {
            outgoing.forEach(check -> check.references(row));
        }

        void changed(Row before, Row after) {
            outgoing.forEach(check -> check.references(after));
            incoming.forEach(check -> check.lost(before, after));
        }

        void removed(Row row) {
            incoming.forEach(check -> check.lost(row, null));
        }

        void check() {
            incoming.forEach(Incoming::check);
            outgoing.forEach(Outgoing::check);
        }
    }

    private final class Outgoing {
        private final String statement;
        private final ForeignKey key;
        private final Table targetDefinition;
        private final PhysicalTable target;
        private final MVSecondaryIndex index;
        private final int[] positions;
        private final int[] targetPositions;
        private final Set<List<Value>> known = new HashSet<>();
        private final Set<List<Value>> notYetFound = new HashSet<>();

        Outgoing(String statement, ForeignKey key) {
            this.statement = statement;
            this.key = key;
            boolean self = key.referencedTable() == definition.id();
            targetDefinition =
                    self ? definition : catalog.table(key.referencedTable()).orElseThrow();
            target = self ? table : writers.apply(targetDefinition).table();
            index = uniqueIndex(target, key.referencedColumns());
            positions = table.layout().keyPositions(key.columns());
            targetPositions = target.layout().keyPositions(key.referencedColumns());
        }

        void references(Row row) {
            List<Value> values = values(row, positions);
            if (values.contains(ValueNull.INSTANCE) || known.contains(values)) {
                return;
            }
            if (lockReferenced(values)) {
                if (known.size() < KNOWN_MAX) {
                    known.add(values);
                }
            } else if (target == table) {
                notYetFound.add(values);
            } else {
                throw KeyErrors.missing(statement, definition, key, targetDefinition);
            }
        }

        /**
         * Locks the row that is referenced, until the transaction ends: another that deletes it or
         * changes its key waits, then finds the row that references it. One that did so before is
         * waited for here, and the row looked up again.
         */
        private boolean lockReferenced(List<Value> values) {
            Cursor found = find(index, targetPositions, values);
            while (found.next()) {
                long rowId = found.getSearchRow().getKey();
                if (writers.apply(targetDefinition).lockRow(rowId).isPresent()
                        && isFound(rowId, values)) {
                    return true;
                }
            }
            return false;
        }

        private boolean isFound(long rowId, List<Value> values) {
            Cursor found = find(index, targetPositions, values);
            while (found.next()) {
                if (found.getSearchRow().getKey() == rowId) {
                    return true;
                }
            }
            return false;
        }

        /**
         * What was found before may have gone with a later row of the statement, which Incoming
         * finds.
         */
        void check() {
            for (List<Value> values : notYetFound) {
                if (!lockReferenced(values)) {
                    throw KeyErrors.missing(statement, definition, key, targetDefinition);
                }
            }
        }
    }

    private final class Incoming {
        private final String statement;
        private final Reference reference;
        private final int[] positions;

        /**
         * The rows as they are after the statement, by the key they had before; null when they are
         * gone.
         */
        private final Map<List<Value>, Row> lost = new LinkedHashMap<>();

        Incoming(String statement, Reference reference) {
            this.statement = statement;
            this.reference = reference;
            positions = table.layout().keyPositions(reference.key().referencedColumns());
        }

        void lost(Row before, Row after) {
            List<Value> values = values(before, positions);
            if (!values.contains(ValueNull.INSTANCE)
                    && (after == null || !values.equals(values(after, positions)))) {
                lost.put(values, after);
            }
        }

        void check() {
            if (lost.isEmpty()) {
                return;
            }
            RowWriter writer = writers.apply(reference.from());
            PhysicalTable from = writer.table();
            int[] fromPositions = from.layout().keyPositions(reference.key().columns());
            MVSecondaryIndex fromIndex = from.index(reference.key());
            MVSecondaryIndex ownIndex = uniqueIndex(table, reference.key().referencedColumns());
            List<Row> before = new ArrayList<>();
            List<Row> after = new ArrayList<>();
            lost.forEach(
                    (values, row) -> {
                        String action =
                                row == null
                                        ? reference.key().onDelete()
                                        : reference.key().onUpdate();
                        boolean refuse = action.equals("NO ACTION");
                        if (refuse && find(ownIndex, positions, values).next()) {
                            return;
                        }
                        Cursor children = find(fromIndex, fromPositions, values);
                        while (children.next()) {
                            if (refuse) {
                                throw KeyErrors.referenced(
                                        statement, reference.from(), reference.key(), definition);
                            }
                            writer.lockRow(children.getSearchRow().getKey())
                                    .filter(child -> values(child, fromPositions).equals(values))
                                    .ifPresent(
                                            child -> {
                                                before.add(child);
                                                after.add(
                                                        row == null && action.equals("CASCADE")
                                                                ? null
                                                                : moved(from, child, row, action));
                                            });
                        }
                    });
            apply(writer, before, after);
        }

        private Row moved(PhysicalTable from, Row child, Row parent, String action) {
            Object[] values = RowWriter.decode(from, child);
            for (int i = 0; i < reference.key().columns().size(); i++) {
                Object value = null;
                if (action.equals("CASCADE")) {
                    int column = reference.key().referencedColumns().get(i);
                    value = table.layout().decode(parent, column);
                }
                values[reference.key().columns().get(i)] = value;
            }
            return from.layout().encode(values);
        }

        private void apply(RowWriter writer, List<Row> before, List<Row> after) {
            List<Row> removed = new ArrayList<>();
            List<Row> changedBefore = new ArrayList<>();
            List<Row> changedAfter = new ArrayList<>();
            for (int i = 0; i < before.size(); i++) {
                if (after.get(i) == null) {
                    removed.add(before.get(i));
                } else {
                    changedBefore.add(before.get(i));
                    changedAfter.add(after.get(i));
                }
            }
            if (!removed.isEmpty()) {
                writer.remove(removed);
            }
            if (!changedBefore.isEmpty()) {
                writer.replace(changedBefore, changedAfter, "UPDATE");
            }
        }
    }
}
