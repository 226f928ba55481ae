package dev.outrigger.engine.columns;

import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.BoolColumn;
import dev.outrigger.frame.ByteColumn;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.DecimalColumn;
import dev.outrigger.frame.DictionaryColumn;
import dev.outrigger.frame.DoubleColumn;
import dev.outrigger.frame.FloatColumn;
import dev.outrigger.frame.IntColumn;
import dev.outrigger.frame.LongColumn;
import dev.outrigger.frame.ShortColumn;
import dev.outrigger.frame.VariableColumn;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * A column's values as codes of 64 bits with a mark each: two values are equal if and only if both
 * their codes and their marks are. Not thread-safe.
 */
final class KeyColumn {
    static final byte PLAIN = 0;
    static final byte NULL = 1;

    /** The code is the number of a value that the others of its column have no room for. */
    static final byte NUMBERED = 2;

    private static final int UNREAD = -2;

    final SqlType type;
    final Interner interner;
    private final boolean adding;
    long[] codes = {};
    byte[] marks = {};

    /** Whether any mark is not PLAIN; the marks are of no meaning otherwise. */
    boolean marked;

    private VariableColumn dictionary;
    private int[] dictionaryNumbers;

    /** adding: whether values that the interner has not met are added to it. */
    KeyColumn(SqlType type, Interner interner, boolean adding) {
        this.type = type;
        this.interner = interner;
        this.adding = adding;
    }

    /** Whether codes are the interner's: of what has no form in 64 bits. */
    static boolean isNumbered(SqlType type) {
        return switch (type.name()) {
            case CHAR, VARCHAR, NCHAR, NVARCHAR, BINARY, VARBINARY -> true;
            case DATETIMEOFFSET, UNIQUEIDENTIFIER -> true;
            default -> false;
        };
    }

    void ensure(int rows) {
        if (codes.length < rows) {
            codes = new long[Math.max(rows, Math.min(2 * codes.length, Batch.ROWS_MAX))];
            marks = new byte[codes.length];
        }
    }

    void read(Column column, int rows) {
        ensure(rows);
        byte[] validity = column.validity();
        marked = validity != null;
        if (marked) {
            for (int i = 0; i < rows; i++) {
                marks[i] = (byte) (~validity[i >> 3] >> (i & 7) & 1);
            }
        }
        values(column, rows);
        if (marked) {
            for (int i = 0; i < rows; i++) {
                if (marks[i] == NULL) {
                    codes[i] = 0;
                }
            }
        }
    }

    /** Takes the codes that another has for some rows. */
    void pick(KeyColumn from, int[] rows, int count) {
        ensure(count);
        marked = from.marked;
        for (int i = 0; i < count; i++) {
            codes[i] = from.codes[rows[i]];
        }
        if (marked) {
            for (int i = 0; i < count; i++) {
                marks[i] = from.marks[rows[i]];
            }
        }
    }

    private void values(Column column, int rows) {
        if (column instanceof IntColumn whole) {
            int[] values = whole.values();
            for (int i = 0; i < rows; i++) {
                codes[i] = values[i];
            }
        } else if (column instanceof LongColumn whole) {
            System.arraycopy(whole.values(), 0, codes, 0, rows);
        } else if (column instanceof DecimalColumn decimal) {
            System.arraycopy(decimal.low(), 0, codes, 0, rows);
            if (decimal.high() != null) {
                wide(decimal, rows);
            }
        } else if (column instanceof DictionaryColumn text) {
            dictionary(text, rows);
        } else if (isNumbered(type)) {
            for (int i = 0; i < rows; i++) {
                if (!column.isNull(i)) {
                    codes[i] = number(SqlColumns.read(column, i, type));
                }
            }
        } else {
            narrow(column, rows);
        }
    }

    private void narrow(Column column, int rows) {
        for (int i = 0; i < rows; i++) {
            if (column instanceof DoubleColumn real) {
                // A negative zero is zero.
                codes[i] = Double.doubleToLongBits(real.get(i) + 0.0);
            } else if (column instanceof FloatColumn real) {
                codes[i] = Float.floatToIntBits(real.get(i) + 0.0f);
            } else if (column instanceof ShortColumn whole) {
                codes[i] = whole.get(i);
            } else if (column instanceof ByteColumn whole) {
                codes[i] = whole.get(i) & 0xff;
            } else {
                codes[i] = ((BoolColumn) column).get(i) ? 1 : 0;
            }
        }
    }

    private void wide(DecimalColumn decimal, int rows) {
        for (int i = 0; i < rows; i++) {
            if (decimal.high()[i] != decimal.low()[i] >> 63 && !decimal.isNull(i)) {
                if (!marked) {
                    Arrays.fill(marks, 0, rows, PLAIN);
                    marked = true;
                }
                marks[i] = NUMBERED;
                codes[i] = number(decimal.get(i));
            }
        }
    }

    /** A dictionary's values are numbered once, when a row first has them. */
    private void dictionary(DictionaryColumn text, int rows) {
        if (dictionary != text.values()) {
            dictionary = text.values();
            dictionaryNumbers = new int[dictionary.length()];
            Arrays.fill(dictionaryNumbers, UNREAD);
        }
        int[] positions = text.codes();
        for (int i = 0; i < rows; i++) {
            if (marked && marks[i] == NULL) {
                continue;
            }
            int number = dictionaryNumbers[positions[i]];
            if (number == UNREAD) {
                number = number(SqlColumns.read(text, i, type));
                dictionaryNumbers[positions[i]] = number;
            }
            codes[i] = number;
        }
    }

    private int number(Object value) {
        return adding ? interner.number(value) : interner.known(value);
    }

    /** The column that has such codes. */
    static Column column(SqlType type, Interner interner, long[] codes, byte[] marks, int count) {
        ColumnBuilder builder = new ColumnBuilder(SqlColumns.columnType(type), count);
        for (int i = 0; i < count; i++) {
            long code = codes[i];
            if (marks[i] == NULL) {
                builder.appendNull();
                continue;
            }
            switch (type.name()) {
                case BIT -> builder.appendBoolean(code != 0);
                case TINYINT -> builder.appendByte((byte) code);
                case SMALLINT -> builder.appendShort((short) code);
                case INT, DATE -> builder.appendInt((int) code);
                case BIGINT, DATETIME, SMALLDATETIME, DATETIME2, TIME -> builder.appendLong(code);
                case REAL -> builder.appendFloat(Float.intBitsToFloat((int) code));
                case FLOAT -> builder.appendDouble(Double.longBitsToDouble(code));
                case DECIMAL, MONEY, SMALLMONEY ->
                        builder.appendDecimal(
                                marks[i] == NUMBERED
                                        ? (BigDecimal) interner.value((int) code)
                                        : BigDecimal.valueOf(code, type.scale()));
                default -> SqlColumns.append(builder, type, interner.value((int) code));
            }
        }
        return builder.build();
    }
}
