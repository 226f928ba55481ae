package dev.outrigger.engine.types;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** From text. */
final class TextConversions {
    private TextConversions() {}

    static Charset charset(SqlType type) {
        return type.isUnicode() ? StandardCharsets.UTF_16LE : CodePage.CHARSET;
    }

    static Converter to(SqlType from, SqlType to, int style) {
        String word = ConversionRules.messageName(from);
        return switch (to.name()) {
            case CHAR, VARCHAR ->
                    from.isUnicode()
                            ? value -> recast(inCodePage((SqlText) value), to)
                            : value -> recast((SqlText) value, to);
            case NCHAR, NVARCHAR -> value -> recast((SqlText) value, to);
            case BINARY, VARBINARY ->
                    value -> Fitting.bytes(bytes(((SqlText) value).value(), from, style), to);
            case TINYINT, SMALLINT, INT, BIGINT ->
                    value ->
                            Numeric.box(
                                    NumberText.parseWhole(((SqlText) value).value(), word, to),
                                    to.name());
            case BIT -> value -> bit(((SqlText) value).value(), word);
            case DECIMAL ->
                    value ->
                            Numeric.toExact(
                                    NumberText.parseDecimal(((SqlText) value).value(), word),
                                    word,
                                    to);
            case MONEY, SMALLMONEY ->
                    value ->
                            Numeric.toExact(
                                    NumberText.parseMoney(((SqlText) value).value()), word, to);
            case FLOAT -> value -> NumberText.parseFloat(((SqlText) value).value(), word, to);
            case REAL ->
                    value ->
                            Numeric.floatToReal(
                                    NumberText.parseFloat(((SqlText) value).value(), word, to));
            case UNIQUEIDENTIFIER ->
                    value ->
                            SqlGuid.parse(((SqlText) value).value())
                                    .orElseThrow(
                                            () -> SqlError.of(ErrorCode.UUID_CONVERSION_FAILED));
            case DATE, TIME, DATETIME, SMALLDATETIME, DATETIME2, DATETIMEOFFSET -> {
                DateReader.Order order = DateReader.Order.of(style, word, to.name().sqlName());
                yield value -> temporal(((SqlText) value).value(), order, word, to);
            }
        };
    }

    private static SqlText inCodePage(SqlText text) {
        String fitted = CodePage.fitted(text.value());
        return fitted.equals(text.value()) ? text : SqlText.of(fitted, text.collation());
    }

    private static SqlText recast(SqlText value, SqlType to) {
        boolean fits = !Fitting.isTooLong(value.value().length(), to) && !Fitting.isFixed(to);
        return fits
                ? value.withCollation(to.collation().orElseThrow())
                : Fitting.text(value.value(), to);
    }

    /** Styles: 1 hexadecimal digits after 0x, 2 without it; else the text's own bytes. */
    private static byte[] bytes(String text, SqlType from, int style) {
        if (style <= 0) {
            return text.getBytes(charset(from));
        }
        if (style > 2) {
            throw SqlError.of(ErrorCode.INVALID_STYLE, style, ConversionRules.messageName(from));
        }
        boolean marked = text.startsWith("0x") || text.startsWith("0X");
        try {
            if (marked == (style == 1)) {
                return HexFormat.of().parseHex(text.substring(marked ? 2 : 0).stripTrailing());
            }
        } catch (IllegalArgumentException malformed) {
            // The same error as for a missing 0x.
        }
        throw SqlError.of(
                ErrorCode.ERROR_CONVERTING, ConversionRules.messageName(from), "varbinary");
    }

    private static Boolean bit(String text, String from) {
        String trimmed = text.strip();
        if (trimmed.equalsIgnoreCase("true")) {
            return true;
        }
        if (trimmed.equalsIgnoreCase("false")) {
            return false;
        }
        boolean zero = true;
        for (int i = trimmed.startsWith("-") || trimmed.startsWith("+") ? 1 : 0;
                i < trimmed.length();
                i++) {
            char c = trimmed.charAt(i);
            if (c < '0' || c > '9') {
                throw SqlError.of(ErrorCode.CONVERSION_FAILED, from, text, "bit");
            }
            zero &= c == '0';
        }
        return !zero;
    }

    private static Object temporal(String text, DateReader.Order order, String from, SqlType to) {
        if (to.name() == TypeName.DATE) {
            int day = plainDate(text);
            if (day != Integer.MIN_VALUE) {
                return day;
            }
        }
        Optional<DateReader.Written> read;
        try {
            read = DateReader.read(text, order);
        } catch (DateReader.OutOfRange beyond) {
            throw to.name() == TypeName.DATETIME || to.name() == TypeName.SMALLDATETIME
                    ? SqlError.of(ErrorCode.DATE_OUT_OF_RANGE, from, to.name().sqlName())
                    : malformed(to);
        }
        DateReader.Written written = read.orElseThrow(() -> malformed(to));
        long ticks = written.day() * Ticks.PER_DAY + written.timeOfDay();
        boolean old = ConversionRules.isOldDate(to);
        boolean utc = written.offsetMinutes().filter(offset -> offset == 0).isPresent();
        if (old && (written.fractionDigits() > 3 || written.offsetMinutes().isPresent() && !utc)) {
            throw malformed(to);
        }
        if (to.name() == TypeName.DATETIMEOFFSET) {
            int offset = written.offsetMinutes().orElse(0);
            return TemporalConversions.offsetInto(ticks, offset, SqlType.datetimeoffset(7), to);
        }
        if (to.name() == TypeName.TIME) {
            return Ticks.timeOf(Ticks.rounded(written.timeOfDay(), to.scale()));
        }
        return TemporalConversions.into(ticks, from, to);
    }

    private static SqlError malformed(SqlType to) {
        return SqlError.of(
                to.name() == TypeName.SMALLDATETIME
                        ? ErrorCode.SMALLDATETIME_CONVERSION_FAILED
                        : ErrorCode.DATE_CONVERSION_FAILED);
    }

    /**
     * The day of a text such as 2020-01-31, the form that files have; the smallest integer for any
     * other form.
     */
    private static int plainDate(String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return Integer.MIN_VALUE;
        }
        int digits = 0;
        for (int i = 0; i < 10; i++) {
            int digit = text.charAt(i) - '0';
            if (i == 4 || i == 7) {
                continue;
            }
            if (digit < 0 || digit > 9) {
                return Integer.MIN_VALUE;
            }
            digits = digits * 10 + digit;
        }
        int year = digits / 10_000;
        int month = digits / 100 % 100;
        int day = digits % 100;
        return Ticks.isDate(year, month, day)
                ? (int) Ticks.day(year, month, day)
                : Integer.MIN_VALUE;
    }
}
