package dev.outrigger.procedures.external;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.Converter;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.procedures.procedure.Values;

/**
 * A chunk's column in the type that an earlier chunk gave it: only where each value is the same
 * there, so that no chunk's rows are changed by those before.
 *
 * @param chunk its number, from 1
 * @param column its position, from 0
 * @param name that the script gave it
 */
record FittedColumn(int chunk, int column, String name) {
    private static final int SHOWN_MAX = 60;

    Column of(Column given, SqlType from, SqlType to) {
        if (from.equals(to)) {
            return given;
        }
        if (given.nullCount() < given.length()
                && (!Values.convertsImplicitly(from, to) || !Values.convertsImplicitly(to, from))) {
            throw misfit(to, "it is " + from.display());
        }
        ColumnBuilder builder = new ColumnBuilder(SqlColumns.columnType(to), given.length());
        Fit fit = new Fit(from, to);
        for (int row = 0; row < given.length(); row++) {
            Object value = SqlColumns.read(given, row, from);
            SqlColumns.append(builder, to, value == null ? null : fit.of(value));
        }
        return builder.build();
    }

    private final class Fit {
        private final SqlType to;
        private final Converter there;
        private final Converter back;

        Fit(SqlType from, SqlType to) {
            this.to = to;
            this.there = Values.exact(from, to);
            this.back = Values.exact(to, from);
        }

        Object of(Object value) {
            Object converted;
            boolean same;
            try {
                converted = there.convert(value);
                same = value.equals(back.convert(converted));
            } catch (SqlError e) {
                throw misfit(to, shown(value)).causedBy(e);
            }
            if (!same) {
                throw misfit(to, shown(value));
            }
            return converted;
        }
    }

    private static String shown(Object value) {
        String text = value.toString();
        return text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX) + "...";
    }

    private SqlError misfit(SqlType to, String what) {
        String named = name.isEmpty() ? "" : " ('" + name + "')";
        return SqlError.of(
                ErrorCode.SCRIPT_CHUNK_VALUE, chunk, column + 1, named, to.display(), what);
    }
}
