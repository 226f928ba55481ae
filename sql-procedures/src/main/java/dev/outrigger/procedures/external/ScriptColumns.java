package dev.outrigger.procedures.external;

import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlGuid;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.TypeName;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.ColumnType;
import dev.outrigger.frame.FixedColumn;
import java.util.Optional;

/** The engine's columns as scripts receive them: as they are, but a uniqueidentifier is its text. */
final class ScriptColumns {
    private ScriptColumns() {}

    /** Empty for a type that scripts cannot have. */
    static Optional<ColumnType> type(SqlType type) {
        return Optional.of(
                type.name() == TypeName.UNIQUEIDENTIFIER
                        ? ColumnType.TEXT
                        : SqlColumns.columnType(type));
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
