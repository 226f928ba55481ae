package dev.outrigger.engine.columns;

import dev.outrigger.engine.functions.Deviations;
import dev.outrigger.engine.types.Conversions;
import dev.outrigger.engine.types.Converter;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.ColumnType;
import dev.outrigger.frame.DoubleColumn;
import dev.outrigger.frame.IntColumn;

/** STDEV, STDEVP, VAR and VARP. */
final class DeviationStates extends States {
    private final int argument;
    private final SqlType type;
    private final Converter toFloat;
    private final Deviations deviations;

    DeviationStates(int argument, SqlType type, boolean sample, boolean root) {
        this.argument = argument;
        this.type = type;
        this.toFloat = Conversions.converter(type, SqlType.FLOAT);
        this.deviations = new Deviations(sample, root);
    }

    @Override
    void ensure(int groups) {
        deviations.ensure(groups);
    }

    @Override
    void add(Batch batch, int[] groups, int[] rows, int count) {
        Column column = batch.column(argument);
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            if (!column.isNull(row)) {
                deviations.add(groups[row], value(column, row));
            }
        }
    }

    private double value(Column column, int row) {
        if (column instanceof DoubleColumn real) {
            return real.get(row);
        }
        return column instanceof IntColumn whole
                ? whole.get(row)
                : (Double) toFloat.convert(SqlColumns.read(column, row, type));
    }

    @Override
    void merge(States other, int[] groups, int count) {
        deviations.merge(((DeviationStates) other).deviations, groups, count);
    }

    @Override
    Column result(int from, int count) {
        ColumnBuilder builder = new ColumnBuilder(ColumnType.FLOAT64, count);
        for (int group = from; group < from + count; group++) {
            SqlColumns.append(builder, SqlType.FLOAT, deviations.result(group));
        }
        return builder.build();
    }

    @Override
    long bytes() {
        return deviations.bytes();
    }
}
