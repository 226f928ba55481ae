package dev.outrigger.procedures.external;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlGuid;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.ColumnType;
import dev.outrigger.frame.ColumnType.Unit;
import dev.outrigger.frame.FixedColumn;
import dev.outrigger.frame.LongColumn;
import java.util.Optional;

/**
 * The engine's columns as scripts receive them. Most are the same; a point in time becomes Arrow's
 * own timestamp, a uniqueidentifier its text.
 */
final class ScriptColumns {
    private static final int TICKS_PER_MICRO = 10;
    private static final int NANOS_PER_TICK = 100;
    private static final int MICRO_DIGITS = 6;

    private ScriptColumns() {}

    /** Empty for a type that scripts cannot have. */
    static Optional<ColumnType> type(SqlType type) {
        return switch (type.name()) {
            case DATETIMEOFFSET -> Optional.empty();
            case UNIQUEIDENTIFIER -> Optional.of(ColumnType.TEXT);
            case DATETIME, SMALLDATETIME, DATETIME2 ->
                    Optional.of(new ColumnType.Timestamp(unit(type), false));
            default -> Optional.of(SqlColumns.columnType(type));
        };
    }

    /** Only seven digits of a second need nanoseconds, which reach from 1677 to 2262 alone. */
    private static Unit unit(SqlType type) {
        return type.scale() > MICRO_DIGITS ? Unit.NANO : Unit.MICRO;
    }

    static Column convert(Column column, SqlType type) {
        return switch (type.name()) {
            case UNIQUEIDENTIFIER -> guids((FixedColumn) column);
            case DATETIME, SMALLDATETIME, DATETIME2 -> timestamps((LongColumn) column, unit(type));
            default -> column;
        };
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

    private static Column timestamps(LongColumn column, Unit unit) {
        long[] values = new long[column.length()];
        for (int row = 0; row < values.length; row++) {
            if (!column.isNull(row)) {
                values[row] =
                        unit == Unit.MICRO
                                ? Math.floorDiv(column.get(row), TICKS_PER_MICRO)
                                : nanos(column.get(row));
            }
        }
        return new LongColumn(
                new ColumnType.Timestamp(unit, false), values.length, column.validity(), values);
    }

    private static long nanos(long ticks) {
        try {
            return Math.multiplyExact(ticks, NANOS_PER_TICK);
        } catch (ArithmeticException e) {
            throw SqlError.of(
                    ErrorCode.DATE_OUT_OF_RANGE,
                    "datetime2(7)",
                    "datetime64[ns] (cast it to datetime2(6))");
        }
    }
}
