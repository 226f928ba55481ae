package dev.outrigger.procedures.external;

import dev.outrigger.engine.types.SqlBytes;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.engine.types.TypeName;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.Frame;
import dev.outrigger.procedures.procedure.Values;
import java.util.ArrayList;
import java.util.List;

/**
 * The parameters of a script's query, with the types that literals of them have: an index on a
 * column of int serves an int, and not a bigint.
 */
final class LoopbackValues {
    private static final int NVARCHAR_MOST = 4000;
    private static final int VARBINARY_MOST = 8000;

    private LoopbackValues() {}

    static List<SqlValue> of(Frame row) {
        List<SqlValue> values = new ArrayList<>();
        for (Column column : row.columns()) {
            values.add(value(column));
        }
        return values;
    }

    private static SqlValue value(Column column) {
        SqlType type = ReturnedColumns.type(column.type());
        Object value = SqlColumns.read(ReturnedColumns.convert(column), 0, type);
        SqlType fitting = fitting(type, value);
        return fitting.equals(type)
                ? new SqlValue(type, value)
                : Values.assigned(new SqlValue(type, value), fitting);
    }

    private static SqlType fitting(SqlType type, Object value) {
        if (type.name() == TypeName.NVARCHAR) {
            boolean fits = value == null || ((SqlText) value).value().length() <= NVARCHAR_MOST;
            return fits ? SqlType.nvarchar(NVARCHAR_MOST) : type;
        }
        if (type.name() == TypeName.VARBINARY) {
            boolean fits = value == null || ((SqlBytes) value).length() <= VARBINARY_MOST;
            return fits ? SqlType.varbinary(VARBINARY_MOST) : type;
        }
        if (type.name() == TypeName.BIGINT && value instanceof Long number) {
            return number == (int) (long) number ? SqlType.INT : type;
        }
        return type;
    }
}
