package dev.outrigger.engine.columns;

import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Bits;
import dev.outrigger.frame.BoolColumn;
import dev.outrigger.frame.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Groups that memory does not hold: the rows are divided by their keys' values into temporary
 * files, each of which is grouped by itself. A group is in one of them as a whole, so any aggregate
 * will do. The groups come in the order of their first rows, as they do when nothing is spilled.
 */
final class SpilledAggregate {
    private final HashAggregate aggregate;
    private final Work work;

    /** The input's columns that are asked for, ascending: what is written, with an ordinal last. */
    private final int[] needed;

    /** How many columns of the input there are at least. */
    private final int width;

    SpilledAggregate(HashAggregate aggregate, Work work) {
        this.aggregate = aggregate;
        this.work = work;
        TreeSet<Integer> columns = new TreeSet<>();
        for (int key : aggregate.keys()) {
            columns.add(key);
        }
        for (Aggregated each : aggregate.aggregated()) {
            if (each instanceof Aggregated.Call call) {
                columns.add(call.argument());
                columns.add(call.filter());
            } else if (each instanceof Aggregated.OfRows rows) {
                columns.addAll(rows.columns());
            }
        }
        columns.remove(-1);
        this.needed = columns.stream().mapToInt(c -> c).toArray();
        this.width = needed.length == 0 ? 0 : needed[needed.length - 1] + 1;
    }

    /** Reads the inputs, parts of one, to their end; closes them. */
    BatchSource open(List<BatchSource> inputs) {
        List<BatchSource> numbered = new ArrayList<>();
        for (BatchSource input : inputs) {
            numbered.add(new Reshaped(input, this::narrow));
        }
        numbered = Ordinals.numbered(numbered, needed.length);
        List<BatchSource> results = new ArrayList<>();
        boolean whole = false;
        try {
            if (aggregate.sets().size() == 1) {
                results.add(groups(numbered, aggregate.sets().get(0), 0));
            } else {
                // Undivided: each grouping set divides the rows in its own way.
                try (Partitions rows =
                        Partitions.of(numbered, new int[0], new SqlType[0], 0, work)) {
                    int all =
                            Partitions.place(new ValueHashes(new int[0], new SqlType[0], 0).only());
                    for (int[] set : aggregate.sets()) {
                        results.add(groups(List.of(rows.read(all)), set, 0));
                    }
                }
            }
            whole = true;
        } finally {
            if (!whole) {
                results.forEach(BatchSource::close);
            }
        }
        int ordinal = aggregate.keys().length + aggregate.aggregated().size();
        return new Reshaped(
                new Chained(results, () -> {}), batch -> Ordinals.without(batch, ordinal));
    }

    /** The groups of rows that have ordinals at this place; each gives that of its first row. */
    BatchSource openNumbered(BatchSource input, int ordinal) {
        BatchSource rows =
                new Reshaped(
                        input,
                        batch ->
                                Ordinals.with(narrow(batch), needed.length, batch.column(ordinal)));
        return groups(List.of(rows), aggregate.sets().get(0), 0);
    }

    /** The groups of one set, each with the ordinal of its first row. */
    private BatchSource groups(List<BatchSource> rows, int[] set, int depth) {
        int[] places = new int[set.length];
        SqlType[] types = new SqlType[set.length];
        for (int i = 0; i < set.length; i++) {
            places[i] = Arrays.binarySearch(needed, aggregate.keys()[set[i]]);
            types[i] = aggregate.keyTypes()[set[i]];
        }
        List<Aggregated> aggregated = new ArrayList<>(aggregate.aggregated());
        aggregated.add(
                new Aggregated.Call(
                        Aggregated.Function.extreme(false, null),
                        width,
                        SqlType.BIGINT,
                        false,
                        -1));
        HashAggregate one =
                new HashAggregate(aggregate.keys(), aggregate.keyTypes(), List.of(set), aggregated);
        Runs runs = new Runs(work);
        boolean whole = false;
        try (Partitions partitions = Partitions.of(rows, places, types, depth, work)) {
            long all = partitions.rows();
            boolean aloneAndEmpty = set.length == 0 && all == 0;
            runs.add(
                    Runs.partitions(p -> partitions.rows(p) > 0 || aloneAndEmpty && p == 0),
                    p -> {
                        List<BatchSource> input =
                                List.of(new Reshaped(partitions.read(p), this::wide));
                        return one.inMemory(input, partitions.work(p), 1).get(0);
                    },
                    p -> {
                        if (depth == Partitions.DEPTH_MAX || partitions.rows(p) == all) {
                            if (!DistinctFirst.takes(one)) {
                                throw Memory.exceeded(work.memory().limit());
                            }
                            return new DistinctFirst(one, set, width, work)
                                    .open(() -> new Reshaped(partitions.read(p), this::wide));
                        }
                        return groups(List.of(partitions.read(p)), set, depth + 1);
                    },
                    partitions::drop);
            BatchSource merged = runs.merged(aggregate.keys().length + aggregated.size() - 1);
            whole = true;
            return merged;
        } finally {
            if (!whole) {
                runs.close();
            }
        }
    }

    private Batch narrow(Batch batch) {
        Column[] columns = new Column[needed.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = batch.column(needed[i]);
        }
        return new Batch(batch.rows(), columns);
    }

    /** The columns at their places again, the ordinals behind them; nobody reads the others. */
    private Batch wide(Batch batch) {
        Column[] columns = new Column[width + 1];
        Arrays.fill(
                columns, new BoolColumn(batch.rows(), null, new byte[Bits.bytesFor(batch.rows())]));
        for (int i = 0; i < needed.length; i++) {
            columns[needed[i]] = batch.column(i);
        }
        columns[width] = batch.column(needed.length);
        return new Batch(batch.rows(), columns);
    }
}
