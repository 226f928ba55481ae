package dev.outrigger.engine.columns;

import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Column;
import java.util.Optional;

/** An aggregate of each value of a group once. */
final class DistinctStates extends States {
    private final int argument;
    private final KeyColumn values;
    private final States states;
    private final DistinctSet seen;
    private int[] taken = {};

    /** The group of each row that was taken last. */
    private int[] takenGroups = {};

    DistinctStates(int argument, SqlType type, Interner interner, States states) {
        this.argument = argument;
        this.values = new KeyColumn(type, interner, true);
        this.states = states;
        // What is added up in floats depends on the order, which a narrow set does not keep.
        this.seen = DistinctSet.of(type.isApproximate());
    }

    @Override
    void ensure(int groups) {
        states.ensure(groups);
    }

    @Override
    void add(Batch batch, int[] groups, int[] rows, int count) {
        values.read(batch.column(argument), batch.rows());
        long[] codes = values.codes;
        if (taken.length < batch.rows()) {
            taken = new int[batch.rows()];
        }
        int kept = 0;
        int lastGroup = -1;
        long lastCode = 0;
        if (!values.marked && rows == null) {
            for (int row = 0; row < count; row++) {
                int group = groups[row];
                long code = codes[row];
                if (group != lastGroup || code != lastCode) {
                    lastGroup = group;
                    lastCode = code;
                    if (seen.add(group, code, KeyColumn.PLAIN)) {
                        taken[kept++] = row;
                    }
                }
            }
        } else {
            for (int i = 0; i < count; i++) {
                int row = rows == null ? i : rows[i];
                byte mark = values.marked ? values.marks[row] : KeyColumn.PLAIN;
                if (mark != KeyColumn.NULL && seen.add(groups[row], codes[row], mark)) {
                    taken[kept++] = row;
                }
            }
        }
        states.add(batch, groups, taken, kept);
    }

    @Override
    void add(Batch batch, RowRuns runs) {
        Column column = batch.column(argument);
        values.read(column, batch.rows());
        if (values.marked) {
            super.add(batch, runs);
            return;
        }
        if (taken.length < batch.rows()) {
            taken = new int[batch.rows()];
        }
        if (takenGroups.length < batch.rows()) {
            takenGroups = new int[batch.rows()];
        }
        long[] codes = values.codes;
        int kept = 0;
        for (int run = 0; run < runs.count; run++) {
            int group = runs.groups[run];
            int to = runs.starts[run + 1];
            long last = ~codes[runs.starts[run]];
            for (int row = runs.starts[run]; row < to; row++) {
                if (codes[row] != last) {
                    last = codes[row];
                    if (seen.add(group, last, KeyColumn.PLAIN)) {
                        takenGroups[row] = group;
                        taken[kept++] = row;
                    }
                }
            }
        }
        states.add(batch, takenGroups, taken, kept);
    }

    @Override
    void merge(States other, int[] groups, int count) {
        DistinctStates after = (DistinctStates) other;
        if (states instanceof CountStates counts) {
            Optional<int[]> shared = seen.follow(after.seen, groups, count);
            if (shared.isPresent()) {
                counts.merge(after.states, groups, count);
                for (int group : shared.get()) {
                    counts.takeBack(groups[group]);
                }
                return;
            }
        }
        Fresh fresh = new Fresh();
        after.seen.forEach(
                (group, code, mark) -> {
                    if (seen.add(groups[group], code, mark)) {
                        fresh.take(groups[group], code, mark);
                    }
                });
        fresh.flush();
    }

    @Override
    Column result(int from, int count) {
        return states.result(from, count);
    }

    @Override
    long bytes() {
        return states.bytes() + seen.bytes();
    }

    /** What the other has seen, and this has not, as rows made from their codes. */
    private final class Fresh {
        private final int[] groups = new int[Batch.ROWS_MAX];
        private final long[] codes = new long[Batch.ROWS_MAX];
        private final byte[] marks = new byte[Batch.ROWS_MAX];
        private int count;

        void take(int group, long code, byte mark) {
            groups[count] = group;
            codes[count] = code;
            marks[count] = mark;
            if (++count == Batch.ROWS_MAX) {
                flush();
            }
        }

        void flush() {
            Column[] columns = new Column[argument + 1];
            Column column = KeyColumn.column(values.type, values.interner, codes, marks, count);
            java.util.Arrays.fill(columns, column);
            states.add(new Batch(count, columns), groups, null, count);
            count = 0;
        }
    }
}
