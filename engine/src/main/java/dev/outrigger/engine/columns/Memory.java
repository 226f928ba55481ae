package dev.outrigger.engine.columns;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The bytes that a statement's operators hold: tables of groups, built sides of joins, rows that
 * wait for their order. Batches on their way are not counted. Thread-safe.
 */
public final class Memory {
    private final long limit;
    private final AtomicLong held = new AtomicLong();

    Memory(long limit) {
        this.limit = limit;
    }

    /** Whether so many more bytes may be held; if not, nothing has changed. */
    public boolean tryReserve(long bytes) {
        if (held.addAndGet(bytes) <= limit) {
            return true;
        }
        held.addAndGet(-bytes);
        return false;
    }

    /** For what cannot be spilled: 701 beyond the limit. */
    public void reserve(long bytes) {
        if (!tryReserve(bytes)) {
            throw SqlError.of(
                    ErrorCode.OUT_OF_MEMORY,
                    "it holds more than its "
                            + (limit >> 20)
                            + " MB; ask for fewer rows or columns.");
        }
    }

    public void release(long bytes) {
        held.addAndGet(-bytes);
    }

    public long held() {
        return held.get();
    }

    /** In bytes. */
    public long limit() {
        return limit;
    }
}
