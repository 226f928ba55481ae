package dev.outrigger.engine.columns;

import dev.outrigger.engine.errors.SqlError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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
     * itself, and is divided if it is not held even so.
     */
    void add(List<Integer> partitions, Step whole, Step divided) {
        List<Callable<Integer>> tasks = new ArrayList<>();
        SpillFile[] made = new SpillFile[Partitions.COUNT];
        for (int partition : partitions) {
            tasks.add(
                    () -> {
                        made[partition] = attempt(partition, whole);
                        return partition;
                    });
        }
        for (int partition : work.workers().all(tasks)) {
            if (made[partition] == null && partitions.size() > 1) {
                made[partition] = attempt(partition, whole);
            }
            if (made[partition] == null) {
                written(divided.open(partition));
            }
        }
    }

    static List<Integer> partitions(IntPredicate wanted) {
        return IntStream.range(0, Partitions.COUNT).filter(wanted).boxed().toList();
    }

    private SpillFile attempt(int partition, Step whole) {
        try {
            return written(whole.open(partition));
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
                    int[] rows = IntStream.range(from, from + count).toArray();
                    file.write(Gather.rows(batch, rows, count));
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

    /** All of them in the order of their ordinals; closing it closes these. */
    BatchSource merged(int ordinal) {
        return new Chained(List.of(Ordinals.merged(List.copyOf(files), ordinal)), this::close);
    }

    @Override
    public synchronized void close() {
        files.forEach(SpillFile::close);
        files.clear();
    }
}
