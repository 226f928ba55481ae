package dev.outrigger.engine.types;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A uniqueidentifier. Ordered as SQL Server does: the last six bytes count first, the first four
 * last.
 */
public final class SqlGuid implements Comparable<SqlGuid> {
    private static final int TEXT_LENGTH = 36;

    private final UUID uuid;

    private SqlGuid(UUID uuid) {
        this.uuid = Objects.requireNonNull(uuid, "uuid is null");
    }

    public static SqlGuid of(UUID uuid) {
        return new SqlGuid(uuid);
    }

    /** NEWID. */
    public static SqlGuid random() {
        return new SqlGuid(UUID.randomUUID());
    }

    /**
     * The guid that a text starts with, in braces or not; what follows the 36 characters does not
     * count, as in SQL Server.
     */
    public static Optional<SqlGuid> parse(String text) {
        int start = text.startsWith("{") ? 1 : 0;
        int end = start + TEXT_LENGTH;
        if (text.length() < end
                || start == 1 && (text.length() == end || text.charAt(end) != '}')) {
            return Optional.empty();
        }
        for (int i = 0; i < TEXT_LENGTH; i++) {
            char c = text.charAt(start + i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            boolean hex = c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
            if (dash ? c != '-' : !hex) {
                return Optional.empty();
            }
        }
        return Optional.of(new SqlGuid(UUID.fromString(text.substring(start, end))));
    }

    public UUID uuid() {
        return uuid;
    }

    /** 16 bytes, most significant first. */
    public byte[] bytes() {
        return ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    public static SqlGuid ofBytes(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new SqlGuid(new UUID(buffer.getLong(), buffer.getLong()));
    }

    /**
     * The bytes as a cast to binary(16) shows them: the first three groups with their least
     * significant byte first.
     */
    public byte[] storedBytes() {
        return swapped(bytes());
    }

    public static SqlGuid ofStoredBytes(byte[] bytes) {
        return ofBytes(swapped(bytes));
    }

    private static byte[] swapped(byte[] from) {
        byte[] to = from.clone();
        for (int i = 0; i < 4; i++) {
            to[i] = from[3 - i];
        }
        to[4] = from[5];
        to[5] = from[4];
        to[6] = from[7];
        to[7] = from[6];
        return to;
    }

    /** Bytes that, compared as unsigned, are in the order of values. */
    public byte[] sortKey() {
        return ByteBuffer.allocate(16).putLong(major()).putLong(minor()).array();
    }

    private long major() {
        return Long.rotateLeft(uuid.getLeastSignificantBits(), 16);
    }

    private long minor() {
        return Long.reverseBytes(uuid.getMostSignificantBits());
    }

    @Override
    public int compareTo(SqlGuid other) {
        int order = Long.compareUnsigned(major(), other.major());
        return order != 0 ? order : Long.compareUnsigned(minor(), other.minor());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SqlGuid that && uuid.equals(that.uuid);
    }

    @Override
    public int hashCode() {
        return uuid.hashCode();
    }

    /** Canonical, in upper case. */
    @Override
    public String toString() {
        return uuid.toString().toUpperCase(Locale.ROOT);
    }
}
