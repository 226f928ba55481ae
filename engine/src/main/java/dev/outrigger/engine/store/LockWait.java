package dev.outrigger.engine.store;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.h2.message.DbException;

/**
 * Repeats what found a row or a key held by another transaction until it is free, the lock timeout
 * is over (1222), a deadlock is found (1205) or the work is cancelled (3617).
 */
final class LockWait {
    private final Duration timeout;
    private final Runnable onDeadlock;
    private final H2Instance instance;
    private volatile boolean cancelled;

    /** onDeadlock: rolls the transaction back, so that the others go on. */
    LockWait(H2Instance instance, Duration timeout, Runnable onDeadlock) {
        this.instance = instance;
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
                } else if (now - started > timeout.toNanos()) {
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
