package dev.outrigger.procedures.batch;

import java.util.OptionalLong;

/**
 * When a session's requests ran. One thread at a time writes; any may read, and sees what was a
 * moment ago. A short request pays for two readings of one clock.
 */
final class RequestClock {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private boolean everBegun;
    private boolean everEnded;
    private volatile Thread runner;
    private long begun;
    private long ended;
    private long elapsed;

    void begin() {
        begun = System.nanoTime();
        everBegun = true;
        runner = Thread.currentThread();
    }

    void end() {
        ended = System.nanoTime();
        elapsed += ended - begun;
        everEnded = true;
        runner = null;
    }

    boolean isRunning() {
        return runner != null;
    }

    /** Whether the running request is that of the thread that asks. */
    boolean runsHere() {
        return runner == Thread.currentThread();
    }

    /** When the last request began, in milliseconds since 1970, UTC; empty before the first. */
    OptionalLong begun() {
        return everBegun ? OptionalLong.of(wall(begun)) : OptionalLong.empty();
    }

    /** When the last whole request ended; empty before the first has. */
    OptionalLong ended() {
        return everEnded ? OptionalLong.of(wall(ended)) : OptionalLong.empty();
    }

    private static long wall(long nanos) {
        return System.currentTimeMillis() - (System.nanoTime() - nanos) / NANOS_PER_MILLI;
    }

    /** How long the running request has been running. */
    long runningMillis() {
        return (System.nanoTime() - begun) / NANOS_PER_MILLI;
    }

    /** How long all whole requests ran. */
    long elapsedMillis() {
        return elapsed / NANOS_PER_MILLI;
    }
}
