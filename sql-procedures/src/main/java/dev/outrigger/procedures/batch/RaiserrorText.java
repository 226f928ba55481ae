package dev.outrigger.procedures.batch;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.SqlBytes;
import dev.outrigger.engine.types.SqlValue;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** RAISERROR's message: C's printf with the conversions d, i, o, s, u, x and X. */
final class RaiserrorText {
    private static final Pattern SPECIFICATION =
            Pattern.compile(
                    "%(%|([-+0# ]*)(\\*|\\d+)?(?:\\.(\\*|\\d+))?(?:I64|[hlL])?([diosuxX]))");
    private static final int TEXT_MAX = 2047;
    private static final int WIDTH_MAX = TEXT_MAX;
    private static final int ARGUMENTS_MAX = 20;

    private final String format;
    private final List<SqlValue> arguments;
    private int next;

    private RaiserrorText(String format, List<SqlValue> arguments) {
        this.format = format;
        this.arguments = arguments;
    }

    static String of(String format, List<SqlValue> arguments) {
        if (arguments.size() > ARGUMENTS_MAX) {
            throw SqlError.of(ErrorCode.RAISERROR_SUBSTITUTION_COUNT, ARGUMENTS_MAX);
        }
        String text = new RaiserrorText(format, arguments).text();
        return text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX - 3) + "..." : text;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        Matcher matcher = SPECIFICATION.matcher(format);
        int from = 0;
        for (int at = format.indexOf('%'); at >= 0; at = format.indexOf('%', from)) {
            text.append(format, from, at);
            if (!matcher.find(at) || matcher.start() != at) {
                throw SqlError.of(
                        ErrorCode.RAISERROR_FORMAT,
                        format.substring(at, Math.min(at + 8, format.length())));
            }
            text.append(matcher.group(1).equals("%") ? "%" : substituted(matcher));
            from = matcher.end();
        }
        return text.append(format, from, format.length()).toString();
    }

    private String substituted(Matcher specification) {
        String flags = specification.group(2);
        int width = size(specification.group(3), 0);
        boolean left = flags.contains("-") || width < 0;
        int precision = size(specification.group(4), -1);
        char conversion = specification.group(5).charAt(0);
        if (next >= arguments.size() || arguments.get(next).isNull()) {
            next++;
            return padded("(null)", Math.abs(width), left);
        }
        SqlValue argument = arguments.get(next++);
        if (conversion == 's') {
            String text = string(argument);
            return padded(
                    precision >= 0 && precision < text.length()
                            ? text.substring(0, precision)
                            : text,
                    Math.abs(width),
                    left);
        }
        String digits = number(integer(argument), conversion, flags, precision);
        boolean zeros = flags.contains("0") && !left && precision < 0;
        return zeros ? zeroPadded(digits, Math.abs(width)) : padded(digits, Math.abs(width), left);
    }

    private int size(String written, int absent) {
        if (written == null) {
            return absent;
        }
        if (written.equals("*")) {
            if (next >= arguments.size()) {
                throw SqlError.of(ErrorCode.RAISERROR_SUBSTITUTION_MISMATCH, next + 1);
            }
            return (int) bounded(integer(arguments.get(next++)));
        }
        return written.length() > 4 ? WIDTH_MAX : (int) bounded(Integer.parseInt(written));
    }

    private static long bounded(long size) {
        return Math.max(-WIDTH_MAX, Math.min(WIDTH_MAX, size));
    }

    private String string(SqlValue argument) {
        if (argument.type().isText()) {
            return argument.value().toString();
        }
        if (argument.type().isBinary()) {
            return ((SqlBytes) argument.value()).toString();
        }
        throw mismatch(argument);
    }

    private long integer(SqlValue argument) {
        if (argument.type().isInteger()) {
            return ((Number) argument.value()).longValue();
        }
        throw mismatch(argument);
    }

    private SqlError mismatch(SqlValue argument) {
        boolean substitutes =
                argument.type().isText()
                        || argument.type().isBinary()
                        || argument.type().isInteger();
        return substitutes
                ? SqlError.of(ErrorCode.RAISERROR_SUBSTITUTION_MISMATCH, next)
                : SqlError.of(
                        ErrorCode.RAISERROR_SUBSTITUTION_TYPE,
                        argument.type().name().sqlName(),
                        next);
    }

    private static String number(long value, char conversion, String flags, int precision) {
        // printf's unsigned conversions see the 32 bits of an int.
        long unsigned = value >= Integer.MIN_VALUE && value < 0 ? value & 0xffff_ffffL : value;
        boolean prefixed = flags.contains("#") && value != 0;
        return switch (conversion) {
            case 'd', 'i' ->
                    sign(value, flags) + least(Long.toString(value).replace("-", ""), precision);
            case 'u' -> least(Long.toUnsignedString(unsigned), precision);
            case 'o' -> (prefixed ? "0" : "") + least(Long.toOctalString(unsigned), precision);
            case 'x' -> (prefixed ? "0x" : "") + least(Long.toHexString(unsigned), precision);
            default ->
                    (prefixed ? "0X" : "")
                            + least(
                                    Long.toHexString(unsigned).toUpperCase(java.util.Locale.ROOT),
                                    precision);
        };
    }

    private static String sign(long value, String flags) {
        if (value < 0) {
            return "-";
        }
        return flags.contains("+") ? "+" : flags.contains(" ") ? " " : "";
    }

    private static String least(String digits, int precision) {
        return "0".repeat(Math.max(0, precision - digits.length())) + digits;
    }

    private static String padded(String text, int width, boolean left) {
        String blanks = " ".repeat(Math.max(0, width - text.length()));
        return left ? text + blanks : blanks + text;
    }

    private static String zeroPadded(String digits, int width) {
        int start =
                digits.startsWith("-") || digits.startsWith("+") || digits.startsWith(" ") ? 1 : 0;
        if (digits.startsWith("0x") || digits.startsWith("0X")) {
            start = 2;
        }
        return digits.substring(0, start)
                + "0".repeat(Math.max(0, width - digits.length()))
                + digits.substring(start);
    }
}
