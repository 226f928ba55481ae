package dev.outrigger.engine.store;

import java.util.Arrays;
import org.h2.result.Row;

/**
 * Committed changes of a chunk's rows, in their order: a row as it became, or null where it went.
 */
final class ChunkLog {
    static final ChunkLog EMPTY = new ChunkLog(new int[0], new Row[0], 0);

    private final int[] offsets;
    private final Row[] rows;
    private final long bytes;

    ChunkLog(int[] offsets, Row[] rows, long bytes) {
        this.offsets = offsets;
        this.rows = rows;
        this.bytes = bytes;
    }

    int size() {
        return offsets.length;
    }

    int offset(int index) {
        return offsets[index];
    }

    Row row(int index) {
        return rows[index];
    }

    long bytes() {
        return bytes;
    }

    /** Without the changes before a position. */
    ChunkLog from(int first) {
        if (first == 0) {
            return this;
        }
        long left = bytes;
        for (int i = 0; i < first; i++) {
            left -= rows[i] == null ? 0 : rows[i].getMemory();
        }
        return new ChunkLog(
                Arrays.copyOfRange(offsets, first, size()),
                Arrays.copyOfRange(rows, first, size()),
                left);
    }

    ChunkLog and(ChunkLog later) {
        if (size() == 0) {
            return later;
        }
        int[] allOffsets = Arrays.copyOf(offsets, size() + later.size());
        Row[] allRows = Arrays.copyOf(rows, size() + later.size());
        System.arraycopy(later.offsets, 0, allOffsets, size(), later.size());
        System.arraycopy(later.rows, 0, allRows, size(), later.size());
        return new ChunkLog(allOffsets, allRows, bytes + later.bytes);
    }
}
