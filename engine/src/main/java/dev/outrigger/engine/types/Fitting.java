package dev.outrigger.engine.types;

import java.util.Arrays;

/** Text and bytes brought to the length of a type: cut, and padded where it is fixed. */
final class Fitting {
    private Fitting() {}

    static boolean isFixed(SqlType type) {
        return type.name() == TypeName.CHAR
                || type.name() == TypeName.NCHAR
                || type.name() == TypeName.BINARY;
    }

    static boolean isTooLong(int length, SqlType to) {
        return to.length() != SqlType.MAX && length > to.length();
    }

    static SqlText text(String value, SqlType to) {
        String fitted = isTooLong(value.length(), to) ? value.substring(0, to.length()) : value;
        if (isFixed(to) && fitted.length() < to.length()) {
            fitted = fitted + " ".repeat(to.length() - fitted.length());
        }
        return SqlText.of(fitted, to.collation().orElseThrow());
    }

    static SqlBytes bytes(byte[] value, SqlType to) {
        boolean wrong = isTooLong(value.length, to) || isFixed(to) && value.length < to.length();
        return SqlBytes.of(wrong ? Arrays.copyOf(value, to.length()) : value);
    }

    /**
     * A number's bytes, most significant first: leading ones are cut, and a fixed length is filled
     * in front.
     */
    static SqlBytes numberBytes(byte[] value, SqlType to) {
        boolean wrong = isTooLong(value.length, to) || isFixed(to) && value.length < to.length();
        if (!wrong) {
            return SqlBytes.of(value);
        }
        byte[] fitted = new byte[to.length()];
        int kept = Math.min(value.length, fitted.length);
        System.arraycopy(value, value.length - kept, fitted, fitted.length - kept, kept);
        return SqlBytes.of(fitted);
    }
}
