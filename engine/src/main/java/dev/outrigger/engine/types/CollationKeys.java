package dev.outrigger.engine.types;

import com.ibm.icu.text.CollationElementIterator;
import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RuleBasedCollator;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The sort keys of the collations. A key's bytes, compared as unsigned, order texts as the
 * collation does, and equal keys mean equal texts; H2 indexes them, so their form is part of the
 * format on disk, and ICU's version with it.
 *
 * <p>Form of a linguistic key: two bytes for each primary weight of the root collation of CLDR;
 * then, unless all of them are the common ones, two zero bytes and the secondary weights (accents);
 * then, for a collation that minds case, a zero byte and the tertiary weights. Trailing common
 * weights are left out. A key of plain ASCII therefore comes from a table of 128 weights and equals
 * what ICU's iterator gives.
 *
 * <p>Characters that ICU ignores at every level (control characters, joiners, soft hyphens) get a
 * weight of their own below all others, so that two different texts never become equal because of
 * them.
 *
 * <p>Form of a binary key: the code points in UTF-8, a lone surrogate as three bytes.
 */
final class CollationKeys {
    private static final int COMMON = 5;
    private static final int IGNORED = 1;
    private static final RuleBasedCollator COLLATOR = collator();
    private static final BitSet IGNORABLE = ignorable();

    /** The primary weight of each plain ASCII character; 0 where the character is not plain. */
    private static final char[] PRIMARY = new char[128];

    /** The tertiary weight of each plain ASCII character. */
    private static final byte[] TERTIARY = new byte[128];

    static {
        for (int c = 0; c < 128; c++) {
            if (IGNORABLE.get(c)) {
                continue;
            }
            CollationElementIterator elements =
                    COLLATOR.getCollationElementIterator(String.valueOf((char) c));
            int element = elements.next();
            boolean plain =
                    elements.next() == CollationElementIterator.NULLORDER
                            && CollationElementIterator.secondaryOrder(element) == COMMON;
            if (plain) {
                PRIMARY[c] = (char) CollationElementIterator.primaryOrder(element);
                TERTIARY[c] = (byte) (element & 0x3f);
            }
        }
    }

    private CollationKeys() {}

    private static RuleBasedCollator collator() {
        RuleBasedCollator root = (RuleBasedCollator) Collator.getInstance(ULocale.ROOT);
        root.setStrength(Collator.TERTIARY);
        root.setDecomposition(Collator.CANONICAL_DECOMPOSITION);
        return (RuleBasedCollator) root.freeze();
    }

