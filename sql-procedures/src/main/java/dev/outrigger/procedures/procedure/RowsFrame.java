package dev.outrigger.procedures.procedure;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.Field;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.Schema;
import java.util.ArrayList;
import java.util.List;

/** A frame of the few rows that a procedure made itself. */
public final class RowsFrame {
    private RowsFrame() {}

    /** rows: values of the classes that the columns' types name. */
    public static Frame of(List<ResultColumn> columns, List<Object[]> rows) {
        List<Field> fields = new ArrayList<>();
        List<Column> built = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            ResultColumn column = columns.get(i);
            ColumnBuilder builder =
                    new ColumnBuilder(SqlColumns.columnType(column.type()), rows.size());
            for (Object[] row : rows) {
                SqlColumns.append(builder, column.type(), row[i]);
            }
            fields.add(new Field(column.name(), builder.type(), column.nullable()));
            built.add(builder.build());
        }
        return new Frame(new Schema(fields), rows.size(), built);
    }
}
