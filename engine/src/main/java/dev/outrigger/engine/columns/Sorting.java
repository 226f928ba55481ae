package dev.outrigger.engine.columns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Puts rows in order, stably, and passes some of them on. What memory does not hold is written to
 * temporary files as runs in order, which are merged at the end. When few rows are wanted, only
 * those that may be among them are kept.
 */
public final class Sorting implements BatchSource {
    /** Up to so many wanted rows are kept by themselves. */
    private static final long FEW = 100_000;

    /** Rows beyond those wanted that are gathered before they are sorted out. */
    private static final int SLACK = 4 * Batch.ROWS_MAX;

    /** Small, since a merge holds one batch of each run. */
    private static final int SPILLED_BATCH_ROWS = 4096;

    /** Runs that are merged at a time. */
    private static final int FAN_IN = 16;

    /** What the sorting of a row takes beside its values: concatenated, they are there twice. */
    private static final long ROW_BYTES = 48;

    /** The same for each key whose values are objects. */
    private static final long OBJECT_BYTES = 100;

    private final List<BatchSource> inputs;
    private final SortKey[] keys;
    private final long skip;
    private final long count;
    private final Work work;
    private final long rowBytes;
    private final List<SpillFile> files = new ArrayList<>();
    private long reserved;
    private BatchSource result;
    private boolean closed;

    /** inputs: one after the other they are the rows to be sorted. Closing closes them. */
    public Sorting(List<BatchSource> inputs, SortKey[] keys, long skip, long count, Work work) {
        this.inputs = inputs;
        this.keys = keys;
        this.skip = skip;
        this.count = count;
        this.work = work;
        this.rowBytes =
                ROW_BYTES
                        + OBJECT_BYTES
                                * Arrays.stream(keys).filter(key -> key.type().isText()).count();
    }

    @Override
    public Optional<Batch> next() {
        if (closed || count == 0) {
            return Optional.empty();
        }
        if (result == null) {
            result = sorted();
        }
        work.check();
        return result.next();
    }

    private BatchSource sorted() {
        List<Callable<Part>> tasks =
                inputs.stream()
                        .map(
                                input ->
                                        (Callable<Part>)
                                                () -> {
                                                    Part part = new Part();
                                                    part.collect(input);
                                                    return part;
                                                })
                        .toList();
        List<Part> parts = work.workers().all(tasks);
        boolean spilled = parts.stream().anyMatch(part -> !part.runs.isEmpty());
        if (!spilled) {
            List<Batch> held = new ArrayList<>();
            parts.forEach(part -> held.addAll(part.held));
            parts.forEach(part -> part.held.clear());
            return held.isEmpty()
                    ? new LimitedSource(new SortedRuns(List.of(), keys, work), 0, 0)
                    : SortedRows.of(held, keys, work).from(skip, count, Batch.ROWS_MAX);
        }
        List<SpillFile> runs = new ArrayList<>();
        for (Part part : parts) {
            part.spill();
            runs.addAll(part.runs);
        }
        return new LimitedSource(merged(runs), skip, count);
    }

    /** Merges neighbours, so that equal rows keep their order, until few enough runs are left. */
    private BatchSource merged(List<SpillFile> runs) {
        List<SpillFile> left = runs;
        while (left.size() > FAN_IN) {
            List<SpillFile> fewer = new ArrayList<>();
            for (int from = 0; from < left.size(); from += FAN_IN) {
                List<SpillFile> some = left.subList(from, Math.min(from + FAN_IN, left.size()));
                try (BatchSource source = merge(some)) {
                    fewer.add(written(source));
                }
                some.forEach(SpillFile::close);
            }
            left = fewer;
        }
        return merge(left);
    }

    private BatchSource merge(List<SpillFile> runs) {
        return new SortedRuns(SpillFile.read(runs), keys, work);
    }

    private SpillFile written(BatchSource rows) {
        SpillFile file = work.spill();
        synchronized (files) {
            files.add(file);
        }
        for (Optional<Batch> batch = rows.next(); batch.isPresent(); batch = rows.next()) {
            work.check();
            file.write(batch.get());
        }
        // Open it would hold a descriptor and a buffer until it is merged.
        file.finish();
        return file;
    }

    private boolean tryReserve(long bytes) {
        if (!work.memory().tryReserve(bytes)) {
            return false;
        }
        synchronized (files) {
            reserved += bytes;
        }
        return true;
    }

    private void release(long bytes) {
        work.memory().release(bytes);
        synchronized (files) {
            reserved -= bytes;
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (result != null) {
                result.close();
            }
            inputs.forEach(BatchSource::close);
        } finally {
            files.forEach(SpillFile::close);
            work.memory().release(reserved);
        }
    }

    /** What one input gave: rows in memory, and runs before them. Used by one thread. */
    private final class Part {
        final List<Batch> held = new ArrayList<>();
        final List<SpillFile> runs = new ArrayList<>();
        private final long wanted = skip > Long.MAX_VALUE - count ? Long.MAX_VALUE : skip + count;
        private long rows;
        private long bytes;

        /** The last row that may still be wanted; null while all may be. */
        private KeyOrder last;

        void collect(BatchSource input) {
            for (Optional<Batch> next = input.next(); next.isPresent(); next = input.next()) {
                work.check();
                Batch batch = candidates(next.get());
                if (batch.rows() == 0) {
                    continue;
                }
                hold(batch);
                if (wanted <= FEW && rows > wanted + SLACK) {
                    keepWanted();
                }
            }
        }

        private void hold(Batch batch) {
            long more = 2 * batch.bytes() + rowBytes * batch.rows();
            if (!tryReserve(more)) {
                spill();
                if (!tryReserve(more)) {
                    // The others hold it all: one batch does not matter, and they get done.
                    more = 0;
                }
            }
            bytes += more;
            rows += batch.rows();
            held.add(batch);
            if (more == 0) {
                spill();
            }
        }

        /** The rows whose first key does not put them behind the last one wanted. */
        private Batch candidates(Batch batch) {
            if (last == null || batch.rows() == 0) {
                return batch;
            }
            KeyOrder first = KeyOrder.of(batch.column(keys[0].column()), keys[0], work);
            int[] positions = new int[batch.rows()];
            int found = 0;
            for (int i = 0; i < positions.length; i++) {
                if (first.compare(i, last, 0) <= 0) {
                    positions[found++] = i;
                }
            }
            return Gather.rows(batch, positions, found);
        }

        private void keepWanted() {
            Batch kept = sortedHere().first((int) wanted);
            drop();
            if (kept.rows() == 0) {
                return;
            }
            hold(kept);
            Batch end = Gather.rows(kept, new int[] {kept.rows() - 1}, 1);
            last = KeyOrder.of(end.column(keys[0].column()), keys[0], work);
        }

        private SortedRows sortedHere() {
            return SortedRows.of(held, keys, work);
        }

        private void drop() {
            held.clear();
            release(bytes);
            bytes = 0;
            rows = 0;
        }

        void spill() {
            if (held.isEmpty()) {
                return;
            }
            try (BatchSource source = sortedHere().from(0, Long.MAX_VALUE, SPILLED_BATCH_ROWS)) {
                runs.add(written(source));
            }
            drop();
        }
    }
}
