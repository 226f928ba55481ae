package dev.outrigger.engine.columns;

import java.util.Optional;

/**
 * What an engine's statements share.
 *
 * @param statementMemory bytes that one statement's operators may hold at a time
 * @param spilling where they put what is more than that
 */
public record Resources(Workers workers, long statementMemory, Spilling spilling)
        implements AutoCloseable {
    private static final long SPILL_BYTES = 64L << 30;

    /** A quarter of the heap for each statement, a worker for each processor. */
    public static Resources ofThisMachine() {
        return new Resources(
                new Workers(Runtime.getRuntime().availableProcessors()),
                Runtime.getRuntime().maxMemory() / 4,
                new Spilling(Optional.empty(), SPILL_BYTES));
    }

    @Override
    public void close() {
        workers.close();
        spilling.close();
    }
}
