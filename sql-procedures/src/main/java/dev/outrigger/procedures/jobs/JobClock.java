package dev.outrigger.procedures.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * The time that jobs go by: the machine's, or for tests one that runs faster from some moment on.
 * Thread-safe.
 *
 * @param wall the machine's own clock
 * @param anchor where both show the same
 * @param rate how many times as fast as the wall's
 */
public record JobClock(InstantSource wall, Instant anchor, double rate) {
    /**
     * RATE@MILLIS, such as 60@1760000000000: a minute of jobs lasts a second from that moment on.
     * For tests.
     */
    private static final String PROPERTY = "outrigger.jobs.clock";

    public JobClock {
        if (!(rate >= 1)) {
            throw new IllegalArgumentException(
                    "a clock for jobs is not slower than the machine's: " + rate);
        }
    }

    public static JobClock configured() {
        String given = System.getProperty(PROPERTY, "");
        if (given.isEmpty()) {
            return new JobClock(InstantSource.system(), Instant.EPOCH, 1);
        }
        int at = given.indexOf('@');
        return new JobClock(
                InstantSource.system(),
                Instant.ofEpochMilli(Long.parseLong(given.substring(at + 1))),
                Double.parseDouble(given.substring(0, at)));
    }

    Instant now() {
        Instant now = wall.instant();
        if (rate == 1 || now.isBefore(anchor)) {
            return now;
        }
        return anchor.plusNanos((long) (Duration.between(anchor, now).toNanos() * rate));
    }

    LocalDateTime local() {
        return local(now());
    }

    static LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneId.systemDefault());
    }

    /** How long the machine's clock goes until this one has gone on so long. */
    Duration wall(Duration time) {
        return rate == 1 ? time : Duration.ofNanos((long) (time.toNanos() / rate));
    }
}
