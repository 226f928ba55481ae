package dev.outrigger.engine.exec;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.plan.RowSource;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.Field;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.FrameStream;
import dev.outrigger.frame.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rows gathered into bounded frames as they are pulled. */
final class Frames implements FrameStream {
    private static final int ROWS_BETWEEN_CHECKS = 256;

    private final List<ResultColumn> columns;
    private final RowSource rows;
    private final FrameLimits limits;
    private final Schema schema;
    private final List<ColumnBuilder> builders = new ArrayList<>();
    private boolean ended;

    Frames(List<ResultColumn> columns, RowSource rows, FrameLimits limits) {
        this.columns = columns;
        this.rows = rows;
        this.limits = limits;
        this.schema = schema(columns);
        for (Field field : schema.fields()) {
            builders.add(new ColumnBuilder(field.type(), 0));
        }
    }

    static Schema schema(List<ResultColumn> columns) {
        List<Field> fields = new ArrayList<>();
        for (ResultColumn column : columns) {
            fields.add(
                    new Field(
                            column.name(),
                            SqlColumns.columnType(column.type()),
                            column.nullable()));
        }
        return new Schema(fields);
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Optional<Frame> next() {
        if (ended) {
            return Optional.empty();
        }
        int count = 0;
        while (count < limits.rows()
                && (count % ROWS_BETWEEN_CHECKS != 0 || bytes() < limits.bytes())) {
            if (!rows.next()) {
                ended = true;
                break;
            }
            append(rows.row());
            count++;
        }
        if (count == 0) {
            return Optional.empty();
        }
        List<Column> built = new ArrayList<>();
        builders.forEach(builder -> built.add(builder.build()));
        return Optional.of(new Frame(schema, count, built));
    }

    private void append(Object[] row) {
        for (int i = 0; i < row.length; i++) {
            SqlColumns.append(builders.get(i), columns.get(i).type(), row[i]);
        }
    }

    private long bytes() {
        long bytes = 0;
        for (ColumnBuilder builder : builders) {
            bytes += builder.bytes();
        }
        return bytes;
    }

    @Override
    public void close() {
        ended = true;
        rows.close();
    }
}
