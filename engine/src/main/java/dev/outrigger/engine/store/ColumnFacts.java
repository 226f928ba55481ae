package dev.outrigger.engine.store;

import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.BoolColumn;
import dev.outrigger.frame.ByteColumn;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.DecimalColumn;
import dev.outrigger.frame.DictionaryColumn;
import dev.outrigger.frame.DoubleColumn;
import dev.outrigger.frame.FixedColumn;
import dev.outrigger.frame.FloatColumn;
import dev.outrigger.frame.IntColumn;
import dev.outrigger.frame.LongColumn;
import dev.outrigger.frame.ShortColumn;
import dev.outrigger.frame.VariableColumn;
import java.util.Optional;

/**
 * What is known of a chunk's column, be it held or not. range: empty where bounds cost too much.
 */
record ColumnFacts(Optional<TableChunks.Range> range, int rows, int nulls, DistinctSketch sketch) {
    /** Texts of a dictionary are compared by their sort keys: only a few of them. */
    private static final int TEXTS_MAX = 256;

    static ColumnFacts of(Column column, SqlType type) {
        return new ColumnFacts(
                range(column, type), column.length(), column.nullCount(), sketch(column));
    }

    private static Optional<TableChunks.Range> range(Column column, SqlType type) {
        int nulls = column.nullCount();
        if (nulls == column.length()) {
            return Optional.of(new TableChunks.Range(Optional.empty(), Optional.empty(), nulls));
        }
        if (column instanceof DictionaryColumn texts) {
            return texts(texts, type);
        }
        if (column instanceof VariableColumn || column instanceof FixedColumn) {
            return Optional.empty();
        }
        int first = 0;
        while (column.isNull(first)) {
            first++;
        }
        int min = first;
        int max = first;
        for (int i = first + 1; i < column.length(); i++) {
            if (!column.isNull(i)) {
                min = compare(column, i, min) < 0 ? i : min;
                max = compare(column, i, max) > 0 ? i : max;
            }
        }
        return Optional.of(
                new TableChunks.Range(
                        Optional.of(SqlColumns.read(column, min, type)),
                        Optional.of(SqlColumns.read(column, max, type)),
                        nulls));
    }

    private static int compare(Column column, int a, int b) {
        if (column instanceof IntColumn values) {
            return Integer.compare(values.values()[a], values.values()[b]);
        }
        if (column instanceof LongColumn values) {
            return Long.compare(values.values()[a], values.values()[b]);
        }
        if (column instanceof DecimalColumn values) {
            int high = Long.compare(values.highWord(a), values.highWord(b));
            return high == 0 ? compareLow(values, a, b) : high;
        }
        if (column instanceof DoubleColumn values) {
            return Double.compare(values.values()[a], values.values()[b]);
        }
        if (column instanceof FloatColumn values) {
            return Float.compare(values.get(a), values.get(b));
        }
        if (column instanceof ShortColumn values) {
            return Short.compare(values.get(a), values.get(b));
        }
        if (column instanceof ByteColumn values) {
            return Integer.compare(values.get(a) & 0xff, values.get(b) & 0xff);
        }
        BoolColumn values = (BoolColumn) column;
        return Boolean.compare(values.get(a), values.get(b));
    }

    private static int compareLow(DecimalColumn values, int a, int b) {
        return values.high() == null
                ? Long.compare(values.low()[a], values.low()[b])
                : Long.compareUnsigned(values.low()[a], values.low()[b]);
    }

    private static Optional<TableChunks.Range> texts(DictionaryColumn column, SqlType type) {
        boolean[] used = new boolean[column.values().length()];
        int distinct = 0;
        for (int i = 0; i < column.length(); i++) {
            if (!column.isNull(i) && !used[column.codes()[i]]) {
                used[column.codes()[i]] = true;
                distinct++;
            }
        }
        if (distinct > TEXTS_MAX) {
            return Optional.empty();
        }
        Comparable<Object> min = null;
        Comparable<Object> max = null;
        for (int code = 0; code < used.length; code++) {
            if (used[code]) {
                @SuppressWarnings("unchecked")
                Comparable<Object> text =
                        (Comparable<Object>) SqlColumns.read(column.values(), code, type);
                min = min == null || text.compareTo(min) < 0 ? text : min;
                max = max == null || text.compareTo(max) > 0 ? text : max;
            }
        }
        return Optional.of(
                new TableChunks.Range(Optional.of(min), Optional.of(max), column.nullCount()));
    }

    private static DistinctSketch sketch(Column column) {
        DistinctSketch sketch = new DistinctSketch();
        int count = column.length();
        if (column instanceof DictionaryColumn texts) {
            VariableColumn values = texts.values();
            boolean[] used = new boolean[values.length()];
            for (int i = 0; i < count; i++) {
                int code = texts.codes()[i];
                if (!column.isNull(i) && !used[code]) {
                    used[code] = true;
                    sketch.add(values.data(), values.offsets()[code], values.offsets()[code + 1]);
                }
            }
            return sketch;
        }
        for (int i = 0; i < count; i++) {
            if (!column.isNull(i)) {
                add(sketch, column, i);
            }
        }
        return sketch;
    }

    private static void add(DistinctSketch sketch, Column column, int row) {
        if (column instanceof IntColumn values) {
            sketch.add(values.values()[row]);
        } else if (column instanceof LongColumn values) {
            sketch.add(values.values()[row]);
        } else if (column instanceof DecimalColumn values) {
            sketch.add(values.low()[row]);
        } else if (column instanceof DoubleColumn values) {
            sketch.add(Double.doubleToLongBits(values.values()[row]));
        } else if (column instanceof FloatColumn values) {
            sketch.add(Float.floatToIntBits(values.get(row)));
        } else if (column instanceof ShortColumn values) {
            sketch.add(values.get(row));
        } else if (column instanceof ByteColumn values) {
            sketch.add(values.get(row));
        } else if (column instanceof BoolColumn values) {
            sketch.add(values.get(row) ? 1 : 0);
        } else if (column instanceof VariableColumn values) {
            sketch.add(values.data(), values.offsets()[row], values.offsets()[row + 1]);
        } else if (column instanceof FixedColumn values) {
            sketch.add(values.data(), row * values.width(), (row + 1) * values.width());
        }
    }
}
