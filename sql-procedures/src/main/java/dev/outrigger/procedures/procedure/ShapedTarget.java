package dev.outrigger.procedures.procedure;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.Converter;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.Field;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.Schema;
import java.util.ArrayList;
import java.util.List;

/** The WITH RESULT SETS clause at work: renames, converts and checks what passes through. */
public final class ShapedTarget implements ResultTarget {
    private final ResultTarget next;
    private final List<List<ResultColumn>> shapes;
    private int sets;
    private List<ResultColumn> sent = List.of();
    private boolean open;

    /** shapes: the columns of each result set promised; none for RESULT SETS NONE. */
    public ShapedTarget(ResultTarget next, List<List<ResultColumn>> shapes) {
        this.next = next;
        this.shapes = List.copyOf(shapes);
    }

    @Override
    public void begin(List<ResultColumn> columns) {
        if (sets == shapes.size()) {
            throw SqlError.of(ErrorCode.RESULT_SETS_MORE, shapes.size());
        }
        sets++;
        check(columns);
        sent = columns;
        next.begin(shape());
        open = true;
    }

    @Override
    public boolean isDeclared() {
        return true;
    }

    @Override
    public boolean goOnAs(List<ResultColumn> columns) {
        check(columns);
        sent = columns;
        return true;
    }

    private void check(List<ResultColumn> columns) {
        List<ResultColumn> shape = shape();
        if (columns.size() != shape.size()) {
            throw SqlError.of(ErrorCode.RESULT_SETS_COLUMNS, shape.size(), sets, columns.size());
        }
        for (int i = 0; i < shape.size(); i++) {
            SqlType from = columns.get(i).type();
            SqlType to = shape.get(i).type();
            if (!columns.get(i).untyped() && !Values.convertsImplicitly(from, to)) {
                throw SqlError.of(
                        ErrorCode.RESULT_SETS_CONVERSION,
                        to.display(),
                        i + 1,
                        sets,
                        from.display());
            }
        }
    }

    private List<ResultColumn> shape() {
        return shapes.get(sets - 1);
    }

    @Override
    public void add(Frame frame) {
        List<ResultColumn> shape = shape();
        List<Column> columns = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < shape.size(); i++) {
            Column column =
                    sent.get(i).untyped()
                            ? nulls(shape.get(i).type(), frame.rows())
                            : converted(
                                    frame.column(i), sent.get(i).type(), shape.get(i).type());
            if (!shape.get(i).nullable() && column.nullCount() > 0) {
                throw SqlError.of(ErrorCode.RESULT_SETS_NULL, i + 1, sets);
            }
            columns.add(column);
            fields.add(new Field(shape.get(i).name(), column.type(), shape.get(i).nullable()));
        }
        next.add(new Frame(new Schema(fields), frame.rows(), columns));
    }

    private static Column nulls(SqlType type, int rows) {
        ColumnBuilder builder = new ColumnBuilder(SqlColumns.columnType(type), rows);
        for (int row = 0; row < rows; row++) {
            builder.appendNull();
        }
        return builder.build();
    }

    private static Column converted(Column column, SqlType from, SqlType to) {
        if (Values.sameValues(from, to)) {
            return column;
        }
        Converter converter = Values.exact(from, to);
        ColumnBuilder builder = new ColumnBuilder(SqlColumns.columnType(to), column.length());
        for (int row = 0; row < column.length(); row++) {
            SqlColumns.append(builder, to, converter.convert(SqlColumns.read(column, row, from)));
        }
        return builder.build();
    }

    @Override
    public void end() {
        if (open) {
            open = false;
            next.end();
        }
    }

    /** Throws 11536 when fewer result sets came than were promised. */
    public void finish() {
        if (sets < shapes.size()) {
            throw SqlError.of(ErrorCode.RESULT_SETS_FEWER, shapes.size(), sets);
        }
    }
}
