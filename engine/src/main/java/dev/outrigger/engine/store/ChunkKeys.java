package dev.outrigger.engine.store;

import dev.outrigger.engine.columns.Batch;

/**
 * Which of the row keys of a chunk have rows. A chunk is a run of so many row keys as a batch may
 * have rows, whatever rows there are: none ever grows beyond a batch. Immutable.
 */
final class ChunkKeys {
    static final int SIZE = Batch.ROWS_MAX;
    private static final int SHIFT = Integer.numberOfTrailingZeros(SIZE);

    private final long[] bits;
    private final int rows;

    private ChunkKeys(long[] bits) {
        this.bits = bits;
        int count = 0;
        for (long word : bits) {
            count += Long.bitCount(word);
        }
        this.rows = count;
    }

    /** The chunk that a row key belongs to. */
    static long chunk(long rowKey) {
        return rowKey >> SHIFT;
    }

    static long firstKey(long chunk) {
        return chunk << SHIFT;
    }

    static int offset(long rowKey) {
        return (int) (rowKey & SIZE - 1);
    }

    static ChunkKeys of(int[] offsets, int count) {
        long[] bits = new long[SIZE / Long.SIZE];
        for (int i = 0; i < count; i++) {
            bits[offsets[i] >> 6] |= 1L << offsets[i];
        }
        return new ChunkKeys(bits);
    }

    ChunkKeys changed(ChunkLog log, int from) {
        long[] changed = bits.clone();
        for (int i = from; i < log.size(); i++) {
            int offset = log.offset(i);
            if (log.row(i) == null) {
                changed[offset >> 6] &= ~(1L << offset);
            } else {
                changed[offset >> 6] |= 1L << offset;
            }
        }
        return new ChunkKeys(changed);
    }

    int rows() {
        return rows;
    }

    boolean has(int offset) {
        return (bits[offset >> 6] >> offset & 1) != 0;
    }

    /** The position of a key's row among the chunk's rows, or that at which it would be. */
    int position(int offset) {
        int word = offset >> 6;
        int position = Long.bitCount(bits[word] & (1L << offset) - 1);
        for (int i = 0; i < word; i++) {
            position += Long.bitCount(bits[i]);
        }
        return position;
    }

    long bytes() {
        return (long) bits.length * Long.BYTES;
    }
}
