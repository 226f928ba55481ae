package dev.outrigger.engine.plan;

import dev.outrigger.engine.types.Ticks;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A statement's one instant, whenever it asks for the time. Most statements never do: the time of
 * day is computed when it is first wanted. Racing threads compute the same.
 */
public final class Moment {
    private static final long UNKNOWN = Long.MIN_VALUE;

    private final Instant instant;
    private volatile long ticks;

    public Moment(Instant instant) {
        this(instant, UNKNOWN);
    }

    /** localTicks: what the time of day is there and then. */
    Moment(Instant instant, long localTicks) {
        this.instant = instant;
        this.ticks = localTicks;
    }

    /** 100-nanosecond ticks since 1970-01-01T00:00, local time. */
    public long ticks() {
        long known = ticks;
        if (known == UNKNOWN) {
            known = ticks(LocalDateTime.ofInstant(instant, ZoneId.systemDefault()));
            ticks = known;
        }
        return known;
    }

    /** The same in UTC. */
    public long utcTicks() {
        return ticks(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    }

    private static long ticks(LocalDateTime time) {
        return time.toEpochSecond(ZoneOffset.UTC) * Ticks.PER_SECOND + time.getNano() / 100;
    }
}
