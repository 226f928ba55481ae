package dev.outrigger.engine.exec;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.TableChange;
import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.store.Table.TableColumn;
import dev.outrigger.engine.types.Conversions;
import dev.outrigger.engine.types.Converter;
import dev.outrigger.engine.types.SqlType;
import java.util.ArrayList;
import java.util.List;

/** ALTER TABLE … ALTER COLUMN: another type, or another word on NULL. */
final class ChangedColumn {
    private final Statements statements;
    private final Table table;

    ChangedColumn(Statements statements, Table table) {
        this.statements = statements;
        this.table = table;
    }

    void change(TableChange.Column change) {
        int position =
                table.position(change.name())
                        .orElseThrow(
                                () ->
                                        SqlError.of(
                                                ErrorCode.COLUMN_FOR_CHANGE_MISSING,
                                                "ALTER",
                                                change.name(),
                                                table.name()));
        TableColumn old = table.columns().get(position);
        boolean inPrimary =
                table.keys().stream()
                        .anyMatch(key -> key.primary() && key.columns().contains(position));
        boolean nullable = change.nullable().orElse(!inPrimary && old.identity().isEmpty());
        if (nullable && inPrimary) {
            String key =
                    table.keys().stream()
                            .filter(Table.Key::primary)
                            .findFirst()
                            .orElseThrow()
                            .name();
            throw SqlError.of(ErrorCode.DEPENDS_ON_COLUMN, key, old.name());
        }
        boolean sameType = old.type().equals(change.type());
        if (!sameType) {
            requireFree(old, change.type(), position);
        }
        TableColumn made =
                new TableColumn(
                        old.name(),
                        change.type(),
                        nullable,
                        old.identity(),
                        old.defaultName(),
                        old.defaultValue());
        List<TableColumn> columns = new ArrayList<>(table.columns());
        columns.set(position, made);
        Table after = table.withColumns(columns);
        Table tested = after.withChecks(List.of());
        MovedRows rows = new MovedRows(statements);
        if (sameType) {
            Table changed = statements.catalog().alterTable(table, after);
            if (old.nullable() && !nullable) {
                // The columns of the rows are still as they were.
                rows.check(changed, tested, "UPDATE");
            }
            return;
        }
        Converter converter =
                Conversions.assigner(old.type(), change.type(), table.name(), old.name());
        rows.move(
                table,
                after,
                tested,
                (row, execution) -> {
                    row[position] = row[position] == null ? null : converter.convert(row[position]);
                    return row;
                },
                List.of());
    }

    /** A type that only grows is free to change but in what compares it. */
    private void requireFree(TableColumn old, SqlType type, int position) {
        boolean grows =
                old.type().name() == type.name()
                        && old.type().collation().equals(type.collation())
                        && (old.type().isText() || old.type().isBinary())
                        && old.type().length() != SqlType.MAX
                        && type.length() > old.type().length();
        if (grows) {
            return;
        }
        for (Table.Check check : table.checks()) {
            if (TsqlParser.namesIn(check.condition()).stream()
                    .anyMatch(old.name()::equalsIgnoreCase)) {
                throw SqlError.of(ErrorCode.DEPENDS_ON_COLUMN, check.name(), old.name());
            }
        }
        if (old.defaultName().isPresent()) {
            throw SqlError.of(ErrorCode.DEPENDS_ON_COLUMN, old.defaultName().get(), old.name());
        }
        ColumnUse.requireUnkeyed(statements, table, position);
    }
}
