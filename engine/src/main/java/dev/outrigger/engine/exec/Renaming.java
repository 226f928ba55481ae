package dev.outrigger.engine.exec;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.store.Table.Index;
import dev.outrigger.engine.store.Table.TableColumn;
import java.util.ArrayList;
import java.util.List;

/** sp_rename: objects, columns and indexes. */
final class Renaming {
    private final Statements statements;

    Renaming(Statements statements) {
        this.statements = statements;
    }

    void rename(Statement.Rename rename) {
        if (rename.part().isEmpty()) {
            object(rename);
            return;
        }
        Table table =
                statements
                        .names()
                        .find(rename.object())
                        .orElseThrow(() -> missing(rename, rename.index() ? "INDEX" : "COLUMN"));
        statements.store().lockDefinition(table);
        if (rename.index()) {
            index(rename, table);
        } else {
            column(rename, table);
        }
    }

    private SqlError missing(Statement.Rename rename, String kind) {
        String name =
                rename.part()
                        .map(part -> rename.object().display() + "." + part)
                        .orElse(rename.object().display());
        return SqlError.of(ErrorCode.RENAME_MISSING, name, statements.database(), kind);
    }

    private void object(Statement.Rename rename) {
        Catalog catalog = statements.catalog();
        String database = statements.names().database(rename.object());
        String schema = TableNames.schema(rename.object());
        String name = rename.object().name();
        if (catalog.facts(database, schema, name).isEmpty()) {
            throw missing(rename, "OBJECT");
        }
        boolean same = name.equalsIgnoreCase(rename.name());
        if (!same && catalog.facts(database, schema, rename.name()).isPresent()) {
            throw SqlError.of(ErrorCode.RENAME_TAKEN, rename.name(), "OBJECT");
        }
        catalog.table(database, schema, name).ifPresent(statements.store()::lockDefinition);
        catalog.renameObject(
                database,
                new Catalog.ObjectName(schema, name),
                new Catalog.ObjectName(schema, rename.name()));
    }

    private void column(Statement.Rename rename, Table table) {
        int position =
                table.position(rename.part().orElseThrow())
                        .orElseThrow(() -> missing(rename, "COLUMN"));
        if (table.position(rename.name()).filter(other -> other != position).isPresent()) {
            throw SqlError.of(ErrorCode.RENAME_TAKEN, rename.name(), "COLUMN");
        }
        for (Table.Check check : table.checks()) {
            ColumnUse.requireUnmentioned(table, position, check.name(), check.condition());
        }
        for (Index index : table.indexes()) {
            index.filter()
                    .ifPresent(
                            filter ->
                                    ColumnUse.requireUnmentioned(
                                            table, position, index.name(), filter));
        }
        TableColumn old = table.columns().get(position);
        List<TableColumn> columns = new ArrayList<>(table.columns());
        columns.set(
                position,
                new TableColumn(
                        rename.name(),
                        old.type(),
                        old.nullable(),
                        old.identity(),
                        old.defaultName(),
                        old.defaultValue()));
        statements.catalog().alterTable(table, table.withColumns(columns));
    }

    private void index(Statement.Rename rename, Table table) {
        String name = rename.part().orElseThrow();
        boolean key = table.keys().stream().anyMatch(k -> k.name().equalsIgnoreCase(name));
        if (key) {
            statements
                    .catalog()
                    .renameObject(
                            table.database(),
                            new Catalog.ObjectName(table.schema(), name),
                            new Catalog.ObjectName(table.schema(), rename.name()));
            return;
        }
        if (table.indexes().stream().noneMatch(index -> index.name().equalsIgnoreCase(name))) {
            throw missing(rename, "INDEX");
        }
        if (table.indexes().stream()
                .anyMatch(index -> index.name().equalsIgnoreCase(rename.name()))) {
            throw SqlError.of(ErrorCode.RENAME_TAKEN, rename.name(), "INDEX");
        }
        List<Index> indexes =
                table.indexes().stream()
                        .map(
                                index ->
                                        index.name().equalsIgnoreCase(name)
                                                ? new Index(
                                                        rename.name(),
                                                        index.unique(),
                                                        index.columns(),
                                                        index.descending(),
                                                        index.included(),
                                                        index.filter())
                                                : index)
                        .toList();
        statements.catalog().alterTable(table, table.withIndexes(indexes));
    }
}
