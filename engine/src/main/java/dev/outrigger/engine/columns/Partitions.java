package dev.outrigger.engine.columns;

import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Rows in temporary files, divided by their keys' values: equal keys are in one partition, and the
 * rows of a partition keep their order. Written by several threads, then read by several.
 */
final class Partitions implements AutoCloseable {
    static final int COUNT = 16;

    /** Into how many parts an input is divided at most while it is written. */
    static final int WRITERS_MAX = 4;

    /** Partitions of partitions: beyond these, equal hashes are equal keys. */
    static final int DEPTH_MAX = 4;

    /** Rows are written when so many of a partition have been gathered. */
    private static final int PIECE_ROWS = 4096;

    /** Or so many bytes of them. */
    private static final long PIECE_BYTES = 1 << 20;

    /** A partition up to here is worked on without counting: every statement gets done. */
    private static final int SMALL_BYTES = 4 << 20;

    private final Work work;
    private final List<Writer> writers = new ArrayList<>();

    private Partitions(Work work) {
        this.work = work;
    }

    /** Reads the sources, parts of one input, to their end; closes them. */
    static Partitions of(
            List<BatchSource> sources, int[] keys, SqlType[] types, int depth, Work work) {
        return of(sources, () -> new ValueHashes(keys, types, depth), work);
    }

    /** hashes: for each thread its own. */
    static Partitions of(List<BatchSource> sources, Supplier<ValueHashes> hashes, Work work) {
        Partitions made = new Partitions(work);
        boolean whole = false;
        try {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (BatchSource source : sources) {
                Writer writer = made.new Writer(hashes.get());
                made.writers.add(writer);
                tasks.add(() -> writer.write(source));
            }
            work.workers().all(tasks);
            whole = true;
            return made;
        } finally {
            try {
                sources.forEach(BatchSource::close);
            } finally {
                if (!whole) {
                    made.close();
                }
            }
        }
    }

    /** The partition of the rows with a hash. */
    static int place(long hash) {
        return (int) hash & COUNT - 1;
    }

    long rows() {
        return IntStream.range(0, COUNT).mapToLong(this::rows).sum();
    }

    long rows(int partition) {
        return writers.stream().mapToLong(writer -> writer.rows(partition)).sum();
    }

    /** What to work on a partition with. */
    Work work(int partition) {
        long bytes = writers.stream().mapToLong(writer -> writer.bytes(partition)).sum();
        return rows(partition) <= Batch.ROWS_MAX && bytes <= SMALL_BYTES ? work.uncounted() : work;
    }

    /** A partition's rows, in the order of the parts; those of a part in their order. */
    BatchSource read(int partition) {
        List<SpillFile> files = new ArrayList<>();
        for (Writer writer : writers) {
            if (writer.files[partition] != null) {
                files.add(writer.files[partition]);
            }
        }
        return new Chained(SpillFile.read(files), () -> {});
    }

    /** Gives a partition's files up. */
    void drop(int partition) {
        writers.forEach(writer -> writer.drop(partition));
    }

    @Override
    public void close() {
        for (int i = 0; i < COUNT; i++) {
            drop(i);
        }
    }

    /** What one thread writes. */
    private final class Writer {
        private final ValueHashes hashes;
        private final SpillFile[] files = new SpillFile[COUNT];
        private final List<List<Batch>> pieces = new ArrayList<>();
        private final int[] gathered = new int[COUNT];
        private final long[] bytes = new long[COUNT];

        Writer(ValueHashes hashes) {
            this.hashes = hashes;
            for (int i = 0; i < COUNT; i++) {
                pieces.add(new ArrayList<>());
            }
        }

        Void write(BatchSource source) {
            int[][] positions = new int[COUNT][Batch.ROWS_MAX];
            for (Optional<Batch> next = source.next(); next.isPresent(); next = source.next()) {
                work.check();
                Batch batch = next.get();
                long[] hashed = hashes.of(batch);
                int[] counts = new int[COUNT];
                for (int row = 0; row < batch.rows(); row++) {
                    int partition = place(hashed[row]);
                    positions[partition][counts[partition]++] = row;
                }
                for (int i = 0; i < COUNT; i++) {
                    if (counts[i] > 0) {
                        add(i, Gather.rows(batch, positions[i], counts[i]));
                    }
                }
            }
            for (int i = 0; i < COUNT; i++) {
                flush(i);
                if (files[i] != null) {
                    files[i].finish();
                }
            }
            return null;
        }

        private void add(int partition, Batch piece) {
            if (gathered[partition] + piece.rows() > Batch.ROWS_MAX
                    || bytes[partition] > PIECE_BYTES) {
                flush(partition);
            }
            pieces.get(partition).add(piece);
            gathered[partition] += piece.rows();
            bytes[partition] += piece.bytes();
            if (gathered[partition] >= PIECE_ROWS || bytes[partition] >= PIECE_BYTES) {
                flush(partition);
            }
        }

        private void flush(int partition) {
            List<Batch> some = pieces.get(partition);
            if (some.isEmpty()) {
                return;
            }
            if (files[partition] == null) {
                files[partition] = work.spill();
            }
            Column[] columns = new Column[some.get(0).columns().length];
            for (int i = 0; i < columns.length; i++) {
                int column = i;
                columns[i] = Concatenation.of(some.stream().map(b -> b.column(column)).toList());
            }
            files[partition].write(new Batch(gathered[partition], columns));
            some.clear();
            gathered[partition] = 0;
            bytes[partition] = 0;
        }

        long rows(int partition) {
            return files[partition] == null ? 0 : files[partition].rows();
        }

        long bytes(int partition) {
            return files[partition] == null ? 0 : files[partition].bytes();
        }

        void drop(int partition) {
            if (files[partition] != null) {
                files[partition].close();
                files[partition] = null;
            }
        }
    }
}
