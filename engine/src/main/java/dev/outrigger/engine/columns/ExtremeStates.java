package dev.outrigger.engine.columns;

import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.ByteColumn;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.DoubleColumn;
import dev.outrigger.frame.FloatColumn;
import dev.outrigger.frame.IntColumn;
import dev.outrigger.frame.LongColumn;
import dev.outrigger.frame.ShortColumn;
import java.util.Arrays;

/** MIN and MAX of what is ordered as a number of 64 bits is. */
final class ExtremeStates extends States {
    private final int argument;
    private final SqlType type;
    private final boolean greatest;
    private long[] best = {};
    private byte[] marks = {};
    private long[] values = {};

    ExtremeStates(int argument, SqlType type, boolean greatest) {
        this.argument = argument;
        this.type = type;
        this.greatest = greatest;
    }

    static boolean takes(SqlType type) {
        return switch (type.name()) {
            case TINYINT, SMALLINT, INT, BIGINT, REAL, FLOAT -> true;
            case DATE, TIME, DATETIME, SMALLDATETIME, DATETIME2 -> true;
            default -> false;
        };
    }

    @Override
    void ensure(int groups) {
        if (groups > best.length) {
            int length = Math.max(groups, 2 * best.length);
            int old = best.length;
            best = Arrays.copyOf(best, length);
            marks = Arrays.copyOf(marks, length);
            Arrays.fill(marks, old, length, KeyColumn.NULL);
        }
    }

    @Override
    void add(Batch batch, int[] groups, int[] rows, int count) {
        Column column = batch.column(argument);
        if (column instanceof LongColumn whole) {
            take(column, whole.values(), groups, rows, count);
            return;
        }
        if (values.length < batch.rows()) {
            values = new long[batch.rows()];
        }
        if (column instanceof IntColumn whole) {
            int[] from = whole.values();
            for (int i = 0; i < batch.rows(); i++) {
                values[i] = from[i];
            }
        } else {
            for (int i = 0; i < batch.rows(); i++) {
                values[i] = ordered(column, i);
            }
        }
        take(column, values, groups, rows, count);
    }

    /** Numbers in the order of the values; a real number's bits, the negative ones turned round. */
    private static long ordered(Column column, int row) {
        if (column instanceof DoubleColumn real) {
            return turned(Double.doubleToLongBits(real.get(row)));
        }
        if (column instanceof FloatColumn real) {
            return turned(Double.doubleToLongBits(real.get(row)));
        }
        return column instanceof ShortColumn whole
                ? whole.get(row)
                : ((ByteColumn) column).get(row) & 0xff;
    }

    private static long turned(long bits) {
        return bits ^ bits >> 63 & Long.MAX_VALUE;
    }

    private void take(Column column, long[] from, int[] groups, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            if (!column.isNull(row)) {
                take(groups[row], from[row]);
            }
        }
    }

    private void take(int group, long value) {
        if (marks[group] == KeyColumn.NULL
                || (greatest ? value > best[group] : value < best[group])) {
            best[group] = value;
            marks[group] = KeyColumn.PLAIN;
        }
    }

    @Override
    void merge(States other, int[] groups, int count) {
        ExtremeStates that = (ExtremeStates) other;
        for (int i = 0; i < count; i++) {
            if (that.marks[i] != KeyColumn.NULL) {
                take(groups[i], that.best[i]);
            }
        }
    }

    @Override
    Column result(int from, int count) {
        long[] codes = Arrays.copyOfRange(best, from, from + count);
        byte[] known = Arrays.copyOfRange(marks, from, from + count);
        for (int i = 0; i < count; i++) {
            codes[i] =
                    switch (type.name()) {
                        case FLOAT -> turned(codes[i]);
                        case REAL ->
                                Float.floatToIntBits(
                                        (float) Double.longBitsToDouble(turned(codes[i])));
                        default -> codes[i];
                    };
        }
        return KeyColumn.column(type, null, codes, known, count);
    }

    @Override
    long bytes() {
        return (long) best.length * Long.BYTES + marks.length;
    }
}
