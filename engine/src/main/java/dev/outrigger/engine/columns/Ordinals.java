package dev.outrigger.engine.columns;

import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnType;
import dev.outrigger.frame.LongColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Rows' numbers in the order in which they came, as a column: what was spilled and computed in
 * pieces is put in that order again.
 */
final class Ordinals {
    /** Above all numbers of rows; each part of an input has so many for itself. */
    private static final int PART_BITS = 44;

    private Ordinals() {}

    /** Numbers the rows of the parts of one input, in a column put at this place. */
    static List<BatchSource> numbered(List<BatchSource> parts, int place) {
        List<BatchSource> numbered = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            numbered.add(new Reshaped(parts.get(i), from((long) i << PART_BITS, place)));
        }
        return numbered;
    }

    private static UnaryOperator<Batch> from(long first, int place) {
        return new UnaryOperator<>() {
            private long next = first;

            @Override
            public Batch apply(Batch batch) {
                long[] numbers = new long[batch.rows()];
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = next++;
                }
                return with(batch, place, column(numbers));
            }
        };
    }

    static Column column(long[] numbers) {
        return new LongColumn(ColumnType.INT64, numbers.length, null, numbers);
    }

    static Batch with(Batch batch, int place, Column column) {
        Column[] columns = new Column[batch.columns().length + 1];
        System.arraycopy(batch.columns(), 0, columns, 0, place);
        columns[place] = column;
        System.arraycopy(batch.columns(), place, columns, place + 1, columns.length - place - 1);
        return new Batch(batch.rows(), columns);
    }

    static Batch without(Batch batch, int place) {
        Column[] columns = new Column[batch.columns().length - 1];
        System.arraycopy(batch.columns(), 0, columns, 0, place);
        System.arraycopy(batch.columns(), place + 1, columns, place, columns.length - place);
        return new Batch(batch.rows(), columns);
    }

    /** Runs that are in the order of their ordinals each, as one. */
    static BatchSource merged(List<SpillFile> runs, int place, Work work) {
        SortKey[] keys = {new SortKey(place, SqlType.BIGINT, false)};
        return new SortedRuns(SpillFile.read(runs), keys, work);
    }
}
