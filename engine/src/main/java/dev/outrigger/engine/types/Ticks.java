package dev.outrigger.engine.types;

/**
 * The calendar as numbers: days since 1970-01-01 and 100-nanosecond ticks, in the proleptic
 * Gregorian calendar.
 */
public final class Ticks {
    public static final long PER_SECOND = 10_000_000L;
    public static final long PER_MILLI = 10_000L;
    public static final long PER_MINUTE = 60 * PER_SECOND;
    public static final long PER_HOUR = 60 * PER_MINUTE;
    public static final long PER_DAY = 24 * PER_HOUR;

    /** 1900-01-01, day 0 of datetime. */
    public static final int EPOCH_1900 = -25_567;

    public static final int DATE_MIN = (int) day(1, 1, 1);
    public static final int DATE_MAX = (int) day(9999, 12, 31);
    public static final int DATETIME_MIN = (int) day(1753, 1, 1);
    public static final int SMALLDATETIME_MIN = EPOCH_1900;
    public static final int SMALLDATETIME_MAX = (int) day(2079, 6, 6);

    private static final int DAYS_PER_ERA = 146_097;
    private static final int DAYS_TO_MARCH_0000 = 719_468;

    /** Ticks in a unit of datetime, 1/300 of a second, times three. */
    private static final long THREE_UNITS = 100_000L;

    private static final long[] POWERS = {
        10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1
    };

    private Ticks() {}

    /** The day of a date, which may lie outside the range of dates. */
    public static long day(int year, int month, int dayOfMonth) {
        long y = month <= 2 ? year - 1L : year;
        long era = Math.floorDiv(y, 400L);
        long yearOfEra = y - era * 400;
        long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + dayOfMonth - 1;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * DAYS_PER_ERA + dayOfEra - DAYS_TO_MARCH_0000;
    }

    /** year * 512 + month * 32 + day of month. */
    private static int packed(int day) {
        long z = (long) day + DAYS_TO_MARCH_0000;
        long era = Math.floorDiv(z, (long) DAYS_PER_ERA);
        long dayOfEra = z - era * DAYS_PER_ERA;
        long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long shifted = (5 * dayOfYear + 2) / 153;
        int dayOfMonth = (int) (dayOfYear - (153 * shifted + 2) / 5 + 1);
        int month = (int) (shifted < 10 ? shifted + 3 : shifted - 9);
        int year = (int) (yearOfEra + era * 400 + (month <= 2 ? 1 : 0));
        return year * 512 + month * 32 + dayOfMonth;
    }

    public static int year(int day) {
        return packed(day) >> 9;
    }

    public static int month(int day) {
        return packed(day) >> 5 & 15;
    }

    public static int dayOfMonth(int day) {
        return packed(day) & 31;
    }

    public static int daysInMonth(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    public static boolean isDate(int year, int month, int dayOfMonth) {
        return year >= 1
                && year <= 9999
                && month >= 1
                && month <= 12
                && dayOfMonth >= 1
                && dayOfMonth <= daysInMonth(year, month);
    }

    public static int dayOf(long ticks) {
        return (int) Math.floorDiv(ticks, PER_DAY);
    }

    public static long timeOf(long ticks) {
        return Math.floorMod(ticks, PER_DAY);
    }

    /** Rounded to so many digits of a second, halves up. */
    public static long rounded(long ticks, int scale) {
        long unit = POWERS[scale];
        return Math.floorDiv(ticks + unit / 2, unit) * unit;
    }

    /** The multiples of 1/300 s nearest to a time of day; 25,920,000 for the end of the day. */
    static long datetimeUnits(long timeOfDay) {
        return (timeOfDay * 3 + THREE_UNITS / 2) / THREE_UNITS;
    }

    /** A number of 1/300 s as whole milliseconds in ticks: .000, .003, .007. */
    static long ofDatetimeUnits(long units) {
        return Math.floorDiv(units * 10 + 1, 3L) * PER_MILLI;
    }

    /** As datetime holds it: at .000, .003 or .007 of a hundredth of a second. */
    public static long roundedToDatetime(long ticks) {
        return dayOf(ticks) * PER_DAY + ofDatetimeUnits(datetimeUnits(timeOf(ticks)));
    }

    /** As smalldatetime holds it: to the minute; 29.998 seconds and less go down. */
    public static long roundedToMinute(long ticks) {
        return Math.floorDiv(roundedToDatetime(ticks) + PER_MINUTE / 2, PER_MINUTE) * PER_MINUTE;
    }
}
