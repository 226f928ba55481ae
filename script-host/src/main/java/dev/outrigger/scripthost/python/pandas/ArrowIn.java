package dev.outrigger.scripthost.python.pandas;

import dev.outrigger.frame.BoolColumn;
import dev.outrigger.frame.ByteColumn;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnType;
import dev.outrigger.frame.DecimalColumn;
import dev.outrigger.frame.DoubleColumn;
import dev.outrigger.frame.FixedColumn;
import dev.outrigger.frame.FloatColumn;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.IntColumn;
import dev.outrigger.frame.LongColumn;
import dev.outrigger.frame.Schema;
import dev.outrigger.frame.ShortColumn;
import dev.outrigger.frame.VariableColumn;
import dev.outrigger.scripthost.python.array.BoolVector;
import dev.outrigger.scripthost.python.array.DType;
import dev.outrigger.scripthost.python.array.FloatVector;
import dev.outrigger.scripthost.python.array.IntVector;
import dev.outrigger.scripthost.python.array.ObjectVector;
import dev.outrigger.scripthost.python.array.Vector;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.python.core.Py;

/**
 * Arrow's columns as vectors: one per field, over all frames, in one pass over each column's array.
 */
final class ArrowIn {
    private ArrowIn() {}

    private static final double EXACT_TO = 0x1p53;

