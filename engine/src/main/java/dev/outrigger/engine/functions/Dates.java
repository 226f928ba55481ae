package dev.outrigger.engine.functions;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.Conversions;
import dev.outrigger.engine.types.OffsetTicks;
import dev.outrigger.engine.types.ScaledNumbers;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.Ticks;
import dev.outrigger.engine.types.TypeName;
import java.util.Locale;

/**
 * Functions of dates and times, under us_english: weeks begin on Sunday. The clock is an argument:
 * one instant a statement.
 */
public final class Dates {
    private static final String[] MONTHS = {
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December"
    };
    private static final String[] WEEKDAYS = {
        "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"
    };

    /** 1970-01-01 was a Thursday. */
    private static final int EPOCH_WEEKDAY = 4;

    private static final int NANOS_PER_TICK = 100;
    private static final int OFFSET_MAX = 14 * 60;

    private Dates() {}

    static Object into(long ticks, SqlType type) {
        int day = Ticks.dayOf(ticks);
        if (day < Ticks.DATE_MIN - 1 || day > Ticks.DATE_MAX + 1) {
            throw SqlError.of(ErrorCode.DATE_ADD_OVERFLOW, type.name().sqlName());
        }
        try {
            return Conversions.ofLocalTicks(ticks, type);
        } catch (SqlError beyond) {
            throw SqlError.of(ErrorCode.DATE_ADD_OVERFLOW, type.name().sqlName()).causedBy(beyond);
        }
    }

    /**
     * GETDATE, CURRENT_TIMESTAMP and, of UTC's ticks, GETUTCDATE: a datetime. nowTicks: the
     * statement's instant.
     */
    public static long getdate(long nowTicks) {
        return Ticks.roundedToDatetime(nowTicks);
    }

    /**
     * SYSDATETIME and, of UTC's ticks, SYSUTCDATETIME: a datetime2(7), which is the instant itself.
     */
    public static long sysdatetime(long nowTicks) {
        return nowTicks;
    }

    public static OffsetTicks sysdatetimeoffset(long nowTicks, long utcNowTicks) {
        return new OffsetTicks(
                utcNowTicks, (short) Math.floorDiv(nowTicks - utcNowTicks, Ticks.PER_MINUTE));
    }

    public static int year(int day) {
        return Ticks.year(day);
    }

    public static int month(int day) {
        return Ticks.month(day);
    }

    public static int day(int day) {
        return Ticks.dayOfMonth(day);
    }

    private static SqlError unfit(DatePart part, String function, SqlType type) {
        return SqlError.of(ErrorCode.DATE_PART_TYPE, part.word(), function, type.name().sqlName());
    }

    private static boolean has(SqlType type, DatePart part) {
        return switch (type.name()) {
            case DATE -> part.isOfDate();
            case TIME -> part.isOfTime();
            default -> true;
        };
    }

    /** 9810 when a value of the type has no such part. function: the name for the message. */
    public static void requirePart(DatePart part, SqlType type, String function) {
        boolean adding = function.equals("dateadd");
        boolean fine = part == DatePart.MICROSECOND || part == DatePart.NANOSECOND;
        boolean old = type.name() == TypeName.DATETIME || type.name() == TypeName.SMALLDATETIME;
        boolean nothingToAdd = part == DatePart.TZOFFSET || part == DatePart.ISO_WEEK;
        boolean offsetMissing =
                part == DatePart.TZOFFSET
                        && type.name() != TypeName.DATETIMEOFFSET
                        && type.name() != TypeName.DATETIME2;
        if (!has(type, part) || adding && (nothingToAdd || fine && old) || offsetMissing) {
            throw unfit(part, function, type);
        }
    }

