package dev.outrigger.scripthost;

import dev.outrigger.frame.BoolColumn;
import dev.outrigger.frame.ByteColumn;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnType;
import dev.outrigger.frame.DecimalColumn;
import dev.outrigger.frame.DoubleColumn;
import dev.outrigger.frame.FixedColumn;
import dev.outrigger.frame.FloatColumn;
import dev.outrigger.frame.IntColumn;
import dev.outrigger.frame.LongColumn;
import dev.outrigger.frame.ShortColumn;
import dev.outrigger.frame.VariableColumn;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A column's values as text, to compare columns of any type. */
final class Values {
    private Values() {}

    static List<String> of(Column column) {
        List<String> values = new ArrayList<>();
        for (int row = 0; row < column.length(); row++) {
            values.add(column.isNull(row) ? null : of(column, row));
        }
        return values;
    }

    private static String of(Column column, int row) {
        if (column instanceof BoolColumn bools) {
            return Boolean.toString(bools.get(row));
        }
        if (column instanceof ByteColumn bytes) {
            return Integer.toString(bytes.values()[row] & 0xff);
        }
        if (column instanceof ShortColumn shorts) {
            return Short.toString(shorts.values()[row]);
        }
        if (column instanceof IntColumn ints) {
            return Integer.toString(ints.values()[row]);
        }
        if (column instanceof LongColumn longs) {
            // A moment in ticks, whatever its unit.
            boolean microseconds =
                    longs.type().equals(new ColumnType.Timestamp(ColumnType.Unit.MICRO, false));
            long value = longs.values()[row] * (microseconds ? 10 : 1);
            return longs.type() instanceof ColumnType.Int type && !type.signed()
                    ? Long.toUnsignedString(value)
                    : Long.toString(value);
        }
        if (column instanceof FloatColumn floats) {
            return Float.toString(floats.values()[row]);
        }
        if (column instanceof DoubleColumn doubles) {
            return Double.toString(doubles.values()[row]);
        }
        if (column instanceof DecimalColumn decimals) {
            return decimals.get(row).toPlainString();
        }
        if (column instanceof FixedColumn fixed) {
            return HexFormat.of().formatHex(fixed.getBytes(row));
        }
        VariableColumn variable = (VariableColumn) column;
        return HexFormat.of().formatHex(variable.getBytes(row));
    }
}
