package dev.outrigger.engine.store;

import dev.outrigger.engine.columns.Batch;
import java.util.Optional;

/** Some columns of a table's version, each from memory or from the view's snapshot of H2. */
final class HeldChunks implements TableChunks {
    private final Chunk[] chunks;
    private final int[] columns;
    private final SnapshotRows rows;
    private final long use;

    HeldChunks(TableVersion version, int[] columns, SnapshotRows rows, ColumnStore store) {
        this.chunks = version.chunks(rows);
        this.columns = columns.clone();
        this.rows = rows;
        this.use = store.use();
        for (Chunk chunk : chunks) {
            chunk.used(columns, use);
        }
    }

    @Override
    public int count() {
        return chunks.length;
    }

    @Override
    public int rows(int chunk) {
        return chunks[chunk].rows(rows);
    }

    @Override
    public Optional<Range> range(int chunk, int column) {
        return chunks[chunk].range(columns[column]);
    }

    @Override
    public Batch read(int chunk) {
        return chunks[chunk].read(columns, rows, use);
    }
}
