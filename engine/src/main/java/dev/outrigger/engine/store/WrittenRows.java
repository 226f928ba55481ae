package dev.outrigger.engine.store;

import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.h2.result.Row;

/**
 * What a transaction has written: which chunks of which tables, and as long as they are few, the
 * rows. A chunk without its rows is read from H2 again, so that more than was written may be
 * recorded, but never less.
 */
final class WrittenRows {
    private static final int ROWS_OF_CHUNK = 1024;
    private static final long BYTES_MAX = 16 << 20;

    private final Map<PhysicalTable, Written> tables = new IdentityHashMap<>();
    private long bytes;
    private long writes;

    /** A table's written chunks. */
    private static final class Written {
        final Map<Long, Marks> chunks = new HashMap<>();
        long lastNumber;
        Marks last;
    }

    /** A chunk's written rows; without arrays: any of them. */
    private static final class Marks {
        int[] offsets;
        Row[] rows;
        int count;
        long bytes;

        void forget() {
            offsets = null;
            rows = null;
            count = 0;
            bytes = 0;
        }
    }

    /** row: as it is now; null when it is gone. */
    void wrote(PhysicalTable table, long rowKey, Row row) {
        writes++;
        Marks marks = marks(table, ChunkKeys.chunk(rowKey));
        if (marks.rows == null) {
            return;
        }
        long size = row == null ? 0 : row.getMemory();
        if (marks.count == ROWS_OF_CHUNK || bytes + size > BYTES_MAX) {
            bytes -= marks.bytes;
            marks.forget();
            return;
        }
        if (marks.count == marks.rows.length) {
            marks.offsets = Arrays.copyOf(marks.offsets, 2 * marks.count);
            marks.rows = Arrays.copyOf(marks.rows, 2 * marks.count);
        }
        marks.offsets[marks.count] = ChunkKeys.offset(rowKey);
        marks.rows[marks.count++] = row;
        marks.bytes += size;
        bytes += size;
    }

    /** whole: whether all of the row was replaced, or some of it, which has failed. */
    void replaced(PhysicalTable table, Row row, boolean whole) {
        if (whole) {
            wrote(table, row.getKey(), row);
            return;
        }
        writes++;
        Marks marks = marks(table, ChunkKeys.chunk(row.getKey()));
        bytes -= marks.bytes;
        marks.forget();
    }

    private Marks marks(PhysicalTable table, long number) {
        Written written = tables.computeIfAbsent(table, key -> new Written());
        if (written.last == null || written.lastNumber != number) {
            written.lastNumber = number;
            written.last =
                    written.chunks.computeIfAbsent(
                            number,
                            key -> {
                                Marks marks = new Marks();
                                if (table.held().holds(number)) {
                                    marks.offsets = new int[4];
                                    marks.rows = new Row[4];
                                }
                                return marks;
                            });
        }
        return written.last;
    }

    /** Grows with every write. */
    long mark() {
        return writes;
    }

    /** What came after the mark is undone, and what the rows were before it is not known. */
    void undoneTo(long mark) {
        if (writes == mark) {
            return;
        }
        writes++;
        for (Written written : tables.values()) {
            written.chunks.values().forEach(Marks::forget);
        }
        bytes = 0;
    }

    boolean wrote(PhysicalTable table) {
        return tables.containsKey(table);
    }

    void clear() {
        tables.clear();
        bytes = 0;
    }

    /** Called before the commit in H2; whoever calls it ends the publication. */
    Publication publication() {
        return new Publication();
    }

    /** The time of a commit in which nobody can say whether H2 shows it already. */
    final class Publication implements AutoCloseable {
        private final Map<PhysicalTable, Written> published = new IdentityHashMap<>(tables);
        private boolean committed;

        private Publication() {
            published.keySet().forEach(table -> table.held().begin());
        }

        /** H2 shows the commit. */
        void committed() {
            committed = true;
        }

        @Override
        public void close() {
            RuntimeException failure = null;
            for (Map.Entry<PhysicalTable, Written> entry : published.entrySet()) {
                try {
                    end(entry.getKey().held(), entry.getValue());
                } catch (RuntimeException e) {
                    if (failure == null) {
                        failure = e;
                    } else {
                        failure.addSuppressed(e);
                    }
                }
            }
            if (failure != null) {
                throw failure;
            }
        }

        private void end(HeldTable table, Written written) {
            Map<Long, ChunkLog> changes = null;
            try {
                changes = committed ? changes(written) : null;
            } finally {
                table.end(changes);
            }
        }

        private Map<Long, ChunkLog> changes(Written written) {
            Map<Long, ChunkLog> changes = new HashMap<>();
            written.chunks.forEach((number, marks) -> changes.put(number, log(marks)));
            return changes;
        }

        private ChunkLog log(Marks marks) {
            return marks.rows == null
                    ? null
                    : new ChunkLog(
                            Arrays.copyOf(marks.offsets, marks.count),
                            Arrays.copyOf(marks.rows, marks.count),
                            marks.bytes);
        }
    }
}
