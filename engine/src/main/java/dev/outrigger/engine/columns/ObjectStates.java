package dev.outrigger.engine.columns;

import dev.outrigger.engine.functions.Accumulator;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import java.util.Arrays;
import java.util.function.Supplier;

/** An aggregate whose state is an accumulator for each group. argument: -1 for rows. */
final class ObjectStates extends States {
    private static final int ACCUMULATOR_BYTES = 64;

    private final int argument;
    private final SqlType type;
    private final SqlType result;
    private final Supplier<Accumulator> maker;
    private Accumulator[] accumulators = {};
    private long bytes;

    ObjectStates(int argument, SqlType type, SqlType result, Supplier<Accumulator> maker) {
        this.argument = argument;
        this.type = type;
        this.result = result;
        this.maker = maker;
    }

    @Override
    void ensure(int groups) {
        if (groups > accumulators.length) {
            accumulators =
                    Arrays.copyOf(accumulators, Math.max(groups, 2 * accumulators.length));
        }
    }

    private Accumulator at(int group) {
        if (accumulators[group] == null) {
            accumulators[group] = maker.get();
            bytes += ACCUMULATOR_BYTES;
        }
        return accumulators[group];
    }

    @Override
    void add(Batch batch, int[] groups, int[] rows, int count) {
        Column column = argument < 0 ? null : batch.column(argument);
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            Object value = column == null ? Boolean.TRUE : SqlColumns.read(column, row, type);
            if (value != null) {
                Accumulator accumulator = accumulators[groups[row]];
                if (accumulator == null) {
                    accumulator = at(groups[row]);
                    bytes += Interner.bytes(value);
                }
                accumulator.add(value);
            }
        }
    }

    @Override
    void merge(States other, int[] groups, int count) {
        ObjectStates that = (ObjectStates) other;
        for (int i = 0; i < count; i++) {
            if (that.accumulators[i] != null) {
                at(groups[i]).merge(that.accumulators[i]);
            }
        }
    }

    @Override
    Column result(int from, int count) {
        ColumnBuilder builder = new ColumnBuilder(SqlColumns.columnType(result), count);
        Accumulator empty = maker.get();
        for (int group = from; group < from + count; group++) {
            Accumulator accumulator = accumulators[group] == null ? empty : accumulators[group];
            SqlColumns.append(builder, result, accumulator.result());
        }
        return builder.build();
    }

    @Override
    long bytes() {
        return bytes + (long) accumulators.length * Integer.BYTES;
    }
}
