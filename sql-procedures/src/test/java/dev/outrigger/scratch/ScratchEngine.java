package dev.outrigger.scratch;

import dev.outrigger.engine.EngineSession;
import dev.outrigger.engine.InsertSink;
import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.ResultStream;
import dev.outrigger.engine.Scope;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.ColumnDefinition;
import dev.outrigger.engine.sql.InsertSource;
import dev.outrigger.engine.sql.ObjectName;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.sql.TableConstraint;
import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.types.Conversions;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.FrameStream;
import dev.outrigger.frame.Schema;
import dev.outrigger.procedures.procedure.RowsFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;

/**
 * Just enough of an engine to test what is around it: one session, rows in lists, transactions by copying, queries over at
 * most one table. Errors are the real ones.
 */
public final class ScratchEngine implements EngineSession {
    private ScratchCatalog catalog = new ScratchCatalog();
    private final List<ScratchCatalog> begun = new ArrayList<>();
    private final List<String> savepoints = new ArrayList<>();
    private final List<ScratchCatalog> saved = new ArrayList<>();
    private String database = "master";
    private SqlValue lastIdentity = SqlValue.nullOf(SqlType.decimal(38, 0));
    private boolean doomed;
    private volatile boolean cancelled;

    @Override
    public String database() {
        return database;
    }

    @Override
    public void use(String name) {
        database = catalog.database(name).orElseThrow(() -> SqlError.of(ErrorCode.DATABASE_MISSING, name));
    }

    private void check() {
        if (cancelled) {
            cancelled = false;
            throw SqlError.of(ErrorCode.CANCELLED);
        }
    }

    private Table table(ObjectName name) {
        return catalog.table(database, name.schema().orElse("dbo"), name.name())
                .orElseThrow(() -> SqlError.of(ErrorCode.INVALID_OBJECT, name.display()));
    }

    private record Rows(List<ResultColumn> columns, List<Object[]> rows) {}

    private Rows rows(SqlNode query, Scope scope) {
        if (query instanceof SqlOrderBy ordered) {
            Rows rows = rows(ordered.query, scope);
            List<Object[]> sorted = new ArrayList<>(rows.rows());
            String key = ((SqlIdentifier) ordered.orderList.get(0)).getSimple();
            int at = 0;
            while (at < rows.columns().size() - 1 && !rows.columns().get(at).name().equalsIgnoreCase(key)) {
                at++;
            }
            int position = at;
            @SuppressWarnings("unchecked")
            Comparator<Object[]> order = Comparator.comparing(row -> (Comparable<Object>) row[position]);
            sorted.sort(order);
            return new Rows(rows.columns(), sorted);
        }
        return select((SqlSelect) query, scope);
    }

    private Rows select(SqlSelect select, Scope scope) {
        Optional<Table> table = Optional.ofNullable(select.getFrom()).map(from -> {
            SqlIdentifier name = (SqlIdentifier) from;
            return table(new ObjectName(Optional.empty(), Optional.empty(), name.names.get(name.names.size() - 1)));
        });
        List<Object[]> source = table.map(present -> catalog.rows(present))
                .map(List::copyOf)
                .orElse(List.of(new Object[][] {{}}));
        List<ResultColumn> columns = new ArrayList<>();
        List<Object[]> result = new ArrayList<>();
        boolean counting = select.getSelectList().stream().anyMatch(item -> item.toString().contains("COUNT"));
        int matched = 0;
        Object[] nulls = new Object[table.map(present -> present.columns().size()).orElse(0)];
        List<Object[]> all = new ArrayList<>(source);
        all.add(nulls);
        for (int i = 0; i < all.size(); i++) {
            boolean typing = i == source.size();
            ScratchExpressions expressions = expressions(scope, table, all.get(i));
            if (!typing && select.getWhere() != null && !expressions.test(select.getWhere())) {
                continue;
            }
            if (typing && !columns.isEmpty() || typing && table.isEmpty()) {
                continue;
            }
            matched += typing ? 0 : 1;
            List<Object> row = new ArrayList<>();
            List<ResultColumn> described = new ArrayList<>();
            for (SqlNode item : select.getSelectList()) {
                project(item, expressions, table, counting, described, row);
            }
            columns = described;
            if (!typing && !counting) {
                result.add(row.toArray());
            }
        }
        if (counting) {
            Object[] counts = new Object[columns.size()];
            Arrays.fill(counts, matched);
            for (int i = 0; i < counts.length; i++) {
                if (columns.get(i).name().equals("depth")) {
                    counts[i] = begun.size();
                }
            }
            result.add(counts);
        }
        return new Rows(columns.isEmpty() ? List.of(new ResultColumn("a", SqlType.INT, true)) : columns, result);
    }

