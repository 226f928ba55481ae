package dev.outrigger.engine.store;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.h2.message.DbException;

/**
 * Repeats what found a row or a key held by another transaction until it is free, the lock timeout
 * is over (1222), a deadlock is found (1205) or the work is cancelled (3617).
 */
final class LockWait {
    private final Duration longest;
    private Duration timeout;
    private final Runnable onDeadlock;
    private final H2Instance instance;
    private volatile boolean cancelled;

    /** onDeadlock: rolls the transaction back, so that the others go on. */
    LockWait(H2Instance instance, Duration timeout, Runnable onDeadlock) {
        this.instance = instance;
        this.longest = timeout;
        this.timeout = timeout;
        this.onDeadlock = onDeadlock;
    }

    void cancel() {
        cancelled = true;
    }

    /** Forgets a cancellation. */
    void reset() {
        cancelled = false;
    }

    void checkCancelled() {
        if (cancelled) {
            throw SqlError.of(ErrorCode.CANCELLED);
        }
    }

    Duration timeout() {
        return timeout;
    }

    /** empty: as long as the store lets a transaction wait; nothing makes it wait longer. */
    void timeout(Optional<Duration> wanted) {
        timeout = wanted.filter(given -> given.compareTo(longest) < 0).orElse(longest);
    }

    /** Takes a lock of a table, with the same ends to the waiting. */
    void untilTaken(TableLocks locks, Object owner, long table, TableLocks.Mode mode) {
        long started = System.nanoTime();
        try {
            while (!locks.take(owner, table, mode)) {
                checkCancelled();
                if (locks.isDeadlocked(owner)) {
                    onDeadlock.run();
                    throw SqlError.of(ErrorCode.DEADLOCK, 0);
                }
                if (System.nanoTime() - started >= timeout.toNanos()) {
                    throw SqlError.of(ErrorCode.LOCK_TIMEOUT);
                }
                locks.await(H2Instance.LOCK_SLICE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SqlError.of(ErrorCode.CANCELLED).causedBy(e);
        } finally {
            locks.giveUp(owner);
        }
    }

    <T> T untilFree(Supplier<T> work) {
        long started = 0;
        while (true) {
            try {
                return instance.changing(work);
            } catch (DbException e) {
                if (H2Errors.isDeadlock(e)) {
                    onDeadlock.run();
                    throw SqlError.of(ErrorCode.DEADLOCK, 0).causedBy(e);
                }
                if (!H2Errors.isContention(e)) {
                    throw e;
                }
                checkCancelled();
                long now = System.nanoTime();
                if (started == 0) {
                    started = now;
                }
                if (now - started >= timeout.toNanos()) {
                    throw SqlError.of(ErrorCode.LOCK_TIMEOUT).causedBy(e);
                }
                pause();
            }
        }
    }

    /**
     * Two who insert the same key refuse each other: at different times, one of them gets through.
     */
    private static void pause() {
        try {
            TimeUnit.MICROSECONDS.sleep(ThreadLocalRandom.current().nextInt(100, 2000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SqlError.of(ErrorCode.CANCELLED).causedBy(e);
        }
    }
}
