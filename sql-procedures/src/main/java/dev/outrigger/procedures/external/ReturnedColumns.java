package dev.outrigger.procedures.external;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.OffsetTicks;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.ByteColumn;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.ColumnType;
import dev.outrigger.frame.ColumnType.Unit;
import dev.outrigger.frame.DoubleColumn;
import dev.outrigger.frame.FloatColumn;
import dev.outrigger.frame.IntColumn;
import dev.outrigger.frame.LongColumn;
import dev.outrigger.frame.ShortColumn;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A script's columns as SQL: each Arrow type has one data type, and NaN and infinities, which SQL
 * has not, become NULL.
 */
final class ReturnedColumns {
    private static final long TICKS_PER_SECOND = 10_000_000;

    /** 0001-01-01 and 9999-12-31T23:59:59.9999999 in ticks since 1970: datetime2's range. */
    private static final long TICKS_MIN = -62_135_596_800L * TICKS_PER_SECOND;

    private static final long TICKS_MAX = 253_402_300_800L * TICKS_PER_SECOND - 1;
    private static final long TICKS_PER_MICRO = 10;
    private static final long MICROS_MIN = TICKS_MIN / TICKS_PER_MICRO;
    private static final long MICROS_MAX = TICKS_MAX / TICKS_PER_MICRO;
    private static final int FINEST = 7;

    private ReturnedColumns() {}

    static SqlType type(ColumnType type) {
        if (type instanceof ColumnType.Int integer) {
            return integerType(integer);
        }
        if (type instanceof ColumnType.Floating floating) {
            return floating.bits() == Float.SIZE ? SqlType.REAL : SqlType.FLOAT;
        }
        if (type instanceof ColumnType.Decimal decimal) {
            return SqlType.decimal(decimal.precision(), decimal.scale());
        }
        if (type instanceof ColumnType.Timestamp timestamp) {
            return timestamp.utc() ? SqlType.datetimeoffset(FINEST) : SqlType.datetime2(FINEST);
        }
        if (type instanceof ColumnType.Bool) {
            return SqlType.BIT;
        }
        if (type instanceof ColumnType.Text) {
            return SqlType.NVARCHAR_MAX;
        }
        if (type instanceof ColumnType.Bytes) {
            return SqlType.varbinary(SqlType.MAX);
        }
        if (type instanceof ColumnType.Uuid) {
            return SqlType.UNIQUEIDENTIFIER;
        }
        if (type instanceof ColumnType.Date) {
            return SqlType.DATE;
        }
        return type instanceof ColumnType.Time
                ? SqlType.time(FINEST)
                : SqlType.datetimeoffset(FINEST);
    }

    private static SqlType integerType(ColumnType.Int type) {
        return switch (type.bits()) {
            case 8 -> type.signed() ? SqlType.SMALLINT : SqlType.TINYINT;
            case 16 -> type.signed() ? SqlType.SMALLINT : SqlType.INT;
            case 32 -> type.signed() ? SqlType.INT : SqlType.BIGINT;
            default -> type.signed() ? SqlType.BIGINT : SqlType.decimal(20, 0);
        };
    }

    /** The column in the representation that {@link #type}'s has in the engine. */
    static Column convert(Column column) {
        if (column instanceof DoubleColumn doubles) {
            return finite(doubles);
        }
        if (column instanceof FloatColumn floats) {
            return finite(floats);
        }
        SqlType type = type(column.type());
        if (column.type().equals(SqlColumns.columnType(type))) {
            return column;
        }
        if (column.type() instanceof ColumnType.Timestamp timestamp && !timestamp.utc()) {
            return ticks((LongColumn) column, timestamp.unit());
        }
        ColumnBuilder builder = new ColumnBuilder(SqlColumns.columnType(type), column.length());
        for (int row = 0; row < column.length(); row++) {
            SqlColumns.append(builder, type, column.isNull(row) ? null : value(column, row));
        }
        return builder.build();
    }

