package dev.outrigger.engine.exec;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.TableChange;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.store.Table.ForeignKey;
import dev.outrigger.engine.store.Table.Index;
import dev.outrigger.engine.store.Table.Key;
import dev.outrigger.engine.store.Table.TableColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** ALTER TABLE … DROP: columns and constraints. */
final class DroppedParts {
    private final Statements statements;
    private final Table before;
    private Table after;

    /** The positions that the columns left had before. */
    private List<Integer> kept;

    private boolean moves;

    DroppedParts(Statements statements, Table table) {
        this.statements = statements;
        this.before = table;
        this.after = table;
        this.kept = IntStream.range(0, table.columns().size()).boxed().toList();
    }

    void drop(TableChange.Drop drop) {
        for (TableChange.Drop.Part part : drop.parts()) {
            if (part.column()) {
                column(part);
            } else {
                constraint(part);
            }
        }
        if (!moves) {
            if (after != before) {
                statements.catalog().alterTable(before, after);
            }
            return;
        }
        int[] positions = kept.stream().mapToInt(Integer::intValue).toArray();
        new MovedRows(statements)
                .move(
                        before,
                        after,
                        after.withChecks(List.of()),
                        (row, execution) -> {
                            Object[] narrow = new Object[positions.length];
                            for (int i = 0; i < narrow.length; i++) {
                                narrow[i] = row[positions[i]];
                            }
                            return narrow;
                        },
                        List.of());
        referencing();
    }

    /** Foreign keys of other tables know the columns by their positions. */
    private void referencing() {
        if (kept.size() == before.columns().size()) {
            return;
        }
        for (Table table : statements.catalog().tables(before.database())) {
            boolean references =
                    table.foreignKeys().stream()
                            .anyMatch(key -> key.referencedTable() == before.id());
            if (references && table.id() != before.id()) {
                List<ForeignKey> keys =
                        table.foreignKeys().stream()
                                .map(
                                        key ->
                                                key.referencedTable() == before.id()
                                                        ? with(
                                                                key,
                                                                key.columns(),
                                                                moved(key.referencedColumns()))
                                                        : key)
                                .toList();
                statements.catalog().alterTable(table, table.withForeignKeys(keys));
            }
        }
    }

    private List<Integer> moved(List<Integer> columns) {
        return columns.stream().map(kept::indexOf).toList();
    }

    private static ForeignKey with(ForeignKey key, List<Integer> own, List<Integer> referenced) {
        return new ForeignKey(
                key.name(),
                own,
                key.referencedTable(),
                referenced,
                key.onDelete(),
                key.onUpdate(),
                key.enforcement());
    }

    private void column(TableChange.Drop.Part part) {
        Optional<Integer> found = after.position(part.name());
        if (found.isEmpty()) {
            if (part.ifExists()) {
                return;
            }
            throw SqlError.of(
                    ErrorCode.COLUMN_FOR_CHANGE_MISSING, "DROP", part.name(), before.name());
        }
        int position = found.get();
        if (after.columns().size() == 1) {
            throw SqlError.of(ErrorCode.ONLY_COLUMN, part.name(), before.name());
        }
        ColumnUse.requireUnused(statements, after, position);
        UnaryOperator<List<Integer>> shifted =
                columns ->
                        columns.stream()
                                .map(column -> column > position ? column - 1 : column)
                                .toList();
        List<TableColumn> columns = new ArrayList<>(after.columns());
        columns.remove(position);
        List<Integer> left = new ArrayList<>(kept);
        left.remove(position);
        kept = left;
        after =
                after.withColumns(columns)
                        .withKeys(
                                after.keys().stream()
                                        .map(
                                                key ->
                                                        new Key(
                                                                key.name(),
                                                                key.primary(),
                                                                shifted.apply(key.columns())))
                                        .toList())
                        .withForeignKeys(
                                after.foreignKeys().stream()
                                        .map(
                                                key ->
                                                        with(
                                                                key,
                                                                shifted.apply(key.columns()),
                                                                key.referencedTable() == before.id()
                                                                        ? shifted.apply(
                                                                                key
                                                                                        .referencedColumns())
                                                                        : key.referencedColumns()))
                                        .toList())
                        .withIndexes(
                                after.indexes().stream()
                                        .map(
                                                index ->
                                                        new Index(
                                                                index.name(),
                                                                index.unique(),
                                                                shifted.apply(index.columns()),
                                                                index.descending(),
                                                                shifted.apply(index.included()),
                                                                index.filter()))
                                        .toList());
        moves = true;
    }

    private void constraint(TableChange.Drop.Part part) {
        String name = part.name();
        Optional<Key> key =
                after.keys().stream().filter(k -> k.name().equalsIgnoreCase(name)).findFirst();
        if (key.isPresent()) {
            requireUnreferenced(key.get());
            after = after.withKeys(without(after.keys(), key.get()));
            moves = true;
            return;
        }
        Table dropped =
                after.withChecks(
                                after.checks().stream()
                                        .filter(check -> !check.name().equalsIgnoreCase(name))
                                        .toList())
                        .withForeignKeys(
                                after.foreignKeys().stream()
                                        .filter(other -> !other.name().equalsIgnoreCase(name))
                                        .toList())
                        .withColumns(
                                after.columns().stream()
                                        .map(column -> withoutDefault(column, name))
                                        .toList());
        // Rows lie by the keys of all keys and foreign keys: without one they lie differently.
        moves |= dropped.foreignKeys().size() < after.foreignKeys().size();
        if (dropped.equals(after)) {
            if (part.ifExists()) {
                return;
            }
            throw SqlError.of(ErrorCode.NOT_A_CONSTRAINT, name);
        }
        after = dropped;
    }

    private static <T> List<T> without(List<T> all, T one) {
        return all.stream().filter(other -> other != one).toList();
    }

    private static TableColumn withoutDefault(TableColumn column, String name) {
        return column.defaultName().filter(name::equalsIgnoreCase).isEmpty()
                ? column
                : new TableColumn(
                        column.name(),
                        column.type(),
                        column.nullable(),
                        column.identity(),
                        Optional.empty(),
                        Optional.empty());
    }

    private void requireUnreferenced(Key key) {
        requireUnreferenced(statements, after, key);
    }

    /** No foreign key needs the key: none references its columns, or another is as good. */
    static void requireUnreferenced(Statements statements, Table owner, Key key) {
        long same =
                owner.uniqueKeys().stream()
                        .filter(
                                other ->
                                        new HashSet<>(other.columns())
                                                .equals(new HashSet<>(key.columns())))
                        .count();
        if (same > 1) {
            return;
        }
        for (Table table : statements.catalog().tables(owner.database())) {
            List<ForeignKey> keys =
                    table.id() == owner.id() ? owner.foreignKeys() : table.foreignKeys();
            for (ForeignKey reference : keys) {
                if (reference.referencedTable() == owner.id()
                        && new HashSet<>(reference.referencedColumns())
                                .equals(new HashSet<>(key.columns()))) {
                    throw SqlError.of(
                            ErrorCode.CONSTRAINT_REFERENCED,
                            key.name(),
                            table.name(),
                            reference.name());
                }
            }
        }
    }
}
