package dev.outrigger.engine.store;

import dev.outrigger.engine.columns.Batch;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Column;
import java.util.Optional;

/**
 * Chunks of columns whose values may be long: a batch of as many rows as elsewhere could be of any
 * size. They are of few rows, read from H2 each time, and not kept.
 */
final class WideChunks implements TableChunks {
    private static final int PARTS = 64;
    private static final int KEYS = ChunkKeys.SIZE / PARTS;

    /** Characters or bytes that a value may have before its column counts as wide. */
    private static final int LONG = 1000;

    private final HeldTable table;
    private final Chunk[] chunks;
    private final int[] columns;
    private final SnapshotRows rows;

    WideChunks(HeldTable table, TableVersion version, int[] columns, SnapshotRows rows) {
        this.table = table;
        this.chunks = version.chunks(rows);
        this.columns = columns.clone();
        this.rows = rows;
    }

    static boolean areWide(HeldTable table, int[] columns) {
        for (int column : columns) {
            SqlType type = table.type(column);
            if (type.length() == SqlType.MAX || type.length() > LONG) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int count() {
        return Math.multiplyExact(chunks.length, PARTS);
    }

    private ChunkRows part(int part) {
        long first = ChunkKeys.firstKey(chunks[part / PARTS].number());
        return rows.read(first + (long) part % PARTS * KEYS, KEYS);
    }

    @Override
    public int rows(int chunk) {
        return part(chunk).count();
    }

    @Override
    public Optional<Range> range(int chunk, int column) {
        return chunks[chunk / PARTS]
                .range(columns[column])
                .filter(range -> range.nulls() == 0 && range.min().isPresent());
    }

    @Override
    public Batch read(int chunk) {
        ChunkRows read = part(chunk);
        Column[] found = new Column[columns.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = table.readFlat(read.rows(), read.count(), columns[i]);
        }
        return new Batch(read.count(), found);
    }
}