    private static Object value(Column column, int row) {
        if (column instanceof ByteColumn bytes) {
            return (short) bytes.get(row);
        }
        if (column instanceof ShortColumn shorts) {
            return Short.toUnsignedInt(shorts.get(row));
        }
        if (column instanceof IntColumn integers) {
            return Integer.toUnsignedLong(integers.get(row));
        }
        long value = ((LongColumn) column).get(row);
        if (column.type() instanceof ColumnType.Timestamp timestamp) {
            long ticks = ticks(value, timestamp.unit());
            return timestamp.utc() ? (Object) new OffsetTicks(ticks, (short) 0) : (Object) ticks;
        }
        return new BigDecimal(new BigInteger(Long.toUnsignedString(value)));
    }

    private static Column ticks(LongColumn column, Unit unit) {
        long[] values = column.values();
        long[] ticks = new long[column.length()];
        if (unit == Unit.MICRO && withinMicros(values, ticks.length)) {
            for (int row = 0; row < ticks.length; row++) {
                ticks[row] = values[row] * TICKS_PER_MICRO;
            }
        } else {
            for (int row = 0; row < ticks.length; row++) {
                ticks[row] = column.isNull(row) ? 0 : ticks(values[row], unit);
            }
        }
        return new LongColumn(ColumnType.TICKS, ticks.length, column.validity(), ticks);
    }

    /** A loop without a way out, for the compiler to do several at a time. */
    private static boolean withinMicros(long[] values, int length) {
        long signs = 0;
        for (int row = 0; row < length; row++) {
            // Neither difference overflows where the other one is not negative.
            signs |= values[row] - MICROS_MIN | MICROS_MAX - values[row];
        }
        return signs >= 0;
    }

    private static long ticks(long value, Unit unit) {
        long ticks =
                switch (unit) {
                    case SECOND -> saturated(value, TICKS_PER_SECOND);
                    case MILLI -> saturated(value, TICKS_PER_SECOND / 1_000);
                    case MICRO -> saturated(value, TICKS_PER_SECOND / 1_000_000);
                    case NANO -> Math.floorDiv(value, 100);
                    case TICK -> value;
                };
        if (ticks < TICKS_MIN || ticks > TICKS_MAX) {
            throw SqlError.of(ErrorCode.DATE_OUT_OF_RANGE, "datetime64", "datetime2");
        }
        return ticks;
    }

    private static long saturated(long value, long factor) {
        return Math.multiplyHigh(value, factor) == value * factor >> 63
                ? value * factor
                : Long.MAX_VALUE;
    }

    private static Column finite(DoubleColumn column) {
        double[] values = column.values();
        // Zero times a number is zero, and NaN where it is none or has no end. Four sums, because
        // an addition waits for the one before.
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int row = 0;
        for (; row < column.length() - 3; row += 4) {
            a += values[row] * 0;
            b += values[row + 1] * 0;
            c += values[row + 2] * 0;
            d += values[row + 3] * 0;
        }
        for (; row < column.length(); row++) {
            a += values[row] * 0;
        }
        if (a + b + c + d == 0) {
            return column;
        }
        ColumnBuilder builder = new ColumnBuilder(ColumnType.FLOAT64, column.length());
        for (row = 0; row < column.length(); row++) {
            if (column.isNull(row) || !Double.isFinite(column.get(row))) {
                builder.appendNull();
            } else {
                builder.appendDouble(column.get(row));
            }
        }
        return builder.build();
    }

    private static Column finite(FloatColumn column) {
        ColumnBuilder builder = new ColumnBuilder(ColumnType.FLOAT32, column.length());
        for (int row = 0; row < column.length(); row++) {
            if (column.isNull(row) || !Float.isFinite(column.get(row))) {
                builder.appendNull();
            } else {
                builder.appendFloat(column.get(row));
            }
        }
        return builder.build();
    }
}
