package dev.outrigger.tds.types;

import dev.outrigger.engine.types.Ticks;
import dev.outrigger.tds.wire.ProtocolException;

/** The engine's ticks and days, and TDS's counts from other days and in other units. */
final class Calendar {
    /** TDS counts dates from 0001-01-01. */
    private static final int EPOCH_0001 = Ticks.DATE_MIN;

    private static final long DATETIME_UNITS_PER_DAY = 300L * 86_400;
    private static final int MINUTES_PER_DAY = 1440;
    private static final long[] TICKS_OF_SCALE = {
        10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1
    };

    private Calendar() {}

    static int wireDay(int day) {
        return day - EPOCH_0001;
    }

    static int day(int wireDay) {
        if (wireDay > Ticks.DATE_MAX - EPOCH_0001) {
            throw new ProtocolException("no date has the number " + wireDay);
        }
        return wireDay + EPOCH_0001;
    }

    static long wireTime(long ticks, int scale) {
        return ticks / TICKS_OF_SCALE[scale];
    }

    static long time(long wireTime, int scale) {
        if (wireTime >= Ticks.PER_DAY / TICKS_OF_SCALE[scale]) {
            throw new ProtocolException("no time of day is " + wireTime);
        }
        return wireTime * TICKS_OF_SCALE[scale];
    }

    /** Days since 1900-01-01. */
    static int datetimeDay(long ticks) {
        return Ticks.dayOf(ticks) - Ticks.EPOCH_1900;
    }

    /** Units of 1/300 of a second since midnight. */
    static int datetimeUnits(long ticks) {
        return (int) ((Ticks.timeOf(ticks) * 3 + 50_000) / 100_000);
    }

    static long datetime(int day, int units) {
        if (units < 0 || units >= DATETIME_UNITS_PER_DAY) {
            throw new ProtocolException("no datetime has the day " + day + " and time " + units);
        }
        long time = Math.floorDiv(units * 10L + 1, 3L) * Ticks.PER_MILLI;
        return (day + Ticks.EPOCH_1900) * Ticks.PER_DAY + time;
    }

    /** Whether a datetime may have a day. */
    static boolean isDatetime(int day) {
        long days = (long) day + Ticks.EPOCH_1900;
        return days >= Ticks.DATETIME_MIN && days <= Ticks.DATE_MAX;
    }

    static int minutes(long ticks) {
        return (int) (Ticks.timeOf(ticks) / Ticks.PER_MINUTE);
    }

    static long smalldatetime(int day, int minutes) {
        if (minutes >= MINUTES_PER_DAY) {
            throw new ProtocolException("no day has the minute " + minutes);
        }
        return (day + Ticks.EPOCH_1900) * Ticks.PER_DAY + minutes * Ticks.PER_MINUTE;
    }
}
