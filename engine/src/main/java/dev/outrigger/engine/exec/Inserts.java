package dev.outrigger.engine.exec;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.columns.BatchSource;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.plan.ExecutionContext;
import dev.outrigger.engine.plan.QueryPlan;
import dev.outrigger.engine.plan.RowExpression;
import dev.outrigger.engine.sql.InsertSource;
import dev.outrigger.engine.sql.LockedTable;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.store.ReadView;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.types.SqlType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.calcite.sql.SqlNode;

/** INSERT of written values, of defaults and of a query's rows. */
final class Inserts {
    /** rows: how many; identity: the last value given to an identity column. */
    record Result(long rows, Optional<BigDecimal> identity) {}

    /** Long lists of rows are seldom run twice: their plans would drive out others. */
    private static final int KEPT_ROWS_MAX = 8;

    private final Statements statements;
    private final Outputs outputs;

    Inserts(Statements statements) {
        this(statements, Outputs.none(statements));
    }

    Inserts(Statements statements, Outputs outputs) {
        this.statements = statements;
        this.outputs = outputs;
    }

    Result run(Statement.Insert insert) {
        Table table = statements.names().require(insert.table());
        InsertSource source = insert.source();
        outputs.over(table, true, false);
        if (source instanceof InsertSource.Values values) {
            return values(table, insert.columns(), values.rows());
        }
        if (source instanceof InsertSource.FromQuery query) {
            return query(table, insert.columns(), query.query());
        }
        if (source instanceof InsertSource.DefaultValues) {
            try (ReadView view = statements.read(List.of())) {
                InsertedRows rows =
                        new InsertedRows(
                                table, insert.columns(), statements, statements.execution(view));
                Object[] row = rows.defaultRow();
                outputs.row(null, row);
                long count =
                        statements.store(table).insert(table, List.<Object[]>of(row).iterator());
                return new Result(count, rows.lastIdentity());
            }
        }
        throw new IllegalStateException("an INSERT ... EXEC is pushed");
    }

    Result run(Statement.SelectInto into) {
        return query(statements.names().require(into.table()), List.of(), into.query());
    }

    private Result values(
            Table table, List<String> columns, List<List<Optional<SqlNode>>> written) {
        List<List<Optional<RowExpression>>> planned = new ArrayList<>();
        Set<Table> read = new HashSet<>();
        Map<Table, Set<LockedTable.Lock>> locks = new HashMap<>();
        Function<SqlNode, RowExpression> plan =
                written.size() > KEPT_ROWS_MAX
                        ? node ->
                                statements
                                        .planner()
                                        .expression(node, List.of(), statements.planning())
                        : statements::expression;
        for (List<Optional<SqlNode>> row : written) {
            List<Optional<RowExpression>> expressions = new ArrayList<>();
            for (Optional<SqlNode> value : row) {
                Optional<RowExpression> expression = value.map(plan);
                expression.ifPresent(
                        some -> {
                            read.addAll(some.tables());
                            locks.putAll(some.locks());
                        });
                expressions.add(expression);
            }
            planned.add(expressions);
        }
        statements.lock(locks);
        try (ReadView view = statements.read(read)) {
            ExecutionContext execution = statements.execution(view);
            InsertedRows rows = new InsertedRows(table, columns, statements, execution);
            List<Object[]> made = new ArrayList<>();
            for (List<Optional<RowExpression>> row : planned) {
                requireWidth(table, row.size(), planned.get(0).size(), rows.width(), columns);
                made.add(execution.sequences().inRow(() -> row(rows, row, execution)));
            }
            made.forEach(row -> outputs.row(null, row));
            return new Result(
                    statements.store(table).insert(table, made.iterator()), rows.lastIdentity());
        }
    }

    private void requireWidth(
            Table table, int values, int first, int wanted, List<String> columns) {
        if (values != first) {
            throw SqlError.of(ErrorCode.VALUES_ROW_COUNT);
        }
        requireUnlisted(table, columns, values, wanted);
        if (values != wanted) {
            throw SqlError.of(
                    columns.isEmpty()
                            ? ErrorCode.INSERT_COLUMN_COUNT
                            : values < wanted
                                    ? ErrorCode.INSERT_MORE_COLUMNS
                                    : ErrorCode.INSERT_FEWER_COLUMNS);
        }
    }

    private void requireUnlisted(Table table, List<String> columns, int values, int wanted) {
        if (columns.isEmpty()) {
            IdentityInsert.requireUnlisted(table, columns, values, wanted);
            new IdentityInsert(statements).given(table, new int[0]);
        }
    }

    /** The word DEFAULT leaves its column to the default. */
    private static Object[] row(
            InsertedRows rows, List<Optional<RowExpression>> values, ExecutionContext execution) {
        boolean[] present = rows.given().clone();
        Object[] row = new Object[present.length];
        int[] targets = rows.targets();
        for (int i = 0; i < targets.length; i++) {
            present[targets[i]] = values.get(i).isPresent();
            if (values.get(i).isPresent()) {
                RowExpression value = values.get(i).get();
                row[targets[i]] =
                        rows.converter(value, targets[i])
                                .convert(value.evaluate(new Object[0], execution));
            }
        }
        return rows.complete(row, present);
    }

    private Result query(Table table, List<String> columns, SqlNode query) {
        QueryPlan plan = statements.query(query);
        try (ReadView view = statements.read(plan)) {
            ExecutionContext execution = statements.execution(view);
            InsertedRows rows = new InsertedRows(table, columns, statements, execution);
            int width = plan.columns().size();
            requireUnlisted(table, columns, width, rows.width());
            if (width != rows.width()) {
                throw SqlError.of(
                        columns.isEmpty()
                                ? ErrorCode.INSERT_COLUMN_COUNT
                                : width < rows.width()
                                        ? ErrorCode.INSERT_SELECT_MORE_COLUMNS
                                        : ErrorCode.INSERT_SELECT_FEWER_COLUMNS);
            }
            List<SqlType> types = plan.columns().stream().map(ResultColumn::type).toList();
            rows.acceptColumns(plan.columns());
            try (BatchSource source =
                    outputs.inserted(
                            new InsertedBatches(plan.batches(execution), types, rows), table)) {
                long count = statements.store(table).insert(table, source);
                return new Result(count, rows.lastIdentity());
            }
        }
    }
}
