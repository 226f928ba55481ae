package dev.outrigger.engine.exec;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.columns.Batch;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.plan.ExecutionContext;
import dev.outrigger.engine.plan.RowExpression;
import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.store.Table.TableColumn;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlType;
import java.util.ArrayList;
import java.util.List;

/**
 * What each row of a table must satisfy apart from keys: no NULL where none is allowed, and the
 * CHECK constraints.
 */
final class RowRules {
    private record Rule(String name, RowExpression condition) {}

    private final Table table;
    private final String statement;
    private final List<Rule> checks = new ArrayList<>();

    /** statement: INSERT or UPDATE, for the messages. */
    RowRules(Table table, String statement, Statements statements) {
        this.table = table;
        this.statement = statement;
        for (Table.Check check : table.checks()) {
            if (check.enforcement() == Table.Enforcement.DISABLED) {
                continue;
            }
            checks.add(
                    new Rule(
                            check.name(),
                            statements.kept(
                                    check,
                                    "check",
                                    context ->
                                            statements
                                                    .planner()
                                                    .condition(
                                                            TsqlParser.parseCondition(
                                                                    check.condition()),
                                                            columns(table),
                                                            context))));
        }
    }

    static List<ResultColumn> columns(Table table) {
        return table.columns().stream()
                .map(column -> new ResultColumn(column.name(), column.type(), column.nullable()))
                .toList();
    }

    /** A batch whose columns are the table's. */
    void check(Batch batch, ExecutionContext execution) {
        for (int i = 0; i < batch.columns().length; i++) {
            requireValue(i, batch.column(i).nullCount() > 0);
        }
        if (checks.isEmpty()) {
            return;
        }
        Object[] row = new Object[batch.columns().length];
        for (int position = 0; position < batch.rows(); position++) {
            for (int i = 0; i < row.length; i++) {
                SqlType type = table.columns().get(i).type();
                row[i] = SqlColumns.read(batch.column(i), position, type);
            }
            checkRules(row, execution);
        }
    }

    void check(Object[] row, ExecutionContext execution) {
        for (int i = 0; i < row.length; i++) {
            requireValue(i, row[i] == null);
        }
        checkRules(row, execution);
    }

    private void requireValue(int position, boolean missing) {
        TableColumn column = table.columns().get(position);
        if (missing && !column.nullable()) {
            throw SqlError.of(
                    ErrorCode.NULL_NOT_ALLOWED, column.name(), table.display(), statement);
        }
    }

    private void checkRules(Object[] row, ExecutionContext execution) {
        for (Rule rule : checks) {
            // A check fails where it is false; unknown passes.
            if (Boolean.FALSE.equals(rule.condition().evaluate(row, execution))) {
                throw SqlError.of(
                        ErrorCode.CONSTRAINT_CONFLICT,
                        statement,
                        "CHECK",
                        rule.name(),
                        table.database(),
                        table.schema() + "." + table.name(),
                        "");
            }
        }
    }
}
