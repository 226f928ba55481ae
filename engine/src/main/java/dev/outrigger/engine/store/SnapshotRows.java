package dev.outrigger.engine.store;

import java.util.Map;
import org.h2.message.DbException;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.tx.TransactionMap;
import org.h2.mvstore.tx.TransactionMap.TMIterator;
import org.h2.result.Row;
import org.h2.result.SearchRow;

/** A table's rows in a view's snapshot of H2, by the keys of the rows. Thread-safe. */
final class SnapshotRows {
    private final TransactionMap<Long, SearchRow> map;
    private final Runnable check;

    /** check: called now and then; throws when the statement is cancelled or the view closed. */
    SnapshotRows(TransactionMap<Long, SearchRow> map, Runnable check) {
        this.map = map;
        this.check = check;
    }

    /** from: null for the first of all; the result is null where there is none. */
    Long firstKey(Long from) {
        check.run();
        try {
            Map.Entry<Long, SearchRow> entry = map.entryIterator(from, null).fetchNext();
            return entry == null ? null : entry.getKey();
        } catch (MVStoreException | DbException e) {
            throw H2Errors.internal("reading rows failed", e);
        }
    }

    ChunkRows read(long chunk) {
        return read(ChunkKeys.firstKey(chunk), ChunkKeys.SIZE);
    }

    /** Some of a chunk's rows: those of so many keys from the first on. */
    ChunkRows read(long first, int keys) {
        check.run();
        byte[][] rows = new byte[keys][];
        int[] offsets = new int[keys];
        int count = 0;
        try {
            TMIterator<Long, SearchRow, Map.Entry<Long, SearchRow>> entries =
                    map.entryIterator(first, first + keys - 1);
            for (var entry = entries.fetchNext(); entry != null; entry = entries.fetchNext()) {
                rows[count] = RowLayout.packed((Row) entry.getValue());
                offsets[count++] = ChunkKeys.offset(entry.getKey());
                if ((count & 1023) == 0) {
                    check.run();
                }
            }
        } catch (MVStoreException | DbException e) {
            throw H2Errors.internal("reading rows failed", e);
        }
        return new ChunkRows(rows, count, ChunkKeys.of(offsets, count));
    }
}
