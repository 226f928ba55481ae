package dev.outrigger.engine.columns;

import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import java.util.Arrays;
import java.util.function.Supplier;

/** An aggregate that takes whole rows, one after the other: its parts cannot be merged. */
final class RowStates extends States {
    private static final int ROW_BYTES = 64;

    private final int[] columns;
    private final SqlType[] types;
    private final SqlType result;
    private final Supplier<RowAggregate> maker;
    private RowAggregate[] aggregates = {};
    private long bytes;

    /** columns: those that the aggregate reads, at their places in its rows; types: of all. */
    RowStates(int[] columns, SqlType[] types, SqlType result, Supplier<RowAggregate> maker) {
        this.columns = columns;
        this.types = types;
        this.result = result;
        this.maker = maker;
    }

    @Override
    void ensure(int groups) {
        if (groups > aggregates.length) {
            aggregates = Arrays.copyOf(aggregates, Math.max(groups, 2 * aggregates.length));
        }
    }

    @Override
    void add(Batch batch, int[] groups, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            Object[] values = new Object[types.length];
            for (int column : columns) {
                values[column] = SqlColumns.read(batch.column(column), row, types[column]);
                bytes += values[column] == null ? 0 : Interner.bytes(values[column]);
            }
            bytes += ROW_BYTES;
            at(groups[row]).add(values);
        }
    }

    private RowAggregate at(int group) {
        if (aggregates[group] == null) {
            aggregates[group] = maker.get();
        }
        return aggregates[group];
    }

    @Override
    void merge(States other, int[] groups, int count) {
        throw new IllegalStateException("parts of a row aggregate");
    }

    @Override
    Column result(int from, int count) {
        ColumnBuilder builder = new ColumnBuilder(SqlColumns.columnType(result), count);
        for (int group = from; group < from + count; group++) {
            SqlColumns.append(builder, result, at(group).result());
        }
        return builder.build();
    }

    @Override
    long bytes() {
        return bytes + (long) aggregates.length * Integer.BYTES;
    }
}
