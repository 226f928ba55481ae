package dev.outrigger.engine.types;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * A binary value. Trailing zero bytes never count in comparisons, as SQL Server has it. Immutable:
 * nobody writes to its array.
 */
public final class SqlBytes implements Comparable<SqlBytes> {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final byte[] bytes;

    private SqlBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes the array over: the caller must not write to it afterwards. */
    public static SqlBytes of(byte[] bytes) {
        return new SqlBytes(bytes);
    }

    /** Not to be written to. */
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return bytes.length;
    }

    private int significant() {
        int length = bytes.length;
        while (length > 0 && bytes[length - 1] == 0) {
            length--;
        }
        return length;
    }

    /**
     * The bytes without trailing zeros: equal for equal values, ordered as unsigned bytes. Not to
     * be written to.
     */
    public byte[] sortKey() {
        int length = significant();
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    @Override
    public int compareTo(SqlBytes other) {
        return Arrays.compareUnsigned(bytes, 0, significant(), other.bytes, 0, other.significant());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SqlBytes that && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
        int hash = 0;
        int length = significant();
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }

    /** As T-SQL writes it: {@code 0x00FF}. */
    @Override
    public String toString() {
        return "0x" + HEX.formatHex(bytes);
    }
}
