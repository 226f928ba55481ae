package dev.outrigger.engine.types;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates and times written in any of T-SQL's forms, under us_english: month before day, unless a
 * style says otherwise.
 */
final class DateReader {
    private static final List<String> MONTHS =
            List.of(
                    "january",
                    "february",
                    "march",
                    "april",
                    "may",
                    "june",
                    "july",
                    "august",
                    "september",
                    "october",
                    "november",
                    "december");
    private static final int CENTURY_CUTOFF = 50;
    private static final int LONGEST = 128;

    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d)");
    private static final Pattern YEAR_NOT_FIRST =
            Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})(?!\\d)");
    private static final Pattern COMPACT =
            Pattern.compile("(\\d{4}|\\d{2})(\\d{2})(\\d{2})(?![\\d:])");
    private static final Pattern YEAR = Pattern.compile("(\\d{4})(?=\\s*$)");
    private static final Pattern NAME_DAY_YEAR =
            Pattern.compile(
                    "([A-Za-z]{3,9})\\.?\\s*(\\d{1,2})(?:\\s*,\\s*|\\s+)(\\d{4}|\\d{2})(?![\\d:])");
    private static final Pattern NAME_YEAR =
            Pattern.compile("([A-Za-z]{3,9})\\.?,?\\s+(\\d{4})(?!\\d)");
    private static final Pattern DAY_NAME_YEAR =
            Pattern.compile("(\\d{1,2})[\\s-]*([A-Za-z]{3,9})[\\s,-]*(\\d{4}|\\d{2})(?![\\d:])");
    private static final Pattern YEAR_NAME_DAY =
            Pattern.compile("(\\d{4})\\s+([A-Za-z]{3,9})\\s+(\\d{1,2})(?![\\d:])");
    private static final Pattern TIME =
            Pattern.compile(
                    "(\\d{1,2})(?::(\\d{1,2})(?::(\\d{1,2})(?:([.:])(\\d{1,9}))?)?)?\\s*([AaPp][Mm])?"
                            + "(?:\\s*([Zz]|[+-]\\d{1,2}:\\d{2}))?");

    private DateReader() {}

    /** In which order the three numbers of a date stand that does not begin with four digits. */
    enum Order {
        MONTH_DAY_YEAR,
        DAY_MONTH_YEAR,
        YEAR_MONTH_DAY;

        /** The order that a style of CONVERT means; 9809 for a style that is none. */
        static Order of(int style, String from, String to) {
            return switch (style) {
                case 3, 4, 5, 6, 13, 103, 104, 105, 106, 113 -> DAY_MONTH_YEAR;
                case 2, 11, 102, 111 -> YEAR_MONTH_DAY;
                case Conversions.NO_STYLE, 0, 1, 7, 8, 9, 10, 12, 14, 20, 21, 22, 23, 24, 25 ->
                        MONTH_DAY_YEAR;
                case 100, 101, 107, 108, 109, 110, 112, 114, 120, 121, 126, 127 -> MONTH_DAY_YEAR;
                default -> throw SqlError.of(ErrorCode.STYLE_UNSUPPORTED, style, from, to);
            };
        }
    }

    /**
     * What a text says.
     *
     * @param day 1900-01-01 when only a time is written
     * @param timeOfDay in ticks, 0 when only a date is written; digits beyond the seventh round it
     * @param fractionDigits how many digits of a second are written
     * @param offsetMinutes empty when no offset is written
     */
    record Written(
            boolean dated,
            int day,
            long timeOfDay,
            int fractionDigits,
            Optional<Integer> offsetMinutes) {}

    /** A text of the right form whose month, day or hour does not exist. */
    static final class OutOfRange extends Exception {
        private static final long serialVersionUID = 1L;

        OutOfRange() {
            super("no such date or time", null, false, false);
        }
    }

    /** Empty when the text has none of the forms. */
    static Optional<Written> read(String text, Order order) throws OutOfRange {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            return Optional.of(new Written(true, Ticks.EPOCH_1900, 0, 0, Optional.empty()));
        }
        if (trimmed.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher matcher = YEAR_FIRST.matcher(trimmed);
        if (matcher.lookingAt()) {
            return dated(
                    trimmed,
                    matcher.end(),
                    day(matcher.group(1), matcher.group(3), matcher.group(4)));
        }
        if (matcher.usePattern(YEAR_NOT_FIRST).lookingAt()) {
            String first = matcher.group(1);
            String second = matcher.group(3);
            String third = matcher.group(4);
            int day =
                    switch (order) {
                        case MONTH_DAY_YEAR -> day(third, first, second);
                        case DAY_MONTH_YEAR -> day(third, second, first);
                        case YEAR_MONTH_DAY -> day(first, second, third);
                    };
            return dated(trimmed, matcher.end(), day);
        }
        if (matcher.usePattern(COMPACT).lookingAt()) {
            return dated(
                    trimmed,
                    matcher.end(),
                    day(matcher.group(1), matcher.group(2), matcher.group(3)));
        }
        if (matcher.usePattern(YEAR).lookingAt()) {
            return dated(trimmed, matcher.end(), day(matcher.group(1), "1", "1"));
        }
        if (matcher.usePattern(NAME_DAY_YEAR).lookingAt()) {
            return named(
                    trimmed, matcher.end(), matcher.group(3), matcher.group(1), matcher.group(2));
        }
        if (matcher.usePattern(NAME_YEAR).lookingAt()) {
            return named(trimmed, matcher.end(), matcher.group(2), matcher.group(1), "1");
        }
        if (matcher.usePattern(YEAR_NAME_DAY).lookingAt()) {
            return named(
                    trimmed, matcher.end(), matcher.group(1), matcher.group(2), matcher.group(3));
        }
        if (matcher.usePattern(DAY_NAME_YEAR).lookingAt()) {
            return named(
                    trimmed, matcher.end(), matcher.group(3), matcher.group(2), matcher.group(1));
        }
        return timed(trimmed, false, Ticks.EPOCH_1900);
    }

    private static Optional<Written> named(
            String text, int end, String year, String month, String day) throws OutOfRange {
        String name = month.toLowerCase(Locale.ROOT);
        for (int i = 0; i < MONTHS.size(); i++) {
            if (name.equals(MONTHS.get(i)) || name.equals(MONTHS.get(i).substring(0, 3))) {
                return dated(text, end, day(year, String.valueOf(i + 1), day));
            }
        }
        return Optional.empty();
    }

    private static int day(String year, String month, String dayOfMonth) throws OutOfRange {
        int y = Integer.parseInt(year);
        if (year.length() == 2) {
            y += y < CENTURY_CUTOFF ? 2000 : 1900;
        }
        if (month.length() > 2 || dayOfMonth.length() > 2) {
            throw new OutOfRange();
        }
        int m = Integer.parseInt(month);
        int d = Integer.parseInt(dayOfMonth);
        if (!Ticks.isDate(y, m, d)) {
            throw new OutOfRange();
        }
        return (int) Ticks.day(y, m, d);
    }

    private static Optional<Written> dated(String text, int end, int day) throws OutOfRange {
        if (end == text.length()) {
            return Optional.of(new Written(true, day, 0, 0, Optional.empty()));
        }
        char separator = text.charAt(end);
        if (separator != 'T' && separator != 't' && separator != ' ') {
            return Optional.empty();
        }
        return timed(text.substring(end + 1).strip(), true, day);
    }

    private static Optional<Written> timed(String text, boolean dated, int day) throws OutOfRange {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches() || matcher.group(2) == null && matcher.group(6) == null) {
            return Optional.empty();
        }
        int hour = Integer.parseInt(matcher.group(1));
        int minute = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
        int second = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        if (matcher.group(6) != null) {
            boolean afternoon = Character.toUpperCase(matcher.group(6).charAt(0)) == 'P';
            if (hour > 12) {
                throw new OutOfRange();
            }
            hour = hour % 12 + (afternoon ? 12 : 0);
        }
        if (hour > 23 || minute > 59 || second > 59) {
            throw new OutOfRange();
        }
        String fraction = matcher.group(5) == null ? "" : matcher.group(5);
        long ticks = hour * Ticks.PER_HOUR + minute * Ticks.PER_MINUTE + second * Ticks.PER_SECOND;
        if (!fraction.isEmpty()) {
            // After a colon stands a number of milliseconds, after a point a fraction.
            ticks +=
                    ":".equals(matcher.group(4))
                            ? Integer.parseInt(fraction) % 1000 * Ticks.PER_MILLI
                            : (Long.parseLong((fraction + "000000000").substring(0, 9)) + 50) / 100;
        }
        return Optional.of(
                new Written(dated, day, ticks, fraction.length(), offset(matcher.group(7))));
    }

    private static Optional<Integer> offset(String written) throws OutOfRange {
        if (written == null) {
            return Optional.empty();
        }
        if (written.equalsIgnoreCase("Z")) {
            return Optional.of(0);
        }
        int colon = written.indexOf(':');
        int hours = Integer.parseInt(written.substring(1, colon));
        int minutes = Integer.parseInt(written.substring(colon + 1));
        int total = hours * 60 + minutes;
        if (minutes > 59 || total > 14 * 60) {
            throw new OutOfRange();
        }
        return Optional.of(written.charAt(0) == '-' ? -total : total);
    }
}
