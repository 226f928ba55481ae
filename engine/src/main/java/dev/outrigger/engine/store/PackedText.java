package dev.outrigger.engine.store;

import java.nio.charset.StandardCharsets;

/**
 * Text in a packed row: UTF-8, and where a lone surrogate has no UTF-8, a byte that no UTF-8 begins
 * with and the UTF-16 code units.
 */
final class PackedText {
    private static final byte CODE_UNITS = (byte) 0xff;

    private PackedText() {}

    static byte[] bytes(String text) {
        return hasLoneSurrogate(text) ? codeUnits(text) : text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes, int offset, int length) {
        if (length == 0 || bytes[offset] != CODE_UNITS) {
            return new String(bytes, offset, length, StandardCharsets.UTF_8);
        }
        char[] chars = new char[length / 2];
        for (int i = 0; i < chars.length; i++) {
            int at = offset + 1 + 2 * i;
            chars[i] = (char) ((bytes[at] & 0xff) << Byte.SIZE | bytes[at + 1] & 0xff);
        }
        return new String(chars);
    }

    /** Whether a text's bytes are no UTF-8. */
    static boolean isOdd(byte[] bytes, int from, int to) {
        return from < to && bytes[from] == CODE_UNITS;
    }

    private static byte[] codeUnits(String text) {
        byte[] bytes = new byte[1 + Math.multiplyExact(2, text.length())];
        bytes[0] = CODE_UNITS;
        for (int i = 0; i < text.length(); i++) {
            bytes[1 + 2 * i] = (byte) (text.charAt(i) >> Byte.SIZE);
            bytes[2 + 2 * i] = (byte) text.charAt(i);
        }
        return bytes;
    }

    private static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair =
                        Character.isHighSurrogate(c)
                                && i + 1 < text.length()
                                && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }
}
