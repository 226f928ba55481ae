package dev.outrigger.scripthost.python;

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
import dev.outrigger.scripthost.python.array.Ticks;
import dev.outrigger.scripthost.python.array.Values;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import org.python.core.Py;
import org.python.core.PyObject;

/** Parameters on their way in: one value of a column as a Python object. */
final class JythonScalars {
    private JythonScalars() {}

    static PyObject toPython(Column column) {
        return column.isNull(0) ? Py.None : Values.box(raw(column));
    }

    /** Whether Python's datetime or time, which count microseconds, cannot hold all of the value. */
    static boolean losesADigit(Column column) {
        if (column.isNull(0) || !(column instanceof LongColumn longs)) {
            return false;
        }
        long value = longs.values()[0];
        return column.type() instanceof ColumnType.Time && value % 1000 != 0
                || column.type().equals(ColumnType.TICKS) && value % 10 != 0;
    }

    /** As {@link Values} knows it. */
    private static Object raw(Column column) {
        ColumnType type = column.type();
        if (column instanceof BoolColumn bools) {
            return bools.get(0);
        }
        if (column instanceof ByteColumn bytes) {
            return ((ColumnType.Int) type).signed()
                    ? (long) bytes.values()[0]
                    : bytes.values()[0] & 0xffL;
        }
        if (column instanceof ShortColumn shorts) {
            return (long) shorts.values()[0];
        }
        if (column instanceof IntColumn ints) {
            return type instanceof ColumnType.Date
                    ? LocalDate.ofEpochDay(ints.values()[0])
                    : (Object) (long) ints.values()[0];
        }
        if (column instanceof LongColumn longs) {
            return number(type, longs.values()[0]);
        }
        if (column instanceof FloatColumn floats) {
            return (double) floats.values()[0];
        }
        if (column instanceof DoubleColumn doubles) {
            return doubles.values()[0];
        }
        if (column instanceof DecimalColumn decimals) {
            return decimals.get(0);
        }
        if (column instanceof VariableColumn values) {
            return type instanceof ColumnType.Text ? values.getString(0) : values.getBytes(0);
        }
        ByteBuffer fixed = ByteBuffer.wrap(((FixedColumn) column).getBytes(0));
        return type instanceof ColumnType.Uuid
                ? new UUID(fixed.getLong(), fixed.getLong()).toString().toUpperCase(Locale.ROOT)
                : offset(fixed.order(ByteOrder.LITTLE_ENDIAN));
    }

    private static Object number(ColumnType type, long value) {
        if (type instanceof ColumnType.Time) {
            return LocalTime.ofNanoOfDay(value);
        }
        if (type instanceof ColumnType.Timestamp timestamp) {
            return new Ticks(
                    switch (timestamp.unit()) {
                        case SECOND -> Math.multiplyExact(value, Ticks.PER_SECOND);
                        case MILLI -> Math.multiplyExact(value, Ticks.PER_SECOND / 1000);
                        case MICRO -> Math.multiplyExact(value, 10L);
                        case NANO -> Math.floorDiv(value, 100L);
                        case TICK -> value;
                    });
        }
        return value;
    }

    private static String offset(ByteBuffer bytes) {
        long ticks = bytes.getLong();
        int minutes = bytes.getShort();
        return OffsetDateTime.of(new Ticks(ticks).time(), ZoneOffset.UTC)
                .withOffsetSameInstant(ZoneOffset.ofTotalSeconds(minutes * 60))
                .toString();
    }
}
