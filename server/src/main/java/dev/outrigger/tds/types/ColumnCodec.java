package dev.outrigger.tds.types;

import dev.outrigger.engine.types.OffsetTicks;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.engine.types.Ticks;
import dev.outrigger.frame.BoolColumn;
import dev.outrigger.frame.ByteColumn;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.DecimalColumn;
import dev.outrigger.frame.DoubleColumn;
import dev.outrigger.frame.FixedColumn;
import dev.outrigger.frame.FloatColumn;
import dev.outrigger.frame.IntColumn;
import dev.outrigger.frame.LongColumn;
import dev.outrigger.frame.ShortColumn;
import dev.outrigger.tds.wire.PacketOutput;

/** Writes the values of a frame's column as TDS carries its type. */
public final class ColumnCodec {
    private static final long NANOS_PER_TICK = 100;

    private ColumnCodec() {}

    /** Writes the value of one row, NULL too. */
    public interface Cells {
        void write(PacketOutput out, int row);
    }

    /** The way of one column's values; the column is one that SqlColumns names for the type. */
    public static Cells of(Column column, SqlType type) {
        Cells values = values(column, type);
        if (column.nullCount() == 0) {
            return values;
        }
        boolean plp = type.length() == SqlType.MAX;
        boolean wide = type.isText() || type.isBinary();
        return (out, row) -> {
            if (!column.isNull(row)) {
                values.write(out, row);
            } else if (plp) {
                out.writeLong(PlpWriter.NULL);
            } else if (wide) {
                out.writeShort(WireType.MAX_LENGTH);
            } else {
                out.writeByte(0);
            }
        };
    }

    /** Writes a single value after its type was written. */
    public static void write(PacketOutput out, SqlValue value) {
        ColumnBuilder builder = new ColumnBuilder(SqlColumns.columnType(value.type()), 1);
        SqlColumns.append(builder, value.type(), value.value());
        of(builder.build(), value.type()).write(out, 0);
    }

    private static Cells values(Column column, SqlType type) {
        return switch (type.name()) {
            case BIT -> {
                BoolColumn bits = (BoolColumn) column;
                yield (out, row) -> {
                    out.writeByte(1);
                    out.writeByte(bits.get(row) ? 1 : 0);
                };
            }
            case TINYINT -> {
                byte[] values = ((ByteColumn) column).values();
                yield (out, row) -> {
                    out.writeByte(1);
                    out.writeByte(values[row]);
                };
            }
            case SMALLINT -> {
                short[] values = ((ShortColumn) column).values();
                yield (out, row) -> {
                    out.writeByte(2);
                    out.writeShort(values[row]);
                };
            }
            case INT -> {
                int[] values = ((IntColumn) column).values();
                yield (out, row) -> {
                    out.writeByte(4);
                    out.writeInt(values[row]);
                };
            }
            case BIGINT -> {
                long[] values = ((LongColumn) column).values();
                yield (out, row) -> {
                    out.writeByte(8);
                    out.writeLong(values[row]);
                };
            }
            case REAL -> {
                FloatColumn values = (FloatColumn) column;
                yield (out, row) -> {
                    out.writeByte(4);
                    out.writeInt(Float.floatToIntBits(values.get(row)));
                };
            }
            case FLOAT -> {
                DoubleColumn values = (DoubleColumn) column;
                yield (out, row) -> {
                    out.writeByte(8);
                    out.writeLong(Double.doubleToLongBits(values.get(row)));
                };
            }
            case DECIMAL -> decimal((DecimalColumn) column, type);
            case MONEY -> {
                long[] values = ((DecimalColumn) column).low();
                yield (out, row) -> {
                    out.writeByte(8);
                    out.writeInt((int) (values[row] >> 32));
                    out.writeInt((int) values[row]);
                };
            }
            case SMALLMONEY -> {
                long[] values = ((DecimalColumn) column).low();
                yield (out, row) -> {
                    out.writeByte(4);
                    out.writeInt((int) values[row]);
                };
            }
            case CHAR, VARCHAR, NCHAR, NVARCHAR -> TextCells.of(column, type);
            case BINARY, VARBINARY -> TextCells.ofBytes(column, type);
            case UNIQUEIDENTIFIER -> guid((FixedColumn) column);
            case DATE, TIME, DATETIME, SMALLDATETIME, DATETIME2, DATETIMEOFFSET ->
                    temporal(column, type);
        };
    }

