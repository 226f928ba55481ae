package dev.outrigger.engine.exec;

import dev.outrigger.engine.types.Converter;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.TypeName;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.DictionaryColumn;
import dev.outrigger.frame.VariableColumn;

/** How a column of a query, or of a script, becomes one of a table. */
record AssignedColumn(SqlType from, SqlType to, Converter converter) {
    Column convert(Column column) {
        if (from.equals(to) || isPassed(column)) {
            return column;
        }
        ColumnBuilder builder =
                new ColumnBuilder(SqlColumns.columnType(to), Math.max(1, column.length()));
        for (int row = 0; row < column.length(); row++) {
            SqlColumns.append(builder, to, converter.convert(SqlColumns.read(column, row, from)));
        }
        return builder.build();
    }

    /** Whether all values are as they are in the other type: text and bytes that fit. */
    private boolean isPassed(Column column) {
        boolean alike =
                from.isText()
                        ? to.isText()
                                && from.isUnicode() == to.isUnicode()
                                && from.collation().equals(to.collation())
                        : from.isBinary() && to.isBinary();
        boolean padded =
                to.name() == TypeName.CHAR
                        || to.name() == TypeName.NCHAR
                        || to.name() == TypeName.BINARY;
        return alike && !padded && (to.length() == SqlType.MAX || longest(column) <= to.length());
    }

    /** In bytes: a text has no more characters than that. */
    private static int longest(Column column) {
        VariableColumn values =
                column instanceof DictionaryColumn dictionary
                        ? dictionary.values()
                        : (VariableColumn) column;
        int longest = 0;
        for (int i = 0; i < values.length(); i++) {
            longest = Math.max(longest, values.size(i));
        }
        return longest;
    }
}