    /**
     * A value of the same type, which {@link #requirePart} has let pass. 517 when it leaves the
     * range.
     */
    public static Object dateAdd(DatePart part, long number, Object value, SqlType type) {
        try {
            return switch (type.name()) {
                case TIME -> Ticks.timeOf(addTicks(part, wrapped(part, number), (Long) value));
                case DATETIMEOFFSET -> {
                    OffsetTicks from = (OffsetTicks) value;
                    long local = addTicks(part, number, from.localTicks());
                    requireDate(local, type);
                    yield OffsetTicks.ofLocal(local, from.offsetMinutes());
                }
                default -> {
                    long local = Conversions.localTicks(value, type);
                    yield type.name() == TypeName.DATE
                            ? (Object) dateAddDay(part, number, local, type)
                            : (Object) dateAddTicks(part, number, local, type);
                }
            };
        } catch (ArithmeticException beyond) {
            throw SqlError.of(ErrorCode.DATE_ADD_OVERFLOW, type.name().sqlName()).causedBy(beyond);
        } catch (SqlError beyond) {
            throw beyond.code() == ErrorCode.DATE_OUT_OF_RANGE
                    ? SqlError.of(ErrorCode.DATE_ADD_OVERFLOW, type.name().sqlName())
                            .causedBy(beyond)
                    : beyond;
        }
    }

    /** DATEADD of a date, given as its ticks; the new day. */
    public static int dateAddDay(DatePart part, long number, long ticks, SqlType type) {
        try {
            long local = addTicks(part, number, ticks);
            requireDate(local, type);
            return Ticks.dayOf(local);
        } catch (ArithmeticException beyond) {
            throw SqlError.of(ErrorCode.DATE_ADD_OVERFLOW, type.name().sqlName()).causedBy(beyond);
        }
    }

    /** DATEADD of a datetime, smalldatetime or datetime2. */
    public static long dateAddTicks(DatePart part, long number, long ticks, SqlType type) {
        try {
            long local = addTicks(part, number, ticks);
            requireDate(local, type);
            return ScaledNumbers.ticksInto(local, type, type);
        } catch (ArithmeticException beyond) {
            throw SqlError.of(ErrorCode.DATE_ADD_OVERFLOW, type.name().sqlName()).causedBy(beyond);
        } catch (SqlError beyond) {
            throw beyond.code() == ErrorCode.DATE_OUT_OF_RANGE
                    ? SqlError.of(ErrorCode.DATE_ADD_OVERFLOW, type.name().sqlName())
                            .causedBy(beyond)
                    : beyond;
        }
    }

    private static void requireDate(long ticks, SqlType type) {
        int day = Math.toIntExact(Math.floorDiv(ticks, Ticks.PER_DAY));
        if (day < Ticks.DATE_MIN || day > Ticks.DATE_MAX) {
            throw SqlError.of(ErrorCode.DATE_ADD_OVERFLOW, type.name().sqlName());
        }
    }

    /** A clock turns round after a day, so whole days of a number do not count. */
    private static long wrapped(DatePart part, long number) {
        return switch (part) {
            case HOUR -> number % 24;
            case MINUTE -> number % 1440;
            case SECOND -> number % 86_400;
            default -> number;
        };
    }

    /**
     * Ticks moved by a number of parts; the day of the month is brought back to the month's last.
     */
    public static long addTicks(DatePart part, long number, long ticks) {
        return switch (part) {
            case YEAR -> addMonths(ticks, Math.multiplyExact(number, 12L));
            case QUARTER -> addMonths(ticks, Math.multiplyExact(number, 3L));
            case MONTH -> addMonths(ticks, number);
            case DAY, DAYOFYEAR, WEEKDAY -> plus(ticks, number, Ticks.PER_DAY);
            case WEEK -> plus(ticks, number, 7 * Ticks.PER_DAY);
            case HOUR -> plus(ticks, number, Ticks.PER_HOUR);
            case MINUTE -> plus(ticks, number, Ticks.PER_MINUTE);
            case SECOND -> plus(ticks, number, Ticks.PER_SECOND);
            case MILLISECOND -> plus(ticks, number, Ticks.PER_MILLI);
            case MICROSECOND -> plus(ticks, number, 10);
            case NANOSECOND -> Math.addExact(ticks, Math.floorDiv(Math.addExact(number, 50), 100L));
            case TZOFFSET, ISO_WEEK ->
                    throw SqlError.of(ErrorCode.NOT_A_DATE_PART, part.word(), "dateadd");
        };
    }