    private static Cells decimal(DecimalColumn column, SqlType type) {
        int bytes = WireType.decimalBytes(type.precision());
        return (out, row) -> {
            long low = column.low()[row];
            long high = column.highWord(row);
            boolean negative = high < 0;
            if (negative) {
                low = -low;
                high = ~high + (low == 0 ? 1 : 0);
            }
            out.writeByte(1 + bytes);
            out.writeByte(negative ? 0 : 1);
            out.writeInt((int) low);
            if (bytes > 4) {
                out.writeInt((int) (low >>> 32));
            }
            if (bytes > 8) {
                out.writeInt((int) high);
            }
            if (bytes > 12) {
                out.writeInt((int) (high >>> 32));
            }
        };
    }

    private static Cells guid(FixedColumn column) {
        byte[] data = column.data();
        int[] order = {3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15};
        return (out, row) -> {
            out.writeByte(16);
            for (int i : order) {
                out.writeByte(data[16 * row + i]);
            }
        };
    }

    private static Cells temporal(Column column, SqlType type) {
        int scale = type.scale();
        int timeBytes = WireType.timeBytes(scale);
        return switch (type.name()) {
            case DATE -> {
                int[] values = ((IntColumn) column).values();
                yield (out, row) -> {
                    out.writeByte(3);
                    day(out, values[row]);
                };
            }
            case TIME -> {
                long[] values = ((LongColumn) column).values();
                yield (out, row) -> {
                    out.writeByte(timeBytes);
                    time(out, values[row] / NANOS_PER_TICK, scale);
                };
            }
            case DATETIME -> {
                long[] values = ((LongColumn) column).values();
                yield (out, row) -> {
                    out.writeByte(8);
                    out.writeInt(Calendar.datetimeDay(values[row]));
                    out.writeInt(Calendar.datetimeUnits(values[row]));
                };
            }
            case SMALLDATETIME -> {
                long[] values = ((LongColumn) column).values();
                yield (out, row) -> {
                    out.writeByte(4);
                    out.writeShort(Calendar.datetimeDay(values[row]));
                    out.writeShort(Calendar.minutes(values[row]));
                };
            }
            case DATETIME2 -> {
                long[] values = ((LongColumn) column).values();
                yield (out, row) -> {
                    out.writeByte(timeBytes + 3);
                    ticks(out, values[row], scale);
                };
            }
            default -> {
                FixedColumn values = (FixedColumn) column;
                yield (out, row) -> {
                    OffsetTicks value = (OffsetTicks) SqlColumns.read(values, row, type);
                    out.writeByte(timeBytes + 5);
                    ticks(out, value.utcTicks(), scale);
                    out.writeShort(value.offsetMinutes());
                };
            }
        };
    }

    private static void ticks(PacketOutput out, long ticks, int scale) {
        time(out, Ticks.timeOf(ticks), scale);
        day(out, Ticks.dayOf(ticks));
    }

    private static void time(PacketOutput out, long ticks, int scale) {
        long value = Calendar.wireTime(ticks, scale);
        int bytes = WireType.timeBytes(scale);
        for (int i = 0; i < bytes; i++) {
            out.writeByte((int) (value >> 8 * i));
        }
    }

    private static void day(PacketOutput out, int day) {
        int value = Calendar.wireDay(day);
        out.writeShort(value);
        out.writeByte(value >> 16);
    }
}
