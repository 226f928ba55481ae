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

    /** Null once they may not fit. */
    private int[] counts = {};

    /** Null as long as no count can be greater than an int. */
    private long[] wide;

    /** At least each of the counts. */
    private long most;

    CountStates(int argument, boolean big) {
        this.argument = argument;
        this.big = big;
    }

    @Override
    void ensure(int groups) {
        if (wide != null) {
            wide =
                    groups > wide.length
                            ? Arrays.copyOf(wide, Math.max(groups, 2 * wide.length))
                            : wide;
        } else if (groups > counts.length) {
            counts = Arrays.copyOf(counts, Math.max(groups, 2 * counts.length));
        }
    }

    private void expect(long more) {
        most += more;
        if (wide == null && most > Integer.MAX_VALUE) {
            wide = Arrays.stream(counts).asLongStream().toArray();
            counts = null;
        }
    }

    private void add(int group, int more) {
        if (wide == null) {
            counts[group] += more;
        } else {
            wide[group] += more;
        }
    }

    @Override
    void add(Batch batch, int[] groups, int[] rows, int count) {
        expect(count);
        byte[] validity = argument < 0 ? null : batch.column(argument).validity();
        if (rows == null && validity == null && wide == null) {
            int[] all = counts;
            for (int i = 0; i < count; i++) {
                all[groups[i]]++;
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            if (validity == null || Bits.get(validity, row)) {
                add(groups[row], 1);
            }
        }
    }

    @Override
    void add(Batch batch, RowRuns runs) {
        expect(runs.rows());
        byte[] validity = argument < 0 ? null : batch.column(argument).validity();
        for (int run = 0; run < runs.count; run++) {
            int from = runs.starts[run];
            int to = runs.starts[run + 1];
            add(runs.groups[run], validity == null ? to - from : Bits.count(validity, from, to));
        }
    }

    /** Counts one row less. */
    void takeBack(int group) {
        add(group, -1);
    }

    @Override
    void merge(States other, int[] groups, int count) {
        CountStates added = (CountStates) other;
        expect(added.most);
        for (int i = 0; i < count; i++) {
            if (wide == null) {
                counts[groups[i]] += added.counts[i];
            } else {
                wide[groups[i]] += added.count(i);
            }
        }
    }

    private long count(int group) {
        return wide == null ? counts[group] : wide[group];
    }

    @Override
    Column result(int from, int count) {
        if (big) {
            long[] values = new long[count];
            Arrays.setAll(values, i -> count(from + i));
            return new LongColumn(ColumnType.INT64, count, null, values);
        }
        int[] values = new int[count];
        Arrays.setAll(values, i -> Aggregates.count(count(from + i)));
        return new IntColumn(ColumnType.INT32, count, null, values);
    }

    @Override
    long bytes() {
        return wide == null
                ? (long) counts.length * Integer.BYTES
                : (long) wide.length * Long.BYTES;
    }
}
