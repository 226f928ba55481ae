package dev.outrigger.procedures.batch;

/**
 * When a session's requests ran. One thread at a time writes; any may read, and sees what was a
 * moment ago.
 */
final class RequestClock {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private volatile boolean running;
    private long begunMillis;
    private long begunNanos;
    private long endedMillis;
    private long elapsedNanos;

    void begin() {
        begunMillis = System.currentTimeMillis();
        begunNanos = System.nanoTime();
        running = true;
    }

    void end() {
        elapsedNanos += System.nanoTime() - begunNanos;
        endedMillis = System.currentTimeMillis();
        running = false;
    }

    boolean isRunning() {
        return running;
    }

    /** When the last request began; 0 before the first. In milliseconds since 1970, UTC. */
    long begun() {
        return begunMillis;
    }

    /** When the last whole request ended; 0 before the first has. */
    long ended() {
        return endedMillis;
    }

    /** How long the running request has been running. */
    long runningMillis() {
        return (System.nanoTime() - begunNanos) / NANOS_PER_MILLI;
    }

    /** How long all whole requests ran. */
    long elapsedMillis() {
        return elapsedNanos / NANOS_PER_MILLI;
    }
}
