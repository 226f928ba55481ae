package dev.outrigger.engine.types;

import java.util.Arrays;

/** Single characters under a collation: what LIKE, CHARINDEX and REPLACE search by. Combining marks count as characters. */
public final class Characters {
    private static final int ASCII = 128;

    private Characters() {}

    public static boolean same(char left, char right, Collation collation) {
        if (left == right) {
            return true;
        }
        if (collation != Collation.CASE_INSENSITIVE) {
            // What differs in the strictest way a case-sensitive collation knows is another character, ASCII or not.
            return collation == Collation.CASE_SENSITIVE && !isAscii(left, right) && compare(left, right, collation) == 0;
        }
        if (Character.toLowerCase(Character.toUpperCase(left)) == Character.toLowerCase(Character.toUpperCase(right))) {
            return true;
        }
        return !isAscii(left, right) && compare(left, right, collation) == 0;
    }

    private static boolean isAscii(char left, char right) {
        return left < ASCII && right < ASCII;
    }

    public static int compare(char left, char right, Collation collation) {
        if (collation == Collation.BINARY || Character.isSurrogate(left) || Character.isSurrogate(right)) {
            return Character.compare(left, right);
        }
        if (isAscii(left, right) && CollationKeys.isPlain(left) && CollationKeys.isPlain(right)) {
            return CollationKeys.comparePlain(left, right, collation == Collation.CASE_SENSITIVE);
        }
        return Arrays.compareUnsigned(key(left, collation), key(right, collation));
    }

    private static byte[] key(char character, Collation collation) {
        // A blank alone would be trimmed away; between two others it keeps its weight.
        String alone = String.valueOf(character);
        return CollationKeys.key(character == ' ' ? " _" : alone, collation);
    }

    /** Where find stands in text at or after a place; -1 when it does not. */
    public static int indexOf(String text, String find, int from, Collation collation) {
        if (collation == Collation.BINARY) {
            return text.indexOf(find, from);
        }
        int last = text.length() - find.length();
        for (int at = Math.max(from, 0); at <= last; at++) {
            if (matchesAt(text, at, find, collation)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean matchesAt(String text, int at, String find, Collation collation) {
        for (int i = 0; i < find.length(); i++) {
            if (!same(text.charAt(at + i), find.charAt(i), collation)) {
                return false;
            }
        }
        return true;
    }
}
