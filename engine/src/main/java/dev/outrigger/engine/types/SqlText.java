package dev.outrigger.engine.types;

import java.util.Arrays;
import java.util.Objects;

/**
 * A character value. Equality, hash and order are its collation's: trailing blanks never count, and
 * the default ignores case and minds accents. Two values of different collations compare by the
 * stricter one, so that equality stays symmetric; choosing the collation of a comparison is the
 * planner's work. Immutable; the key and the hash are computed when first asked for, and racing
 * threads compute the same.
 */
public final class SqlText implements Comparable<SqlText> {
    private static final int UNKNOWN = -2;
    private static final int NOT_PLAIN = -1;

    private final String value;
    private final Collation collation;

    /** Volatile, since an array that a race hands over may be seen before its bytes. */
    private volatile byte[] key;

    private int hash;

    /** The length without trailing blanks of a text of plain ASCII; NOT_PLAIN of another. */
    private int plainLength = UNKNOWN;

    private SqlText(String value, Collation collation) {
        this.value = Objects.requireNonNull(value, "value is null");
        this.collation = Objects.requireNonNull(collation, "collation is null");
    }

    public static SqlText of(String value, Collation collation) {
        return new SqlText(value, collation);
    }

    /** Of the default collation. */
    public static SqlText of(String value) {
        return new SqlText(value, Collation.DEFAULT);
    }

    public String value() {
        return value;
    }

    public Collation collation() {
        return collation;
    }

    public SqlText withCollation(Collation other) {
        return other == collation ? this : new SqlText(value, other);
    }

    /**
     * Bytes that, compared as unsigned, order values as the collation does; equal for equal values.
     * Not to be written to.
     */
    public byte[] sortKey() {
        byte[] known = key;
        if (known == null) {
            known = CollationKeys.key(value, collation);
            key = known;
        }
        return known;
    }

    private int plainLength() {
        int known = plainLength;
        if (known == UNKNOWN) {
            int length = CollationKeys.trimmed(value);
            known = CollationKeys.isPlain(value, length) ? length : NOT_PLAIN;
            plainLength = known;
        }
        return known;
    }

    @Override
    public int compareTo(SqlText other) {
        if (this == other) {
            return 0;
        }
        if (collation != other.collation) {
            Collation stricter =
                    collation.compareTo(other.collation) > 0 ? collation : other.collation;
            return withCollation(stricter).compareTo(other.withCollation(stricter));
        }
        if (collation != Collation.BINARY && plainLength() >= 0 && other.plainLength() >= 0) {
            return CollationKeys.comparePlain(
                    value,
                    plainLength,
                    other.value,
                    other.plainLength,
                    collation == Collation.CASE_SENSITIVE);
        }
        return Arrays.compareUnsigned(sortKey(), other.sortKey());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SqlText text && compareTo(text) == 0;
    }

    /** The same for equal values of any two collations, as equality across collations requires. */
    @Override
    public int hashCode() {
        int known = hash;
        if (known == 0) {
            known =
                    plainLength() >= 0
                            ? CollationKeys.hashPlain(value, plainLength)
                            : CollationKeys.hash(
                                    collation == Collation.BINARY
                                            ? CollationKeys.key(value, Collation.CASE_INSENSITIVE)
                                            : sortKey());
            hash = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return value;
    }
}
