package dev.outrigger.engine.columns;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What one statement's operators work with: its memory, its helpers, and whether it was cancelled.
 * Thread-safe. Closed when the statement ends.
 */
public final class Work implements AutoCloseable {
    private final Resources resources;
    private final AtomicBoolean cancelled;
    private final Memory memory;

    public Work(Resources resources, AtomicBoolean cancelled) {
        this.resources = resources;
        this.cancelled = cancelled;
        this.memory = new Memory(resources.statementMemory());
    }

    public Memory memory() {
        return memory;
    }

    public Workers workers() {
        return resources.workers();
    }

    Spilling spilling() {
        return resources.spilling();
    }

    /** Called at least once a batch: 3617 when the statement was cancelled. */
    public void check() {
        if (cancelled.get()) {
            throw SqlError.of(ErrorCode.CANCELLED);
        }
    }

    @Override
    public void close() {}
}