    private void project(
            SqlNode item,
            ScratchExpressions expressions,
            Optional<Table> table,
            boolean counting,
            List<ResultColumn> columns,
            List<Object> row) {
        if (item instanceof SqlIdentifier star && star.isStar()) {
            for (Table.TableColumn column : table.orElseThrow().columns()) {
                SqlNode name = new SqlIdentifier(column.name(), item.getParserPosition());
                SqlValue value = expressions.value(name);
                columns.add(new ResultColumn(column.name(), value.type(), column.nullable()));
                row.add(value.value());
            }
            return;
        }
        SqlNode expression = item;
        String name = item instanceof SqlIdentifier identifier && !identifier.toString().startsWith("@")
                ? identifier.names.get(identifier.names.size() - 1)
                : "";
        if (item.getKind() == SqlKind.AS) {
            expression = ((SqlCall) item).operand(0);
            name = ((SqlIdentifier) ((SqlCall) item).operand(1)).getSimple();
        }
        SqlValue value = counting ? new SqlValue(SqlType.INT, 0) : expressions.value(expression);
        columns.add(new ResultColumn(name, value.type(), true));
        row.add(value.value());
    }

    private ScratchExpressions expressions(Scope scope, Optional<Table> table, Object[] row) {
        return new ScratchExpressions(
                scope,
                name -> table.flatMap(present -> present.position(name)
                        .map(at -> new SqlValue(present.columns().get(at).type(), row[at]))),
                query -> !rows(query, scope).rows().isEmpty(),
                database);
    }

