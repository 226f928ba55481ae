package dev.outrigger.engine.plan;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.Scope;
import dev.outrigger.engine.access.Caller;
import dev.outrigger.engine.columns.Resources;
import dev.outrigger.engine.columns.Work;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.engine.store.ReadView;
import dev.outrigger.engine.store.Store;
import dev.outrigger.engine.store.StoreOptions;
import dev.outrigger.engine.store.StoreTransaction;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** A small database and what queries over it give, as text. */
final class Sample implements AutoCloseable {
    /** 2020-02-29T12:00 as ticks since 1970. */
    private static final java.time.Instant INSTANT =
            java.time.Instant.ofEpochSecond(18_321L * 86_400 + 43_200);

    static final long NOW = 18_321L * 864_000_000_000L + 432_000_000_000L;

    private static final Map<String, SqlValue> VARIABLES =
            Map.of(
                    "@n", new SqlValue(SqlType.INT, 2),
                    "@s", new SqlValue(SqlType.varchar(10), SqlText.of("BOB")),
                    "@null", SqlValue.nullOf(SqlType.INT));
    private static final Scope SCOPE =
            name -> Optional.ofNullable(VARIABLES.get(name.toLowerCase(Locale.ROOT)));

    private final Store store = Store.open(StoreOptions.inMemory());
    private final StoreTransaction transaction = store.begin();
    private static final Resources RESOURCES = Resources.ofThisMachine();

    private final Planner planner = new Planner(Execution.COLUMNS);
    final AtomicBoolean cancelled = new AtomicBoolean();

    Sample() {
        transaction.catalog().createDatabase("shop");
        transaction.commit();
        Table item =
                create(
                        "item",
                        List.of(new Table.Key("pk", true, List.of(0))),
                        column("id", SqlType.INT, false),
                        column("name", SqlType.varchar(20), true),
                        column("price", SqlType.decimal(7, 2), true),
                        column("kind", SqlType.INT, true),
                        column("sold", SqlType.BIT, true));
        insert(
                item,
                row(1, SqlText.of("Ann"), new BigDecimal("1.50"), 1, true),
                row(2, SqlText.of("bob"), new BigDecimal("2.25"), 1, false),
                row(3, SqlText.of("BOB "), null, 2, null),
                row(4, null, new BigDecimal("10.00"), null, true));
        Table note =
                create(
                        "note",
                        List.of(),
                        column("item", SqlType.BIGINT, true),
                        column("text", SqlType.nvarchar(10), true));
        insert(
                note,
                row(1L, SqlText.of("x")),
                row(1L, SqlText.of("y")),
                row(3L, SqlText.of("bob")),
                row(9L, null));
        transaction.commit();
    }

    private Table create(String name, List<Table.Key> keys, Table.TableColumn... columns) {
        return transaction
                .catalog()
                .createTable(
                        new Table(
                                0,
                                "shop",
                                "dbo",
                                name,
                                List.of(columns),
                                keys,
                                List.of(),
                                List.of()));
    }

    private static Table.TableColumn column(String name, SqlType type, boolean nullable) {
        return new Table.TableColumn(
                name, type, nullable, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Object[] row(Object... values) {
        return values;
    }

    private void insert(Table table, Object[]... rows) {
        transaction.insert(table, List.of(rows).iterator());
    }

    PlanningContext planning() {
        return new PlanningContext(transaction.catalog(), "shop", SCOPE);
    }

    QueryPlan plan(String sql) {
        return planner.query(TsqlParser.parseQuery(sql), planning());
    }

    private ExecutionContext execution(ReadView view) {
        return new ExecutionContext(
                view,
                transaction.catalog(),
                SCOPE,
                "shop",
                new Moment(INSTANT, NOW),
                cancelled,
                new Work(RESOURCES, cancelled),
                new Counters(),
                new Caller(transaction::catalog, () -> "shop"));
    }

    /** Within an execution that reads no table. */
    void running(java.util.function.Consumer<Run> body) {
        try (ReadView view = transaction.read(java.util.Set.of())) {
            body.accept(new Run(execution(view), new Evaluator[0]));
        }
    }

    /** Rows as {@code 1|Ann|NULL}. */
    List<String> rows(String sql) {
        return rows(plan(sql));
    }

    List<String> rows(QueryPlan plan) {
        List<String> rows = new ArrayList<>();
        try (ReadView view = transaction.read(plan.tables());
                RowSource source = plan.open(execution(view))) {
            while (source.next()) {
                rows.add(
                        java.util.Arrays.stream(source.row())
                                .map(
                                        value ->
                                                value == null
                                                        ? "NULL"
                                                        : value instanceof BigDecimal number
                                                                ? number.toPlainString()
                                                                : value.toString())
                                .collect(Collectors.joining("|")));
            }
        }
        return rows;
    }

    /** Columns as {@code name type}, with a question mark where NULL is allowed. */
    List<String> columns(String sql) {
        return plan(sql).columns().stream()
                .map(
                        column ->
                                (column.name()
                                                + " "
                                                + column.type()
                                                + (column.nullable() ? "?" : ""))
                                        .strip())
                .toList();
    }

    /** The one value of an expression, with its type. */
    String value(String expression) {
        RowExpression planned =
                planner.expression(TsqlParser.parseExpression(expression), List.of(), planning());
        try (ReadView view = transaction.read(planned.tables())) {
            Object value = planned.evaluate(new Object[0], execution(view));
            return planned.type()
                    + " "
                    + (value instanceof BigDecimal number ? number.toPlainString() : value);
        }
    }

    Boolean truth(String condition, List<ResultColumn> columns, Object... row) {
        RowExpression planned =
                planner.condition(TsqlParser.parseCondition(condition), columns, planning());
        try (ReadView view = transaction.read(planned.tables())) {
            return (Boolean) planned.evaluate(row, execution(view));
        }
    }

    /** number@line of the error that a query ends with. */
    String error(String sql) {
        try {
            return "no error but " + rows(sql);
        } catch (SqlError error) {
            return error.number() + "@" + error.line();
        }
    }

    @Override
    public void close() {
        transaction.close();
        store.close();
    }
}