    static DataFrame frame(Schema schema, List<Frame> frames, boolean keepIntegers) {
        int rows = 0;
        for (Frame frame : frames) {
            rows = Math.addExact(rows, frame.rows());
        }
        List<Vector> vectors = new ArrayList<>();
        List<Object> names = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            int column = i;
            names.add(schema.field(i).name());
            List<Column> parts = frames.stream().map(f -> f.column(column)).toList();
            if (!keepIntegers) {
                refuseLoss(schema, i, parts);
            }
            vectors.add(vector(schema.field(i).type(), parts, rows, keepIntegers));
        }
        return new DataFrame(vectors, Index.of(names), Index.range(rows));
    }

    /** A column of bigint with NULLs becomes one of float64, which has 53 bits for its digits. */
    private static void refuseLoss(Schema schema, int position, List<Column> parts) {
        if (!schema.field(position).type().equals(ColumnType.INT64)
                || parts.stream().allMatch(part -> part.nullCount() == 0)) {
            return;
        }
        for (Column part : parts) {
            LongColumn longs = (LongColumn) part;
            for (int row = 0; row < longs.length(); row++) {
                double rounded = longs.values()[row];
                if (Math.abs(rounded) >= EXACT_TO
                        && !longs.isNull(row)
                        && (rounded == 0x1p63 || (long) rounded != longs.values()[row])) {
                    throw Py.ValueError(
                            "input column "
                                    + (position + 1)
                                    + " '"
                                    + schema.field(position).name()
                                    + "': it has NULLs, so its values arrive as float64, which does not hold "
                                    + longs.values()[row]
                                    + " exactly. Set 'external script nullable dtypes' to 1 (sp_configure)"
                                    + " and get it as objects, or cast the column to decimal(19,0)");
                }
            }
        }
    }

    private static Vector vector(
            ColumnType type, List<Column> parts, int rows, boolean keepIntegers) {
        boolean nulls = parts.stream().anyMatch(p -> p.nullCount() > 0);
        if (type instanceof ColumnType.Bool) {
            return nulls ? objects(type, parts, rows) : booleans(parts, rows);
        }
        if (type instanceof ColumnType.Floating f) {
            return new FloatVector(
                    f.bits() == 32 ? DType.FLOAT32 : DType.FLOAT64, doubles(parts, rows));
        }
        if (type instanceof ColumnType.Int integer) {
            DType dtype = dtype(integer);
            if (!nulls) {
                return new IntVector(dtype, longs(parts, rows));
            }
            return keepIntegers
                    ? integerObjects(parts, rows)
                    : new FloatVector(DType.FLOAT64, doubles(parts, rows));
        }
        if (type instanceof ColumnType.Timestamp t) {
            return new IntVector(DType.DATETIME, ticks(t.unit(), longs(parts, rows), parts));
        }
        return objects(type, parts, rows);
    }

    private static Vector integerObjects(List<Column> parts, int rows) {
        long[] values = longs(parts, rows);
        Object[] out = new Object[rows];
        int at = 0;
        for (Column part : parts) {
            for (int i = 0; i < part.length(); i++, at++) {
                out[at] = part.isNull(i) ? null : (Object) values[at];
            }
        }
        return new ObjectVector(out);
    }

    private static DType dtype(ColumnType.Int type) {
        if (!type.signed() && type.bits() > 8) {
            throw new IllegalArgumentException(
                    "SQL has no unsigned integer of " + type.bits() + " bits");
        }
        return switch (type.bits()) {
            case 8 -> type.signed() ? DType.INT8 : DType.UINT8;
            case 16 -> DType.INT16;
            case 32 -> DType.INT32;
            default -> DType.INT64;
        };
    }

    private static Vector booleans(List<Column> parts, int rows) {
        boolean[] out = new boolean[rows];
        int at = 0;
        for (Column part : parts) {
            BoolColumn column = (BoolColumn) part;
            for (int i = 0; i < column.length(); i++) {
                out[at++] = column.get(i);
            }
        }
        return new BoolVector(out);
    }

    private static double[] doubles(List<Column> parts, int rows) {
        double[] out = new double[rows];
        int at = 0;
        for (Column part : parts) {
            int length = part.length();
            if (part instanceof DoubleColumn d) {
                System.arraycopy(d.values(), 0, out, at, length);
            } else if (part instanceof FloatColumn f) {
                for (int i = 0; i < length; i++) {
                    out[at + i] = f.values()[i];
                }
            } else {
                long[] values = new long[length];
                copy(part, values, 0);
                for (int i = 0; i < length; i++) {
                    out[at + i] = values[i];
                }
            }
            for (int i = 0; part.nullCount() > 0 && i < length; i++) {
                if (part.isNull(i)) {
                    out[at + i] = Double.NaN;
                }
            }
            at += length;
        }
        return out;
    }

    private static long[] longs(List<Column> parts, int rows) {
        long[] out = new long[rows];
        int at = 0;
        for (Column part : parts) {
            copy(part, out, at);
            at += part.length();
        }
        return out;
    }

    private static void copy(Column part, long[] out, int at) {
        int length = part.length();
        if (part instanceof LongColumn l) {
            System.arraycopy(l.values(), 0, out, at, length);
        } else if (part instanceof IntColumn c) {
            for (int i = 0; i < length; i++) {
                out[at + i] = c.values()[i];
            }
        } else if (part instanceof ShortColumn c) {
            for (int i = 0; i < length; i++) {
                out[at + i] = c.values()[i];
            }
        } else if (part instanceof ByteColumn c) {
            boolean signed = ((ColumnType.Int) part.type()).signed();
            for (int i = 0; i < length; i++) {
                out[at + i] = signed ? c.values()[i] : c.values()[i] & 0xff;
            }
        } else {
            throw new IllegalStateException("no integers in " + part.type());
        }
    }

    private static long[] ticks(ColumnType.Unit unit, long[] values, List<Column> parts) {
        long factor =
                switch (unit) {
                    case SECOND -> 10_000_000;
                    case MILLI -> 10_000;
                    case MICRO -> 10;
                    case NANO, TICK -> 1;
                };
        int at = 0;
        for (Column part : parts) {
            for (int i = 0; i < part.length(); i++, at++) {
                long value =
                        unit == ColumnType.Unit.NANO
                                ? Math.floorDiv(values[at], 100)
                                : factor == 1
                                        ? values[at]
                                        : part.isNull(i)
                                                ? 0
                                                : Math.multiplyExact(values[at], factor);
                values[at] = part.isNull(i) ? IntVector.NAT : value;
            }
        }
        return values;
    }

    private static Vector objects(ColumnType type, List<Column> parts, int rows) {
        Object[] out = new Object[rows];
        int at = 0;
        for (Column part : parts) {
            for (int i = 0; i < part.length(); i++, at++) {
                out[at] = part.isNull(i) ? null : object(type, part, i);
            }
        }
        return new ObjectVector(out);
    }

    private static Object object(ColumnType type, Column column, int row) {
        if (column instanceof VariableColumn v) {
            return type instanceof ColumnType.Text ? v.getString(row) : (Object) v.getBytes(row);
        }
        if (column instanceof DecimalColumn d) {
            return d.get(row);
        }
        if (column instanceof BoolColumn b) {
            return b.get(row);
        }
        if (column instanceof IntColumn days) {
            return LocalDate.ofEpochDay(days.get(row));
        }
        if (column instanceof LongColumn nanos) {
            return LocalTime.ofNanoOfDay(nanos.get(row));
        }
        FixedColumn fixed = (FixedColumn) column;
        return type instanceof ColumnType.Uuid
                ? FixedText.uuid(fixed, row)
                : FixedText.offsetTimestamp(fixed, row);
    }
}
