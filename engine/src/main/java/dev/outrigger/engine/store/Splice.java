package dev.outrigger.engine.store;

import dev.outrigger.frame.Bits;
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
import java.util.Arrays;

/**
 * A column made of values of two others: a source s is a row of the first, or row ~s of the second.
 */
final class Splice {
    private Splice() {}

    static Column of(Column first, Column second, int[] sources) {
        int count = sources.length;
        byte[] validity = validity(first, second, sources);
        if (first instanceof IntColumn a && second instanceof IntColumn b) {
            int[] values = new int[count];
            for (int i = 0; i < count; i++) {
                int s = sources[i];
                values[i] = s >= 0 ? a.values()[s] : b.values()[~s];
            }
            return new IntColumn(first.type(), count, validity, values);
        }
        if (first instanceof LongColumn a && second instanceof LongColumn b) {
            return new LongColumn(
                    first.type(), count, validity, longs(a.values(), b.values(), sources));
        }
        if (first instanceof DecimalColumn a && second instanceof DecimalColumn b) {
            return decimals(a, b, sources, validity);
        }
        if (first instanceof DoubleColumn a && second instanceof DoubleColumn b) {
            double[] values = new double[count];
            for (int i = 0; i < count; i++) {
                int s = sources[i];
                values[i] = s >= 0 ? a.values()[s] : b.values()[~s];
            }
            return new DoubleColumn(first.type(), count, validity, values);
        }
        if (first instanceof VariableColumn a && second instanceof VariableColumn b) {
            return variable(a, b, sources, validity);
        }
        return narrow(first, second, sources, validity);
    }

    private static Column narrow(Column first, Column second, int[] sources, byte[] validity) {
        int count = sources.length;
        if (first instanceof BoolColumn a && second instanceof BoolColumn b) {
            byte[] bits = new byte[Bits.bytesFor(count)];
            for (int i = 0; i < count; i++) {
                int s = sources[i];
                if (s >= 0 ? a.get(s) : b.get(~s)) {
                    Bits.set(bits, i);
                }
            }
            return new BoolColumn(count, validity, bits);
        }
        if (first instanceof ByteColumn a && second instanceof ByteColumn b) {
            byte[] values = new byte[count];
            for (int i = 0; i < count; i++) {
                int s = sources[i];
                values[i] = s >= 0 ? a.get(s) : b.get(~s);
            }
            return new ByteColumn(first.type(), count, validity, values);
        }
        if (first instanceof ShortColumn a && second instanceof ShortColumn b) {
            short[] values = new short[count];
            for (int i = 0; i < count; i++) {
                int s = sources[i];
                values[i] = s >= 0 ? a.get(s) : b.get(~s);
            }
            return new ShortColumn(first.type(), count, validity, values);
        }
        if (first instanceof FloatColumn a && second instanceof FloatColumn b) {
            float[] values = new float[count];
            for (int i = 0; i < count; i++) {
                int s = sources[i];
                values[i] = s >= 0 ? a.get(s) : b.get(~s);
            }
            return new FloatColumn(first.type(), count, validity, values);
        }
        FixedColumn a = (FixedColumn) first;
        FixedColumn b = (FixedColumn) second;
        int width = a.width();
        byte[] data = new byte[width * count];
        for (int i = 0; i < count; i++) {
            int s = sources[i];
            byte[] from = s >= 0 ? a.data() : b.data();
            System.arraycopy(from, (s >= 0 ? s : ~s) * width, data, i * width, width);
        }
        return new FixedColumn(first.type(), count, validity, width, data);
    }

    private static long[] longs(long[] first, long[] second, int[] sources) {
        long[] values = new long[sources.length];
        for (int i = 0; i < values.length; i++) {
            int s = sources[i];
            values[i] = s >= 0 ? first[s] : second[~s];
        }
        return values;
    }

    private static Column decimals(
            DecimalColumn a, DecimalColumn b, int[] sources, byte[] validity) {
        int count = sources.length;
        long[] low = longs(a.low(), b.low(), sources);
        long[] high = null;
        if (a.high() != null || b.high() != null) {
            high = new long[count];
            boolean needed = false;
            for (int i = 0; i < count; i++) {
                int s = sources[i];
                high[i] = s >= 0 ? a.highWord(s) : b.highWord(~s);
                needed |= high[i] != low[i] >> 63;
            }
            high = needed ? high : null;
        }
        return new DecimalColumn((ColumnType.Decimal) a.type(), count, validity, low, high);
    }

    private static Column variable(
            VariableColumn a, VariableColumn b, int[] sources, byte[] validity) {
        int count = sources.length;
        int[] offsets = new int[count + 1];
        for (int i = 0; i < count; i++) {
            int s = sources[i];
            offsets[i + 1] = Math.addExact(offsets[i], s >= 0 ? a.size(s) : b.size(~s));
        }
        byte[] data = new byte[offsets[count]];
        for (int i = 0; i < count; i++) {
            int s = sources[i];
            VariableColumn from = s >= 0 ? a : b;
            System.arraycopy(
                    from.data(),
                    from.offsets()[s >= 0 ? s : ~s],
                    data,
                    offsets[i],
                    offsets[i + 1] - offsets[i]);
        }
        return new VariableColumn(a.type(), count, validity, offsets, data);
    }

    static byte[] validity(Column first, Column second, int[] sources) {
        if (first.nullCount() == 0 && second.nullCount() == 0) {
            return null;
        }
        byte[] validity = new byte[Bits.bytesFor(sources.length)];
        Arrays.fill(validity, (byte) 0xff);
        for (int i = 0; i < sources.length; i++) {
            int s = sources[i];
            if (s >= 0 ? first.isNull(s) : second.isNull(~s)) {
                validity[i >> 3] &= (byte) ~(1 << (i & 7));
            }
        }
        return validity;
    }
}
