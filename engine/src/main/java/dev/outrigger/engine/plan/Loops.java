package dev.outrigger.engine.plan;

import dev.outrigger.engine.types.DoesNotFit;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Bits;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.DecimalColumn;
import java.util.Arrays;

/**
 * What generated loops extend. Public because their classes have a loader of their own, with which
 * they are collected; what they know of this package goes through the methods here. Thread-safe.
 */
public abstract class Loops {
    private static final Object[] NO_ROW = {};

    /** The column of an expression. */
    protected Column column(int index, Column[] input, int rows, Object run) {
        throw new IllegalStateException("no expression " + index);
    }

    /** The rows that the condition is true for. */
    protected int select(Column[] input, int rows, Object run, int[] positions) {
        throw new IllegalStateException("no condition");
    }

    protected static boolean isNull(byte[] validity, int row) {
        return validity != null && (validity[row >> 3] >> (row & 7) & 1) == 0;
    }

    /** A row is NULL: in the bitmap of validity, which is made when the first one is. */
    protected static byte[] withNull(byte[] validity, int rows, int row) {
        byte[] bits = validity;
        if (bits == null) {
            bits = new byte[Bits.bytesFor(rows)];
            Arrays.fill(bits, (byte) 0xff);
        }
        bits[row >> 3] &= (byte) ~(1 << (row & 7));
        return bits;
    }

    /** The value of an evaluator over a row, which may be any array of operands. */
    protected static Object evaluate(Object evaluator, Object[] row, Object run) {
        return ((Evaluator) evaluator).evaluate(row, (Run) run);
    }

    /** The value of an evaluator that reads no row. */
    protected static Object steady(Object evaluator, Object run) {
        try {
            return evaluate(evaluator, NO_ROW, run);
        } catch (RuntimeException error) {
            // It is one only if a row comes to it.
            throw SteadyFails.INSTANCE;
        }
    }

    /** Of two values of one type, neither of which is NULL. */
    protected static int compare(Object left, Object right) {
        return Evaluators.compare(left, right);
    }

    /** An expression's results for a dictionary: see {@link DictionaryResults#of}. */
    protected static Object[] results(Object expression, Column column, int rows, Object run) {
        return ((DictionaryResults) expression).of(column, rows, (Run) run);
    }

    /** The low words of decimals, all of which have at most 64 bits. */
    protected static long[] narrow(Column column, int rows) {
        DecimalColumn decimals = (DecimalColumn) column;
        long[] low = decimals.low();
        long[] high = decimals.high();
        if (high != null) {
            for (int i = 0; i < rows; i++) {
                if (high[i] != low[i] >> 63 && !column.isNull(i)) {
                    throw DoesNotFit.INSTANCE;
                }
            }
        }
        return low;
    }

    /** A row's values as the interpreter has them, of the columns that are used. */
    static Object[] row(Column[] input, int row, int[] used, SqlType[] types) {
        Object[] values = new Object[types.length];
        for (int column : used) {
            values[column] = SqlColumns.read(input[column], row, types[column]);
        }
        return values;
    }
}
