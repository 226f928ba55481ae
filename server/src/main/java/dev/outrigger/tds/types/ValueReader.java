package dev.outrigger.tds.types;

import dev.outrigger.engine.types.CodePage;
import dev.outrigger.engine.types.Collation;
import dev.outrigger.engine.types.OffsetTicks;
import dev.outrigger.engine.types.SqlBytes;
import dev.outrigger.engine.types.SqlGuid;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.engine.types.Ticks;
import dev.outrigger.engine.types.TypeName;
import dev.outrigger.tds.wire.PacketInput;
import dev.outrigger.tds.wire.ProtocolException;
import dev.outrigger.tds.wire.Refusal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads values of one type that a client described. {@link #type} is what the engine takes them
 * for.
 */
public final class ValueReader {
    private static final int OFFSET_MAX = 14 * 60;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final ReadType described;

    private ValueReader(ReadType described) {
        this.described = described;
    }

    /** Reads a TYPE_INFO. */
    public static ValueReader described(PacketInput in) {
        return new ValueReader(ReadType.read(in));
    }

    public SqlType type() {
        return described.type();
    }

    /** Whether a description in a COLMETADATA has a table's name behind it. */
    public boolean namesTable() {
        return isOldLarge();
    }

    private boolean isOldLarge() {
        return described.token() == WireType.IMAGE
                || described.token() == WireType.TEXT
                || described.token() == WireType.NTEXT;
    }

    /** A parameter's value; a sql_variant's has its own type. */
    public SqlValue readParameter(PacketInput in) {
        return read(in, in.valueBytesMax());
    }

    private SqlValue read(PacketInput in, long bytesMax) {
        if (described.token() == WireType.VARIANT) {
            return variant(in);
        }
        if (isOldLarge()) {
            int length = in.readInt();
            if (length > bytesMax) {
                throw Refusal.tooLarge(in.valueBytesMax());
            }
            return length == -1 ? SqlValue.nullOf(type()) : value(in.readBytes(length));
        }
        return value(in, bytesMax);
    }

    /**
     * A value in a row: older large types have a pointer before them.
     *
     * @param bytesMax what the row may still have
     */
    public SqlValue readInRow(PacketInput in, long bytesMax) {
        if (!isOldLarge()) {
            return read(in, bytesMax);
        }
        int pointer = in.readByte();
        if (pointer == 0) {
            return SqlValue.nullOf(type());
        }
        in.readBytes(pointer);
        in.readLong();
        return read(in, bytesMax);
    }

    private SqlValue value(PacketInput in, long bytesMax) {
        if (described.inParts()) {
            byte[] bytes = Parts.read(in, bytesMax);
            return bytes == null ? SqlValue.nullOf(type()) : value(bytes);
        }
        int length =
                switch (described.token()) {
                    case WireType.NULL -> 0;
                    case WireType.BIT,
                            WireType.INT1,
                            WireType.INT2,
                            WireType.INT4,
                            WireType.INT8,
                            WireType.FLOAT4,
                            WireType.FLOAT8,
                            WireType.MONEY4,
                            WireType.MONEY8,
                            WireType.DATETIME4,
                            WireType.DATETIME8 ->
                            described.length();
                    case WireType.BINARY,
                            WireType.VARBINARY,
                            WireType.CHAR,
                            WireType.VARCHAR,
                            WireType.NCHAR,
                            WireType.NVARCHAR -> {
                        int size = in.readShort();
                        yield size == WireType.MAX_LENGTH ? -1 : size;
                    }
                    default -> {
                        int size = in.readByte();
                        yield size == 0 ? -1 : size;
                    }
                };
        if (length < 0 || described.token() == WireType.NULL) {
            return SqlValue.nullOf(type());
        }
        if ((type().isText() || type().isBinary())
                && described.length() > 0
                && length > described.length()) {
            throw new ProtocolException(
                    "a value of " + length + " bytes for a type of " + described.length());
        }
        return value(in.readBytes(length));
    }

    private SqlValue value(byte[] bytes) {
        if (type().isText()) {
            return new SqlValue(type(), text(bytes));
        }
        return new SqlValue(type(), of(type(), bytes));
    }

    private SqlText text(byte[] bytes) {
        SqlText text = text(bytes, described.charset(), type());
        // XML comes with a byte order mark, which is none of it; other text keeps all it has.
        boolean marked =
                described.token() == WireType.XML
                        && !text.toString().isEmpty()
                        && text.toString().charAt(0) == BYTE_ORDER_MARK;
        return marked
                ? SqlText.of(
                        text.toString().substring(1), type().collation().orElse(Collation.DEFAULT))
                : text;
    }

    private static SqlText text(byte[] bytes, Charset charset, SqlType type) {
        if (charset == StandardCharsets.UTF_16LE && bytes.length % 2 != 0) {
            throw new ProtocolException("a UTF-16 text of " + bytes.length + " bytes");
        }
        String text = new String(bytes, charset);
        return SqlText.of(
                padded(type.isUnicode() ? text : CodePage.fitted(text), type),
                type.collation().orElse(Collation.DEFAULT));
    }

    /** char(n) and nchar(n) always have their blanks. */
    private static String padded(String text, SqlType type) {
        boolean fixed = type.name() == TypeName.CHAR || type.name() == TypeName.NCHAR;
        return fixed && text.length() < type.length()
                ? text + " ".repeat(type.length() - text.length())
                : text;
    }

    /** The value that bytes are of a type that is no text. */
    private static Object of(SqlType type, byte[] bytes) {
        return switch (type.name()) {
            case BIT -> exactly(bytes, 1) != 0;
            case TINYINT -> (short) (exactly(bytes, 1) & 0xff);
            case SMALLINT -> (short) exactly(bytes, 2);
            case INT -> (int) exactly(bytes, 4);
            case BIGINT -> exactly(bytes, 8);
            case REAL -> real(Float.intBitsToFloat((int) exactly(bytes, 4)));
            case FLOAT -> number(Double.longBitsToDouble(exactly(bytes, 8)));
            case SMALLMONEY -> BigDecimal.valueOf((int) exactly(bytes, 4), 4);
            case MONEY -> BigDecimal.valueOf(Long.rotateLeft(exactly(bytes, 8), 32), 4);
            case DECIMAL -> decimal(type, bytes);
            case UNIQUEIDENTIFIER -> {
                exactly(bytes, 16);
                yield SqlGuid.ofStoredBytes(bytes);
            }
            case BINARY, VARBINARY ->
                    SqlBytes.of(
                            type.name() == TypeName.BINARY
                                    ? Arrays.copyOf(bytes, type.length())
                                    : bytes);
            case DATE -> day(bytes, 0, 3);
            case TIME -> time(type, bytes, 0);
            case DATETIME -> {
                long both = exactly(bytes, 8);
                yield Calendar.datetime((int) both, (int) (both >> 32));
            }
            case SMALLDATETIME -> {
                int both = (int) exactly(bytes, 4);
                yield Calendar.smalldatetime(both & 0xffff, both >>> 16);
            }
            case DATETIME2 -> ticks(type, bytes, 0);
            case DATETIMEOFFSET -> {
                long utc = ticks(type, bytes, 2);
                int offset = (short) little(bytes, bytes.length - 2, 2);
                if (Math.abs(offset) > OFFSET_MAX) {
                    throw Refusal.invalidValue("datetimeoffset");
                }
                yield new OffsetTicks(utc, (short) offset);
            }
            case CHAR, VARCHAR, NCHAR, NVARCHAR ->
                    throw new IllegalStateException("text has a charset");
        };
    }

    private static long exactly(byte[] bytes, int length) {
        if (bytes.length != length) {
            throw new ProtocolException(
                    "a value of " + bytes.length + " bytes where " + length + " are due");
        }
        return little(bytes, 0, Math.min(length, 8));
    }

    private static long little(byte[] bytes, int from, int length) {
        long value = 0;
        for (int i = length - 1; i >= 0; i--) {
            value = value << 8 | bytes[from + i] & 0xff;
        }
        return value;
    }

    private static float real(float value) {
        number(value);
        return value;
    }

    private static double number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw Refusal.invalidValue("float");
        }
        return value;
    }

    private static BigDecimal decimal(SqlType type, byte[] bytes) {
        if (bytes.length < 2 || bytes.length > 17) {
            throw new ProtocolException("a decimal of " + bytes.length + " bytes");
        }
        byte[] magnitude = new byte[bytes.length - 1];
        for (int i = 0; i < magnitude.length; i++) {
            magnitude[i] = bytes[bytes.length - 1 - i];
        }
        BigDecimal value =
                new BigDecimal(new BigInteger(bytes[0] == 0 ? -1 : 1, magnitude), type.scale());
        if (value.precision() > type.precision()) {
            throw Refusal.invalidValue(type.display());
        }
        return value;
    }

    private static long time(SqlType type, byte[] bytes, int behind) {
        int length = WireType.timeBytes(type.scale());
        if (bytes.length != length + behind) {
            throw new ProtocolException("a " + type.display() + " of " + bytes.length + " bytes");
        }
        return Calendar.time(little(bytes, 0, length), type.scale());
    }

    private static int day(byte[] bytes, int from, int length) {
        if (bytes.length < from + length) {
            throw new ProtocolException("a date of " + bytes.length + " bytes");
        }
        return Calendar.day((int) little(bytes, from, length));
    }

    private static long ticks(SqlType type, byte[] bytes, int behind) {
        long time = time(type, bytes, 3 + behind);
        return day(bytes, bytes.length - 3 - behind, 3) * Ticks.PER_DAY + time;
    }

    /** A value that brings its type with it. */
    private SqlValue variant(PacketInput in) {
        int length = in.readInt();
        if (length == 0) {
            return SqlValue.nullOf(type());
        }
        if (length < 2 || length > 8016) {
            throw new ProtocolException("a sql_variant of " + length + " bytes");
        }
        return Variant.read(in.readBytes(length));
    }

    static Object plainValue(SqlType type, byte[] bytes) {
        return of(type, bytes);
    }

    static SqlText textValue(SqlType type, byte[] bytes, Charset charset) {
        return text(bytes, charset, type);
    }
}
