package dev.outrigger.engine.columns;

/**
 * What an engine's statements share.
 *
 * @param statementMemory bytes that one statement's operators may hold at a time
 */
public record Resources(Workers workers, long statementMemory) implements AutoCloseable {
    /** A quarter of the heap for each statement, a worker for each processor. */
    public static Resources ofThisMachine() {
        return new Resources(
                new Workers(Runtime.getRuntime().availableProcessors()),
                Runtime.getRuntime().maxMemory() / 4);
    }

    @Override
    public void close() {
        workers.close();
    }
}
