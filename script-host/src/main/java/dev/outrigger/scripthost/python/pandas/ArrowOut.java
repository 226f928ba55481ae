package dev.outrigger.scripthost.python.pandas;

import dev.outrigger.frame.Bits;
import dev.outrigger.frame.BoolColumn;
import dev.outrigger.frame.ByteColumn;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnType;
import dev.outrigger.frame.DoubleColumn;
import dev.outrigger.frame.Field;
import dev.outrigger.frame.FloatColumn;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.IntColumn;
import dev.outrigger.frame.LongColumn;
import dev.outrigger.frame.Schema;
import dev.outrigger.frame.ShortColumn;
import dev.outrigger.scripthost.python.array.DType;
import dev.outrigger.scripthost.python.array.Values;
import dev.outrigger.scripthost.python.array.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.python.core.Py;
import org.python.core.PyException;

/** A frame's columns as Arrow's. The index is never among them. */
final class ArrowOut {
    private ArrowOut() {}

    static Frame frame(DataFrame frame) {
        if (frame.index().depth() < 1) {
            throw new IllegalStateException("an index without levels");
        }
        List<Field> fields = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < frame.width(); i++) {
            String name = Values.text(frame.columns().label(i));
            Column column;
            try {
                column = column(frame.vector(i));
            } catch (PyException | ArithmeticException e) {
                String reason =
                        e instanceof PyException p ? p.value.__str__().toString() : e.getMessage();
                throw Py.ValueError("output column " + (i + 1) + " '" + name + "': " + reason);
            }
            fields.add(new Field(name, column.type(), true));
            columns.add(column);
        }
        return new Frame(new Schema(fields), frame.rows(), columns);
    }

    private static Column column(Vector v) {
        return switch (v.dtype()) {
            case BOOL -> booleans(v);
            case UINT8, INT8, INT16, INT32, INT64 -> integers(v);
            case FLOAT32, FLOAT64 -> floats(v);
            case DATETIME ->
                    new LongColumn(
                            ColumnType.TICKS, v.size(), validity(v.nulls()), v.longs().clone());
            case OBJECT -> ObjectsOut.column(v.raws());
        };
    }

    /** Null when every value is there. */
    static byte[] validity(boolean[] nulls) {
        byte[] bits = null;
        for (int i = 0; i < nulls.length; i++) {
            if (nulls[i]) {
                bits = bits == null ? allSet(nulls.length) : bits;
                bits[i >> 3] &= (byte) ~(1 << (i & 7));
            }
        }
        return bits;
    }

    private static byte[] allSet(int size) {
        byte[] bits = new byte[Bits.bytesFor(size)];
        Arrays.fill(bits, (byte) -1);
        return bits;
    }

    private static Column booleans(Vector v) {
        byte[] bits = new byte[Bits.bytesFor(v.size())];
        boolean[] values = v.booleans();
        for (int i = 0; i < values.length; i++) {
            if (values[i]) {
                Bits.set(bits, i);
            }
        }
        return new BoolColumn(values.length, null, bits);
    }

    /** int8, which SQL has not, becomes a smallint. */
    private static Column integers(Vector v) {
        long[] values = v.longs();
        int size = values.length;
        if (v.dtype() == DType.INT64) {
            return new LongColumn(ColumnType.INT64, size, null, values.clone());
        }
        if (v.dtype() == DType.INT32) {
            int[] out = new int[size];
            for (int i = 0; i < size; i++) {
                out[i] = (int) values[i];
            }
            return new IntColumn(ColumnType.INT32, size, null, out);
        }
        if (v.dtype() == DType.UINT8) {
            byte[] out = new byte[size];
            for (int i = 0; i < size; i++) {
                out[i] = (byte) values[i];
            }
            return new ByteColumn(ColumnType.UINT8, size, null, out);
        }
        short[] out = new short[size];
        for (int i = 0; i < size; i++) {
            out[i] = (short) values[i];
        }
        return new ShortColumn(ColumnType.INT16, size, null, out);
    }

    /** SQL has neither NaN nor infinity: both become NULL. */
    private static Column floats(Vector v) {
        double[] values = v.doubles();
        boolean[] nulls = new boolean[values.length];
        double[] out = values.clone();
        for (int i = 0; i < out.length; i++) {
            if (Double.isNaN(out[i]) || Double.isInfinite(out[i])) {
                nulls[i] = true;
                out[i] = 0;
            }
        }
        if (v.dtype() == DType.FLOAT64) {
            return new DoubleColumn(ColumnType.FLOAT64, out.length, validity(nulls), out);
        }
        float[] narrow = new float[out.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) out[i];
        }
        return new FloatColumn(ColumnType.FLOAT32, narrow.length, validity(nulls), narrow);
    }
}
