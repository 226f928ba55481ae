package dev.outrigger.engine.types;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as text, and text as numbers. The words from and to are type names for messages. */
final class NumberText {
    private static final int SIGNIFICANT = 6;
    private static final int LONG_STYLE = 8;
    private static final int FULL_STYLE = 16;
    private static final int LOSSLESS_STYLE = 17;

    private NumberText() {}

    /** A whole number; blanks around it and a sign are allowed, and nothing at all is 0. */
    static long parseWhole(String text, String from, SqlType to) {
        int at = 0;
        int end = text.length();
        while (at < end && text.charAt(at) <= ' ') {
            at++;
        }
        while (end > at && text.charAt(end - 1) <= ' ') {
            end--;
        }
        boolean negative = at < end && text.charAt(at) == '-';
        if (negative || at < end && text.charAt(at) == '+') {
            at++;
        }
        long value = 0;
        boolean beyond = false;
        for (int i = at; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw malformed(text, from, to);
            }
            // Sums run below zero, since the smallest number has no positive counterpart.
            if (value < (Long.MIN_VALUE + digit) / 10) {
                beyond = true;
            } else {
                value = value * 10 - digit;
            }
        }
        if (beyond || !negative && value == Long.MIN_VALUE) {
            throw overflow(text, from, to);
        }
        long signed = negative ? value : -value;
        if (!Numeric.fits(signed, to.name())) {
            throw overflow(text, from, to);
        }
        return signed;
    }

    private static SqlError malformed(String text, String from, SqlType to) {
        return to.name() == TypeName.BIGINT
                ? SqlError.of(ErrorCode.ERROR_CONVERTING, from, "bigint")
                : SqlError.of(ErrorCode.CONVERSION_FAILED, from, text, to.name().sqlName());
    }

    private static SqlError overflow(String text, String from, SqlType to) {
        return switch (to.name()) {
            case BIGINT ->
                    SqlError.of(ErrorCode.ARITHMETIC_OVERFLOW_CONVERTING, "expression", "bigint");
            case INT -> SqlError.of(ErrorCode.CONVERSION_OVERFLOW, from, text);
            case SMALLINT -> SqlError.of(ErrorCode.TINYINT_OVERFLOW, from, text, "INT2");
            default -> SqlError.of(ErrorCode.TINYINT_OVERFLOW, from, text, "INT1");
        };
    }

    private static boolean isDecimal(String text) {
        int digits = 0;
        int points = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.') {
                points++;
            } else if (i != 0 || c != '-' && c != '+') {
                return false;
            }
        }
        return digits > 0 && points <= 1;
    }

    static BigDecimal parseDecimal(String text, String from) {
        String trimmed = text.strip();
        if (!isDecimal(trimmed)) {
            throw SqlError.of(ErrorCode.ERROR_CONVERTING, from, "numeric");
        }
        return new BigDecimal(trimmed);
    }

    /** Money allows a currency sign and commas, and nothing at all is 0. */
    static BigDecimal parseMoney(String text) {
        String kept = text.strip().replace(",", "");
        boolean negative = kept.startsWith("-") || kept.startsWith("(") && kept.endsWith(")");
        if (kept.startsWith("(") && kept.endsWith(")")) {
            kept = kept.substring(1, kept.length() - 1);
        }
        kept = kept.replaceFirst("^[-+]?\\s*\\p{Sc}?\\s*", "");
        if (kept.startsWith("-")) {
            negative = !negative;
            kept = kept.substring(1);
        }
        if (kept.isEmpty()) {
            return BigDecimal.ZERO;
        }
        if (!isDecimal(kept)) {
            throw SqlError.of(ErrorCode.MONEY_SYNTAX);
        }
        BigDecimal value = new BigDecimal(kept);
        return negative ? value.negate() : value;
    }

    static double parseFloat(String text, String from, SqlType to) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            return 0;
        }
        for (int i = 0; i < trimmed.length(); i++) {
            // Java reads also hexadecimal numbers, suffixes and words such as NaN, which are none
            // in SQL.
            if ("0123456789.eE+-".indexOf(trimmed.charAt(i)) < 0) {
                throw SqlError.of(ErrorCode.ERROR_CONVERTING, from, to.name().sqlName());
            }
        }
        double value;
        try {
            // Zero has no sign, as everywhere.
            value = Double.parseDouble(trimmed) + 0.0;
        } catch (NumberFormatException malformed) {
            throw SqlError.of(ErrorCode.ERROR_CONVERTING, from, to.name().sqlName());
        }
        if (Double.isInfinite(value)) {
            throw SqlError.of(ErrorCode.ARITHMETIC_OVERFLOW_CONVERTING, from, to.name().sqlName());
        }
        return value;
    }

    /**
     * Styles: 0 six digits as short as can be, 1 eight digits, 2 sixteen, 3 seventeen with an
     * exponent.
     */
    static String ofFloat(double value, int style) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return String.valueOf(value);
        }
        return switch (style) {
            case 0 -> shortest(value);
            case 1 -> scientific(value, LONG_STYLE, false);
            case 2 -> scientific(value, FULL_STYLE, false);
            case 3 -> scientific(value, LOSSLESS_STYLE, false);
            default -> throw SqlError.of(ErrorCode.INVALID_STYLE, style, "float");
        };
    }

    private static String shortest(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded =
                Numeric.exactly(value).round(new MathContext(SIGNIFICANT, RoundingMode.HALF_UP));
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent < -4 || exponent >= SIGNIFICANT) {
            return scientific(value, SIGNIFICANT, true);
        }
        return rounded.stripTrailingZeros().toPlainString();
    }

    private static String scientific(double value, int digits, boolean stripped) {
        BigDecimal rounded =
                Numeric.exactly(value).round(new MathContext(digits, RoundingMode.HALF_UP));
        int exponent = value == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        StringBuilder out = new StringBuilder(rounded.unscaledValue().abs().toString());
        while (out.length() < digits) {
            out.append('0');
        }
        out.setLength(digits);
        if (stripped) {
            while (out.length() > 1 && out.charAt(out.length() - 1) == '0') {
                out.setLength(out.length() - 1);
            }
        }
        if (out.length() > 1) {
            out.insert(1, '.');
        }
        if (value < 0) {
            out.insert(0, '-');
        }
        return out.append(exponent < 0 ? "e-" : "e+")
                .append(String.format(Locale.ROOT, "%03d", Math.abs(exponent)))
                .toString();
    }

    /** Styles: 0 two digits behind the point, 1 the same with commas, 2 four digits. */
    static String ofMoney(BigDecimal value, int style) {
        return switch (style) {
            case 0 -> value.setScale(2, RoundingMode.HALF_UP).toPlainString();
            case 1 -> withCommas(value.setScale(2, RoundingMode.HALF_UP).toPlainString());
            case 2, 126 -> value.toPlainString();
            default -> throw SqlError.of(ErrorCode.INVALID_STYLE, style, "money");
        };
    }

    private static String withCommas(String plain) {
        StringBuilder out = new StringBuilder(plain);
        int first = plain.startsWith("-") ? 1 : 0;
        for (int at = plain.indexOf('.') - 3; at > first; at -= 3) {
            out.insert(at, ',');
        }
        return out.toString();
    }
}
