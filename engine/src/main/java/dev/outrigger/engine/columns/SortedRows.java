package dev.outrigger.engine.columns;

import dev.outrigger.frame.Column;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** Rows that are in memory, and their order. */
final class SortedRows {
    private final Column[] columns;
    private final int[] positions;

    private SortedRows(Column[] columns, int[] positions) {
        this.columns = columns;
        this.positions = positions;
    }

    /** Requires at least one batch. */
    static SortedRows of(List<Batch> batches, SortKey[] keys, Work work) {
        int rows = batches.stream().mapToInt(Batch::rows).reduce(0, Math::addExact);
        List<Callable<Column>> tasks =
                IntStream.range(0, batches.get(0).columns().length)
                        .mapToObj(
                                i ->
                                        (Callable<Column>)
                                                () -> {
                                                    work.check();
                                                    return Concatenation.of(
                                                            batches.stream()
                                                                    .map(b -> b.column(i))
                                                                    .toList());
                                                })
                        .toList();
        Column[] columns = work.workers().all(tasks).toArray(Column[]::new);
        return new SortedRows(
                columns, MergeSort.order(KeyOrder.all(columns, keys, work), rows, work));
    }

    int rows() {
        return positions.length;
    }

    /** The first rows in order, as one batch. */
    Batch first(int count) {
        Column[] made = new Column[columns.length];
        for (int i = 0; i < made.length; i++) {
            made[i] = Gather.rows(columns[i], positions, count);
        }
        return new Batch(count, made);
    }

    /** The rows in order, from one on. */
    BatchSource from(long first, long count, int batchRows) {
        int end = (int) Math.min(positions.length, first + Math.min(count, positions.length));
        return new BatchSource() {
            private int next = (int) Math.min(first, end);

            @Override
            public Optional<Batch> next() {
                if (next >= end) {
                    return Optional.empty();
                }
                int rows = Math.min(batchRows, end - next);
                int[] wanted = Arrays.copyOfRange(positions, next, next + rows);
                next += rows;
                Column[] made = new Column[columns.length];
                for (int i = 0; i < made.length; i++) {
                    made[i] = Gather.rows(columns[i], wanted, rows);
                }
                return Optional.of(new Batch(rows, made));
            }

            @Override
            public void close() {
                next = end;
            }
        };
    }
}
