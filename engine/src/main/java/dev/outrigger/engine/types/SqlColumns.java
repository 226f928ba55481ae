package dev.outrigger.engine.types;

import dev.outrigger.frame.BoolColumn;
import dev.outrigger.frame.ByteColumn;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
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
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Which column of a frame holds values of which SQL type, and the way of a value in and out of it.
 */
public final class SqlColumns {
    private static final int NANOS_PER_TICK = 100;

    private SqlColumns() {}

    public static ColumnType columnType(SqlType type) {
        return switch (type.name()) {
            case BIT -> ColumnType.BOOL;
            case TINYINT -> ColumnType.UINT8;
            case SMALLINT -> ColumnType.INT16;
            case INT -> ColumnType.INT32;
            case BIGINT -> ColumnType.INT64;
            case REAL -> ColumnType.FLOAT32;
            case FLOAT -> ColumnType.FLOAT64;
            case DECIMAL, MONEY, SMALLMONEY ->
                    new ColumnType.Decimal(type.precision(), type.scale());
            case CHAR, VARCHAR, NCHAR, NVARCHAR -> ColumnType.TEXT;
            case BINARY, VARBINARY -> ColumnType.BYTES;
            case DATE -> ColumnType.DATE;
            case TIME -> ColumnType.TIME;
            case DATETIME, SMALLDATETIME, DATETIME2 -> ColumnType.TICKS;
            case DATETIMEOFFSET -> ColumnType.OFFSET_TIMESTAMP;
            case UNIQUEIDENTIFIER -> ColumnType.UUID;
        };
    }

    /**
     * The value at a row, of the class that the type names; null for NULL. Requires a column of
     * {@link #columnType}.
     */
    public static Object read(Column column, int row, SqlType type) {
        if (column.isNull(row)) {
            return null;
        }
        return switch (type.name()) {
            case BIT -> ((BoolColumn) column).get(row);
            case TINYINT -> (short) (((ByteColumn) column).get(row) & 0xff);
            case SMALLINT -> ((ShortColumn) column).get(row);
            case INT, DATE -> ((IntColumn) column).get(row);
            case BIGINT, DATETIME, SMALLDATETIME, DATETIME2 -> ((LongColumn) column).get(row);
            case TIME -> ((LongColumn) column).get(row) / NANOS_PER_TICK;
            case REAL -> ((FloatColumn) column).get(row);
            case FLOAT -> ((DoubleColumn) column).get(row);
            case DECIMAL, MONEY, SMALLMONEY -> ((DecimalColumn) column).get(row);
            case CHAR, VARCHAR, NCHAR, NVARCHAR ->
                    SqlText.of(text(column, row), type.collation().orElseThrow());
            case BINARY, VARBINARY -> SqlBytes.of(((VariableColumn) column).getBytes(row));
            case DATETIMEOFFSET -> {
                ByteBuffer bytes =
                        ByteBuffer.wrap(((FixedColumn) column).getBytes(row))
                                .order(ByteOrder.LITTLE_ENDIAN);
                yield new OffsetTicks(bytes.getLong(), bytes.getShort());
            }
            case UNIQUEIDENTIFIER -> SqlGuid.ofBytes(((FixedColumn) column).getBytes(row));
        };
    }

    private static String text(Column column, int row) {
        return column instanceof DictionaryColumn dictionary
                ? dictionary.getString(row)
                : ((VariableColumn) column).getString(row);
    }

    /** value: of the class that the type names; null appends NULL. */
    public static void append(ColumnBuilder builder, SqlType type, Object value) {
        if (value == null) {
            builder.appendNull();
            return;
        }
        switch (type.name()) {
            case BIT -> builder.appendBoolean((Boolean) value);
            case TINYINT -> builder.appendByte((byte) (short) (Short) value);
            case SMALLINT -> builder.appendShort((Short) value);
            case INT, DATE -> builder.appendInt((Integer) value);
            case BIGINT, DATETIME, SMALLDATETIME, DATETIME2 -> builder.appendLong((Long) value);
            case TIME -> builder.appendLong((Long) value * NANOS_PER_TICK);
            case REAL -> builder.appendFloat((Float) value);
            case FLOAT -> builder.appendDouble((Double) value);
            case DECIMAL, MONEY, SMALLMONEY -> builder.appendDecimal((BigDecimal) value);
            case CHAR, VARCHAR, NCHAR, NVARCHAR -> builder.appendString(((SqlText) value).value());
            case BINARY, VARBINARY -> builder.appendBytes(((SqlBytes) value).bytes());
            case DATETIMEOFFSET -> {
                OffsetTicks ticks = (OffsetTicks) value;
                builder.appendBytes(
                        ByteBuffer.allocate(10)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .putLong(ticks.utcTicks())
                                .putShort(ticks.offsetMinutes())
                                .array());
            }
            case UNIQUEIDENTIFIER -> builder.appendBytes(((SqlGuid) value).bytes());
        }
    }
}
