package dev.outrigger.engine.columns;

import dev.outrigger.engine.functions.Aggregates;
import dev.outrigger.frame.Bits;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnType;
import dev.outrigger.frame.IntColumn;
import dev.outrigger.frame.LongColumn;
import java.util.Arrays;

/** COUNT, an int, and COUNT_BIG. argument: -1 to count rows. */
final class CountStates extends States {
    private final int argument;
    private final boolean big;
    private long[] counts = {};

    CountStates(int argument, boolean big) {
        this.argument = argument;
        this.big = big;
    }

    @Override
    void ensure(int groups) {
        if (groups > counts.length) {
            counts = Arrays.copyOf(counts, Math.max(groups, 2 * counts.length));
        }
    }

    @Override
    void add(Batch batch, int[] groups, int[] rows, int count) {
        byte[] validity = argument < 0 ? null : batch.column(argument).validity();
        long[] all = counts;
        if (rows == null && validity == null) {
            for (int i = 0; i < count; i++) {
                all[groups[i]]++;
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            if (validity == null || Bits.get(validity, row)) {
                all[groups[row]]++;
            }
        }
    }

    @Override
    void merge(States other, int[] groups, int count) {
        long[] added = ((CountStates) other).counts;
        for (int i = 0; i < count; i++) {
            counts[groups[i]] += added[i];
        }
    }

    @Override
    Column result(int from, int count) {
        if (big) {
            return new LongColumn(
                    ColumnType.INT64, count, null, Arrays.copyOfRange(counts, from, from + count));
        }
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
            values[i] = Aggregates.count(counts[from + i]);
        }
        return new IntColumn(ColumnType.INT32, count, null, values);
    }

    @Override
    long bytes() {
        return (long) counts.length * Long.BYTES;
    }
}
