package dev.outrigger.engine.columns;

import dev.outrigger.frame.BoolColumn;
import dev.outrigger.frame.Column;

/** An aggregate of the rows for which a bit column is true. */
final class FilteredStates extends States {
    private final int filter;
    private final States states;
    private int[] taken = {};

    FilteredStates(int filter, States states) {
        this.filter = filter;
        this.states = states;
    }

    @Override
    void ensure(int groups) {
        states.ensure(groups);
    }

    @Override
    void add(Batch batch, int[] groups, int[] rows, int count) {
        BoolColumn column = (BoolColumn) batch.column(filter);
        if (taken.length < batch.rows()) {
            taken = new int[batch.rows()];
        }
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            if (!column.isNull(row) && column.get(row)) {
                taken[kept++] = row;
            }
        }
        states.add(batch, groups, taken, kept);
    }

    @Override
    void merge(States other, int[] groups, int count) {
        states.merge(((FilteredStates) other).states, groups, count);
    }

    @Override
    Column result(int from, int count) {
        return states.result(from, count);
    }

    @Override
    long bytes() {
        return states.bytes();
    }
}
