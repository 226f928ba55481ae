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

    /** Whether a failure is that of {@link #reserve}: a value too large for any memory is none. */
    static boolean isExceeded(SqlError error) {
        return error.code() == ErrorCode.QUERY_MEMORY;
    }

    /** 701 beyond the limit. Operators that can do with less memory begin again when it comes. */
    public void reserve(long bytes) {
        if (!tryReserve(bytes)) {
            throw exceeded(limit);
        }
    }

    static SqlError exceeded(long limit) {
        return SqlError.of(ErrorCode.QUERY_MEMORY, limit >> 20);
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
