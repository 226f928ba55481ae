package dev.outrigger.frame;

/** The type of a column: Arrow's logical type, and the Java array that carries it. */
public sealed interface ColumnType {
    /** One bit a value: {@link BoolColumn}. */
    record Bool() implements ColumnType {}

    /**
     * An integer of 8, 16, 32 or 64 bits: {@link ByteColumn}, {@link ShortColumn}, {@link
     * IntColumn}, {@link LongColumn}.
     */
    record Int(int bits, boolean signed) implements ColumnType {
        public Int {
            if (bits != 8 && bits != 16 && bits != 32 && bits != 64) {
                throw new IllegalArgumentException("no integer of " + bits + " bits");
            }
        }
    }

    /** An IEEE number of 32 or 64 bits: {@link FloatColumn}, {@link DoubleColumn}. */
    record Floating(int bits) implements ColumnType {
        public Floating {
            if (bits != 32 && bits != 64) {
                throw new IllegalArgumentException("no floating-point number of " + bits + " bits");
            }
        }
    }

    /** An exact number of at most 38 digits: {@link DecimalColumn}. On the wire always 128 bits. */
    record Decimal(int precision, int scale) implements ColumnType {
        public Decimal {
            if (precision < 1 || precision > 38 || scale < 0 || scale > precision) {
                throw new IllegalArgumentException("no decimal(" + precision + "," + scale + ")");
            }
        }
    }

    /** UTF-8 text: {@link VariableColumn}. */
    record Text() implements ColumnType {}

    /** Bytes of any length: {@link VariableColumn}. */
    record Bytes() implements ColumnType {}

    /**
     * 16 bytes, most significant first; on the wire the canonical extension {@code arrow.uuid}:
     * {@link FixedColumn}.
     */
    record Uuid() implements ColumnType {}

    /** Days since 1970-01-01: {@link IntColumn}. */
    record Date() implements ColumnType {}

    /** Nanoseconds since midnight: {@link LongColumn}. */
    record Time() implements ColumnType {}

    /**
     * A point in time since 1970-01-01T00:00, without a zone or (utc) at UTC: {@link LongColumn}.
     */
    record Timestamp(Unit unit, boolean utc) implements ColumnType {}

    /**
     * A UTC point in time and the offset it was written with: {@link FixedColumn} of 10 bytes,
     * little-endian: a long of 100-nanosecond ticks since 1970-01-01T00:00Z, then a short of
     * minutes east. On the wire the extension {@code outrigger.datetimeoffset} over fixed-size
     * binary.
     */
    record OffsetTimestamp() implements ColumnType {}

    /**
     * The unit of a {@link Timestamp}. Arrow has no tick: it travels as the extension {@code
     * outrigger.ticks} (at UTC {@code outrigger.ticks.utc}) over int64.
     */
    enum Unit {
        SECOND,
        MILLI,
        MICRO,
        NANO,
        /**
         * 100 nanoseconds, the resolution of datetime2(7); the engine's frames hold every datetime
         * in it.
         */
        TICK
    }

    ColumnType BOOL = new Bool();
    ColumnType UINT8 = new Int(8, false);
    ColumnType INT8 = new Int(8, true);
    ColumnType INT16 = new Int(16, true);
    ColumnType INT32 = new Int(32, true);
    ColumnType INT64 = new Int(64, true);
    ColumnType FLOAT32 = new Floating(32);
    ColumnType FLOAT64 = new Floating(64);
    ColumnType TEXT = new Text();
    ColumnType BYTES = new Bytes();
    ColumnType UUID = new Uuid();
    ColumnType DATE = new Date();
    ColumnType TIME = new Time();
    ColumnType TICKS = new Timestamp(Unit.TICK, false);
    ColumnType OFFSET_TIMESTAMP = new OffsetTimestamp();
}
