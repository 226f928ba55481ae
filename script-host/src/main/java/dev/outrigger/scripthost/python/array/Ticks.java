package dev.outrigger.scripthost.python.array;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** A datetime without a zone: 100-nanosecond ticks since 1970-01-01. */
public record Ticks(long value) implements Comparable<Ticks> {
    public static final long PER_SECOND = 10_000_000L;

    public static Ticks of(LocalDateTime time) {
        return new Ticks(time.toEpochSecond(ZoneOffset.UTC) * PER_SECOND + time.getNano() / 100);
    }

    public LocalDateTime time() {
        long second = Math.floorDiv(value, PER_SECOND);
        int nano = (int) Math.floorMod(value, PER_SECOND) * 100;
        return LocalDateTime.ofEpochSecond(second, nano, ZoneOffset.UTC);
    }

    public boolean isMidnight() {
        return Math.floorMod(value, 86_400 * PER_SECOND) == 0;
    }

    @Override
    public int compareTo(Ticks other) {
        return Long.compare(value, other.value);
    }
}
