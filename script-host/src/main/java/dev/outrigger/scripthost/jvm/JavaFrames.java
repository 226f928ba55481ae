package dev.outrigger.scripthost.jvm;

import dev.outrigger.extension.ExtensionDataset;
import dev.outrigger.extension.PrimitiveDataset;
import dev.outrigger.frame.BoolColumn;
import dev.outrigger.frame.ByteColumn;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnType;
import dev.outrigger.frame.DecimalColumn;
import dev.outrigger.frame.DictionaryColumn;
import dev.outrigger.frame.DoubleColumn;
import dev.outrigger.frame.Field;
import dev.outrigger.frame.FixedColumn;
import dev.outrigger.frame.FloatColumn;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.FrameStream;
import dev.outrigger.frame.IntColumn;
import dev.outrigger.frame.LongColumn;
import dev.outrigger.frame.Schema;
import dev.outrigger.frame.ShortColumn;
import dev.outrigger.frame.VariableColumn;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Date;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Frames as a program gets them: the data types of SQL as the reference's SDK has them in Java. */
final class JavaFrames {
    private static final long TICKS_PER_SECOND = 10_000_000;

    private JavaFrames() {}

    static void warmUp() {
        new PrimitiveDataset().getColumnCount();
    }

    static List<Frame> all(FrameStream input) {
        List<Frame> frames = new ArrayList<>();
        for (Optional<Frame> next = input.next(); next.isPresent(); next = input.next()) {
            frames.add(next.get());
        }
        return frames;
    }

    /** Gives a dataset, which may be of a user's class, the rows of frames. */
    static void fill(ExtensionDataset dataset, Schema schema, List<Frame> frames) {
        for (int i = 0; i < schema.fields().size(); i++) {
            add(dataset, i, schema.fields().get(i), frames);
        }
    }

    private static void add(
            ExtensionDataset dataset, int position, Field field, List<Frame> frames) {
        int rows = frames.stream().mapToInt(Frame::rows).sum();
        ColumnType type = field.type();
        int precision = type instanceof ColumnType.Decimal decimal ? decimal.precision() : 0;
        int scale = type instanceof ColumnType.Decimal decimal ? decimal.scale() : 0;
        dataset.addColumnMetadata(position, field.name(), sqlType(type), precision, scale);
        Class<?> element = elementType(type);
        Object array = Array.newInstance(element, rows);
        boolean[] nulls = new boolean[rows];
        int at = 0;
        for (Frame frame : frames) {
            Column column = frame.column(position);
            for (int row = 0; row < frame.rows(); row++, at++) {
                if (column.isNull(row)) {
                    nulls[at] = true;
                } else {
                    Array.set(array, at, value(column, row));
                }
            }
        }
        put(dataset, position, array, nulls);
    }

    private static void put(ExtensionDataset dataset, int i, Object array, boolean[] nulls) {
        if (array instanceof boolean[] values) {
            dataset.addBooleanColumn(i, values, nulls);
        } else if (array instanceof short[] values) {
            dataset.addShortColumn(i, values, nulls);
        } else if (array instanceof int[] values) {
            dataset.addIntColumn(i, values, nulls);
        } else if (array instanceof long[] values) {
            dataset.addLongColumn(i, values, nulls);
        } else if (array instanceof float[] values) {
            dataset.addFloatColumn(i, values, nulls);
        } else if (array instanceof double[] values) {
            dataset.addDoubleColumn(i, values, nulls);
        } else if (array instanceof String[] values) {
            dataset.addStringColumn(i, values);
        } else if (array instanceof byte[][] values) {
            dataset.addBinaryColumn(i, values);
        } else if (array instanceof Date[] values) {
            dataset.addDateColumn(i, values);
        } else if (array instanceof Timestamp[] values) {
            dataset.addTimestampColumn(i, values);
        } else {
            dataset.addBigDecimalColumn(i, (BigDecimal[]) array);
        }
    }

