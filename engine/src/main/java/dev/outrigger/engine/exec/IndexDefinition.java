package dev.outrigger.engine.exec;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.ObjectName;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.store.Table.Index;
import dev.outrigger.engine.types.SqlType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/** CREATE INDEX and DROP INDEX. */
final class IndexDefinition {
    private static final int COLUMNS_MAX = 32;

    private final Statements statements;

    IndexDefinition(Statements statements) {
        this.statements = statements;
    }

    private Table table(ObjectName name) {
        Table table = statements.names().require(name);
        statements.store().lockDefinition(table);
        return table;
    }

    void create(Statement.CreateIndex create) {
        Table table =
                statements
                        .names()
                        .find(create.table())
                        .orElseThrow(
                                () ->
                                        SqlError.of(
                                                ErrorCode.OBJECT_FOR_CHANGE_MISSING,
                                                create.table().display()));
        if (table.isTemporary()) {
            throw SqlError.of(
                    ErrorCode.NOT_SUPPORTED,
                    "An index on a temporary table",
                    ": a PRIMARY KEY or UNIQUE constraint makes one.");
        }
        statements.store().lockDefinition(table);
        if (named(table, create.name())) {
            throw SqlError.of(ErrorCode.INDEX_EXISTS, create.name(), table.name());
        }
        if (create.columns().size() > COLUMNS_MAX) {
            throw SqlError.of(
                    ErrorCode.INDEX_COLUMNS_MAX,
                    create.name(),
                    table.name(),
                    create.columns().size(),
                    COLUMNS_MAX);
        }
        Set<Integer> seen = new HashSet<>();
        List<Integer> columns = new ArrayList<>();
        List<Boolean> descending = new ArrayList<>();
        for (Statement.CreateIndex.IndexColumn column : create.columns()) {
            int position = position(table, column.name(), seen);
            SqlType type = table.columns().get(position).type();
            if (type.length() == SqlType.MAX) {
                throw SqlError.of(ErrorCode.INDEX_COLUMN_TYPE, column.name(), table.name());
            }
            columns.add(position);
            descending.add(column.descending());
        }
        List<Integer> included = new ArrayList<>();
        for (String name : create.included()) {
            included.add(position(table, name, seen));
        }
        if (create.filter().isPresent()) {
            requireFilter(table, create, columns);
        }
        Index index =
                new Index(
                        create.name(),
                        create.unique(),
                        columns,
                        descending,
                        included,
                        create.filter().map(filter -> filter.text()));
        List<Index> indexes = new ArrayList<>(table.indexes());
        indexes.add(index);
        move(table, table.withIndexes(indexes));
    }

    private static boolean named(Table table, String name) {
        return table.indexes().stream().anyMatch(index -> index.name().equalsIgnoreCase(name))
                || table.keys().stream().anyMatch(key -> key.name().equalsIgnoreCase(name));
    }

    private static int position(Table table, String name, Set<Integer> seen) {
        int position =
                table.position(name)
                        .orElseThrow(() -> SqlError.of(ErrorCode.INDEX_COLUMN_MISSING, name));
        if (!seen.add(position)) {
            throw SqlError.of(ErrorCode.INDEX_COLUMN_TWICE, name);
        }
        return position;
    }

    /**
     * The store's index leaves out the rows with a NULL in it: a unique index may be filtered by
     * that alone. One that is not unique serves look-ups, whatever rows it has besides.
     */
    private void requireFilter(Table table, Statement.CreateIndex create, List<Integer> columns) {
        SqlNode condition = create.filter().orElseThrow().node();
        statements
                .planner()
                .condition(condition, RowRules.columns(table), statements.planningOfDefinition());
        if (!create.unique()) {
            return;
        }
        Set<Integer> notNull = new HashSet<>();
        boolean plain = collect(table, condition, notNull);
        Set<Integer> nullable = new HashSet<>();
        for (int column : columns) {
            if (table.columns().get(column).nullable()) {
                nullable.add(column);
            }
        }
        if (!plain || !notNull.containsAll(nullable) || !columns.containsAll(notNull)) {
            throw SqlError.of(
                    ErrorCode.NOT_SUPPORTED,
                    "A unique index with such a filter",
                    ": only one by IS NOT NULL of all its nullable columns is.");
        }
    }

    private static boolean collect(Table table, SqlNode condition, Set<Integer> notNull) {
        if (condition.getKind() == SqlKind.AND) {
            boolean plain = true;
            for (SqlNode operand : ((SqlCall) condition).getOperandList()) {
                plain &= collect(table, operand, notNull);
            }
            return plain;
        }
        if (condition.getKind() == SqlKind.IS_NOT_NULL
                && ((SqlCall) condition).operand(0) instanceof SqlIdentifier id) {
            table.position(id.names.get(id.names.size() - 1)).ifPresent(notNull::add);
            return true;
        }
        return false;
    }

    void drop(Statement.DropIndex.Indexed dropped, boolean ifExists) {
        Optional<Table> found = statements.names().find(dropped.table());
        String shown = dropped.table().display() + "." + dropped.name();
        boolean present = found.isPresent() && named(found.get(), dropped.name());
        if (!present) {
            if (ifExists) {
                return;
            }
            throw SqlError.of(ErrorCode.CANNOT_DROP_MISSING, "index", shown);
        }
        Table table = table(dropped.table());
        for (Table.Key key : table.keys()) {
            if (key.name().equalsIgnoreCase(dropped.name())) {
                throw SqlError.of(
                        ErrorCode.INDEX_OF_CONSTRAINT,
                        shown,
                        key.primary() ? "PRIMARY KEY" : "UNIQUE KEY");
            }
        }
        Index index =
                table.indexes().stream()
                        .filter(other -> other.name().equalsIgnoreCase(dropped.name()))
                        .findFirst()
                        .orElseThrow();
        if (index.unique() && index.filter().isEmpty()) {
            DroppedParts.requireUnreferenced(statements, table, index.key());
        }
        move(
                table,
                table.withIndexes(
                        table.indexes().stream().filter(other -> other != index).toList()));
    }

    private void move(Table before, Table after) {
        new MovedRows(statements)
                .move(
                        before,
                        after,
                        after.withChecks(List.of()),
                        (row, execution) -> row,
                        List.of());
    }
}