    private static long plus(long ticks, long number, long unit) {
        return Math.addExact(ticks, Math.multiplyExact(number, unit));
    }

    private static long addMonths(long ticks, long number) {
        int day = Ticks.dayOf(ticks);
        long months = Math.addExact(Ticks.year(day) * 12L + Ticks.month(day) - 1, number);
        int year = Math.toIntExact(Math.floorDiv(months, 12L));
        if (year < 1 || year > 9999) {
            throw new ArithmeticException("year " + year);
        }
        int month = (int) Math.floorMod(months, 12L) + 1;
        int dayOfMonth = Math.min(Ticks.dayOfMonth(day), Ticks.daysInMonth(year, month));
        return Ticks.day(year, month, dayOfMonth) * Ticks.PER_DAY + Ticks.timeOf(ticks);
    }

    /**
     * DATEDIFF_BIG: how many boundaries of a part lie between two points, given as ticks (of UTC
     * for datetimeoffset).
     */
    public static long dateDiffBig(DatePart part, long start, long end) {
        return switch (part) {
            case YEAR -> Ticks.year(Ticks.dayOf(end)) - Ticks.year(Ticks.dayOf(start));
            case QUARTER ->
                    Math.floorDiv(monthNumber(end), 3L) - Math.floorDiv(monthNumber(start), 3L);
            case MONTH -> monthNumber(end) - monthNumber(start);
            case DAY, DAYOFYEAR, WEEKDAY -> (long) Ticks.dayOf(end) - Ticks.dayOf(start);
            case WEEK -> weekNumber(end) - weekNumber(start);
            case HOUR -> boundaries(start, end, Ticks.PER_HOUR);
            case MINUTE -> boundaries(start, end, Ticks.PER_MINUTE);
            case SECOND -> boundaries(start, end, Ticks.PER_SECOND);
            case MILLISECOND -> boundaries(start, end, Ticks.PER_MILLI);
            case MICROSECOND -> boundaries(start, end, 10);
            case NANOSECOND -> {
                try {
                    yield Math.multiplyExact(end - start, (long) NANOS_PER_TICK);
                } catch (ArithmeticException beyond) {
                    throw SqlError.of(ErrorCode.DATEDIFF_OVERFLOW, "datediff_big", "datediff_big");
                }
            }
            case TZOFFSET, ISO_WEEK ->
                    throw SqlError.of(ErrorCode.NOT_A_DATE_PART, part.word(), "datediff");
        };
    }

    public static int dateDiff(DatePart part, long start, long end) {
        // Nanoseconds overflow an int long before they overflow a long, and the message names the
        // function called.
        boolean tooFar = part == DatePart.NANOSECOND && Math.abs(end - start) > Integer.MAX_VALUE;
        long difference = tooFar ? Long.MAX_VALUE : dateDiffBig(part, start, end);
        if (difference != (int) difference) {
            throw SqlError.of(ErrorCode.DATEDIFF_OVERFLOW, "datediff", "datediff");
        }
        return (int) difference;
    }

    /**
     * The ticks that DATEDIFF counts by: of UTC for datetimeoffset, else as {@link
     * Conversions#localTicks}.
     */
    public static long comparableTicks(Object value, SqlType type) {
        return value instanceof OffsetTicks ticks
                ? ticks.utcTicks()
                : Conversions.localTicks(value, type);
    }

    private static long monthNumber(long ticks) {
        int day = Ticks.dayOf(ticks);
        return Ticks.year(day) * 12L + Ticks.month(day) - 1;
    }

    private static long weekNumber(long ticks) {
        return Math.floorDiv(Ticks.dayOf(ticks) + EPOCH_WEEKDAY, 7);
    }

    private static long boundaries(long start, long end, long unit) {
        return Math.floorDiv(end, unit) - Math.floorDiv(start, unit);
    }

