package dev.outrigger.engine.columns;

import java.util.Optional;

/**
 * Batches pulled one by one, by one thread. Closing ends the work behind it, at any point and any
 * number of times.
 */
public interface BatchSource extends AutoCloseable {
    /** The next batch, which may have no rows; empty once there is none, and ever after. */
    Optional<Batch> next();

    @Override
    void close();

    /** Without a batch. */
    static BatchSource none() {
        return new BatchSource() {
            @Override
            public Optional<Batch> next() {
                return Optional.empty();
            }

            @Override
            public void close() {}
        };
    }
}
