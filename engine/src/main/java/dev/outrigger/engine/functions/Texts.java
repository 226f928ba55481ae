package dev.outrigger.engine.functions;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.Characters;
import dev.outrigger.engine.types.CodePage;
import dev.outrigger.engine.types.Collation;
import dev.outrigger.engine.types.SqlBytes;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * Functions of text. Results have their first text's collation. lengthMax bounds a result: that of
 * its type, or {@link SqlType#MAX}, which stands for the longest text there is.
 */
public final class Texts {
    /**
     * The most characters of any value: a quarter of a gigabyte of them fit a Java string with room
     * to work.
     */
    static final int LONGEST = 1 << 28;

    private static final int BYTES_MAX = 8000;

    private Texts() {}

    private static SqlText like(SqlText model, String value) {
        return SqlText.of(value, model.collation());
    }

    private static int bound(int lengthMax) {
        return lengthMax == SqlType.MAX ? LONGEST : lengthMax;
    }

    /** Of + and CONCAT: the default collation gives way to another; cut at lengthMax. */
    public static SqlText concatenate(SqlText left, SqlText right, int lengthMax) {
        Collation collation =
                left.collation() == Collation.DEFAULT ? right.collation() : left.collation();
        return SqlText.of(cut(left.value().concat(right.value()), lengthMax), collation);
    }

    private static String cut(String value, int lengthMax) {
        if (value.length() <= bound(lengthMax)) {
            return value;
        }
        if (lengthMax == SqlType.MAX) {
            throw SqlError.of(
                    ErrorCode.OUT_OF_MEMORY,
                    "a text would be longer than " + LONGEST + " characters.");
        }
        return value.substring(0, lengthMax);
    }

    public static SqlBytes concatenate(SqlBytes left, SqlBytes right, int lengthMax) {
        long length = Math.min((long) left.length() + right.length(), bound(lengthMax));
        byte[] bytes = Arrays.copyOf(left.bytes(), (int) length);
        int room = Math.max(0, Math.min(right.length(), bytes.length - left.length()));
        System.arraycopy(right.bytes(), 0, bytes, bytes.length - room, room);
        return SqlBytes.of(bytes);
    }

    /** CONCAT: a null counts as nothing. */
    public static SqlText concat(Collation collation, int lengthMax, SqlText... parts) {
        StringBuilder out = new StringBuilder();
        for (SqlText part : parts) {
            append(out, part == null ? "" : part.value());
        }
        return SqlText.of(cut(out.toString(), lengthMax), collation);
    }

    /** CONCAT_WS: nulls are left out, with their separators; a null separator is an empty one. */
    public static SqlText concatWithSeparator(
            Collation collation, int lengthMax, SqlText separator, SqlText... parts) {
        StringBuilder out = new StringBuilder();
        boolean first = true;
        for (SqlText part : parts) {
            if (part == null) {
                continue;
            }
            append(out, first || separator == null ? "" : separator.value());
            append(out, part.value());
            first = false;
        }
        return SqlText.of(cut(out.toString(), lengthMax), collation);
    }

    private static void append(StringBuilder out, String value) {
        if ((long) out.length() + value.length() > LONGEST) {
            throw SqlError.of(
                    ErrorCode.OUT_OF_MEMORY,
                    "a text would be longer than " + LONGEST + " characters.");
        }
        out.append(value);
    }

    /** Without trailing blanks. */
    public static int len(SqlText text) {
        return rtrimmed(text.value()).length();
    }

    public static int datalength(SqlText text, boolean unicode) {
        return text.value().length() * (unicode ? 2 : 1);
    }

    public static int datalength(SqlBytes bytes) {
        return bytes.length();
    }

    /** start counts from 1, and places before the first count too. */
    public static SqlText substring(SqlText text, long start, long length) {
        if (length < 0) {
            throw SqlError.of(ErrorCode.INVALID_LENGTH_SUBSTRING);
        }
        int size = text.value().length();
        long from = Math.min(Math.max(start - 1, 0), size);
        long to = Math.min(Math.max(start - 1 + Math.min(length, LONGEST), from), size);
        return like(text, text.value().substring((int) from, (int) to));
    }

    public static SqlBytes substring(SqlBytes bytes, long start, long length) {
        if (length < 0) {
            throw SqlError.of(ErrorCode.INVALID_LENGTH_SUBSTRING);
        }
        long from = Math.min(Math.max(start - 1, 0), bytes.length());
        long to = Math.min(Math.max(start - 1 + Math.min(length, LONGEST), from), bytes.length());
        return SqlBytes.of(Arrays.copyOfRange(bytes.bytes(), (int) from, (int) to));
    }

    public static SqlText left(SqlText text, long length) {
        return substring(text, 1, length);
    }

    public static SqlText right(SqlText text, long length) {
        if (length < 0) {
            throw SqlError.of(ErrorCode.INVALID_LENGTH, "RIGHT");
        }
        int size = text.value().length();
        return like(text, text.value().substring((int) Math.max(0, size - length)));
    }

    /** Character by character, so that the length stays. */
    public static SqlText upper(SqlText text) {
        char[] characters = text.value().toCharArray();
        for (int i = 0; i < characters.length; i++) {
            // The capital of the micro sign is a Greek letter, which no varchar has.
            characters[i] =
                    characters[i] == '\u00b5' ? '\u00b5' : Character.toUpperCase(characters[i]);
        }
        return like(text, new String(characters));
    }

    /** A letter whose capital no varchar has stays as it is. */
    public static SqlText upperInCodePage(SqlText text) {
        String upper = upper(text).value();
        StringBuilder capitals = new StringBuilder(upper);
        for (int i = 0; i < upper.length(); i++) {
            if (!CodePage.has(upper.charAt(i))) {
                capitals.setCharAt(i, text.value().charAt(i));
            }
        }
        return like(text, capitals.toString());
    }

    public static SqlText lower(SqlText text) {
        char[] characters = text.value().toCharArray();
        for (int i = 0; i < characters.length; i++) {
            characters[i] = Character.toLowerCase(characters[i]);
        }
        return like(text, new String(characters));
    }

    private static String ltrimmed(String value) {
        int start = 0;
        while (start < value.length() && value.charAt(start) == ' ') {
            start++;
        }
        return value.substring(start);
    }

    private static String rtrimmed(String value) {
        int end = value.length();
        while (end > 0 && value.charAt(end - 1) == ' ') {
            end--;
        }
        return value.substring(0, end);
    }

    /** Blanks alone are trimmed: no tabs, no line ends. */
    public static SqlText ltrim(SqlText text) {
        return like(text, ltrimmed(text.value()));
    }

    public static SqlText rtrim(SqlText text) {
        return like(text, rtrimmed(text.value()));
    }

    public static SqlText trim(SqlText text) {
        return like(text, rtrimmed(ltrimmed(text.value())));
    }

    /** TRIM(characters FROM text). */
    public static SqlText trim(SqlText characters, SqlText text) {
        String value = text.value();
        int start = 0;
        int end = value.length();
        while (start < end && isOneOf(value.charAt(start), characters, text.collation())) {
            start++;
        }
        while (end > start && isOneOf(value.charAt(end - 1), characters, text.collation())) {
            end--;
        }
        return like(text, value.substring(start, end));
    }

    private static boolean isOneOf(char character, SqlText characters, Collation collation) {
        return Characters.indexOf(characters.value(), String.valueOf(character), 0, collation) >= 0;
    }

    /** Finds by the text's collation; an empty find replaces nothing. */
    public static SqlText replace(SqlText text, SqlText find, SqlText replacement, int lengthMax) {
        String value = text.value();
        String sought = find.value();
        int at = sought.isEmpty() ? -1 : Characters.indexOf(value, sought, 0, text.collation());
        if (at < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(value.length());
        int done = 0;
        while (at >= 0 && out.length() <= bound(lengthMax)) {
            append(out, value.substring(done, at));
            append(out, replacement.value());
            done = at + sought.length();
            at = Characters.indexOf(value, sought, done, text.collation());
        }
        append(out, value.substring(done));
        return like(text, cut(out.toString(), lengthMax));
    }

    /** The place of find in text counted from 1, at or after start; 0 when it is not there. */
    public static int charindex(SqlText find, SqlText text, long start) {
        if (find.value().isEmpty()) {
            return 0;
        }
        int from = (int) Math.min(Math.max(start - 1, 0), text.value().length());
        return Characters.indexOf(text.value(), find.value(), from, text.collation()) + 1;
    }

    public static int charindex(SqlText find, SqlText text) {
        return charindex(find, text, 1);
    }

    public static SqlText reverse(SqlText text) {
        return like(text, new StringBuilder(text.value()).reverse().toString());
    }

    /** null when count is below zero. */
    public static SqlText replicate(SqlText text, long count, int lengthMax) {
        if (count < 0) {
            return null;
        }
        int size = text.value().length();
        if (size == 0) {
            return text;
        }
        long most = bound(lengthMax) / size + 1L;
        if (lengthMax == SqlType.MAX && count >= most) {
            throw SqlError.of(
                    ErrorCode.OUT_OF_MEMORY,
                    "a text would be longer than " + LONGEST + " characters.");
        }
        return like(text, cut(text.value().repeat((int) Math.min(count, most)), lengthMax));
    }

    /**
     * null when start lies outside the text or a number is below zero. replacement may be null, for
     * nothing.
     */
    public static SqlText stuff(SqlText text, long start, long length, SqlText replacement) {
        String value = text.value();
        if (start < 1 || start > value.length() || length < 0) {
            return null;
        }
        int from = (int) start - 1;
        int to = (int) Math.min(from + length, value.length());
        String inserted = replacement == null ? "" : replacement.value();
        return like(text, value.substring(0, from) + inserted + value.substring(to));
    }

    /** null when count is below zero. */
    public static SqlText space(long count) {
        return count < 0 ? null : SqlText.of(" ".repeat((int) Math.min(count, BYTES_MAX)));
    }

    /** null for an empty text. */
    public static Integer ascii(SqlText text) {
        return text.value().isEmpty()
                ? null
                : text.value().substring(0, 1).getBytes(CodePage.CHARSET)[0] & 0xff;
    }

    /** null for an empty text. */
    public static Integer unicode(SqlText text) {
        return text.value().isEmpty() ? null : (int) text.value().charAt(0);
    }

    /** CHAR; null outside 0 to 255. */
    public static SqlText character(long code) {
        return code < 0 || code > 255
                ? null
                : SqlText.of(new String(new byte[] {(byte) code}, CodePage.CHARSET));
    }

    /** null outside 0 to 65535. */
    public static SqlText nchar(long code) {
        return code < 0 || code > Character.MAX_VALUE
                ? null
                : SqlText.of(String.valueOf((char) code));
    }

    /**
     * STR: right-aligned; stars when the whole part does not fit. null when a number is out of
     * range.
     */
    public static SqlText str(double value, int length, int decimals) {
        if (length < 1 || length > BYTES_MAX || decimals < 0) {
            return null;
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        int whole = exact.setScale(0, RoundingMode.DOWN).toPlainString().length();
        int shown = Math.max(0, Math.min(Math.min(decimals, 16), length - whole - 1));
        String text = exact.setScale(shown, RoundingMode.HALF_UP).toPlainString();
        return SqlText.of(
                text.length() > length
                        ? "*".repeat(length)
                        : " ".repeat(length - text.length()) + text);
    }

    /**
     * QUOTENAME with [ ] or another pair's first or second character; null when the name is too
     * long or the quote unknown.
     */
    public static SqlText quotename(SqlText name, SqlText quote) {
        String mark = quote.value().isEmpty() ? "[" : quote.value().substring(0, 1);
        String open;
        String close;
        switch (mark) {
            case "[", "]" -> {
                open = "[";
                close = "]";
            }
            case "'", "\"", "`" -> {
                open = mark;
                close = mark;
            }
            case "(", ")" -> {
                open = "(";
                close = ")";
            }
            case "<", ">" -> {
                open = "<";
                close = ">";
            }
            case "{", "}" -> {
                open = "{";
                close = "}";
            }
            default -> {
                return null;
            }
        }
        if (name.value().length() > 128) {
            return null;
        }
        return like(name, open + name.value().replace(close, close + close) + close);
    }
}
