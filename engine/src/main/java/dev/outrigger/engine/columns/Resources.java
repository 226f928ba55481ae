package dev.outrigger.engine.columns;

import java.nio.file.Path;
import java.util.Optional;

/** What an engine's statements share. Its limits may change: they count for later statements. */
public final class Resources implements AutoCloseable {
    private static final long SPILL_BYTES = 64L << 30;

    private final Workers workers;
    private final Spilling spilling;
    private volatile long statementMemory;

    /**
     * statementMemory: bytes that one statement's operators may hold at a time. spilling: where
     * they put what is more than that.
     */
    public Resources(Workers workers, long statementMemory, Spilling spilling) {
        this.workers = workers;
        this.statementMemory = statementMemory;
        this.spilling = spilling;
    }

    /** A quarter of the heap for each statement, a worker for each processor. */
    public static Resources ofThisMachine() {
        return ofThisMachine(Optional.empty());
    }

    /** folder: for temporary files; the system's when empty. */
    public static Resources ofThisMachine(Optional<Path> folder) {
        return new Resources(
                new Workers(Runtime.getRuntime().availableProcessors()),
                quarterOfHeap(),
                new Spilling(folder, SPILL_BYTES));
    }

    private static long quarterOfHeap() {
        return Runtime.getRuntime().maxMemory() / 4;
    }

    public Workers workers() {
        return workers;
    }

    public long statementMemory() {
        return statementMemory;
    }

    /** bytes: for each statement that begins later; 0: a quarter of the heap. */
    public void statementMemory(long bytes) {
        statementMemory = bytes == 0 ? quarterOfHeap() : bytes;
    }

    public Spilling spilling() {
        return spilling;
    }

    @Override
    public void close() {
        workers.close();
        spilling.close();
    }
}
