package dev.outrigger.engine.store;

import dev.outrigger.engine.types.OffsetTicks;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlGuid;
import dev.outrigger.engine.types.SqlType;
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
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A column whose values take the same room in every packed row.
 *
 * @param offset where in the row
 */
record PackedField(SqlType type, int offset) {
    static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int DIGITS_OF_INT = 9;
    private static final int DIGITS_OF_LONG = 18;
    private static final int OFFSET_BYTES = Long.BYTES + Short.BYTES;
    private static final int WIDE_BYTES = 2 * Long.BYTES;
    private static final int NANOS_PER_TICK = 100;

    /** The bytes that a value takes; 0 when that differs from value to value. */
    static int width(SqlType type) {
        return switch (type.name()) {
            case BIT, TINYINT -> Byte.BYTES;
            case SMALLINT -> Short.BYTES;
            case INT, DATE, REAL -> Integer.BYTES;
            case BIGINT, TIME, DATETIME, SMALLDATETIME, DATETIME2, FLOAT -> Long.BYTES;
            case DECIMAL, MONEY, SMALLMONEY ->
                    type.precision() <= DIGITS_OF_INT
                            ? Integer.BYTES
                            : type.precision() <= DIGITS_OF_LONG ? Long.BYTES : WIDE_BYTES;
            case DATETIMEOFFSET -> OFFSET_BYTES;
            case UNIQUEIDENTIFIER -> WIDE_BYTES;
            case NVARCHAR, NCHAR, VARCHAR, CHAR, VARBINARY, BINARY -> 0;
        };
    }

    /** value: not null. */
    void write(byte[] row, Object value) {
        switch (type.name()) {
            case BIT -> row[offset] = (byte) ((Boolean) value ? 1 : 0);
            case TINYINT -> row[offset] = (byte) (short) (Short) value;
            case SMALLINT -> SHORTS.set(row, offset, (short) (Short) value);
            case INT, DATE -> INTS.set(row, offset, (int) (Integer) value);
            case REAL -> INTS.set(row, offset, Float.floatToRawIntBits((Float) value));
            case BIGINT, TIME, DATETIME, SMALLDATETIME, DATETIME2 ->
                    LONGS.set(row, offset, (long) (Long) value);
            case FLOAT -> LONGS.set(row, offset, Double.doubleToRawLongBits((Double) value));
            case DECIMAL, MONEY, SMALLMONEY -> writeDecimal(row, (BigDecimal) value);
            case DATETIMEOFFSET -> {
                OffsetTicks ticks = (OffsetTicks) value;
                LONGS.set(row, offset, ticks.utcTicks());
                SHORTS.set(row, offset + Long.BYTES, ticks.offsetMinutes());
            }
            case UNIQUEIDENTIFIER ->
                    System.arraycopy(((SqlGuid) value).bytes(), 0, row, offset, WIDE_BYTES);
            default -> throw new IllegalStateException("no fixed width: " + type);
        }
    }

    private void writeDecimal(byte[] row, BigDecimal value) {
        if (value.scale() != type.scale()) {
            throw new IllegalArgumentException(
                    "a decimal of scale " + value.scale() + " in a column of " + type);
        }
        if (type.precision() <= DIGITS_OF_LONG) {
            writeNarrow(row, value.unscaledValue().longValueExact());
        } else {
            BigInteger unscaled = value.unscaledValue();
            LONGS.set(row, offset, unscaled.longValue());
            LONGS.set(row, offset + Long.BYTES, unscaled.shiftRight(Long.SIZE).longValueExact());
        }
    }

    private void writeNarrow(byte[] row, long unscaled) {
        if (type.precision() <= DIGITS_OF_INT) {
            INTS.set(row, offset, Math.toIntExact(unscaled));
        } else {
            LONGS.set(row, offset, unscaled);
        }
    }

