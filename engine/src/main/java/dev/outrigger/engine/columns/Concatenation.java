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
import java.util.List;

/** Columns put one behind the other. */
final class Concatenation {
    private Concatenation() {}

    /** Requires columns of one type, at least one. */
    static Column of(List<Column> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        int rows = 0;
        boolean nulls = false;
        for (Column part : parts) {
            rows = Math.addExact(rows, part.length());
            nulls |= part.nullCount() > 0;
        }
        byte[] validity = nulls ? validity(parts, rows) : null;
        Column first = parts.get(0);
        ColumnType type = first.type();
        int at = 0;
        if (first instanceof IntColumn) {
            int[] values = new int[rows];
            for (Column part : parts) {
                System.arraycopy(((IntColumn) part).values(), 0, values, at, part.length());
                at += part.length();
            }
            return new IntColumn(type, rows, validity, values);
        }
        if (first instanceof LongColumn) {
            long[] values = new long[rows];
            for (Column part : parts) {
                System.arraycopy(((LongColumn) part).values(), 0, values, at, part.length());
                at += part.length();
            }
            return new LongColumn(type, rows, validity, values);
        }
        if (first instanceof DoubleColumn) {
            double[] values = new double[rows];
            for (Column part : parts) {
                System.arraycopy(((DoubleColumn) part).values(), 0, values, at, part.length());
                at += part.length();
            }
            return new DoubleColumn(type, rows, validity, values);
        }
        if (first instanceof DecimalColumn) {
            return decimals(parts, rows, validity);
        }
        if (first instanceof VariableColumn || first instanceof DictionaryColumn) {
            return text(parts, rows, validity);
        }
        return narrow(parts, rows, validity);
    }

    private static Column narrow(List<Column> parts, int rows, byte[] validity) {
        Column first = parts.get(0);
        ColumnType type = first.type();
        int at = 0;
        if (first instanceof BoolColumn) {
            byte[] bits = new byte[Bits.bytesFor(rows)];
            for (Column part : parts) {
                append(((BoolColumn) part).bits(), part.length(), bits, at);
                at += part.length();
            }
            return new BoolColumn(rows, validity, bits);
        }
        if (first instanceof ByteColumn) {
            byte[] values = new byte[rows];
            for (Column part : parts) {
                System.arraycopy(((ByteColumn) part).values(), 0, values, at, part.length());
                at += part.length();
            }
            return new ByteColumn(type, rows, validity, values);
        }
        if (first instanceof ShortColumn) {
            short[] values = new short[rows];
            for (Column part : parts) {
                System.arraycopy(((ShortColumn) part).values(), 0, values, at, part.length());
                at += part.length();
            }
            return new ShortColumn(type, rows, validity, values);
        }
        if (first instanceof FloatColumn) {
            float[] values = new float[rows];
            for (Column part : parts) {
                System.arraycopy(((FloatColumn) part).values(), 0, values, at, part.length());
                at += part.length();
            }
            return new FloatColumn(type, rows, validity, values);
        }
        int width = ((FixedColumn) first).width();
        byte[] data = new byte[Math.multiplyExact(width, rows)];
        for (Column part : parts) {
            int size = part.length() * width;
            System.arraycopy(((FixedColumn) part).data(), 0, data, at, size);
            at += size;
        }
        return new FixedColumn(type, rows, validity, width, data);
    }

    private static Column decimals(List<Column> parts, int rows, byte[] validity) {
        boolean wide = false;
        for (Column part : parts) {
            wide |= ((DecimalColumn) part).high() != null;
        }
        long[] low = new long[rows];
        long[] high = wide ? new long[rows] : null;
        int at = 0;
        for (Column part : parts) {
            DecimalColumn column = (DecimalColumn) part;
            System.arraycopy(column.low(), 0, low, at, part.length());
            if (wide) {
                for (int i = 0; i < part.length(); i++) {
                    high[at + i] = column.highWord(i);
                }
            }
            at += part.length();
        }
        return new DecimalColumn(
                (ColumnType.Decimal) parts.get(0).type(), rows, validity, low, high);
    }

    private static Column text(List<Column> parts, int rows, byte[] validity) {
        VariableColumn shared = dictionary(parts.get(0));
        for (Column part : parts) {
            if (dictionary(part) != shared) {
                shared = null;
            }
        }
        if (shared != null) {
            int[] codes = new int[rows];
            int at = 0;
            for (Column part : parts) {
                System.arraycopy(((DictionaryColumn) part).codes(), 0, codes, at, part.length());
                at += part.length();
            }
            return new DictionaryColumn(rows, validity, codes, shared);
        }
        List<VariableColumn> flat = parts.stream().map(Concatenation::flat).toList();
        long size = 0;
        for (VariableColumn part : flat) {
            size += part.offsets()[part.length()] - part.offsets()[0];
        }
        int[] offsets = new int[rows + 1];
        byte[] data = new byte[Math.toIntExact(size)];
        int at = 0;
        for (VariableColumn part : flat) {
            int from = part.offsets()[0];
            int end = offsets[at];
            int bytes = part.offsets()[part.length()] - from;
            System.arraycopy(part.data(), from, data, end, bytes);
            for (int i = 1; i <= part.length(); i++) {
                offsets[at + i] = end + part.offsets()[i] - from;
            }
            at += part.length();
        }
        return new VariableColumn(parts.get(0).type(), rows, validity, offsets, data);
    }

    private static VariableColumn dictionary(Column column) {
        return column instanceof DictionaryColumn dictionary ? dictionary.values() : null;
    }

    private static VariableColumn flat(Column column) {
        return column instanceof DictionaryColumn dictionary
                ? dictionary.flat()
                : (VariableColumn) column;
    }

    private static byte[] validity(List<Column> parts, int rows) {
        byte[] validity = new byte[Bits.bytesFor(rows)];
        int at = 0;
        for (Column part : parts) {
            byte[] known = part.validity();
            if (known == null) {
                known = new byte[Bits.bytesFor(part.length())];
                Arrays.fill(known, (byte) 0xff);
            }
            append(known, part.length(), validity, at);
            at += part.length();
        }
        return validity;
    }

    private static void append(byte[] from, int count, byte[] to, int at) {
        int i = 0;
        if ((at & 7) == 0) {
            System.arraycopy(from, 0, to, at >> 3, count >> 3);
            i = count & ~7;
        }
        for (; i < count; i++) {
            if (Bits.get(from, i)) {
                Bits.set(to, at + i);
            }
        }
    }
}
