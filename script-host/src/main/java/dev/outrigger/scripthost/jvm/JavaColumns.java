package dev.outrigger.scripthost.jvm;

import dev.outrigger.extension.ExtensionDataset;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.ColumnType;
import dev.outrigger.frame.Field;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.Schema;
import dev.outrigger.scripthost.ScriptFailure.Reason;
import dev.outrigger.scripthost.host.ScriptError;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.Date;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** What a program returns, as columns of the types that it announced. */
final class JavaColumns {
    private static final int DIGITS_MAX = 38;

    private JavaColumns() {}

    static Frame frame(ExtensionDataset output) throws ScriptError {
        List<Field> fields = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        int rows = -1;
        for (int i = 0; i < output.getColumnCount(); i++) {
            Object array = array(output, i);
            int length = Array.getLength(array);
            if (rows >= 0 && length != rows) {
                throw bad(
                        "column "
                                + output.getColumnName(i)
                                + " has "
                                + length
                                + " rows, and the columns before it have "
                                + rows);
            }
            rows = length;
            ColumnType type = type(output, i, array);
            ColumnBuilder builder = new ColumnBuilder(type, rows);
            boolean[] nulls =
                    array.getClass().getComponentType().isPrimitive()
                            ? output.getColumnNullMap(i)
                            : null;
            for (int row = 0; row < rows; row++) {
                boolean isNull = nulls != null && nulls[row];
                append(builder, output.getColumnName(i), isNull ? null : Array.get(array, row));
            }
            fields.add(new Field(name(output, i), type, true));
            columns.add(builder.build());
        }
        return new Frame(new Schema(fields), rows, columns);
    }

    private static String name(ExtensionDataset output, int i) {
        String name = output.getColumnName(i);
        return name == null ? "" : name;
    }

    private static ScriptError bad(String text) {
        return new ScriptError(Reason.BAD_OUTPUT, text, "");
    }

    private static Object array(ExtensionDataset output, int i) throws ScriptError {
        return switch (output.getColumnType(i)) {
            case Types.BIT, Types.BOOLEAN -> output.getBooleanColumn(i);
            case Types.TINYINT, Types.SMALLINT -> output.getShortColumn(i);
            case Types.INTEGER -> output.getIntColumn(i);
            case Types.BIGINT -> output.getLongColumn(i);
            case Types.REAL -> output.getFloatColumn(i);
            case Types.FLOAT, Types.DOUBLE -> output.getDoubleColumn(i);
            case Types.CHAR,
                    Types.VARCHAR,
                    Types.LONGVARCHAR,
                    Types.NCHAR,
                    Types.NVARCHAR,
                    Types.LONGNVARCHAR ->
                    output.getStringColumn(i);
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> output.getBinaryColumn(i);
            case Types.DATE -> output.getDateColumn(i);
            case Types.TIMESTAMP -> output.getTimestampColumn(i);
            case Types.DECIMAL, Types.NUMERIC -> output.getBigDecimalColumn(i);
            default ->
                    throw bad(
                            "column "
                                    + output.getColumnName(i)
                                    + " is of a type of java.sql.Types that cannot be returned: "
                                    + output.getColumnType(i));
        };
    }

    private static ColumnType type(ExtensionDataset output, int i, Object array)
            throws ScriptError {
        if (array instanceof boolean[]) {
            return ColumnType.BOOL;
        }
        if (array instanceof short[]) {
            return ColumnType.INT16;
        }
        if (array instanceof int[]) {
            return ColumnType.INT32;
        }
        if (array instanceof long[]) {
            return ColumnType.INT64;
        }
        if (array instanceof float[]) {
            return ColumnType.FLOAT32;
        }
        if (array instanceof double[]) {
            return ColumnType.FLOAT64;
        }
        if (array instanceof byte[][]) {
            return ColumnType.BYTES;
        }
        if (array instanceof Date[]) {
            return ColumnType.DATE;
        }
        if (array instanceof Timestamp[]) {
            return ColumnType.TICKS;
        }
        return array instanceof String[]
                ? ColumnType.TEXT
                : decimal(output, i, (BigDecimal[]) array);
    }