    private static int sqlType(ColumnType type) {
        if (type instanceof ColumnType.Bool) {
            return Types.BIT;
        }
        if (type instanceof ColumnType.Int integer) {
            return switch (integer.bits()) {
                case 8 -> Types.TINYINT;
                case 16 -> Types.SMALLINT;
                case 32 -> Types.INTEGER;
                default -> Types.BIGINT;
            };
        }
        if (type instanceof ColumnType.Floating floating) {
            return floating.bits() == 32 ? Types.REAL : Types.DOUBLE;
        }
        if (type instanceof ColumnType.Decimal) {
            return Types.DECIMAL;
        }
        if (type instanceof ColumnType.Bytes) {
            return Types.VARBINARY;
        }
        if (type instanceof ColumnType.Date) {
            return Types.DATE;
        }
        return type instanceof ColumnType.Timestamp ? Types.TIMESTAMP : Types.NVARCHAR;
    }

    private static Class<?> elementType(ColumnType type) {
        return switch (sqlType(type)) {
            case Types.BIT -> boolean.class;
            case Types.TINYINT, Types.SMALLINT -> short.class;
            case Types.INTEGER -> int.class;
            case Types.BIGINT -> long.class;
            case Types.REAL -> float.class;
            case Types.DOUBLE -> double.class;
            case Types.DECIMAL -> BigDecimal.class;
            case Types.VARBINARY -> byte[].class;
            case Types.DATE -> Date.class;
            case Types.TIMESTAMP -> Timestamp.class;
            default -> String.class;
        };
    }

    /** A value that is not NULL. Times of day and those with an offset are ISO 8601's text. */
    static Object value(Column column, int row) {
        ColumnType type = column.type();
        if (column instanceof BoolColumn values) {
            return values.get(row);
        }
        if (column instanceof ByteColumn values) {
            return (short)
                    (((ColumnType.Int) type).signed() ? values.get(row) : values.get(row) & 0xff);
        }
        if (column instanceof ShortColumn values) {
            return values.get(row);
        }
        if (column instanceof IntColumn values) {
            return type instanceof ColumnType.Date
                    ? Date.valueOf(LocalDate.ofEpochDay(values.get(row)))
                    : (Object) values.get(row);
        }
        if (column instanceof LongColumn values) {
            return number(type, values.get(row));
        }
        if (column instanceof FloatColumn values) {
            return values.get(row);
        }
        if (column instanceof DoubleColumn values) {
            return values.get(row);
        }
        if (column instanceof DecimalColumn values) {
            return values.get(row);
        }
        if (column instanceof DictionaryColumn values) {
            return values.getString(row);
        }
        if (column instanceof VariableColumn values) {
            return type instanceof ColumnType.Text ? values.getString(row) : values.getBytes(row);
        }
        ByteBuffer fixed = ByteBuffer.wrap(((FixedColumn) column).getBytes(row));
        return type instanceof ColumnType.Uuid
                ? new UUID(fixed.getLong(), fixed.getLong()).toString().toUpperCase(Locale.ROOT)
                : offset(fixed.order(ByteOrder.LITTLE_ENDIAN));
    }

    private static Object number(ColumnType type, long value) {
        if (type instanceof ColumnType.Time) {
            return LocalTime.ofNanoOfDay(value).toString();
        }
        if (type instanceof ColumnType.Timestamp timestamp) {
            return Timestamp.valueOf(
                    switch (timestamp.unit()) {
                        case SECOND -> time(value, 1);
                        case MILLI -> time(value, 1_000);
                        case MICRO -> time(value, 1_000_000);
                        case NANO -> time(value, 1_000_000_000);
                        case TICK -> time(value, TICKS_PER_SECOND);
                    });
        }
        return value;
    }

    private static LocalDateTime time(long value, long perSecond) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(value, perSecond),
                (int) (Math.floorMod(value, perSecond) * (1_000_000_000 / perSecond)),
                ZoneOffset.UTC);
    }

    private static String offset(ByteBuffer bytes) {
        LocalDateTime utc = time(bytes.getLong(), TICKS_PER_SECOND);
        int minutes = bytes.getShort();
        return OffsetDateTime.of(utc, ZoneOffset.UTC)
                .withOffsetSameInstant(ZoneOffset.ofTotalSeconds(minutes * 60))
                .toString();
    }
}
