package dev.outrigger.engine.types;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.util.Locale;

/** Dates and times in the styles of CONVERT. */
final class DateWriter {
    static final int CANONICAL = 121;

    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };

    private final SqlType type;
    private final int style;
    private final String date;
    private final String time;
    private final String between;

    private DateWriter(SqlType type, int style, String date, String between, String time) {
        this.type = type;
        this.style = style;
        boolean showsDate = type.name() != TypeName.TIME;
        boolean showsTime = type.name() != TypeName.DATE;
        this.date = showsDate ? date : "";
        this.time = showsTime ? time : "";
        this.between = this.date.isEmpty() || this.time.isEmpty() ? "" : between;
        if (this.date.isEmpty() && this.time.isEmpty()) {
            throw SqlError.of(ErrorCode.INVALID_STYLE, style, type.name().sqlName());
        }
    }

    /**
     * The patterns' letters: Y year, y its last two digits, M month, D day, N month's name, d day
     * with a blank before it; H hour, h hour of twelve with a blank before it, m minute, s second,
     * f fraction, F fraction of at least milliseconds after a colon, p AM or PM.
     */
    static DateWriter of(SqlType type, int style) {
        return switch (style) {
            case 0, 100 -> new DateWriter(type, style, "N d Y", " ", "h:mp");
            case 1 -> new DateWriter(type, style, "M/D/y", "", "");
            case 101 -> new DateWriter(type, style, "M/D/Y", "", "");
            case 2 -> new DateWriter(type, style, "y.M.D", "", "");
            case 102 -> new DateWriter(type, style, "Y.M.D", "", "");
            case 3 -> new DateWriter(type, style, "D/M/y", "", "");
            case 103 -> new DateWriter(type, style, "D/M/Y", "", "");
            case 4 -> new DateWriter(type, style, "D.M.y", "", "");
            case 104 -> new DateWriter(type, style, "D.M.Y", "", "");
            case 5 -> new DateWriter(type, style, "D-M-y", "", "");
            case 105 -> new DateWriter(type, style, "D-M-Y", "", "");
            case 6 -> new DateWriter(type, style, "D N y", "", "");
            case 106 -> new DateWriter(type, style, "D N Y", "", "");
            case 7 -> new DateWriter(type, style, "N D, y", "", "");
            case 107 -> new DateWriter(type, style, "N D, Y", "", "");
            case 8, 24, 108 -> new DateWriter(type, style, "", "", "H:m:s");
            case 9, 109 -> new DateWriter(type, style, "N d Y", " ", "h:m:sFp");
            case 10 -> new DateWriter(type, style, "M-D-y", "", "");
            case 110 -> new DateWriter(type, style, "M-D-Y", "", "");
            case 11 -> new DateWriter(type, style, "y/M/D", "", "");
            case 111 -> new DateWriter(type, style, "Y/M/D", "", "");
            case 12 -> new DateWriter(type, style, "yMD", "", "");
            case 112 -> new DateWriter(type, style, "YMD", "", "");
            case 13, 113 -> new DateWriter(type, style, "D N Y", " ", "H:m:sF");
            case 14, 114 -> new DateWriter(type, style, "", "", "H:m:sF");
            case 20, 120 -> new DateWriter(type, style, "Y-M-D", " ", "H:m:s");
            case 21, 25, CANONICAL -> new DateWriter(type, style, "Y-M-D", " ", "H:m:sf");
            case 22 -> new DateWriter(type, style, "M/D/y", " ", "h:m:s p");
            case 23 -> new DateWriter(type, style, "Y-M-D", "", "");
            case 126, 127 -> new DateWriter(type, style, "Y-M-D", "T", "H:m:sf");
            default -> throw SqlError.of(ErrorCode.INVALID_STYLE, style, type.name().sqlName());
        };
    }

    /** The style of a conversion that names none. */
    static DateWriter standard(SqlType type) {
        return of(type, ConversionRules.isOldDate(type) ? 0 : CANONICAL);
    }

    /** ticks: as a clock shows them; offsetMinutes counts for datetimeoffset alone. */
    String write(long ticks, int offsetMinutes) {
        boolean offset = type.name() == TypeName.DATETIMEOFFSET;
        boolean utc = offset && style == 127;
        long shown = utc ? ticks - offsetMinutes * Ticks.PER_MINUTE : ticks;
        StringBuilder out = new StringBuilder(34);
        pattern(out, date, shown);
        out.append(between);
        pattern(out, time, shown);
        if (utc) {
            out.append('Z');
        } else if (offset && !time.isEmpty()) {
            out.append(style == 126 ? "" : " ").append(offsetMinutes < 0 ? '-' : '+');
            padded(out, Math.abs(offsetMinutes) / 60, 2, '0').append(':');
            padded(out, Math.abs(offsetMinutes) % 60, 2, '0');
        }
        return out.toString();
    }

    private void pattern(StringBuilder out, String pattern, long ticks) {
        int day = Ticks.dayOf(ticks);
        long time = Ticks.timeOf(ticks);
        int hour = (int) (time / Ticks.PER_HOUR);
        for (int i = 0; i < pattern.length(); i++) {
            char letter = pattern.charAt(i);
            switch (letter) {
                case 'Y' -> padded(out, Ticks.year(day), 4, '0');
                case 'y' -> padded(out, Ticks.year(day) % 100, 2, '0');
                case 'M' -> padded(out, Ticks.month(day), 2, '0');
                case 'D' -> padded(out, Ticks.dayOfMonth(day), 2, '0');
                case 'd' -> padded(out, Ticks.dayOfMonth(day), 2, ' ');
                case 'N' -> out.append(MONTHS[Ticks.month(day) - 1]);
                case 'H' -> padded(out, hour, 2, '0');
                case 'h' -> padded(out, hour % 12 == 0 ? 12 : hour % 12, 2, ' ');
                case 'm' -> padded(out, (int) (time / Ticks.PER_MINUTE % 60), 2, '0');
                case 's' -> padded(out, (int) (time / Ticks.PER_SECOND % 60), 2, '0');
                case 'f' -> fraction(out, time, '.');
                case 'F' -> fraction(out, time, ConversionRules.isOldDate(type) ? ':' : '.');
                case 'p' -> out.append(hour < 12 ? "AM" : "PM");
                default -> out.append(letter);
            }
        }
    }

    private void fraction(StringBuilder out, long time, char point) {
        int digits = ConversionRules.isOldDate(type) ? 3 : type.scale();
        long fraction = time % Ticks.PER_SECOND;
        boolean leftOut =
                ConversionRules.isOldDate(type) && fraction == 0 && (style == 126 || style == 127);
        if (digits > 0 && !leftOut) {
            String all = String.format(Locale.ROOT, "%07d", fraction);
            out.append(point).append(all, 0, digits);
        }
    }

    private static StringBuilder padded(StringBuilder out, int value, int width, char filler) {
        String digits = Integer.toString(value);
        for (int i = digits.length(); i < width; i++) {
            out.append(filler);
        }
        return out.append(digits);
    }
}
