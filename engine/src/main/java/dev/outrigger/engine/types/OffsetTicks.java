package dev.outrigger.engine.types;

/**
 * A datetimeoffset: the instant, and the offset it was written with. Equal by the instant alone.
 *
 * @param utcTicks 100-nanosecond ticks since 1970-01-01T00:00Z
 * @param offsetMinutes minutes east of UTC, -840 to 840
 */
public record OffsetTicks(long utcTicks, short offsetMinutes) implements Comparable<OffsetTicks> {
    private static final int OFFSET_MAX = 14 * 60;
    private static final long TICKS_PER_MINUTE = 600_000_000L;

    public OffsetTicks {
        if (offsetMinutes < -OFFSET_MAX || offsetMinutes > OFFSET_MAX) {
            throw new IllegalArgumentException("no offset of " + offsetMinutes + " minutes");
        }
    }

    /** The ticks that a clock at the offset shows. */
    public long localTicks() {
        return utcTicks + offsetMinutes * TICKS_PER_MINUTE;
    }

    public static OffsetTicks ofLocal(long localTicks, int offsetMinutes) {
        return new OffsetTicks(
                localTicks - offsetMinutes * TICKS_PER_MINUTE, (short) offsetMinutes);
    }

    @Override
    public int compareTo(OffsetTicks other) {
        return Long.compare(utcTicks, other.utcTicks);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OffsetTicks that && utcTicks == that.utcTicks;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(utcTicks);
    }
}
