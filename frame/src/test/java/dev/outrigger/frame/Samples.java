package dev.outrigger.frame;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Frames with a column of every type, extremes in their first rows, and streams of them. */
final class Samples {
    private static final String[] TEXTS = {
        "", "a", "naïve", "日本語", "\uD83D\uDE80 rocket", "tab\tnul\0", "x".repeat(300)
    };

    private Samples() {}

    static List<ColumnType> types() {
        List<ColumnType> types = new ArrayList<>();
        types.add(ColumnType.BOOL);
        for (int bits : new int[] {8, 16, 32, 64}) {
            types.add(new ColumnType.Int(bits, true));
            types.add(new ColumnType.Int(bits, false));
        }
        types.add(ColumnType.FLOAT32);
        types.add(ColumnType.FLOAT64);
        types.add(new ColumnType.Decimal(1, 0));
        types.add(new ColumnType.Decimal(18, 4));
        types.add(new ColumnType.Decimal(19, 19));
        types.add(new ColumnType.Decimal(38, 10));
        types.add(ColumnType.TEXT);
        types.add(ColumnType.BYTES);
        types.add(ColumnType.UUID);
        types.add(ColumnType.DATE);
        types.add(ColumnType.TIME);
        for (ColumnType.Unit unit : ColumnType.Unit.values()) {
            types.add(new ColumnType.Timestamp(unit, false));
            types.add(new ColumnType.Timestamp(unit, true));
        }
        types.add(ColumnType.OFFSET_TIMESTAMP);
        return types;
    }

    static Frame frame(int rows, boolean nulls) {
        List<Field> fields = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (ColumnType type : types()) {
            fields.add(new Field("c" + fields.size() + " é", type, nulls));
            columns.add(column(type, rows, nulls));
        }
        return new Frame(new Schema(fields), rows, columns);
    }

    static Column column(ColumnType type, int rows, boolean nulls) {
        ColumnBuilder builder = new ColumnBuilder(type, 0);
        for (int i = 0; i < rows; i++) {
            if (nulls && i % 3 == 2) {
                builder.appendNull();
            } else {
                append(builder, i);
            }
        }
        return builder.build();
    }

    private static long extreme(int row) {
        return switch (row) {
            case 0 -> Long.MIN_VALUE;
            case 1 -> Long.MAX_VALUE;
            default -> row * 0x9e37_79b9_7f4a_7c15L;
        };
    }

    private static void append(ColumnBuilder builder, int row) {
        ColumnType type = builder.type();
        long value = extreme(row);
        if (type instanceof ColumnType.Bool) {
            builder.appendBoolean(row % 5 < 2);
        } else if (type instanceof ColumnType.Int integer) {
            switch (integer.bits()) {
                case 8 -> builder.appendByte((byte) (value >> 56));
                case 16 -> builder.appendShort((short) (value >> 48));
                case 32 -> builder.appendInt((int) (value >> 32));
                default -> builder.appendLong(value);
            }
        } else if (type instanceof ColumnType.Floating floating) {
            appendFloating(builder, floating.bits(), row);
        } else if (type instanceof ColumnType.Decimal decimal) {
            builder.appendDecimal(decimal(decimal, row));
        } else if (type instanceof ColumnType.Text) {
            builder.appendString(TEXTS[row % TEXTS.length]);
        } else if (type instanceof ColumnType.Bytes) {
            builder.appendBytes(new byte[] {(byte) row, -1, 0, (byte) 0x80}, 0, row % 5);
        } else if (type instanceof ColumnType.Uuid) {
            builder.appendBytes(ByteBuffer.allocate(16).putLong(value).putLong(~value).array());
        } else if (type instanceof ColumnType.Date) {
            builder.appendInt((int) (value >> 32));
        } else if (type instanceof ColumnType.Time) {
            builder.appendLong(
                    row == 0 ? 0 : row == 1 ? 86_399_999_999_999L : row * 1_000_000_007L);
        } else if (type instanceof ColumnType.OffsetTimestamp) {
            short minutes = (short) (row == 0 ? -840 : row == 1 ? 840 : row % 840);
            builder.appendBytes(
                    ByteBuffer.allocate(10)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putLong(value)
                            .putShort(minutes)
                            .array());
        } else {
            builder.appendLong(value);
        }
    }

    private static void appendFloating(ColumnBuilder builder, int bits, int row) {
        double[] values = {
            Double.NaN, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, Double.NEGATIVE_INFINITY, 1.5
        };
        if (bits == 64) {
            builder.appendDouble(row < values.length ? values[row] : row / 7.0);
        } else {
            builder.appendFloat(row < values.length ? (float) values[row] : row / 7.0f);
        }
    }

    private static BigDecimal decimal(ColumnType.Decimal type, int row) {
        BigInteger largest = BigInteger.TEN.pow(type.precision()).subtract(BigInteger.ONE);
        BigInteger unscaled =
                switch (row % 4) {
                    case 0 -> largest;
                    case 1 -> largest.negate();
                    case 2 -> BigInteger.ZERO;
                    default -> BigInteger.valueOf(-row % 10);
                };
        return new BigDecimal(unscaled, type.scale());
    }

    /** A column's values as objects that compare by content; null for NULL. */
    static List<Object> values(Column column) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < column.length(); i++) {
            values.add(column.isNull(i) ? null : value(column, i));
        }
        return values;
    }

    private static Object value(Column column, int row) {
        if (column instanceof BoolColumn bool) {
            return bool.get(row);
        }
        if (column instanceof ByteColumn bytes) {
            return (long) bytes.get(row);
        }
        if (column instanceof ShortColumn shorts) {
            return (long) shorts.get(row);
        }
        if (column instanceof IntColumn ints) {
            return (long) ints.get(row);
        }
        if (column instanceof LongColumn longs) {
            return longs.get(row);
        }
        if (column instanceof FloatColumn floats) {
            return floats.get(row);
        }
        if (column instanceof DoubleColumn doubles) {
            return doubles.get(row);
        }
        if (column instanceof DecimalColumn decimals) {
            return decimals.get(row);
        }
        if (column instanceof VariableColumn variable) {
            return variable.type() instanceof ColumnType.Text
                    ? variable.getString(row)
                    : ByteBuffer.wrap(variable.getBytes(row));
        }
        return ByteBuffer.wrap(((FixedColumn) column).getBytes(row));
    }

    static byte[] write(Schema schema, Frame... frames) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ArrowWriter writer = new ArrowWriter(out, schema)) {
            for (Frame frame : frames) {
                writer.write(frame);
            }
        }
        return out.toByteArray();
    }

    static List<Frame> read(byte[] stream) {
        return read(stream, ArrowReader.Limits.DEFAULT);
    }

    static List<Frame> read(byte[] stream, ArrowReader.Limits limits) {
        List<Frame> frames = new ArrayList<>();
        try (ArrowReader reader = new ArrowReader(new ByteArrayInputStream(stream), limits)) {
            for (Optional<Frame> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
                frames.add(frame.get());
            }
        }
        return frames;
    }
}
