package dev.outrigger.engine.store;

import dev.outrigger.frame.Column;

/** Changes of a chunk's log put into columns that lack them. */
final class ChunkFold {
    private final int at;
    private final byte[][] rows;
    private final int count;

    /** For each row of the chunk: its position in the old column, or ~ that among the rows here. */
    private final int[] sources;

    ChunkFold(HeldColumn stale, ChunkKeys keys, ChunkLog log) {
        at = stale.at();
        int[] latest = new int[ChunkKeys.SIZE];
        for (int i = at; i < log.size(); i++) {
            latest[log.offset(i)] = i + 1;
        }
        rows = new byte[log.size() - at][];
        sources = new int[keys.rows()];
        int old = 0;
        int made = 0;
        int changed = 0;
        for (int offset = 0; offset < ChunkKeys.SIZE; offset++) {
            boolean was = stale.keys().has(offset);
            if (keys.has(offset)) {
                if (latest[offset] > 0) {
                    rows[changed] = RowLayout.packed(log.row(latest[offset] - 1));
                    sources[made++] = ~changed++;
                } else {
                    sources[made++] = old;
                }
            }
            old += was ? 1 : 0;
        }
        count = changed;
    }

    boolean isFor(HeldColumn stale) {
        return stale.at() == at;
    }

    Column column(Column old, HeldTable table, int column) {
        if (old instanceof dev.outrigger.frame.DictionaryColumn dictionary) {
            return table.texts(column).folded(dictionary, sources, rows, count);
        }
        return Splice.of(old, table.readFlat(rows, count, column), sources);
    }
}
