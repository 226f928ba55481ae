package dev.outrigger.engine.store;

import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Bits;
import dev.outrigger.frame.BoolColumn;
import dev.outrigger.frame.ByteColumn;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.ColumnType;
import dev.outrigger.frame.DecimalColumn;
import dev.outrigger.frame.DoubleColumn;
import dev.outrigger.frame.FloatColumn;
import dev.outrigger.frame.IntColumn;
import dev.outrigger.frame.LongColumn;
import dev.outrigger.frame.ShortColumn;
import java.util.Arrays;
import org.h2.result.Row;
import org.h2.value.Value;
import org.h2.value.ValueNull;

/** One column of rows as H2 has them, put into arrays without an object for each value. */
final class ColumnReader {
    private static final int NANOS_PER_TICK = 100;
    private static final int DIGITS_OF_LONG = 18;

    private final SqlType type;
    private final ColumnCodec codec;
    private final int column;

    ColumnReader(SqlType type, int column) {
        this.type = type;
        this.codec = ColumnCodec.of(type);
        this.column = column;
    }

    Column read(Row[] rows, int count) {
        ColumnType columnType = SqlColumns.columnType(type);
        byte[] validity = validity(rows, count);
        switch (type.name()) {
            case BIT -> {
                byte[] bits = new byte[Bits.bytesFor(count)];
                for (int i = 0; i < count; i++) {
                    Value value = rows[i].getValue(column);
                    if (value != ValueNull.INSTANCE && value.getBoolean()) {
                        Bits.set(bits, i);
                    }
                }
                return new BoolColumn(count, validity, bits);
            }
            case TINYINT -> {
                byte[] values = new byte[count];
                for (int i = 0; i < count; i++) {
                    Value value = rows[i].getValue(column);
                    values[i] = value == ValueNull.INSTANCE ? 0 : (byte) value.getInt();
                }
                return new ByteColumn(columnType, count, validity, values);
            }
            case SMALLINT -> {
                short[] values = new short[count];
                for (int i = 0; i < count; i++) {
                    Value value = rows[i].getValue(column);
                    values[i] = value == ValueNull.INSTANCE ? 0 : value.getShort();
                }
                return new ShortColumn(columnType, count, validity, values);
            }
            case INT, DATE -> {
                int[] values = new int[count];
                for (int i = 0; i < count; i++) {
                    Value value = rows[i].getValue(column);
                    values[i] = value == ValueNull.INSTANCE ? 0 : value.getInt();
                }
                return new IntColumn(columnType, count, validity, values);
            }
            case BIGINT, DATETIME, SMALLDATETIME, DATETIME2 -> {
                return new LongColumn(columnType, count, validity, longs(rows, count, 1));
            }
            case TIME -> {
                return new LongColumn(
                        columnType, count, validity, longs(rows, count, NANOS_PER_TICK));
            }
            case REAL -> {
                float[] values = new float[count];
                for (int i = 0; i < count; i++) {
                    Value value = rows[i].getValue(column);
                    values[i] = value == ValueNull.INSTANCE ? 0 : value.getFloat();
                }
                return new FloatColumn(columnType, count, validity, values);
            }
            case FLOAT -> {
                double[] values = new double[count];
                for (int i = 0; i < count; i++) {
                    Value value = rows[i].getValue(column);
                    values[i] = value == ValueNull.INSTANCE ? 0 : value.getDouble();
                }
                return new DoubleColumn(columnType, count, validity, values);
            }
            case DECIMAL, MONEY, SMALLMONEY -> {
                return type.precision() <= DIGITS_OF_LONG
                        ? new DecimalColumn(
                                (ColumnType.Decimal) columnType,
                                count,
                                validity,
                                longs(rows, count, 1),
                                null)
                        : built(columnType, rows, count);
            }
            default -> {
                return built(columnType, rows, count);
            }
        }
    }

    private Column built(ColumnType columnType, Row[] rows, int count) {
        ColumnBuilder builder = new ColumnBuilder(columnType, count);
        for (int i = 0; i < count; i++) {
            SqlColumns.append(builder, type, codec.fromValue(rows[i].getValue(column)));
        }
        return builder.build();
    }

    private long[] longs(Row[] rows, int count, int factor) {
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            Value value = rows[i].getValue(column);
            values[i] = value == ValueNull.INSTANCE ? 0 : value.getLong() * factor;
        }
        return values;
    }

    private byte[] validity(Row[] rows, int count) {
        byte[] validity = null;
        for (int i = 0; i < count; i++) {
            if (rows[i].getValue(column) == ValueNull.INSTANCE) {
                if (validity == null) {
                    validity = new byte[Bits.bytesFor(count)];
                    Arrays.fill(validity, (byte) 0xff);
                }
                validity[i >> 3] &= (byte) ~(1 << (i & 7));
            }
        }
        return validity;
    }
}