    /** A value that is not NULL, of the class that the type names. */
    Object read(byte[] row) {
        return switch (type.name()) {
            case BIT -> row[offset] != 0;
            case TINYINT -> (short) (row[offset] & 0xff);
            case SMALLINT -> (short) SHORTS.get(row, offset);
            case INT, DATE -> (int) INTS.get(row, offset);
            case REAL -> Float.intBitsToFloat((int) INTS.get(row, offset));
            case BIGINT, TIME, DATETIME, SMALLDATETIME, DATETIME2 -> (long) LONGS.get(row, offset);
            case FLOAT -> Double.longBitsToDouble((long) LONGS.get(row, offset));
            case DECIMAL, MONEY, SMALLMONEY -> readDecimal(row);
            case DATETIMEOFFSET ->
                    new OffsetTicks(
                            (long) LONGS.get(row, offset),
                            (short) SHORTS.get(row, offset + Long.BYTES));
            case UNIQUEIDENTIFIER ->
                    SqlGuid.ofBytes(Arrays.copyOfRange(row, offset, offset + WIDE_BYTES));
            default -> throw new IllegalStateException("no fixed width: " + type);
        };
    }

    private BigDecimal readDecimal(byte[] row) {
        if (type.precision() <= DIGITS_OF_INT) {
            return BigDecimal.valueOf((int) INTS.get(row, offset), type.scale());
        }
        long low = (long) LONGS.get(row, offset);
        if (type.precision() <= DIGITS_OF_LONG) {
            return BigDecimal.valueOf(low, type.scale());
        }
        long high = (long) LONGS.get(row, offset + Long.BYTES);
        BigInteger lowWord =
                BigInteger.valueOf(low >>> 1).shiftLeft(1).add(BigInteger.valueOf(low & 1));
        return new BigDecimal(
                BigInteger.valueOf(high).shiftLeft(Long.SIZE).add(lowWord), type.scale());
    }

    /** The column of the first rows; what stands at NULLs is any. */
    Column column(byte[][] rows, int count, byte[] validity) {
        ColumnType columnType = SqlColumns.columnType(type);
        switch (type.name()) {
            case BIT -> {
                byte[] bits = new byte[Bits.bytesFor(count)];
                for (int i = 0; i < count; i++) {
                    if (rows[i][offset] != 0) {
                        Bits.set(bits, i);
                    }
                }
                return new BoolColumn(count, validity, bits);
            }
            case TINYINT -> {
                byte[] values = new byte[count];
                for (int i = 0; i < count; i++) {
                    values[i] = rows[i][offset];
                }
                return new ByteColumn(columnType, count, validity, values);
            }
            case SMALLINT -> {
                short[] values = new short[count];
                for (int i = 0; i < count; i++) {
                    values[i] = (short) SHORTS.get(rows[i], offset);
                }
                return new ShortColumn(columnType, count, validity, values);
            }
            case INT, DATE -> {
                int[] values = new int[count];
                for (int i = 0; i < count; i++) {
                    values[i] = (int) INTS.get(rows[i], offset);
                }
                return new IntColumn(columnType, count, validity, values);
            }
            case REAL -> {
                float[] values = new float[count];
                for (int i = 0; i < count; i++) {
                    values[i] = Float.intBitsToFloat((int) INTS.get(rows[i], offset));
                }
                return new FloatColumn(columnType, count, validity, values);
            }
            case BIGINT, DATETIME, SMALLDATETIME, DATETIME2 -> {
                return new LongColumn(columnType, count, validity, longs(rows, count, 0));
            }
            case TIME -> {
                long[] values = longs(rows, count, 0);
                for (int i = 0; i < count; i++) {
                    values[i] *= NANOS_PER_TICK;
                }
                return new LongColumn(columnType, count, validity, values);
            }
            case FLOAT -> {
                double[] values = new double[count];
                for (int i = 0; i < count; i++) {
                    values[i] = Double.longBitsToDouble((long) LONGS.get(rows[i], offset));
                }
                return new DoubleColumn(columnType, count, validity, values);
            }
            case DECIMAL, MONEY, SMALLMONEY -> {
                return decimals((ColumnType.Decimal) columnType, rows, count, validity);
            }
            case DATETIMEOFFSET, UNIQUEIDENTIFIER -> {
                int width = width(type);
                byte[] data = new byte[Math.multiplyExact(width, count)];
                for (int i = 0; i < count; i++) {
                    System.arraycopy(rows[i], offset, data, i * width, width);
                }
                return new FixedColumn(columnType, count, validity, width, data);
            }
            default -> throw new IllegalStateException("no fixed width: " + type);
        }
    }