    /** DATEPART of a value that {@link #requirePart} has let pass. */
    public static int datePart(DatePart part, Object value, SqlType type) {
        if (part == DatePart.TZOFFSET) {
            return value instanceof OffsetTicks ticks ? ticks.offsetMinutes() : 0;
        }
        return datePart(part, Conversions.localTicks(value, type));
    }

    /** Of local ticks. */
    public static int datePart(DatePart part, long ticks) {
        int day = Ticks.dayOf(ticks);
        long time = Ticks.timeOf(ticks);
        return switch (part) {
            case YEAR -> Ticks.year(day);
            case QUARTER -> (Ticks.month(day) + 2) / 3;
            case MONTH -> Ticks.month(day);
            case DAYOFYEAR -> dayOfYear(day);
            case DAY -> Ticks.dayOfMonth(day);
            case WEEK -> (dayOfYear(day) + weekday(day - dayOfYear(day) + 1) - 2) / 7 + 1;
            case WEEKDAY -> weekday(day);
            case HOUR -> (int) (time / Ticks.PER_HOUR);
            case MINUTE -> (int) (time / Ticks.PER_MINUTE % 60);
            case SECOND -> (int) (time / Ticks.PER_SECOND % 60);
            case MILLISECOND -> (int) (time % Ticks.PER_SECOND / Ticks.PER_MILLI);
            case MICROSECOND -> (int) (time % Ticks.PER_SECOND / 10);
            case NANOSECOND -> (int) (time % Ticks.PER_SECOND * NANOS_PER_TICK);
            case ISO_WEEK -> isoWeek(day);
            case TZOFFSET -> 0;
        };
    }

    private static int dayOfYear(int day) {
        return day - (int) Ticks.day(Ticks.year(day), 1, 1) + 1;
    }

    /** 1 for Sunday to 7 for Saturday. */
    private static int weekday(int day) {
        return Math.floorMod(day + EPOCH_WEEKDAY, 7) + 1;
    }

    private static int isoWeek(int day) {
        // A week belongs to the year of its Thursday.
        int monday = day - Math.floorMod(day + EPOCH_WEEKDAY - 1, 7);
        return (dayOfYear(monday + 3) - 1) / 7 + 1;
    }

    /** DATENAME. */
    public static SqlText dateName(DatePart part, Object value, SqlType type) {
        return switch (part) {
            case MONTH -> SqlText.of(MONTHS[datePart(part, value, type) - 1]);
            case WEEKDAY -> SqlText.of(WEEKDAYS[datePart(part, value, type) - 1]);
            case TZOFFSET -> {
                int offset = datePart(part, value, type);
                int size = Math.abs(offset);
                yield SqlText.of(
                        String.format(
                                Locale.ROOT,
                                "%s%02d:%02d",
                                offset < 0 ? "-" : "+",
                                size / 60,
                                size % 60));
            }
            default -> SqlText.of(Integer.toString(datePart(part, value, type)));
        };
    }

    /** EOMONTH: the last day of the month so many months away. */
    public static int eomonth(int day, long months) {
        long number = Ticks.year(day) * 12L + Ticks.month(day) - 1 + months;
        long year = Math.floorDiv(number, 12L);
        if (year < 1 || year > 9999) {
            throw SqlError.of(ErrorCode.DATE_ADD_OVERFLOW, "date");
        }
        int month = (int) Math.floorMod(number, 12L) + 1;
        return (int) Ticks.day((int) year, month, Ticks.daysInMonth((int) year, month));
    }

    public static int dateFromParts(int year, int month, int day) {
        if (!Ticks.isDate(year, month, day)) {
            throw SqlError.of(ErrorCode.DATE_PARTS_INVALID, "date");
        }
        return (int) Ticks.day(year, month, day);
    }

