package dev.outrigger.engine.store;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.store.Table.ForeignKey;
import dev.outrigger.engine.store.Table.Index;
import dev.outrigger.engine.store.Table.Key;
import dev.outrigger.engine.types.OffsetTicks;
import dev.outrigger.engine.types.SqlType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** Words violations of keys as SQL Server does. */
final class KeyErrors {
    private static final long TICKS_PER_SECOND = 10_000_000L;
    private static final int NANOS_PER_TICK = 100;

    private KeyErrors() {}

    static SqlError duplicate(Table table, Key key, Object[] values) {
        return SqlError.of(
                ErrorCode.DUPLICATE_KEY,
                key.primary() ? "PRIMARY KEY" : "UNIQUE KEY",
                key.name(),
                table.schema() + "." + table.name(),
                shown(table, key.columns(), values));
    }

    static SqlError duplicate(Table table, Index index, Object[] values) {
        return SqlError.of(
                ErrorCode.DUPLICATE_INDEX_KEY,
                table.schema() + "." + table.name(),
                index.name(),
                shown(table, index.columns(), values));
    }

    /** A key that rows are not fit for. */
    static SqlError creating(Table table, Key key, Object[] values) {
        return SqlError.of(
                ErrorCode.INDEX_DUPLICATE,
                table.schema() + "." + table.name(),
                key.name(),
                shown(table, key.columns(), values));
    }

    private static StringJoiner shown(Table table, List<Integer> columns, Object[] values) {
        StringJoiner shown = new StringJoiner(", ");
        for (int i = 0; i < values.length; i++) {
            shown.add(show(table.columns().get(columns.get(i)).type(), values[i]));
        }
        return shown;
    }

    /** A row whose foreign key references nothing. */
    static SqlError missing(String statement, Table referencing, ForeignKey key, Table referenced) {
        boolean own = referencing.id() == referenced.id();
        String kind = own ? "FOREIGN KEY SAME TABLE" : "FOREIGN KEY";
        return conflict(statement, kind, key, referenced, key.referencedColumns());
    }

    /** A row that others still reference. */
    static SqlError referenced(
            String statement, Table referencing, ForeignKey key, Table referenced) {
        boolean own = referencing.id() == referenced.id();
        return conflict(
                statement,
                own ? "SAME TABLE REFERENCE" : "REFERENCE",
                key,
                referencing,
                key.columns());
    }

    private static SqlError conflict(
            String statement, String kind, ForeignKey key, Table at, List<Integer> columns) {
        String column =
                columns.size() == 1
                        ? ", column '" + at.columns().get(columns.get(0)).name() + "'"
                        : "";
        return SqlError.of(
                ErrorCode.CONSTRAINT_CONFLICT,
                statement,
                kind,
                key.name(),
                at.database(),
                at.schema() + "." + at.name(),
                column);
    }

    private static String show(SqlType type, Object value) {
        if (value == null) {
            return "<NULL>";
        }
        return switch (type.name()) {
            case BIT -> (Boolean) value ? "1" : "0";
            case DECIMAL, MONEY, SMALLMONEY -> ((BigDecimal) value).toPlainString();
            case DATE -> LocalDate.ofEpochDay((Integer) value).toString();
            case TIME ->
                    LocalTime.ofNanoOfDay((Long) value * NANOS_PER_TICK)
                            .format(format("HH:mm:ss", type.scale()));
            case DATETIME2 ->
                    dateTime((Long) value).format(format("yyyy-MM-dd HH:mm:ss", type.scale()));
            case DATETIME, SMALLDATETIME ->
                    dateTime((Long) value)
                            .format(DateTimeFormatter.ofPattern("MMM ppd yyyy pph:mma", Locale.US));
            case DATETIMEOFFSET -> {
                OffsetTicks ticks = (OffsetTicks) value;
                ZoneOffset offset = ZoneOffset.ofTotalSeconds(ticks.offsetMinutes() * 60);
                yield dateTime(ticks.localTicks())
                                .format(format("yyyy-MM-dd HH:mm:ss", type.scale()))
                        + (offset.getTotalSeconds() == 0 ? " +00:00" : " " + offset);
            }
            default -> value.toString();
        };
    }

    private static DateTimeFormatter format(String pattern, int scale) {
        return DateTimeFormatter.ofPattern(
                scale == 0 ? pattern : pattern + "." + "S".repeat(scale), Locale.ROOT);
    }

    private static LocalDateTime dateTime(long ticks) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(ticks, TICKS_PER_SECOND),
                (int) Math.floorMod(ticks, TICKS_PER_SECOND) * NANOS_PER_TICK,
                ZoneOffset.UTC);
    }
}
