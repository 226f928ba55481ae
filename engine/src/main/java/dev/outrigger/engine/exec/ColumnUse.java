package dev.outrigger.engine.exec;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.engine.store.Table;

/** What of a table's definition needs a column. */
final class ColumnUse {
    private ColumnUse() {}

    /** 5074 when anything does. */
    static void requireUnused(Statements statements, Table table, int position) {
        String column = table.columns().get(position).name();
        table.columns().get(position).defaultName().ifPresent(name -> refuse(name, column));
        for (Table.Check check : table.checks()) {
            requireUnmentioned(table, position, check.name(), check.condition());
        }
        requireUnkeyed(statements, table, position);
    }

    /** 5074 when a key, a foreign key or an index does. */
    static void requireUnkeyed(Statements statements, Table table, int position) {
        String column = table.columns().get(position).name();
        for (Table.Key key : table.keys()) {
            if (key.columns().contains(position)) {
                refuse(key.name(), column);
            }
        }
        for (Table.Index index : table.indexes()) {
            boolean filtered =
                    index.filter()
                            .map(
                                    filter ->
                                            TsqlParser.namesIn(filter).stream()
                                                    .anyMatch(column::equalsIgnoreCase))
                            .orElse(false);
            if (index.columns().contains(position)
                    || index.included().contains(position)
                    || filtered) {
                refuse(index.name(), column);
            }
        }
        for (Table other : statements.catalog().tables(table.database())) {
            Table seen = other.id() == table.id() ? table : other;
            for (Table.ForeignKey key : seen.foreignKeys()) {
                boolean own = seen.id() == table.id() && key.columns().contains(position);
                boolean referenced =
                        key.referencedTable() == table.id()
                                && key.referencedColumns().contains(position);
                if (own || referenced) {
                    refuse(key.name(), column);
                }
            }
        }
    }

    /** 5074 when an expression that keeps its text mentions a column. */
    static void requireUnmentioned(Table table, int position, String object, String expression) {
        String column = table.columns().get(position).name();
        if (TsqlParser.namesIn(expression).stream().anyMatch(column::equalsIgnoreCase)) {
            refuse(object, column);
        }
    }

    private static void refuse(String object, String column) {
        throw SqlError.of(ErrorCode.DEPENDS_ON_COLUMN, object, column);
    }
}
