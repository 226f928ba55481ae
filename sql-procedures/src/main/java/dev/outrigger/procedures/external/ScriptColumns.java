package dev.outrigger.procedures.external;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlGuid;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.TypeName;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.ColumnType;
import dev.outrigger.frame.Field;
import dev.outrigger.frame.FixedColumn;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * The engine's columns as scripts receive them: as they are, but a uniqueidentifier is its text.
 */
final class ScriptColumns {
    private ScriptColumns() {}

    static ColumnType type(SqlType type) {
        return type.name() == TypeName.UNIQUEIDENTIFIER
                ? ColumnType.TEXT
                : SqlColumns.columnType(type);
    }

    static Schema schema(List<ResultColumn> columns) {
        return new Schema(
                columns.stream()
                        .map(each -> new Field(each.name(), type(each.type()), each.nullable()))
                        .toList());
    }

    /** schema: {@link #schema} of the columns. */
    static Frame convert(Frame frame, List<ResultColumn> columns, Schema schema) {
        List<Column> converted = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            converted.add(convert(frame.column(i), columns.get(i).type()));
        }
        return new Frame(schema, frame.rows(), converted);
    }

    static Column convert(Column column, SqlType type) {
        return type.name() == TypeName.UNIQUEIDENTIFIER ? guids((FixedColumn) column) : column;
    }

    private static Column guids(FixedColumn column) {
        ColumnBuilder builder = new ColumnBuilder(ColumnType.TEXT, column.length());
        for (int row = 0; row < column.length(); row++) {
            if (column.isNull(row)) {
                builder.appendNull();
            } else {
                builder.appendString(SqlGuid.ofBytes(column.getBytes(row)).toString());
            }
        }
        return builder.build();
    }
}
