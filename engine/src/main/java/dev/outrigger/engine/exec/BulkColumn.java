package dev.outrigger.engine.exec;

import dev.outrigger.engine.columns.Gather;
import dev.outrigger.engine.types.CodePage;
import dev.outrigger.engine.types.Collation;
import dev.outrigger.engine.types.Converter;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Bits;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.ColumnType;
import dev.outrigger.frame.DecimalColumn;
import dev.outrigger.frame.IntColumn;
import dev.outrigger.frame.LongColumn;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;

/**
 * Collects the values of a file's column. Fields that are written plainly are read as they stand in
 * the reader's buffer; all others, and those that do not convert, go the way of any text.
 */
final class BulkColumn {
    private enum Kind {
        INT,
        DATE,
        LONG,
        DECIMAL,
        TEXT,
        OTHER
    }

    private static final int DIGITS_MAX = 18;

    private final SqlType type;
    private final Converter converter;
    private final Kind kind;
    private final int capacity;
    private int[] ints;
    private long[] longs;
    private byte[] validity;
    private ColumnBuilder builder;
    private int count;

    /** converter: of a field's text; capacity: the rows of a batch. */
    BulkColumn(SqlType type, Converter converter, int capacity) {
        this.type = type;
        this.converter = converter;
        this.kind = kind(type);
        this.capacity = capacity;
        begin();
    }

    private static Kind kind(SqlType type) {
        return switch (type.name()) {
            case INT -> Kind.INT;
            case DATE -> Kind.DATE;
            case BIGINT -> Kind.LONG;
            case DECIMAL -> type.precision() <= DIGITS_MAX ? Kind.DECIMAL : Kind.OTHER;
            case VARCHAR, NVARCHAR -> Kind.TEXT;
            default -> Kind.OTHER;
        };
    }

    private void begin() {
        count = 0;
        validity = null;
        switch (kind) {
            case INT, DATE -> ints = new int[capacity];
            case LONG, DECIMAL -> longs = new long[capacity];
            default -> builder = new ColumnBuilder(SqlColumns.columnType(type), capacity);
        }
    }

    void append(char[] buffer, int offset, int length) {
        boolean read =
                switch (kind) {
                    case INT -> readWhole(buffer, offset, length);
                    case LONG -> readWhole(buffer, offset, length);
                    case DECIMAL -> readDecimal(buffer, offset, length);
                    case DATE -> readDate(buffer, offset, length);
                    case TEXT -> type.length() == SqlType.MAX || length <= type.length();
                    case OTHER -> false;
                };
        if (!read) {
            append(converter.convert(SqlText.of(text(buffer, offset, length), Collation.DEFAULT)));
        } else if (kind == Kind.TEXT) {
            builder.appendString(text(buffer, offset, length));
            count++;
        } else {
            count++;
        }
    }

    private String text(char[] buffer, int offset, int length) {
        String text = new String(buffer, offset, length);
        return type.isText() && !type.isUnicode() ? CodePage.fitted(text) : text;
    }

    /** value: of the class that the type names; null for NULL. */
    void append(Object value) {
        switch (kind) {
            case INT, DATE -> {
                if (value != null) {
                    ints[count] = (Integer) value;
                }
            }
            case LONG -> {
                if (value != null) {
                    longs[count] = (Long) value;
                }
            }
            case DECIMAL -> {
                if (value != null) {
                    longs[count] = ((BigDecimal) value).unscaledValue().longValueExact();
                }
            }
            default -> SqlColumns.append(builder, type, value);
        }
        if (value == null && builder == null) {
            if (validity == null) {
                validity = new byte[Bits.bytesFor(capacity)];
                Arrays.fill(validity, (byte) 0xff);
            }
            validity[count >> 3] &= (byte) ~(1 << (count & 7));
        }
        count++;
    }

    /** The first values, all there are or one less, as a column; begins the next one. */
    Column take(int rows) {
        Column column =
                switch (kind) {
                    case INT, DATE ->
                            new IntColumn(
                                    SqlColumns.columnType(type),
                                    rows,
                                    bits(rows),
                                    rows == capacity ? ints : Arrays.copyOf(ints, rows));
                    case LONG ->
                            new LongColumn(
                                    SqlColumns.columnType(type),
                                    rows,
                                    bits(rows),
                                    rows == capacity ? longs : Arrays.copyOf(longs, rows));
                    case DECIMAL ->
                            new DecimalColumn(
                                    (ColumnType.Decimal) SqlColumns.columnType(type),
                                    rows,
                                    bits(rows),
                                    rows == capacity ? longs : Arrays.copyOf(longs, rows),
                                    null);
                    default -> first(rows, builder.build());
                };
        begin();
        return column;
    }

    private byte[] bits(int rows) {
        return validity == null ? null : Arrays.copyOf(validity, Bits.bytesFor(rows));
    }

    private static Column first(int rows, Column column) {
        if (column.length() == rows) {
            return column;
        }
        int[] positions = new int[rows];
        Arrays.setAll(positions, i -> i);
        return Gather.rows(column, positions, rows);
    }

    private boolean readWhole(char[] buffer, int offset, int length) {
        int end = offset + length;
        boolean negative = length > 0 && buffer[offset] == '-';
        int at = negative ? offset + 1 : offset;
        if (at == end || end - at > DIGITS_MAX) {
            return false;
        }
        long value = 0;
        for (; at < end; at++) {
            int digit = buffer[at] - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            value = value * 10 + digit;
        }
        value = negative ? -value : value;
        if (kind == Kind.LONG) {
            longs[count] = value;
        } else if (value == (int) value) {
            ints[count] = (int) value;
        } else {
            return false;
        }
        return true;
    }

    private boolean readDecimal(char[] buffer, int offset, int length) {
        int end = offset + length;
        boolean negative = length > 0 && buffer[offset] == '-';
        long value = 0;
        int whole = 0;
        int fraction = -1;
        for (int at = negative ? offset + 1 : offset; at < end; at++) {
            int digit = buffer[at] - '0';
            if (digit == '.' - '0' && fraction < 0) {
                fraction = 0;
            } else if (digit < 0 || digit > 9) {
                return false;
            } else if (fraction < 0) {
                whole++;
                value = value * 10 + digit;
            } else {
                fraction++;
                value = value * 10 + digit;
            }
            if (whole > type.precision() - type.scale() || fraction > type.scale()) {
                return false;
            }
        }
        if (whole + Math.max(0, fraction) == 0) {
            return false;
        }
        for (int i = Math.max(0, fraction); i < type.scale(); i++) {
            value *= 10;
        }
        longs[count] = negative ? -value : value;
        return true;
    }

    /** As ISO 8601 writes it, of the years 1 to 9999. */
    private boolean readDate(char[] buffer, int offset, int length) {
        if (length != 10 || buffer[offset + 4] != '-' || buffer[offset + 7] != '-') {
            return false;
        }
        int year = digits(buffer, offset, 4);
        int month = digits(buffer, offset + 5, 2);
        int day = digits(buffer, offset + 8, 2);
        if (year < 1 || month < 1 || month > 12 || day < 1) {
            return false;
        }
        if (day > YearMonth.of(year, month).lengthOfMonth()) {
            return false;
        }
        ints[count] = (int) LocalDate.of(year, month, day).toEpochDay();
        return true;
    }

    /** -1 where something else stands. */
    private static int digits(char[] buffer, int offset, int length) {
        int value = 0;
        for (int i = offset; i < offset + length; i++) {
            int digit = buffer[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
