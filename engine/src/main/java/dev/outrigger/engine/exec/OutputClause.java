package dev.outrigger.engine.exec;

import dev.outrigger.engine.OutputRows;
import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.plan.ExecutionContext;
import dev.outrigger.engine.plan.RowExpression;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.Field;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * One OUTPUT clause: its expressions over the deleted and the inserted row. Its rows are kept until
 * the change is done, in no more memory than a statement may have.
 */
final class OutputClause {
    private static final int FRAME_ROWS = 1024;
    private static final String ACTION = "$action";
    private static final SqlType ACTION_TYPE = SqlType.nvarchar(10);

    private final Statements statements;
    private final Statement.Output clause;
    private final Table table;
    private final boolean inserted;
    private final boolean deleted;
    private final List<ResultColumn> inputs = new ArrayList<>();
    private final List<ResultColumn> columns = new ArrayList<>();
    private final List<RowExpression> expressions = new ArrayList<>();
    private final ExecutionContext execution;
    private final List<Object[]> pending = new ArrayList<>();
    private final List<Frame> frames = new ArrayList<>();
    private long bytes;

    OutputClause(
            Statements statements,
            Statement.Output clause,
            Table table,
            boolean inserted,
            boolean deleted) {
        this.statements = statements;
        this.clause = clause;
        this.table = table;
        this.inserted = inserted;
        this.deleted = deleted;
        this.execution = statements.execution(NoTables.VIEW);
        boolean either = inserted && deleted && clause.ofMerge();
        for (String row : List.of("deleted", "inserted")) {
            table.columns()
                    .forEach(
                            column ->
                                    inputs.add(
                                            new ResultColumn(
                                                    row + "." + column.name(),
                                                    column.type(),
                                                    column.nullable() || either)));
        }
        inputs.add(new ResultColumn(ACTION, ACTION_TYPE, false));
        clause.items().forEach(this::add);
    }

    private void add(SqlNode item) {
        if (item instanceof SqlIdentifier id && id.isStar()) {
            if (id.names.size() != 2) {
                throw SqlError.of(ErrorCode.SYNTAX_NEAR, "*").at(clause.line());
            }
            table.columns()
                    .forEach(
                            column ->
                                    add(
                                            new SqlIdentifier(
                                                    List.of(id.names.get(0), column.name()),
                                                    id.getParserPosition())));
            return;
        }
        boolean named = item.getKind() == SqlKind.AS;
        SqlNode value = named ? ((SqlCall) item).operand(0) : item;
        SqlNode bound = value.accept(new Binding());
        RowExpression expression =
                statements.planner().expression(bound, inputs, statements.planning());
        expressions.add(expression);
        String name =
                named
                        ? ((SqlIdentifier) ((SqlCall) item).operand(1)).getSimple()
                        : value instanceof SqlIdentifier id
                                ? id.names.get(id.names.size() - 1)
                                : "";
        columns.add(
                new ResultColumn(
                        name, expression.type(), isNullable(bound), expression.isUntyped()));
    }

    private boolean isNullable(SqlNode bound) {
        return !(bound instanceof SqlIdentifier id)
                || inputs.stream()
                        .filter(input -> input.name().equalsIgnoreCase(id.getSimple()))
                        .anyMatch(ResultColumn::nullable);
    }

    /** Turns inserted.x into the one name that the input has. */
    private final class Binding extends SqlShuttle {
        @Override
        public SqlNode visit(SqlIdentifier id) {
            String first = id.names.get(0);
            int line = id.getParserPosition().getLineNum();
            if (first.startsWith("@")) {
                return id;
            }
            if (id.names.size() == 1) {
                if (first.equalsIgnoreCase(ACTION) && clause.ofMerge()) {
                    return new SqlIdentifier(ACTION, id.getParserPosition());
                }
                throw SqlError.of(ErrorCode.INVALID_COLUMN, first).at(line);
            }
            boolean known =
                    id.names.size() == 2
                            && (inserted && first.equalsIgnoreCase("inserted")
                                    || deleted && first.equalsIgnoreCase("deleted"));
            if (!known) {
                throw SqlError.of(ErrorCode.UNBOUND_IDENTIFIER, String.join(".", id.names))
                        .at(line);
            }
            if (table.position(id.names.get(1)).isEmpty()) {
                throw SqlError.of(ErrorCode.INVALID_COLUMN, id.names.get(1)).at(line);
            }
            return new SqlIdentifier(first + "." + id.names.get(1), id.getParserPosition());
        }
    }

    void row(Object[] both) {
        Object[] row = new Object[expressions.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = expressions.get(i).evaluate(both, execution);
        }
        pending.add(row);
        if (pending.size() == FRAME_ROWS) {
            keep();
        }
    }

    private void keep() {
        if (pending.isEmpty()) {
            return;
        }
        List<Field> fields = new ArrayList<>();
        List<Column> built = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            ResultColumn column = columns.get(i);
            ColumnBuilder builder =
                    new ColumnBuilder(SqlColumns.columnType(column.type()), pending.size());
            for (Object[] row : pending) {
                SqlColumns.append(builder, column.type(), row[i]);
            }
            fields.add(new Field(column.name(), builder.type(), column.nullable()));
            built.add(builder.build());
        }
        Frame frame = new Frame(new Schema(fields), pending.size(), built);
        pending.clear();
        bytes += frame.bytes();
        long limit = statements.resources().statementMemory();
        if (bytes > limit) {
            throw SqlError.of(ErrorCode.QUERY_MEMORY, limit >> 20);
        }
        frames.add(frame);
    }

    /** Empty when the rows went into a table. */
    Optional<OutputRows> finish() {
        keep();
        if (clause.into().isEmpty()) {
            return Optional.of(new OutputRows(columns, frames));
        }
        Table into = statements.names().require(clause.into().get());
        InsertedRows rows = new InsertedRows(into, clause.columns(), statements, execution);
        if (rows.width() != columns.size()) {
            throw SqlError.of(ErrorCode.INSERT_COLUMN_COUNT);
        }
        rows.acceptColumns(columns);
        List<Object[]> whole = new ArrayList<>();
        for (Frame frame : frames) {
            for (int i = 0; i < frame.rows(); i++) {
                Object[] values = new Object[columns.size()];
                for (int column = 0; column < values.length; column++) {
                    values[column] =
                            SqlColumns.read(frame.column(column), i, columns.get(column).type());
                }
                whole.add(rows.row(values));
            }
        }
        statements.store(into).insert(into, whole.iterator());
        return Optional.empty();
    }
}