    private long[] longs(byte[][] rows, int count, int further) {
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = (long) LONGS.get(rows[i], offset + further);
        }
        return values;
    }

    private Column decimals(
            ColumnType.Decimal columnType, byte[][] rows, int count, byte[] validity) {
        if (type.precision() <= DIGITS_OF_INT) {
            long[] values = new long[count];
            for (int i = 0; i < count; i++) {
                values[i] = (int) INTS.get(rows[i], offset);
            }
            return new DecimalColumn(columnType, count, validity, values, null);
        }
        long[] low = longs(rows, count, 0);
        long[] high = null;
        if (type.precision() > DIGITS_OF_LONG) {
            high = longs(rows, count, Long.BYTES);
            boolean wide = false;
            for (int i = 0; i < count; i++) {
                if (validity != null && !Bits.get(validity, i)) {
                    low[i] = 0;
                    high[i] = 0;
                }
                wide |= high[i] != low[i] >> 63;
            }
            high = wide ? high : null;
        }
        return new DecimalColumn(columnType, count, validity, low, high);
    }

    /** A column's values from a position on, one into each row; what stands at NULLs is any. */
    void write(byte[][] rows, Column column, int from, int count) {
        switch (type.name()) {
            case BIT -> {
                BoolColumn bits = (BoolColumn) column;
                for (int i = 0; i < count; i++) {
                    rows[i][offset] = (byte) (bits.get(from + i) ? 1 : 0);
                }
            }
            case TINYINT -> {
                ByteColumn bytes = (ByteColumn) column;
                for (int i = 0; i < count; i++) {
                    rows[i][offset] = bytes.get(from + i);
                }
            }
            case SMALLINT -> {
                ShortColumn shorts = (ShortColumn) column;
                for (int i = 0; i < count; i++) {
                    SHORTS.set(rows[i], offset, shorts.get(from + i));
                }
            }
            case INT, DATE -> {
                int[] values = ((IntColumn) column).values();
                for (int i = 0; i < count; i++) {
                    INTS.set(rows[i], offset, values[from + i]);
                }
            }
            case REAL -> {
                FloatColumn floats = (FloatColumn) column;
                for (int i = 0; i < count; i++) {
                    INTS.set(rows[i], offset, Float.floatToRawIntBits(floats.get(from + i)));
                }
            }
            case BIGINT, DATETIME, SMALLDATETIME, DATETIME2 ->
                    writeLongs(rows, ((LongColumn) column).values(), from, count);
            case TIME -> {
                long[] values = ((LongColumn) column).values();
                for (int i = 0; i < count; i++) {
                    LONGS.set(rows[i], offset, values[from + i] / NANOS_PER_TICK);
                }
            }
            case FLOAT -> {
                double[] values = ((DoubleColumn) column).values();
                for (int i = 0; i < count; i++) {
                    LONGS.set(rows[i], offset, Double.doubleToRawLongBits(values[from + i]));
                }
            }
            case DECIMAL, MONEY, SMALLMONEY ->
                    writeDecimals(rows, (DecimalColumn) column, from, count);
            case DATETIMEOFFSET, UNIQUEIDENTIFIER -> {
                FixedColumn bytes = (FixedColumn) column;
                int width = bytes.width();
                for (int i = 0; i < count; i++) {
                    System.arraycopy(bytes.data(), (from + i) * width, rows[i], offset, width);
                }
            }
            default -> throw new IllegalStateException("no fixed width: " + type);
        }
    }

    private void writeLongs(byte[][] rows, long[] values, int from, int count) {
        for (int i = 0; i < count; i++) {
            LONGS.set(rows[i], offset, values[from + i]);
        }
    }

    private void writeDecimals(byte[][] rows, DecimalColumn column, int from, int count) {
        long[] low = column.low();
        if (type.precision() <= DIGITS_OF_INT) {
            for (int i = 0; i < count; i++) {
                if (!column.isNull(from + i)) {
                    INTS.set(rows[i], offset, Math.toIntExact(low[from + i]));
                }
            }
            return;
        }
        writeLongs(rows, low, from, count);
        if (type.precision() > DIGITS_OF_LONG) {
            for (int i = 0; i < count; i++) {
                LONGS.set(rows[i], offset + Long.BYTES, column.highWord(from + i));
            }
        }
    }
}
