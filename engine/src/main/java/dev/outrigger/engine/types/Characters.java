package dev.outrigger.engine.types;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Single characters under a collation: what LIKE, CHARINDEX and REPLACE search by. Combining marks
 * count as characters.
 */
public final class Characters {
    private static final int ASCII = 128;

    private Characters() {}

    public static boolean same(char left, char right, Collation collation) {
        if (left == right) {
            return true;
        }
        if (collation != Collation.CASE_INSENSITIVE) {
            // What differs in the strictest way a case-sensitive collation knows is another
            // character, ASCII or not.
            return collation == Collation.CASE_SENSITIVE
                    && !isAscii(left, right)
                    && compare(left, right, collation) == 0;
        }
        if (Character.toLowerCase(Character.toUpperCase(left))
                == Character.toLowerCase(Character.toUpperCase(right))) {
            return true;
        }
        return !isAscii(left, right) && compare(left, right, collation) == 0;
    }

    private static boolean isAscii(char left, char right) {
        return left < ASCII && right < ASCII;
    }

    public static int compare(char left, char right, Collation collation) {
        if (collation == Collation.BINARY
                || Character.isSurrogate(left)
                || Character.isSurrogate(right)) {
            return Character.compare(left, right);
        }
        if (isAscii(left, right) && CollationKeys.isPlain(left) && CollationKeys.isPlain(right)) {
            return CollationKeys.comparePlain(left, right, collation == Collation.CASE_SENSITIVE);
        }
        return Arrays.compareUnsigned(key(left, collation), key(right, collation));
    }

    private static byte[] key(char character, Collation collation) {
        AtomicReferenceArray<byte[]> known =
                collation == Collation.CASE_SENSITIVE ? Known.MINDING : Known.IGNORING;
        byte[] key = known.get(character);
        if (key == null) {
            // A blank alone would be trimmed away; before another character it keeps its weight.
            key = CollationKeys.key(character == ' ' ? " _" : String.valueOf(character), collation);
            known.set(character, key);
        }
        return key;
    }

    /** The keys of characters that have been asked for: at most one for each of 65,536. */
    private static final class Known {
        static final AtomicReferenceArray<byte[]> IGNORING =
                new AtomicReferenceArray<>(Character.MAX_VALUE + 1);
        static final AtomicReferenceArray<byte[]> MINDING =
                new AtomicReferenceArray<>(Character.MAX_VALUE + 1);
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
