package dev.outrigger.engine.columns;

import dev.outrigger.engine.errors.SqlError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What an operator gives for each partition of its input, in temporary files, each in the order of
 * its ordinals. Thread-safe. Closing deletes them.
 */
final class Runs implements AutoCloseable {
    /** Small, since a merge holds one batch of each run. */
    private static final int BATCH_ROWS = 4096;

    private final Work work;
    private final List<SpillFile> files = new ArrayList<>();

    Runs(Work work) {
        this.work = work;
    }

    /** The output for one partition. */
    interface Step {
        BatchSource open(int partition);
    }

    /**
     * Works on several partitions at a time. One that memory does not hold then is tried again by
     * itself, and is divided if it is not held even so. done: hears of each whose output is
     * written.
     */
    void add(List<Integer> partitions, Step whole, Step divided, IntConsumer done) {
        List<Callable<Integer>> tasks = new ArrayList<>();
        SpillFile[] made = new SpillFile[Partitions.COUNT];
        for (int partition : partitions) {
            tasks.add(
                    () -> {
                        made[partition] = attempt(partition, whole, done);
                        return partition;
                    });
        }
        for (int partition : work.workers().all(tasks)) {
            if (made[partition] == null && partitions.size() > 1) {
                made[partition] = attempt(partition, whole, done);
            }
            if (made[partition] == null) {
                written(divided.open(partition));
                done.accept(partition);
            }
        }
    }

    static List<Integer> partitions(IntPredicate wanted) {
        return IntStream.range(0, Partitions.COUNT).filter(wanted).boxed().toList();
    }

    private SpillFile attempt(int partition, Step whole, IntConsumer done) {
        try {
            SpillFile file = written(whole.open(partition));
            done.accept(partition);
            return file;
        } catch (SqlError error) {
            if (Memory.isExceeded(error)) {
                return null;
            }
            throw error;
        }
    }

    private SpillFile written(BatchSource source) {
        SpillFile file = work.spill();
        synchronized (this) {
            files.add(file);
        }
        boolean whole = false;
        try (source) {
            for (Optional<Batch> next = source.next(); next.isPresent(); next = source.next()) {
                work.check();
                Batch batch = next.get();
                for (int from = 0; from < batch.rows(); from += BATCH_ROWS) {
                    int count = Math.min(BATCH_ROWS, batch.rows() - from);
                    file.write(Gather.range(batch, from, count));
                }
            }
            file.finish();
            whole = true;
            return file;
        } finally {
            if (!whole) {
                synchronized (this) {
                    files.remove(file);
                }
                file.close();
            }
        }
    }

    /**
     * All of them in the order of their ordinals; closing it closes these. Files are opened when
     * the first row is asked for: there are many of them where an operator has many grouping sets.
     */
    BatchSource merged(int ordinal) {
        return new BatchSource() {
            private BatchSource opened;

            @Override
            public Optional<Batch> next() {
                if (opened == null) {
                    opened = Ordinals.merged(List.copyOf(files), ordinal, work);
                }
                return opened.next();
            }

            @Override
            public void close() {
                try {
                    if (opened != null) {
                        opened.close();
                    }
                } finally {
                    Runs.this.close();
                }
            }
        };
    }

    @Override
    public synchronized void close() {
        files.forEach(SpillFile::close);
        files.clear();
    }
}
