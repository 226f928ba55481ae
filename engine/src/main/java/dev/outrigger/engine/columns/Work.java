package dev.outrigger.engine.columns;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;

/**
 * What one statement's operators work with: its memory, its helpers, its temporary files, and
 * whether it was cancelled. Thread-safe. Closed when the statement ends.
 */
public final class Work implements AutoCloseable {
    private final Resources resources;
    private final AtomicBoolean cancelled;
    private final LongConsumer spilled;
    private final Memory memory;
    private final Set<Object> overflowed = ConcurrentHashMap.newKeySet();

    public Work(Resources resources, AtomicBoolean cancelled) {
        this(resources, cancelled, bytes -> {});
    }

    /** spilled: hears how many bytes are written to temporary files, by any thread. */
    public Work(Resources resources, AtomicBoolean cancelled, LongConsumer spilled) {
        this(resources, cancelled, spilled, new Memory(resources.statementMemory()));
    }

    private Work(
            Resources resources, AtomicBoolean cancelled, LongConsumer spilled, Memory memory) {
        this.resources = resources;
        this.cancelled = cancelled;
        this.spilled = spilled;
        this.memory = memory;
    }

    public Memory memory() {
        return memory;
    }

    public Workers workers() {
        return resources.workers();
    }

    /** A file for columns of some operator's output. Who asks closes it, which deletes it. */
    SpillFile spill() {
        return resources.spilling().create(spilled);
    }

    /** The same, for so few rows that their memory need not be counted. */
    Work uncounted() {
        return new Work(resources, cancelled, spilled, new Memory(Long.MAX_VALUE));
    }

    /** Whether memory did not hold an operator before: opened again, it does not try. */
    boolean hasOverflowed(Object operator) {
        return overflowed.contains(operator);
    }

    void overflowed(Object operator) {
        overflowed.add(operator);
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
