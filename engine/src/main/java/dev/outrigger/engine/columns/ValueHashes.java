package dev.outrigger.engine.columns;

import dev.outrigger.engine.types.SqlColumns;
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
import dev.outrigger.frame.VariableColumn;

/**
 * Hashes of rows by the values of their keys: those of equal keys are equal, whatever operator or
 * part of one asks, where the codes of a {@link KeyColumn} are of one execution alone. Not
 * thread-safe.
 */
final class ValueHashes {
    private static final long NULL = 0x9e3779b97f4a7c15L;

    private final int[] keys;
    private final SqlType[] types;
    private final long seed;
    private final VariableColumn[] dictionaries;
    private final long[][] known;
    private final boolean[] meetNulls;
    private long[] hashes = {};
    private long spread;

    /** The same for keys whose NULLs are equal. */
    ValueHashes(int[] keys, SqlType[] types, int seed) {
        this(keys, types, seed, null);
    }

    /**
     * seed: rows that have one hash by one seed are spread by another. meetNulls: of which keys
     * NULL is equal to NULL, null for all; a row with another NULL is equal to none, so that any
     * hash will do and many such rows have many.
     */
    ValueHashes(int[] keys, SqlType[] types, int seed, boolean[] meetNulls) {
        this.meetNulls = meetNulls;
        this.keys = keys;
        this.types = types;
        this.seed = Hash.mix(seed + 1);
        this.dictionaries = new VariableColumn[keys.length];
        this.known = new long[keys.length][];
    }

    /** The hashes of a batch's rows, until the next is asked for. */
    long[] of(Batch batch) {
        int rows = batch.rows();
        if (hashes.length < rows) {
            hashes = new long[rows];
        }
        for (int i = 0; i < rows; i++) {
            hashes[i] = seed;
        }
        for (int key = 0; key < keys.length; key++) {
            Column column = batch.column(keys[key]);
            if (column instanceof DictionaryColumn text) {
                read(key, text);
            }
            for (int row = 0; row < rows; row++) {
                long value = column.isNull(row) ? ofNull(key) : value(key, column, row);
                hashes[row] = Hash.mix(hashes[row] * 31 + value);
            }
        }
        return hashes;
    }

    /** The hash of every row where there are no keys. */
    long only() {
        return seed;
    }

    private long ofNull(int key) {
        return meetNulls == null || meetNulls[key] ? NULL : spread++;
    }

    private void read(int key, DictionaryColumn text) {
        if (dictionaries[key] == text.values()) {
            return;
        }
        dictionaries[key] = text.values();
        known[key] = new long[text.values().length()];
        for (int i = 0; i < known[key].length; i++) {
            known[key][i] = SqlColumns.read(text.values(), i, types[key]).hashCode();
        }
    }

    private long value(int key, Column column, int row) {
        if (column instanceof IntColumn whole) {
            return whole.get(row);
        }
        if (column instanceof LongColumn whole) {
            return whole.get(row);
        }
        if (column instanceof DictionaryColumn text) {
            return known[key][text.codes()[row]];
        }
        if (column instanceof DecimalColumn decimal) {
            return decimal.low()[row] * 31 + decimal.highWord(row);
        }
        if (column instanceof DoubleColumn real) {
            // A negative zero is zero.
            return Double.doubleToLongBits(real.get(row) + 0.0);
        }
        if (column instanceof FloatColumn real) {
            return Float.floatToIntBits(real.get(row) + 0.0f);
        }
        if (column instanceof ShortColumn whole) {
            return whole.get(row);
        }
        if (column instanceof ByteColumn whole) {
            return whole.get(row) & 0xff;
        }
        if (column instanceof BoolColumn bit) {
            return bit.get(row) ? 1 : 0;
        }
        return SqlColumns.read(column, row, types[key]).hashCode();
    }
}
