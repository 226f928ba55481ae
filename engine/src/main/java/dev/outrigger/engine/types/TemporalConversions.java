package dev.outrigger.engine.types;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;

/** From dates and times. */
final class TemporalConversions {
    private TemporalConversions() {}

    static Converter to(SqlType from, SqlType to, int style) {
        if (to.isText()) {
            DateWriter writer = style < 0 ? DateWriter.standard(from) : DateWriter.of(from, style);
            return value -> Fitting.text(writer.write(local(value, from), offset(value)), to);
        }
        if (to.isBinary()) {
            return bytes(from, to);
        }
        if (to.isNumeric()) {
            return number(from, to);
        }
        String word = from.name().sqlName();
        return switch (to.name()) {
            case DATE -> value -> Ticks.dayOf(local(value, from));
            case TIME ->
                    value ->
                            Ticks.timeOf(
                                    Ticks.rounded(Ticks.timeOf(local(value, from)), to.scale()));
            case DATETIMEOFFSET -> value -> offsetInto(local(value, from), offset(value), from, to);
            default -> value -> into(local(value, from), word, to);
        };
    }

    /** The ticks that a clock shows; a time of day is one of 1900-01-01. */
    static long local(Object value, SqlType type) {
        return switch (type.name()) {
            case DATE -> (Integer) value * Ticks.PER_DAY;
            case TIME -> Ticks.EPOCH_1900 * Ticks.PER_DAY + (Long) value;
            case DATETIMEOFFSET -> ((OffsetTicks) value).localTicks();
            default -> (Long) value;
        };
    }

    static int offset(Object value) {
        return value instanceof OffsetTicks ticks ? ticks.offsetMinutes() : 0;
    }

    /**
     * Local ticks as a value of date, datetime, smalldatetime or datetime2, rounded as the type is
     * and inside its range.
     */
    static Object into(long ticks, String from, SqlType to) {
        if (to.name() == TypeName.DATE) {
            requireWithin(ticks, Ticks.DATE_MIN, Ticks.DATE_MAX, from, to);
            return Ticks.dayOf(ticks);
        }
        return ticksInto(ticks, from, to);
    }

    /** The same for what is held as ticks: anything but a date. */
    static long ticksInto(long ticks, String from, SqlType to) {
        long rounded;
        switch (to.name()) {
            case DATETIME -> {
                rounded = Ticks.roundedToDatetime(ticks);
                requireWithin(rounded, Ticks.DATETIME_MIN, Ticks.DATE_MAX, from, to);
            }
            case SMALLDATETIME -> {
                rounded = Ticks.roundedToMinute(ticks);
                requireWithin(rounded, Ticks.SMALLDATETIME_MIN, Ticks.SMALLDATETIME_MAX, from, to);
            }
            case DATETIME2 -> {
                rounded = Ticks.rounded(ticks, to.scale());
                requireWithin(rounded, Ticks.DATE_MIN, Ticks.DATE_MAX, from, to);
            }
            default -> throw new IllegalArgumentException(to + " is not made of local ticks");
        }
        return rounded;
    }

    static OffsetTicks offsetInto(long localTicks, int offsetMinutes, SqlType from, SqlType to) {
        OffsetTicks made =
                OffsetTicks.ofLocal(Ticks.rounded(localTicks, to.scale()), offsetMinutes);
        requireWithin(made.utcTicks(), Ticks.DATE_MIN, Ticks.DATE_MAX, from.name().sqlName(), to);
        requireWithin(made.localTicks(), Ticks.DATE_MIN, Ticks.DATE_MAX, from.name().sqlName(), to);
        return made;
    }

    private static void requireWithin(long ticks, int first, int last, String from, SqlType to) {
        int day = Ticks.dayOf(ticks);
        if (day < first || day > last) {
            throw SqlError.of(ErrorCode.DATE_OUT_OF_RANGE, from, to.name().sqlName());
        }
    }

    /** datetime and smalldatetime are days since 1900-01-01; a whole number is the nearest one. */
    private static Converter number(SqlType from, SqlType to) {
        Converter further = NumberConversions.to(SqlType.decimal(38, 20), to, Conversions.NO_STYLE);
        boolean rounded = to.isInteger();
        return value -> {
            long since = (Long) value - Ticks.EPOCH_1900 * Ticks.PER_DAY;
            if (rounded) {
                long nearest = Math.floorDiv(since + Ticks.PER_DAY / 2, Ticks.PER_DAY);
                return further.convert(BigDecimal.valueOf(nearest));
            }
            // Days are counted in the type's own units, thirds of milliseconds, so that .003 is
            // 1/300 of a second.
            long units =
                    Ticks.dayOf(since) * 25_920_000L + Ticks.datetimeUnits(Ticks.timeOf(since));
            return further.convert(
                    BigDecimal.valueOf(units)
                            .divide(BigDecimal.valueOf(25_920_000L), MathContext.DECIMAL128));
        };
    }

    private static Converter bytes(SqlType from, SqlType to) {
        if (from.name() != TypeName.DATETIME) {
            throw SqlError.of(
                    ErrorCode.NOT_SUPPORTED,
                    "The conversion of " + from.display() + " to " + to.display(),
                    "; convert it to datetime or to text first.");
        }
        return value -> {
            long ticks = (Long) value;
            byte[] all =
                    ByteBuffer.allocate(8)
                            .putInt(Ticks.dayOf(ticks) - Ticks.EPOCH_1900)
                            .putInt((int) Ticks.datetimeUnits(Ticks.timeOf(ticks)))
                            .array();
            return Fitting.numberBytes(all, to);
        };
    }
}
