package dev.outrigger.engine.columns;

import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * Groups rows by hashing their keys and aggregates each group; each grouping set has its groups, in
 * the order in which their first rows come. Its columns are the keys, then what is computed.
 *
 * @param keys the input's columns, in ascending order
 * @param sets for each grouping set, the places of its keys among all keys, ascending
 */
public record HashAggregate(
        int[] keys, SqlType[] keyTypes, List<int[]> sets, List<Aggregated> aggregated) {

    /** Into how many parts the input may be divided: some aggregates need its rows one by one. */
    public int parts(Work work) {
        boolean ordered = aggregated.stream().anyMatch(Aggregated.OfRows.class::isInstance);
        return ordered ? 1 : work.workers().processors();
    }

    /**
     * Reads the input to its end. When memory does not hold its groups, it is opened a second time
     * and is divided into temporary files.
     *
     * @param input opened for so many parts
     */
    public List<BatchSource> open(IntFunction<List<BatchSource>> input, Work work, int parts) {
        int asked = parts(work);
        if (!work.hasOverflowed(this)) {
            try {
                return inMemory(input.apply(asked), work, parts);
            } catch (SqlError error) {
                if (!Memory.isExceeded(error)) {
                    throw error;
                }
                work.overflowed(this);
            }
        }
        List<BatchSource> inputs = input.apply(Math.min(asked, Partitions.WRITERS_MAX));
        return List.of(new SpilledAggregate(this, work).open(inputs));
    }

    /** Reads the inputs, parts of one, to their end; closes them. */
    List<BatchSource> inMemory(List<BatchSource> inputs, Work work, int parts) {
        AtomicInteger failed = new AtomicInteger(Integer.MAX_VALUE);
        Interner interner = new Interner(work.memory());
        List<Part> made = new ArrayList<>();
        boolean whole = false;
        try {
            List<Callable<Part>> tasks = new ArrayList<>();
            for (BatchSource input : inputs) {
                Part part = new Part(work, interner, failed, made.size());
                made.add(part);
                tasks.add(() -> part.read(input));
            }
            work.workers().all(tasks);
            Part first = made.get(0);
            for (int i = 1; i < made.size(); i++) {
                work.check();
                first.merge(made.get(i));
                made.get(i).close();
            }
            List<BatchSource> sources = first.sources(parts);
            whole = true;
            return sources;
        } finally {
            inputs.forEach(BatchSource::close);
            if (!whole) {
                made.forEach(Part::close);
                interner.close();
            }
        }
    }

    /** What one thread has gathered. Its memory is held until closed. */
    private final class Part {
        private final Work work;
        private final Interner interner;
        private final KeyColumn[] columns = new KeyColumn[keys.length];
        private final Grouping[] groupings = new Grouping[sets.size()];
        private final int number;

        /** The first of the parts that have failed. */
        private final AtomicInteger failed;

        private long reserved;

        Part(Work work, Interner interner, AtomicInteger failed, int number) {
            this.failed = failed;
            this.number = number;
            this.work = work;
            this.interner = interner;
            for (int i = 0; i < keys.length; i++) {
                columns[i] = new KeyColumn(keyTypes[i], interner, true);
            }
            for (int i = 0; i < groupings.length; i++) {
                groupings[i] = new Grouping(sets.get(i), columns, states());
            }
        }

        private States[] states() {
            List<States> states = new ArrayList<>();
            for (Aggregated each : aggregated) {
                if (each instanceof Aggregated.Call call) {
                    states.add(call.states(interner));
                } else if (each instanceof Aggregated.OfRows rows) {
                    states.add(
                            new RowStates(
                                    rows.columns().stream().mapToInt(c -> c).toArray(),
                                    rows.types().toArray(new SqlType[0]),
                                    rows.result(),
                                    rows.maker()));
                }
            }
            return states.toArray(new States[0]);
        }

        /**
         * Ends early when an earlier part has failed: all are given up then. A later one's failure
         * waits for this part's, which would be told instead.
         */
        Part read(BatchSource input) {
            boolean whole = false;
            try {
                readAll(input);
                whole = true;
                return this;
            } finally {
                if (!whole) {
                    failed.accumulateAndGet(number, Math::min);
                }
            }
        }

        private void readAll(BatchSource input) {
            for (Optional<Batch> next = input.next(); next.isPresent(); next = input.next()) {
                if (failed.get() < number) {
                    return;
                }
                work.check();
                Batch batch = next.get();
                if (batch.rows() > 0) {
                    for (int i = 0; i < keys.length; i++) {
                        columns[i].read(batch.column(keys[i]), batch.rows());
                    }
                    for (Grouping grouping : groupings) {
                        grouping.add(batch, keys);
                    }
                    reserve();
                }
            }
        }

        void merge(Part other) {
            for (int i = 0; i < groupings.length; i++) {
                groupings[i].merge(other.groupings[i]);
            }
            reserve();
        }

        /** The one place where the groups' memory grows beyond its limit. */
        private void reserve() {
            long bytes = 0;
            for (Grouping grouping : groupings) {
                bytes += grouping.bytes();
            }
            if (bytes > reserved) {
                work.memory().reserve(bytes - reserved);
                reserved = bytes;
            }
        }

        void close() {
            work.memory().release(reserved);
            reserved = 0;
        }

        /** Up to parts sources that share the groups; the last to be closed gives them up. */
        List<BatchSource> sources(int parts) {
            List<Slice> slices = new ArrayList<>();
            for (int s = 0; s < groupings.length; s++) {
                int size = groupings[s].size();
                for (int from = 0; from < size; from += Batch.ROWS_MAX) {
                    slices.add(new Slice(s, from, Math.min(Batch.ROWS_MAX, size - from)));
                }
            }
            int made = Math.max(1, Math.min(parts, slices.size()));
            AtomicInteger open = new AtomicInteger(made);
            List<BatchSource> sources = new ArrayList<>();
            for (int i = 0; i < made; i++) {
                int from = (int) ((long) slices.size() * i / made);
                int to = (int) ((long) slices.size() * (i + 1) / made);
                sources.add(new Results(this, slices.subList(from, to), open));
            }
            return sources;
        }

        Batch batch(Slice slice) {
            Grouping grouping = groupings[slice.set];
            Column[] results = new Column[keys.length + aggregated.size()];
            for (int i = 0; i < keys.length; i++) {
                results[i] = grouping.key(i, keyTypes[i], slice.from, slice.count);
            }
            int state = 0;
            for (int i = 0; i < aggregated.size(); i++) {
                results[keys.length + i] =
                        aggregated.get(i) instanceof Aggregated.Level level
                                ? level(level, sets.get(slice.set), slice.count)
                                : grouping.result(state++, slice.from, slice.count);
            }
            return new Batch(slice.count, results);
        }
    }

    private static Column level(Aggregated.Level level, int[] set, int count) {
        long bits = 0;
        for (int place : level.places()) {
            bits = bits << 1 | (Arrays.binarySearch(set, place) >= 0 ? 0 : 1);
        }
        ColumnBuilder builder = new ColumnBuilder(SqlColumns.columnType(level.result()), count);
        for (int i = 0; i < count; i++) {
            Object value = level.result().equals(SqlType.BIGINT) ? (Object) bits : (int) bits;
            SqlColumns.append(builder, level.result(), value);
        }
        return builder.build();
    }

    /** Some groups of a grouping set. */
    private record Slice(int set, int from, int count) {}

    private static final class Results implements BatchSource {
        private final Part part;
        private final List<Slice> slices;
        private final AtomicInteger open;
        private int next;
        private boolean closed;

        Results(Part part, List<Slice> slices, AtomicInteger open) {
            this.part = part;
            this.slices = slices;
            this.open = open;
        }

        @Override
        public Optional<Batch> next() {
            part.work.check();
            return closed || next == slices.size()
                    ? Optional.empty()
                    : Optional.of(part.batch(slices.get(next++)));
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                if (open.decrementAndGet() == 0) {
                    part.close();
                    part.interner.close();
                }
            }
        }
    }
}
