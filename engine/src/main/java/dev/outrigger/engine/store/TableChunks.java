package dev.outrigger.engine.store;

import dev.outrigger.engine.columns.Batch;
import java.util.Optional;

/**
 * Some columns of a table at a view's state, in chunks that follow the order of {@link
 * ReadView#scan}. Thread-safe, so that several threads can read chunks at once; good as long as its
 * view is open.
 */
public interface TableChunks {
    int count();

    /** The rows of a chunk, without reading it. */
    int rows(int chunk);

    /**
     * What is known of a column's values in a chunk without reading it; column: a position among
     * those asked for.
     */
    Optional<Range> range(int chunk, int column);

    /** A chunk's columns, in the order asked for; of {@link Batch#ROWS_MAX} rows at most. */
    Batch read(int chunk);

    /**
     * Bounds of a column's values, of the class that its type names; both empty when all are NULL.
     */
    record Range(Optional<Object> min, Optional<Object> max, int nulls) {}
}
