package dev.outrigger.procedures.system;

import dev.outrigger.engine.types.Conversions;
import dev.outrigger.engine.types.SqlType;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Moments as the clock on the wall shows them. */
public final class WallClock {
    private static final long TICKS_PER_SECOND = 10_000_000;
    private static final int NANOS_PER_TICK = 100;

    private WallClock() {}

    /** A value of type datetime. millis: since 1970. */
    public static Object datetime(long millis) {
        LocalDateTime wall =
                LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneId.systemDefault());
        long ticks =
                wall.toEpochSecond(ZoneOffset.UTC) * TICKS_PER_SECOND
                        + wall.getNano() / NANOS_PER_TICK;
        return Conversions.convert(ticks, SqlType.datetime2(7), SqlType.DATETIME);
    }
}
