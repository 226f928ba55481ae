package dev.outrigger.engine.columns;

import dev.outrigger.frame.Bits;
import dev.outrigger.frame.BoolColumn;
import dev.outrigger.frame.ByteColumn;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnType;
import dev.outrigger.frame.DecimalColumn;
import dev.outrigger.frame.DictionaryColumn;
import dev.outrigger.frame.DoubleColumn;
import dev.outrigger.frame.FixedColumn;
import dev.outrigger.frame.FloatColumn;
import dev.outrigger.frame.IntColumn;
import dev.outrigger.frame.LongColumn;
import dev.outrigger.frame.ShortColumn;
import dev.outrigger.frame.VariableColumn;
import java.util.Arrays;

/** Columns made of some rows of others. */
public final class Gather {
    /** In place of a row's position: NULL. */
    public static final int NULL_ROW = -1;

    private Gather() {}

    /** The batch's rows at the first count positions, in that order; all columns share the work. */
    public static Batch rows(Batch batch, int[] positions, int count) {
        if (count == batch.rows() && isIdentity(positions, count)) {
            return batch;
        }
        Column[] columns = new Column[batch.columns().length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = rows(batch.column(i), positions, count);
        }
        return new Batch(count, columns);
    }

    /** So many of the batch's rows from one on. */
    public static Batch range(Batch batch, int from, int count) {
        int[] positions = new int[count];
        for (int i = 0; i < count; i++) {
            positions[i] = from + i;
        }
        return rows(batch, positions, count);
    }

    private static boolean isIdentity(int[] positions, int count) {
        for (int i = 0; i < count; i++) {
            if (positions[i] != i) {
                return false;
            }
        }
        return true;
    }

    /** The values at the first count positions, {@link #NULL_ROW} for NULL. */
    public static Column rows(Column from, int[] positions, int count) {
        byte[] validity = validity(from, positions, count);
        if (from instanceof IntColumn column) {
            int[] source = column.values();
            int[] values = new int[count];
            for (int i = 0; i < count; i++) {
                int position = positions[i];
                values[i] = position < 0 ? 0 : source[position];
            }
            return new IntColumn(from.type(), count, validity, values);
        }
        if (from instanceof LongColumn column) {
            return new LongColumn(
                    from.type(), count, validity, longs(column.values(), positions, count));
        }
        if (from instanceof DecimalColumn column) {
            return new DecimalColumn(
                    (ColumnType.Decimal) from.type(),
                    count,
                    validity,
                    longs(column.low(), positions, count),
                    column.high() == null ? null : longs(column.high(), positions, count));
        }
        if (from instanceof DoubleColumn column) {
            double[] source = column.values();
            double[] values = new double[count];
            for (int i = 0; i < count; i++) {
                int position = positions[i];
                values[i] = position < 0 ? 0 : source[position];
            }
            return new DoubleColumn(from.type(), count, validity, values);
        }
        if (from instanceof DictionaryColumn column) {
            int[] source = column.codes();
            int[] codes = new int[count];
            for (int i = 0; i < count; i++) {
                int position = positions[i];
                codes[i] = position < 0 ? 0 : source[position];
            }
            return new DictionaryColumn(count, validity, codes, column.values());
        }
        if (from instanceof VariableColumn column) {
            return variable(column, validity, positions, count);
        }
        return narrow(from, validity, positions, count);
    }

    private static Column narrow(Column from, byte[] validity, int[] positions, int count) {
        if (from instanceof BoolColumn column) {
            byte[] bits = new byte[Bits.bytesFor(count)];
            for (int i = 0; i < count; i++) {
                if (positions[i] >= 0 && column.get(positions[i])) {
                    Bits.set(bits, i);
                }
            }
            return new BoolColumn(count, validity, bits);
        }
        if (from instanceof ByteColumn column) {
            byte[] values = new byte[count];
            for (int i = 0; i < count; i++) {
                values[i] = positions[i] < 0 ? 0 : column.get(positions[i]);
            }
            return new ByteColumn(from.type(), count, validity, values);
        }
        if (from instanceof ShortColumn column) {
            short[] values = new short[count];
            for (int i = 0; i < count; i++) {
                values[i] = positions[i] < 0 ? 0 : column.get(positions[i]);
            }
            return new ShortColumn(from.type(), count, validity, values);
        }
        if (from instanceof FloatColumn column) {
            float[] values = new float[count];
            for (int i = 0; i < count; i++) {
                values[i] = positions[i] < 0 ? 0 : column.get(positions[i]);
            }
            return new FloatColumn(from.type(), count, validity, values);
        }
        FixedColumn column = (FixedColumn) from;
        int width = column.width();
        byte[] data = new byte[Math.multiplyExact(width, count)];
        for (int i = 0; i < count; i++) {
            if (positions[i] >= 0) {
                System.arraycopy(column.data(), positions[i] * width, data, i * width, width);
            }
        }
        return new FixedColumn(from.type(), count, validity, width, data);
    }

    private static long[] longs(long[] source, int[] positions, int count) {
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            int position = positions[i];
            values[i] = position < 0 ? 0 : source[position];
        }
        return values;
    }

    private static Column variable(
            VariableColumn from, byte[] validity, int[] positions, int count) {
        int[] source = from.offsets();
        int[] offsets = new int[count + 1];
        for (int i = 0; i < count; i++) {
            int position = positions[i];
            int size = position < 0 ? 0 : source[position + 1] - source[position];
            offsets[i + 1] = Math.addExact(offsets[i], size);
        }
        byte[] data = new byte[offsets[count]];
        for (int i = 0; i < count; i++) {
            int size = offsets[i + 1] - offsets[i];
            if (size > 0) {
                System.arraycopy(from.data(), source[positions[i]], data, offsets[i], size);
            }
        }
        return new VariableColumn(from.type(), count, validity, offsets, data);
    }

    private static byte[] validity(Column from, int[] positions, int count) {
        byte[] known = from.validity();
        byte[] validity = null;
        for (int i = 0; i < count; i++) {
            int position = positions[i];
            if (position < 0 || known != null && !Bits.get(known, position)) {
                if (validity == null) {
                    validity = new byte[Bits.bytesFor(count)];
                    Arrays.fill(validity, (byte) 0xff);
                }
                validity[i >> 3] &= (byte) ~(1 << (i & 7));
            }
        }
        return validity;
    }
}
