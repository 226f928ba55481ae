package dev.outrigger.frame;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Builds one column value by value. The append method must be the one of the type; another throws
 * IllegalStateException. Not thread-safe. After {@link #build} the builder is empty and may be used
 * again.
 */
public final class ColumnBuilder {
    /** The longest array that every JVM makes. */
    private static final int ROWS_MAX = Integer.MAX_VALUE - 16;

    private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private final ColumnType type;
    private final Kind kind;
    private int initialCapacity;
    private int length;
    private int capacity;
    private byte[] validity;
    private byte[] bytes;
    private short[] shorts;
    private int[] ints;
    private long[] longs;
    private long[] highs;
    private float[] floats;
    private double[] doubles;
    private int dataLength;

    private enum Kind {
        BOOL,
        BYTE,
        SHORT,
        INT,
        LONG,
        FLOAT,
        DOUBLE,
        DECIMAL,
        VARIABLE,
        FIXED_16,
        FIXED_10
    }

    public ColumnBuilder(ColumnType type, int capacity) {
        this.type = type;
        this.kind = kindOf(type);
        this.initialCapacity = Math.min(Math.max(capacity, 8), ROWS_MAX);
        empty();
    }

    private static Kind kindOf(ColumnType type) {
        if (type instanceof ColumnType.Bool) {
            return Kind.BOOL;
        }
        if (type instanceof ColumnType.Int integer) {
            return switch (integer.bits()) {
                case 8 -> Kind.BYTE;
                case 16 -> Kind.SHORT;
                case 32 -> Kind.INT;
                default -> Kind.LONG;
            };
        }
        if (type instanceof ColumnType.Floating floating) {
            return floating.bits() == 32 ? Kind.FLOAT : Kind.DOUBLE;
        }
        if (type instanceof ColumnType.Decimal) {
            return Kind.DECIMAL;
        }
        if (type instanceof ColumnType.Text || type instanceof ColumnType.Bytes) {
            return Kind.VARIABLE;
        }
        if (type instanceof ColumnType.Uuid) {
            return Kind.FIXED_16;
        }
        if (type instanceof ColumnType.OffsetTimestamp) {
            return Kind.FIXED_10;
        }
        return type instanceof ColumnType.Date ? Kind.INT : Kind.LONG;
    }

    public ColumnType type() {
        return type;
    }

    public int length() {
        return length;
    }

    /** The bytes appended so far, roughly: what a batch limit in bytes is compared with. */
    public long bytes() {
        return switch (kind) {
            case BOOL -> length / 8;
            case BYTE -> length;
            case SHORT -> 2L * length;
            case INT, FLOAT -> 4L * length;
            case LONG, DOUBLE -> 8L * length;
            case DECIMAL -> 16L * length;
            case VARIABLE -> 4L * length + dataLength;
            case FIXED_16 -> 16L * length;
            case FIXED_10 -> 10L * length;
        };
    }

    public void appendNull() {
        ensure();
        if (validity == null) {
            validity = new byte[Bits.bytesFor(capacity)];
            Arrays.fill(validity, (byte) 0xff);
        }
        validity[length >> 3] &= (byte) ~(1 << (length & 7));
        if (kind == Kind.VARIABLE) {
            ints[length + 1] = dataLength;
        }
        length++;
    }

    public void appendBoolean(boolean value) {
        require(Kind.BOOL);
        ensure();
        if (value) {
            Bits.set(bytes, length);
        }
        length++;
    }

    public void appendByte(byte value) {
        require(Kind.BYTE);
        ensure();
        bytes[length++] = value;
    }

    public void appendShort(short value) {
        require(Kind.SHORT);
        ensure();
        shorts[length++] = value;
    }

    public void appendInt(int value) {
        require(Kind.INT);
        ensure();
        ints[length++] = value;
    }

    public void appendLong(long value) {
        require(Kind.LONG);
        ensure();
        longs[length++] = value;
    }

    public void appendFloat(float value) {
        require(Kind.FLOAT);
        ensure();
        floats[length++] = value;
    }

    public void appendDouble(double value) {
        require(Kind.DOUBLE);
        ensure();
        doubles[length++] = value;
    }

    /** Requires a value whose scale is the type's and whose digits fit its precision. */
    public void appendDecimal(BigDecimal value) {
        require(Kind.DECIMAL);
        ColumnType.Decimal decimal = (ColumnType.Decimal) type;
        if (value.scale() != decimal.scale() || value.precision() > decimal.precision()) {
            throw new IllegalArgumentException(value.toPlainString() + " is no " + decimal);
        }
        BigInteger unscaled = value.unscaledValue();
        ensure();
        longs[length] = unscaled.longValue();
        if (unscaled.compareTo(LONG_MIN) < 0 || unscaled.compareTo(LONG_MAX) > 0) {
            widen();
        }
        if (highs != null) {
            highs[length] = unscaled.shiftRight(64).longValue();
        }
        length++;
    }

    private void widen() {
        if (highs == null) {
            highs = new long[capacity];
            for (int i = 0; i < length; i++) {
                highs[i] = longs[i] >> 63;
            }
        }
    }

    /** A surrogate without its other half has no UTF-8 form and becomes a question mark. */
    public void appendString(String value) {
        require(Kind.VARIABLE);
        appendBytes(value.getBytes(StandardCharsets.UTF_8));
    }

    /** The bytes of text, binary or a value of fixed width. */
    public void appendBytes(byte[] value) {
        appendBytes(value, 0, value.length);
    }

    public void appendBytes(byte[] value, int offset, int size) {
        ensure();
        if (kind == Kind.VARIABLE) {
            if (size > bytes.length - dataLength) {
                int wanted = arrayLength((long) dataLength + size);
                long roomy = Math.max(2L * bytes.length, 4L * capacity);
                bytes = Arrays.copyOf(bytes, (int) Math.min(Math.max(roomy, wanted), ROWS_MAX));
            }
            System.arraycopy(value, offset, bytes, dataLength, size);
            dataLength += size;
            ints[length + 1] = dataLength;
        } else {
            int width = width();
            if (size != width) {
                throw new IllegalArgumentException(size + " bytes for a value of " + width);
            }
            System.arraycopy(value, offset, bytes, length * width, width);
        }
        length++;
    }

    private int width() {
        return switch (kind) {
            case FIXED_16 -> 16;
            case FIXED_10 -> 10;
            default -> throw new IllegalStateException(type + " is not made of bytes");
        };
    }

    private void require(Kind wanted) {
        if (kind != wanted) {
            throw new IllegalStateException("a column of " + type + " takes no " + wanted);
        }
    }

    private void ensure() {
        if (length < capacity) {
            return;
        }
        if (capacity == ROWS_MAX) {
            throw new IllegalStateException("a column of more than " + ROWS_MAX + " rows");
        }
        resize((int) Math.min(Math.max(2L * capacity, initialCapacity), ROWS_MAX));
    }

    private void resize(int newCapacity) {
        if (validity != null) {
            int before = validity.length;
            validity = Arrays.copyOf(validity, Bits.bytesFor(newCapacity));
            Arrays.fill(validity, before, validity.length, (byte) 0xff);
        }
        switch (kind) {
            case BOOL -> bytes = Arrays.copyOf(bytes, Bits.bytesFor(newCapacity));
            case BYTE -> bytes = Arrays.copyOf(bytes, newCapacity);
            case SHORT -> shorts = Arrays.copyOf(shorts, newCapacity);
            case INT -> ints = Arrays.copyOf(ints, newCapacity);
            case LONG -> longs = Arrays.copyOf(longs, newCapacity);
            case FLOAT -> floats = Arrays.copyOf(floats, newCapacity);
            case DOUBLE -> doubles = Arrays.copyOf(doubles, newCapacity);
            case DECIMAL -> {
                longs = Arrays.copyOf(longs, newCapacity);
                highs = highs == null ? null : Arrays.copyOf(highs, newCapacity);
            }
            case VARIABLE -> ints = Arrays.copyOf(ints, newCapacity + 1);
            case FIXED_16, FIXED_10 ->
                    bytes = Arrays.copyOf(bytes, arrayLength((long) newCapacity * width()));
        }
        capacity = newCapacity;
    }

    private int arrayLength(long wanted) {
        if (wanted > ROWS_MAX) {
            throw new IllegalStateException(
                    "a column of " + type + " of more than " + ROWS_MAX + " bytes");
        }
        return (int) wanted;
    }

    public Column build() {
        Column column =
                switch (kind) {
                    case BOOL -> new BoolColumn(length, validity, bytes);
                    case BYTE -> new ByteColumn(type, length, validity, bytes);
                    case SHORT -> new ShortColumn(type, length, validity, shorts);
                    case INT -> new IntColumn(type, length, validity, ints);
                    case LONG -> new LongColumn(type, length, validity, longs);
                    case FLOAT -> new FloatColumn(type, length, validity, floats);
                    case DOUBLE -> new DoubleColumn(type, length, validity, doubles);
                    case DECIMAL ->
                            new DecimalColumn(
                                    (ColumnType.Decimal) type, length, validity, longs, highs);
                    case VARIABLE -> new VariableColumn(type, length, validity, ints, bytes);
                    case FIXED_16, FIXED_10 ->
                            new FixedColumn(type, length, validity, width(), bytes);
                };
        initialCapacity = Math.max(length, 8);
        empty();
        return column;
    }

    /**
     * The built column keeps the arrays; the next ones are made when the next value comes, if any
     * does.
     */
    private void empty() {
        capacity = 0;
        length = 0;
        dataLength = 0;
        validity = null;
        highs = null;
        switch (kind) {
            case BOOL, BYTE, FIXED_16, FIXED_10 -> bytes = new byte[0];
            case SHORT -> shorts = new short[0];
            case INT -> ints = new int[0];
            case LONG, DECIMAL -> longs = new long[0];
            case FLOAT -> floats = new float[0];
            case DOUBLE -> doubles = new double[0];
            case VARIABLE -> {
                ints = new int[1];
                bytes = new byte[0];
            }
        }
    }
}
