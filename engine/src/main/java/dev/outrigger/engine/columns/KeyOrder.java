package dev.outrigger.engine.columns;

import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.BoolColumn;
import dev.outrigger.frame.ByteColumn;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.DecimalColumn;
import dev.outrigger.frame.DictionaryColumn;
import dev.outrigger.frame.DoubleColumn;
import dev.outrigger.frame.FloatColumn;
import dev.outrigger.frame.IntColumn;
import dev.outrigger.frame.LongColumn;
import dev.outrigger.frame.ShortColumn;
import java.util.Arrays;

/**
 * The order of a column's values under one sort key. Each row has a prefix: a lower one comes
 * first; where two are equal the values decide, unless they are all in the prefix.
 */
final class KeyOrder {
    private static final int ROWS_BETWEEN_CHECKS = (1 << 14) - 1;

    private final SortKey key;
    private final Column column;
    private final long[] prefixes;

    /** Values whose order their prefixes do not tell; null where they do, but for NULL. */
    private final Object[] values;

    private KeyOrder(SortKey key, Column column, long[] prefixes, Object[] values) {
        this.key = key;
        this.column = column;
        this.prefixes = prefixes;
        this.values = values;
    }

    static KeyOrder of(Column column, SortKey key, Work work) {
        work.check();
        int rows = column.length();
        long[] prefixes = new long[rows];
        Object[] values = null;
        if (column instanceof IntColumn ints) {
            for (int i = 0; i < rows; i++) {
                prefixes[i] = ints.get(i);
            }
        } else if (column instanceof LongColumn longs) {
            System.arraycopy(longs.values(), 0, prefixes, 0, rows);
        } else if (column instanceof DecimalColumn decimals && decimals.high() == null) {
            System.arraycopy(decimals.low(), 0, prefixes, 0, rows);
        } else if (column instanceof ShortColumn shorts) {
            for (int i = 0; i < rows; i++) {
                prefixes[i] = shorts.get(i);
            }
        } else if (column instanceof ByteColumn bytes) {
            for (int i = 0; i < rows; i++) {
                prefixes[i] = bytes.get(i) & 0xff;
            }
        } else if (column instanceof BoolColumn bools) {
            for (int i = 0; i < rows; i++) {
                prefixes[i] = bools.get(i) ? 1 : 0;
            }
        } else if (column instanceof DoubleColumn doubles) {
            for (int i = 0; i < rows; i++) {
                prefixes[i] = ordered(doubles.get(i));
            }
        } else if (column instanceof FloatColumn floats) {
            for (int i = 0; i < rows; i++) {
                prefixes[i] = ordered(floats.get(i));
            }
        } else if (column instanceof DictionaryColumn dictionary) {
            values = new Object[rows];
            dictionary(dictionary, key.type(), prefixes, values, work);
        } else {
            values = new Object[rows];
            for (int i = 0; i < rows; i++) {
                if ((i & ROWS_BETWEEN_CHECKS) == 0) {
                    work.check();
                }
                values[i] = SqlColumns.read(column, i, key.type());
                prefixes[i] = values[i] instanceof SqlText text ? prefix(text) : 0;
            }
        }
        if (column.nullCount() > 0) {
            for (int i = 0; i < rows; i++) {
                if (column.isNull(i)) {
                    prefixes[i] = Long.MIN_VALUE;
                }
            }
        }
        if (key.descending()) {
            for (int i = 0; i < rows; i++) {
                prefixes[i] = ~prefixes[i];
            }
        }
        return new KeyOrder(key, column, prefixes, values);
    }

    /** A text's value and prefix are computed once for all the rows that share it. */
    private static void dictionary(
            DictionaryColumn column, SqlType type, long[] prefixes, Object[] values, Work work) {
        Object[] known = new Object[column.values().length()];
        long[] knownPrefixes = new long[known.length];
        for (int i = 0; i < prefixes.length; i++) {
            if (column.isNull(i)) {
                continue;
            }
            if ((i & ROWS_BETWEEN_CHECKS) == 0) {
                work.check();
            }
            int code = column.codes()[i];
            if (known[code] == null) {
                known[code] = SqlColumns.read(column.values(), code, type);
                knownPrefixes[code] = prefix((SqlText) known[code]);
            }
            values[i] = known[code];
            prefixes[i] = knownPrefixes[code];
        }
    }

    /** Ordered as Double.compare orders. */
    private static long ordered(double value) {
        long bits = Double.doubleToLongBits(value);
        return bits ^ bits >> 63 & Long.MAX_VALUE;
    }

    /** The first eight bytes of the sort key. */
    private static long prefix(SqlText text) {
        byte[] bytes = text.sortKey();
        long prefix = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            prefix = prefix << 8 | (i < bytes.length ? bytes[i] & 0xff : 0);
        }
        return prefix ^ Long.MIN_VALUE;
    }

    long prefix(int row) {
        return prefixes[row];
    }

    /** Whether rows of equal prefixes are equal. */
    boolean isExact() {
        return values == null && column.nullCount() == 0;
    }

    /** The bytes that this holds, roughly. */
    long bytes() {
        return 8L * prefixes.length + (values == null ? 0 : 100L * values.length);
    }

    /** Compares a row with one of another column under the same key. */
    int compare(int row, KeyOrder other, int otherRow) {
        int order = Long.compare(prefixes[row], other.prefixes[otherRow]);
        if (order != 0) {
            // Decimals of one column may be wide and of the other not.
            return (values == null) == (other.values == null)
                    ? order
                    : compareValues(row, other, otherRow);
        }
        if (values == null && other.values == null) {
            return nulls(column.isNull(row), other.column.isNull(otherRow));
        }
        return compareValues(row, other, otherRow);
    }

    private int compareValues(int row, KeyOrder other, int otherRow) {
        Object left = value(row);
        Object right = other.value(otherRow);
        if (left == null || right == null) {
            return nulls(left == null, right == null);
        }
        @SuppressWarnings("unchecked")
        int order = ((Comparable<Object>) left).compareTo(right);
        return key.descending() ? -order : order;
    }

    private int nulls(boolean left, boolean right) {
        if (left == right) {
            return 0;
        }
        return left != key.descending() ? -1 : 1;
    }

    private Object value(int row) {
        return values == null ? SqlColumns.read(column, row, key.type()) : values[row];
    }

    static KeyOrder[] all(Column[] columns, SortKey[] keys, Work work) {
        return Arrays.stream(keys)
                .map(key -> of(columns[key.column()], key, work))
                .toArray(KeyOrder[]::new);
    }

    static int compare(KeyOrder[] left, int row, KeyOrder[] right, int otherRow) {
        for (int i = 0; i < left.length; i++) {
            int order = left[i].compare(row, right[i], otherRow);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
