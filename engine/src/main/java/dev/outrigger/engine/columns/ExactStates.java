package dev.outrigger.engine.columns;

import dev.outrigger.engine.functions.ExactSums;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Bits;
import dev.outrigger.frame.ByteColumn;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.DecimalColumn;
import dev.outrigger.frame.IntColumn;
import dev.outrigger.frame.LongColumn;
import dev.outrigger.frame.ShortColumn;

/** SUM and AVG of whole numbers, decimals and money. */
final class ExactStates extends States {
    private final int argument;
    private final SqlType type;
    private final ExactSums sums;

    ExactStates(int argument, SqlType type, boolean average) {
        this.argument = argument;
        this.type = type;
        this.sums = new ExactSums(type, average);
    }

    @Override
    void ensure(int groups) {
        sums.ensure(groups);
    }

    @Override
    void add(Batch batch, int[] groups, int[] rows, int count) {
        Column column = batch.column(argument);
        byte[] validity = column.validity();
        if (column instanceof IntColumn whole) {
            int[] values = whole.values();
            for (int i = 0; i < count; i++) {
                int row = rows == null ? i : rows[i];
                if (validity == null || Bits.get(validity, row)) {
                    sums.add(groups[row], values[row]);
                }
            }
        } else if (column instanceof DecimalColumn decimal && decimal.high() != null) {
            for (int i = 0; i < count; i++) {
                int row = rows == null ? i : rows[i];
                if (validity == null || Bits.get(validity, row)) {
                    sums.add(groups[row], decimal.high()[row], decimal.low()[row]);
                }
            }
        } else if (column instanceof DecimalColumn || column instanceof LongColumn) {
            long[] values =
                    column instanceof DecimalColumn decimal
                            ? decimal.low()
                            : ((LongColumn) column).values();
            for (int i = 0; i < count; i++) {
                int row = rows == null ? i : rows[i];
                if (validity == null || Bits.get(validity, row)) {
                    sums.add(groups[row], values[row]);
                }
            }
        } else {
            for (int i = 0; i < count; i++) {
                int row = rows == null ? i : rows[i];
                if (validity == null || Bits.get(validity, row)) {
                    sums.add(
                            groups[row],
                            column instanceof ShortColumn whole
                                    ? whole.get(row)
                                    : ((ByteColumn) column).get(row) & 0xff);
                }
            }
        }
    }

    @Override
    void add(Batch batch, RowRuns runs) {
        Column column = batch.column(argument);
        byte[] validity = column.validity();
        if (column instanceof IntColumn whole) {
            for (int run = 0; run < runs.count; run++) {
                int from = runs.starts[run];
                int to = runs.starts[run + 1];
                sums.add(runs.groups[run], whole.values(), validity, from, to);
            }
        } else if (column instanceof DecimalColumn decimal && decimal.high() == null) {
            longs(runs, decimal.low(), validity);
        } else if (column instanceof LongColumn whole) {
            longs(runs, whole.values(), validity);
        } else {
            super.add(batch, runs);
        }
    }

    private void longs(RowRuns runs, long[] values, byte[] validity) {
        for (int run = 0; run < runs.count; run++) {
            int from = runs.starts[run];
            int to = runs.starts[run + 1];
            sums.add(runs.groups[run], values, validity, from, to);
        }
    }

    @Override
    void merge(States other, int[] groups, int count) {
        sums.merge(((ExactStates) other).sums, groups, count);
    }

    @Override
    Column result(int from, int count) {
        SqlType result = sums.resultType();
        if (sums.areLongs() && result.isExactDecimal()) {
            return longs(result, from, count);
        }
        ColumnBuilder builder = new ColumnBuilder(SqlColumns.columnType(result), count);
        for (int group = from; group < from + count; group++) {
            SqlColumns.append(builder, result, sums.result(group));
        }
        return builder.build();
    }

    /** Sums that their decimal type has room for, whatever they are. */
    private Column longs(SqlType result, int from, int count) {
        long[] values = new long[count];
        byte[] validity = null;
        for (int i = 0; i < count; i++) {
            if (sums.isNull(from + i)) {
                if (validity == null) {
                    validity = new byte[Bits.bytesFor(count)];
                    java.util.Arrays.fill(validity, (byte) 0xff);
                }
                validity[i >> 3] &= (byte) ~(1 << (i & 7));
            } else {
                values[i] = sums.low(from + i);
            }
        }
        return new DecimalColumn(
                (dev.outrigger.frame.ColumnType.Decimal) SqlColumns.columnType(result),
                count,
                validity,
                values,
                null);
    }

    @Override
    long bytes() {
        return sums.bytes();
    }
}