    /** As it was announced, or wide enough for all values where precision 0 was. */
    private static ColumnType decimal(ExtensionDataset output, int i, BigDecimal[] values)
            throws ScriptError {
        int precision = output.getColumnPrecision(i);
        int scale = output.getColumnScale(i);
        if (precision == 0) {
            int whole = 1;
            for (BigDecimal value : values) {
                if (value != null) {
                    scale = Math.max(scale, value.scale());
                    whole = Math.max(whole, value.precision() - value.scale());
                }
            }
            precision = whole + scale;
        }
        if (precision < 1 || precision > DIGITS_MAX || scale < 0 || scale > precision) {
            throw bad(
                    "column "
                            + output.getColumnName(i)
                            + " would be decimal("
                            + precision
                            + ", "
                            + scale
                            + "): announce a precision of at most 38 and a scale within it");
        }
        return new ColumnType.Decimal(precision, scale);
    }

    /** A value on its way to a column's or a parameter's type; NaN and infinities are NULL. */
    static void append(ColumnBuilder builder, String name, Object value) throws ScriptError {
        boolean none =
                value == null
                        || value instanceof Double d && !Double.isFinite(d)
                        || value instanceof Float f && !Float.isFinite(f);
        if (none) {
            builder.appendNull();
            return;
        }
        try {
            put(builder, value);
        } catch (ArithmeticException
                | IllegalArgumentException
                | ClassCastException
                | java.time.DateTimeException e) {
            throw bad(
                    name
                            + ": a "
                            + value.getClass().getName()
                            + " does not fit the declared type ("
                            + e.getMessage()
                            + ")");
        }
    }

    private static void put(ColumnBuilder builder, Object value) {
        ColumnType type = builder.type();
        if (type instanceof ColumnType.Bool) {
            builder.appendBoolean(
                    value instanceof Boolean flag ? flag : number(value).signum() != 0);
        } else if (type instanceof ColumnType.Int integer) {
            integer(builder, integer, value);
        } else if (type instanceof ColumnType.Floating floating) {
            double number =
                    value instanceof Number given
                            ? given.doubleValue()
                            : number(value).doubleValue();
            if (floating.bits() == 64) {
                builder.appendDouble(number);
            } else {
                if (Float.isInfinite((float) number)) {
                    throw new ArithmeticException("out of range");
                }
                builder.appendFloat((float) number);
            }
        } else if (type instanceof ColumnType.Decimal decimal) {
            builder.appendDecimal(number(value).setScale(decimal.scale(), RoundingMode.HALF_UP));
        } else if (type instanceof ColumnType.Text) {
            builder.appendString(value.toString());
        } else if (type instanceof ColumnType.Bytes) {
            builder.appendBytes((byte[]) value);
        } else if (type instanceof ColumnType.Date) {
            builder.appendInt(Math.toIntExact(((Date) value).toLocalDate().toEpochDay()));
        } else if (type instanceof ColumnType.Time) {
            builder.appendLong(LocalTime.parse(value.toString()).toNanoOfDay());
        } else if (type instanceof ColumnType.Timestamp timestamp
                && timestamp.unit() == ColumnType.Unit.TICK) {
            LocalDateTime time = ((Timestamp) value).toLocalDateTime();
            builder.appendLong(
                    time.toEpochSecond(ZoneOffset.UTC) * 10_000_000L + time.getNano() / 100);
        } else {
            throw new IllegalArgumentException("a program in Java cannot return " + type);
        }
    }

    private static void integer(ColumnBuilder builder, ColumnType.Int type, Object value) {
        BigInteger number =
                value instanceof Boolean flag
                        ? (flag ? BigInteger.ONE : BigInteger.ZERO)
                        : number(value).toBigIntegerExact();
        int bits = type.signed() ? type.bits() - 1 : type.bits();
        if (number.bitLength() > bits || !type.signed() && number.signum() < 0) {
            throw new ArithmeticException("out of range");
        }
        switch (type.bits()) {
            case 8 -> builder.appendByte(number.byteValue());
            case 16 -> builder.appendShort(number.shortValue());
            case 32 -> builder.appendInt(number.intValue());
            default -> builder.appendLong(number.longValue());
        }
    }

    private static BigDecimal number(Object value) {
        return value instanceof BigDecimal number
                ? number
                : new BigDecimal(value.toString().strip());
    }
}
