package dev.outrigger.cli;

import dev.outrigger.engine.types.Conversions;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Column;
import java.math.BigDecimal;

/** A value as text, exact and the same everywhere: dates in ISO form, binary as 0x and digits. */
public final class CellText {
    /** CONVERT's ODBC canonical form with fractions: {@code 2020-02-29 13:45:00.000}. */
    private static final int ISO_STYLE = 121;

    private static final int HEX_STYLE = 1;

    private CellText() {}

    /** null for NULL. */
    public static String of(Column column, int row, SqlType type) {
        Object value = SqlColumns.read(column, row, type);
        return value == null ? null : of(value, type);
    }

    static String of(Object value, SqlType type) {
        if (value instanceof SqlText text) {
            return text.value();
        }
        if (value instanceof Boolean bit) {
            return bit ? "1" : "0";
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (type.isNumeric()) {
            return value.toString();
        }
        int style = type.isBinary() ? HEX_STYLE : ISO_STYLE;
        Object text = Conversions.cast(value, type, SqlType.varchar(SqlType.MAX), style);
        return ((SqlText) text).value();
    }
}
