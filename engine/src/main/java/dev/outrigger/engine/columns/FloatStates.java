package dev.outrigger.engine.columns;

import dev.outrigger.engine.functions.FloatSums;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.ColumnType;
import dev.outrigger.frame.DoubleColumn;
import dev.outrigger.frame.FloatColumn;

/** SUM and AVG of real and float. */
final class FloatStates extends States {
    private final int argument;
    private final FloatSums sums;

    FloatStates(int argument, boolean average) {
        this.argument = argument;
        this.sums = new FloatSums(average);
    }

    @Override
    void ensure(int groups) {
        sums.ensure(groups);
    }

    @Override
    void add(Batch batch, int[] groups, int[] rows, int count) {
        Column column = batch.column(argument);
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            if (!column.isNull(row)) {
                sums.add(
                        groups[row],
                        column instanceof DoubleColumn real
                                ? real.get(row)
                                : ((FloatColumn) column).get(row));
            }
        }
    }

    @Override
    void merge(States other, int[] groups, int count) {
        sums.merge(((FloatStates) other).sums, groups, count);
    }

    @Override
    Column result(int from, int count) {
        ColumnBuilder builder = new ColumnBuilder(ColumnType.FLOAT64, count);
        for (int group = from; group < from + count; group++) {
            if (sums.isNull(group)) {
                builder.appendNull();
            } else {
                builder.appendDouble(sums.result(group));
            }
        }
        return builder.build();
    }

    @Override
    long bytes() {
        return sums.bytes();
    }
}