    /** DATETIMEFROMPARTS; a datetime. */
    public static long datetimeFromParts(
            int year, int month, int day, int hour, int minute, int second, int millis) {
        boolean clock = isClock(hour, minute, second) && millis >= 0 && millis <= 999;
        if (!clock || !Ticks.isDate(year, month, day) || year < 1753) {
            throw SqlError.of(ErrorCode.DATE_PARTS_INVALID, "datetime");
        }
        long made =
                Ticks.roundedToDatetime(
                        at(Ticks.day(year, month, day), hour, minute, second)
                                + millis * Ticks.PER_MILLI);
        if (Ticks.dayOf(made) > Ticks.DATE_MAX) {
            throw SqlError.of(ErrorCode.DATE_PARTS_INVALID, "datetime");
        }
        return made;
    }

    /** SMALLDATETIMEFROMPARTS; a smalldatetime. */
    public static long smalldatetimeFromParts(int year, int month, int day, int hour, int minute) {
        long date = Ticks.isDate(year, month, day) ? Ticks.day(year, month, day) : Long.MIN_VALUE;
        if (!isClock(hour, minute, 0)
                || date < Ticks.SMALLDATETIME_MIN
                || date > Ticks.SMALLDATETIME_MAX) {
            throw SqlError.of(ErrorCode.DATE_PARTS_INVALID, "smalldatetime");
        }
        return at(date, hour, minute, 0);
    }

    /** DATETIME2FROMPARTS; fraction counts units of the precision. */
    public static long datetime2FromParts(
            int year,
            int month,
            int day,
            int hour,
            int minute,
            int second,
            int fraction,
            int precision) {
        boolean inside =
                precision >= 0
                        && precision <= 7
                        && fraction >= 0
                        && fraction < Math.pow(10, precision);
        if (!inside || !isClock(hour, minute, second) || !Ticks.isDate(year, month, day)) {
            throw SqlError.of(ErrorCode.DATE_PARTS_INVALID, "datetime2");
        }
        return at(Ticks.day(year, month, day), hour, minute, second)
                + fraction * (long) Math.pow(10, 7 - precision);
    }

    private static boolean isClock(int hour, int minute, int second) {
        return hour >= 0
                && hour <= 23
                && minute >= 0
                && minute <= 59
                && second >= 0
                && second <= 59;
    }

    private static long at(long day, int hour, int minute, int second) {
        return day * Ticks.PER_DAY
                + hour * Ticks.PER_HOUR
                + minute * Ticks.PER_MINUTE
                + second * Ticks.PER_SECOND;
    }

    /** SWITCHOFFSET: the same instant. */
    public static OffsetTicks switchOffset(OffsetTicks value, int offsetMinutes) {
        requireOffset(offsetMinutes);
        return within(new OffsetTicks(value.utcTicks(), (short) offsetMinutes), "switchoffset");
    }

    /** TODATETIMEOFFSET: the same clock. */
    public static OffsetTicks toDatetimeOffset(long localTicks, int offsetMinutes) {
        requireOffset(offsetMinutes);
        return within(OffsetTicks.ofLocal(localTicks, offsetMinutes), "todatetimeoffset");
    }

    private static OffsetTicks within(OffsetTicks made, String function) {
        for (long ticks : new long[] {made.utcTicks(), made.localTicks()}) {
            int day = Ticks.dayOf(ticks);
            if (day < Ticks.DATE_MIN || day > Ticks.DATE_MAX) {
                throw SqlError.of(ErrorCode.OFFSET_OVERFLOW, function);
            }
        }
        return made;
    }

    private static void requireOffset(int offsetMinutes) {
        if (Math.abs(offsetMinutes) > OFFSET_MAX) {
            throw SqlError.of(ErrorCode.DATE_PARTS_INVALID, "datetimeoffset");
        }
    }

    /** ISDATE: whether a text is a datetime. */
    public static int isDate(SqlText text) {
        boolean blank = text.value().isBlank();
        return !blank
                        && Conversions.tryConvert(
                                        text,
                                        SqlType.NVARCHAR_MAX,
                                        SqlType.DATETIME,
                                        Conversions.NO_STYLE)
                                != null
                ? 1
                : 0;
    }
}