    @Override
    public ResultStream query(SqlNode query, Scope scope) {
        check();
        Rows rows = rows(query, scope);
        Frame frame = RowsFrame.of(rows.columns(), rows.rows());
        return new ResultStream() {
            private boolean read;

            @Override
            public List<ResultColumn> columns() {
                return rows.columns();
            }

            @Override
            public FrameStream frames() {
                return new FrameStream() {
                    @Override
                    public Schema schema() {
                        return frame.schema();
                    }

                    @Override
                    public Optional<Frame> next() {
                        Optional<Frame> next = read ? Optional.empty() : Optional.of(frame);
                        read = true;
                        return next;
                    }

                    @Override
                    public void close() {}
                };
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public SqlValue evaluate(SqlNode expression, Scope scope, Optional<SqlType> target) {
        SqlValue value = expressions(scope, Optional.empty(), new Object[0]).value(expression);
        return target.map(type -> new SqlValue(
                        type, value.isNull() ? null : Conversions.convert(value.value(), value.type(), type)))
                .orElse(value);
    }

    @Override
    public boolean test(SqlNode condition, Scope scope) {
        check();
        return expressions(scope, Optional.empty(), new Object[0]).test(condition);
    }

    @Override
    public long execute(Statement.Data statement, Scope scope) {
        check();
        if (statement instanceof Statement.CreateTable create) {
            catalog.createTable(definition(create));
            return -1;
        }
        if (statement instanceof Statement.CreateDatabase create) {
            catalog.createDatabase(create.name());
            return -1;
        }
        if (statement instanceof Statement.Insert insert) {
            try (InsertSink sink = insert(insert, scope)) {
                Rows rows;
                if (insert.source() instanceof InsertSource.FromQuery from) {
                    rows = rows(from.query(), scope);
                } else {
                    rows = values((InsertSource.Values) insert.source(), scope);
                }
                sink.begin(rows.columns());
                sink.add(RowsFrame.of(rows.columns(), rows.rows()));
                return sink.finish();
            }
        }
        throw new UnsupportedOperationException(statement.toString());
    }

    private Rows values(InsertSource.Values values, Scope scope) {
        List<ResultColumn> columns = new ArrayList<>();
        List<Object[]> rows = new ArrayList<>();
        for (List<Optional<SqlNode>> row : values.rows()) {
            List<Object> cells = new ArrayList<>();
            List<ResultColumn> described = new ArrayList<>();
            for (Optional<SqlNode> cell : row) {
                SqlValue value = evaluate(cell.orElseThrow(), scope, Optional.empty());
                SqlType type = value.type().isText() ? SqlType.NVARCHAR_MAX : value.isNull() ? SqlType.INT : SqlType.FLOAT;
                described.add(new ResultColumn("", type, true));
                cells.add(value.isNull() ? null : Conversions.cast(value.value(), value.type(), type));
            }
            for (int i = 0; i < described.size(); i++) {
                if (i == columns.size()) {
                    columns.add(described.get(i));
                } else if (cells.get(i) != null) {
                    columns.set(i, described.get(i));
                }
            }
            rows.add(cells.toArray());
        }
        return new Rows(columns, rows);
    }

    private Table definition(Statement.CreateTable create) {
        List<Table.TableColumn> columns = new ArrayList<>();
        List<Table.Key> keys = new ArrayList<>();
        for (int i = 0; i < create.columns().size(); i++) {
            ColumnDefinition column = create.columns().get(i);
            columns.add(new Table.TableColumn(
                    column.name(),
                    column.type(),
                    column.nullable().orElse(true),
                    column.identity().map(identity -> new Table.Identity(identity.seed(), identity.increment())),
                    Optional.empty(),
                    Optional.empty()));
            for (TableConstraint constraint : column.constraints()) {
                keys.add(new Table.Key("PK", ((TableConstraint.Key) constraint).primary(), List.of(i)));
            }
        }
        String schema = create.name().schema().orElse("dbo");
        return new Table(0, database, schema, create.name().name(), columns, keys, List.of(), List.of());
    }

    @Override
    public InsertSink insert(Statement.Insert statement, Scope scope) {
        Table table = table(statement.table());
        ScratchCatalog before = catalog.copy();
        List<Integer> targets = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            boolean listed = statement.columns().isEmpty();
            if (listed && table.columns().get(i).identity().isEmpty()) {
                targets.add(i);
            }
        }
        statement.columns().forEach(name -> targets.add(table.position(name).orElseThrow()));
        return new InsertSink() {
            private List<ResultColumn> columns = List.of();
            private long count;
            private boolean finished;

            @Override
            public void begin(List<ResultColumn> given) {
                if (given.size() != targets.size()) {
                    throw SqlError.of(ErrorCode.INSERT_COLUMN_COUNT);
                }
                columns = given;
            }

            @Override
            public void add(Frame frame) {
                for (int row = 0; row < frame.rows(); row++) {
                    add(frame, row);
                    count++;
                }
            }

            private void add(Frame frame, int row) {
                Object[] values = new Object[table.columns().size()];
                for (int i = 0; i < targets.size(); i++) {
                    Table.TableColumn column = table.columns().get(targets.get(i));
                    SqlType from = columns.get(i).type();
                    Object value = SqlColumns.read(frame.column(i), row, from);
                    values[targets.get(i)] =
                            Conversions.assign(value, from, column.type(), table.name(), column.name());
                }
                for (int i = 0; i < values.length; i++) {
                    Optional<Table.Identity> identity = table.columns().get(i).identity();
                    if (identity.isPresent()) {
                        long next = catalog.nextIdentity(table, identity.get());
                        values[i] = (int) next;
                        lastIdentity = new SqlValue(SqlType.decimal(38, 0), java.math.BigDecimal.valueOf(next));
                    }
                }
                for (Table.Key key : table.keys()) {
                    int at = key.columns().get(0);
                    Set<Object> seen = new HashSet<>();
                    catalog.rows(table).forEach(other -> seen.add(other[at]));
                    if (seen.contains(values[at])) {
                        throw SqlError.of(
                                ErrorCode.DUPLICATE_KEY, "PRIMARY KEY", "PK__t", "dbo." + table.name(), values[at]);
                    }
                }
                catalog.rows(table).add(values);
            }

            @Override
            public long finish() {
                finished = true;
                return count;
            }

            @Override
            public void close() {
                if (!finished) {
                    catalog = before;
                }
            }
        };
    }

    @Override
    public SqlValue lastIdentity() {
        return lastIdentity;
    }

    @Override
    public void begin() {
        begun.add(catalog.copy());
    }

    @Override
    public void commit() {
        if (begun.isEmpty()) {
            throw SqlError.of(ErrorCode.COMMIT_WITHOUT_BEGIN);
        }
        if (doomed) {
            throw SqlError.of(ErrorCode.TRANSACTION_DOOMED);
        }
        begun.remove(begun.size() - 1);
    }

    @Override
    public void rollback() {
        if (begun.isEmpty()) {
            throw SqlError.of(ErrorCode.ROLLBACK_WITHOUT_BEGIN);
        }
        catalog = begun.get(0);
        begun.clear();
        doomed = false;
    }

    @Override
    public void save(String name) {
        savepoints.add(name);
        saved.add(catalog.copy());
    }

    @Override
    public void rollbackTo(String name) {
        int at = savepoints.lastIndexOf(name);
        if (at < 0) {
            throw SqlError.of(ErrorCode.NO_SUCH_SAVEPOINT, name);
        }
        catalog = saved.get(at).copy();
    }

    @Override
    public int transactionDepth() {
        return begun.size();
    }

    @Override
    public int transactionState() {
        return begun.isEmpty() ? 0 : doomed ? -1 : 1;
    }

    @Override
    public void doomTransaction() {
        doomed = true;
    }

    @Override
    public Catalog catalog() {
        return catalog;
    }

    @Override
    public void cancel() {}

    @Override
    public void close() {
        if (!begun.isEmpty()) {
            rollback();
        }
    }
}