    private static BitSet ignorable() {
        BitSet found = new BitSet();
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            int category = Character.getType(c);
            if (category != Character.CONTROL
                    && category != Character.FORMAT
                    && category != Character.NON_SPACING_MARK
                    && category != Character.ENCLOSING_MARK) {
                continue;
            }
            CollationElementIterator elements =
                    COLLATOR.getCollationElementIterator(Character.toString(c));
            boolean ignored = true;
            for (int e = elements.next();
                    e != CollationElementIterator.NULLORDER;
                    e = elements.next()) {
                ignored &= e >>> 8 == 0;
            }
            found.set(c, ignored);
        }
        return found;
    }

    /** Whether each of the first characters is of the ASCII table. */
    static boolean isPlain(String value, int length) {
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c >= 128 || PRIMARY[c] == 0) {
                return false;
            }
        }
        return true;
    }

    /** Requires an ASCII character. */
    static boolean isPlain(char character) {
        return PRIMARY[character] != 0;
    }

    /** Requires plain characters. */
    static int comparePlain(char left, char right, boolean minding) {
        int difference = PRIMARY[left] - PRIMARY[right];
        return difference != 0 || !minding ? difference : TERTIARY[left] - TERTIARY[right];
    }

    /** The length without trailing blanks. */
    static int trimmed(String value) {
        int length = value.length();
        while (length > 0 && value.charAt(length - 1) == ' ') {
            length--;
        }
        return length;
    }

    /** Requires plain texts. */
    static int comparePlain(
            String left, int leftLength, String right, int rightLength, boolean minding) {
        int shared = Math.min(leftLength, rightLength);
        for (int i = 0; i < shared; i++) {
            int difference = PRIMARY[left.charAt(i)] - PRIMARY[right.charAt(i)];
            if (difference != 0) {
                return difference;
            }
        }
        if (leftLength != rightLength || !minding) {
            return leftLength - rightLength;
        }
        for (int i = 0; i < shared; i++) {
            int difference = TERTIARY[left.charAt(i)] - TERTIARY[right.charAt(i)];
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    /** The hash of a plain text's primary weights: what {@link #hash} gives for its key. */
    static int hashPlain(String value, int length) {
        int hash = 0;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + PRIMARY[value.charAt(i)];
        }
        return mixed(hash);
    }

    /** Weights differ in their upper bytes mostly, and hash tables look at the lower bits. */
    private static int mixed(int hash) {
        int mixed = (hash ^ hash >>> 16) * 0x85ebca6b;
        return mixed ^ mixed >>> 13;
    }

    /** The hash of a linguistic key's primary weights. */
    static int hash(byte[] key) {
        int hash = 0;
        for (int i = 0; i + 1 < key.length; i += 2) {
            int weight = (key[i] & 0xff) << 8 | key[i + 1] & 0xff;
            if (weight == 0) {
                break;
            }
            hash = 31 * hash + weight;
        }
        return mixed(hash);
    }

    static byte[] key(String value, Collation collation) {
        int length = trimmed(value);
        if (collation == Collation.BINARY) {
            return codePoints(value, length);
        }
        boolean minding = collation == Collation.CASE_SENSITIVE;
        return isPlain(value, length)
                ? plain(value, length, minding)
                : linguistic(value, length, minding);
    }

    private static byte[] plain(String value, int length, boolean minding) {
        int tertiaries = 0;
        if (minding) {
            tertiaries = length;
            while (tertiaries > 0 && TERTIARY[value.charAt(tertiaries - 1)] == COMMON) {
                tertiaries--;
            }
        }
        byte[] key = new byte[2 * length + (tertiaries == 0 ? 0 : 3 + tertiaries)];
        for (int i = 0; i < length; i++) {
            int weight = PRIMARY[value.charAt(i)];
            key[2 * i] = (byte) (weight >> 8);
            key[2 * i + 1] = (byte) weight;
        }
        for (int i = 0; i < tertiaries; i++) {
            key[2 * length + 3 + i] = TERTIARY[value.charAt(i)];
        }
        return key;
    }

    /** The same for any text. Package-private so that a test can compare it with the table. */
    static byte[] linguistic(String value, int length, boolean minding) {
        Weights weights = new Weights(length);
        int run = 0;
        int at = 0;
        while (at < length) {
            int c = value.codePointAt(at);
            int next = at + Character.charCount(c);
            if (IGNORABLE.get(c)) {
                weights.addAll(value.substring(run, at));
                weights.addIgnorable(c);
                run = next;
            }
            at = next;
        }
        weights.addAll(value.substring(run, length));
        return weights.key(minding);
    }

    private static byte[] codePoints(String value, int length) {
        byte[] key = new byte[length * 3];
        int size = 0;
        int at = 0;
        while (at < length) {
            int c = value.codePointAt(at);
            at += Character.charCount(c);
            if (c < 0x80) {
                key[size++] = (byte) c;
            } else if (c < 0x800) {
                key[size++] = (byte) (0xc0 | c >> 6);
                key[size++] = (byte) (0x80 | c & 0x3f);
            } else if (c < 0x10000) {
                key[size++] = (byte) (0xe0 | c >> 12);
                key[size++] = (byte) (0x80 | c >> 6 & 0x3f);
                key[size++] = (byte) (0x80 | c & 0x3f);
            } else {
                key[size++] = (byte) (0xf0 | c >> 18);
                key[size++] = (byte) (0x80 | c >> 12 & 0x3f);
                key[size++] = (byte) (0x80 | c >> 6 & 0x3f);
                key[size++] = (byte) (0x80 | c & 0x3f);
            }
        }
        return Arrays.copyOf(key, size);
    }

    /** The three levels of one text, as they are gathered. */
    private static final class Weights {
        private byte[] primary;
        private byte[] secondary;
        private byte[] tertiary;
        private int primaries;
        private int secondaries;
        private int tertiaries;

        Weights(int length) {
            primary = new byte[2 * length + 8];
            secondary = new byte[length + 8];
            tertiary = new byte[length + 8];
        }

        void addAll(String run) {
            if (run.isEmpty()) {
                return;
            }
            CollationElementIterator elements = COLLATOR.getCollationElementIterator(run);
            for (int e = elements.next();
                    e != CollationElementIterator.NULLORDER;
                    e = elements.next()) {
                add(
                        CollationElementIterator.primaryOrder(e),
                        CollationElementIterator.secondaryOrder(e),
                        e & 0x3f);
            }
        }

        void addIgnorable(int codePoint) {
            add(IGNORED, COMMON, COMMON);
            add(0x4000 + (codePoint >> 11), 0, 0);
            add(0x4000 + (codePoint & 0x7ff), 0, 0);
        }

        private void add(int first, int second, int third) {
            if (first != 0) {
                primary = room(primary, primaries + 2);
                primary[primaries++] = (byte) (first >> 8);
                primary[primaries++] = (byte) first;
            }
            if (second != 0) {
                secondary = room(secondary, secondaries + 1);
                secondary[secondaries++] = (byte) second;
            }
            if (third != 0) {
                tertiary = room(tertiary, tertiaries + 1);
                tertiary[tertiaries++] = (byte) third;
            }
        }

        private static byte[] room(byte[] bytes, int size) {
            return size <= bytes.length ? bytes : Arrays.copyOf(bytes, 2 * size);
        }

        private static int withoutCommon(byte[] weights, int size) {
            int kept = size;
            while (kept > 0 && weights[kept - 1] == COMMON) {
                kept--;
            }
            return kept;
        }

        byte[] key(boolean minding) {
            int accents = withoutCommon(secondary, secondaries);
            int cases = minding ? withoutCommon(tertiary, tertiaries) : 0;
            int tail = cases > 0 ? 3 + accents + cases : accents > 0 ? 2 + accents : 0;
            byte[] key = Arrays.copyOf(primary, primaries + tail);
            Arrays.fill(key, primaries, key.length, (byte) 0);
            System.arraycopy(secondary, 0, key, Math.min(primaries + 2, key.length), accents);
            System.arraycopy(tertiary, 0, key, key.length - cases, cases);
            return key;
        }
    }
}
