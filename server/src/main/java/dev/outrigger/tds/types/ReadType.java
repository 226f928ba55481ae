package dev.outrigger.tds.types;

import dev.outrigger.engine.types.Collation;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.TypeName;
import dev.outrigger.tds.wire.PacketInput;
import dev.outrigger.tds.wire.ProtocolException;
import dev.outrigger.tds.wire.Refusal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * A type as a client described it.
 *
 * @param token TDS's number of it
 * @param type what it is to the engine
 * @param length of its values in bytes, as described; 0xFFFF for values in parts
 * @param charset of its text
 */
record ReadType(int token, SqlType type, int length, Charset charset) {
    private static final int PRECISION_MAX = 38;
    private static final int SCALE_MAX = 7;
    private static final int UNICODE_MAX = 4000;
    private static final int BYTES_MAX = 8000;
    private static final int UTF_8_FLAG = 0x04;

    boolean inParts() {
        return length == WireType.MAX_LENGTH || token == WireType.XML;
    }

    static ReadType read(PacketInput in) {
        return of(in.readByte(), in);
    }

    private static ReadType of(int token, PacketInput in) {
        return switch (token) {
            case WireType.NULL -> plain(token, SqlType.INT, 0);
            case WireType.BIT -> plain(token, SqlType.BIT, 1);
            case WireType.INT1 -> plain(token, SqlType.TINYINT, 1);
            case WireType.INT2 -> plain(token, SqlType.SMALLINT, 2);
            case WireType.INT4 -> plain(token, SqlType.INT, 4);
            case WireType.INT8 -> plain(token, SqlType.BIGINT, 8);
            case WireType.FLOAT4 -> plain(token, SqlType.REAL, 4);
            case WireType.FLOAT8 -> plain(token, SqlType.FLOAT, 8);
            case WireType.MONEY4 -> plain(token, SqlType.SMALLMONEY, 4);
            case WireType.MONEY8 -> plain(token, SqlType.MONEY, 8);
            case WireType.DATETIME4 -> plain(token, SqlType.SMALLDATETIME, 4);
            case WireType.DATETIME8 -> plain(token, SqlType.DATETIME, 8);
            case WireType.BITN -> sized(token, in, SqlType.BIT, null, null, null);
            case WireType.INTN ->
                    sized(
                            token,
                            in,
                            SqlType.TINYINT,
                            SqlType.SMALLINT,
                            SqlType.INT,
                            SqlType.BIGINT);
            case WireType.FLTN -> sized(token, in, null, null, SqlType.REAL, SqlType.FLOAT);
            case WireType.MONEYN -> sized(token, in, null, null, SqlType.SMALLMONEY, SqlType.MONEY);
            case WireType.DATETIMN ->
                    sized(token, in, null, null, SqlType.SMALLDATETIME, SqlType.DATETIME);
            case WireType.GUID -> plain(token, SqlType.UNIQUEIDENTIFIER, in.readByte());
            case WireType.DATE -> plain(token, SqlType.DATE, 3);
            case WireType.TIME -> plain(token, SqlType.time(scale(in)), 0);
            case WireType.DATETIME2 -> plain(token, SqlType.datetime2(scale(in)), 0);
            case WireType.DATETIMEOFFSET -> plain(token, SqlType.datetimeoffset(scale(in)), 0);
            case WireType.DECIMAL, WireType.NUMERIC, WireType.DECIMALN, WireType.NUMERICN ->
                    decimal(token, in);
            case WireType.OLD_BINARY, WireType.OLD_VARBINARY ->
                    plain(token, SqlType.varbinary(Math.max(1, in.readByte())), 0);
            case WireType.OLD_CHAR, WireType.OLD_VARCHAR ->
                    plain(token, SqlType.varchar(Math.max(1, in.readByte())), 0);
            case WireType.BINARY, WireType.VARBINARY -> bytes(token, in);
            case WireType.CHAR, WireType.VARCHAR, WireType.NCHAR, WireType.NVARCHAR ->
                    text(token, in);
            case WireType.IMAGE -> {
                in.readInt();
                yield plain(token, SqlType.varbinary(SqlType.MAX), 0);
            }
            case WireType.TEXT, WireType.NTEXT -> {
                in.readInt();
                Charset charset = charset(in);
                yield new ReadType(
                        token,
                        token == WireType.TEXT
                                ? SqlType.varchar(SqlType.MAX)
                                : SqlType.NVARCHAR_MAX,
                        0,
                        token == WireType.TEXT ? charset : StandardCharsets.UTF_16LE);
            }
            case WireType.VARIANT -> {
                in.readInt();
                yield plain(token, SqlType.NVARCHAR_MAX, 0);
            }
            case WireType.XML -> {
                if (in.readByte() != 0) {
                    in.readShortText();
                    in.readShortText();
                    in.readLongText();
                }
                yield new ReadType(token, SqlType.NVARCHAR_MAX, 0, StandardCharsets.UTF_16LE);
            }
            case WireType.TABLE ->
                    throw Refusal.notSupported(
                            "A table-valued parameter",
                            "insert its rows into a table and pass that table's name, or pass them as text.");
            case WireType.UDT ->
                    throw Refusal.notSupported(
                            "A value of a CLR type", "pass it as text or as binary.");
            default -> throw new ProtocolException("no type has the number " + token);
        };
    }

    private static ReadType plain(int token, SqlType type, int length) {
        return new ReadType(token, type, length, TextCells.CODE_PAGE);
    }

    private static ReadType sized(
            int token, PacketInput in, SqlType one, SqlType two, SqlType four, SqlType eight) {
        int length = in.readByte();
        SqlType type =
                switch (length) {
                    case 1 -> one;
                    case 2 -> two;
                    case 4 -> four;
                    case 8 -> eight;
                    default -> null;
                };
        if (type == null) {
            throw new ProtocolException("a type " + token + " of " + length + " bytes");
        }
        return plain(token, type, length);
    }

    private static int scale(PacketInput in) {
        int scale = in.readByte();
        if (scale > SCALE_MAX) {
            throw new ProtocolException("a time with " + scale + " digits behind the second");
        }
        return scale;
    }

    private static ReadType decimal(int token, PacketInput in) {
        int length = in.readByte();
        int precision = in.readByte();
        int scale = in.readByte();
        if (precision < 1 || precision > PRECISION_MAX || scale > precision) {
            throw new ProtocolException("a decimal(" + precision + "," + scale + ")");
        }
        return plain(token, SqlType.decimal(precision, scale), length);
    }

    private static ReadType bytes(int token, PacketInput in) {
        int length = in.readShort();
        if (length == WireType.MAX_LENGTH) {
            return plain(token, SqlType.varbinary(SqlType.MAX), length);
        }
        int size = bounded(length, BYTES_MAX);
        return plain(
                token,
                token == WireType.BINARY ? SqlType.binary(size) : SqlType.varbinary(size),
                length);
    }

    private static ReadType text(int token, PacketInput in) {
        int length = in.readShort();
        Charset codePage = charset(in);
        boolean unicode = token == WireType.NVARCHAR || token == WireType.NCHAR;
        TypeName name =
                switch (token) {
                    case WireType.CHAR -> TypeName.CHAR;
                    case WireType.VARCHAR -> TypeName.VARCHAR;
                    case WireType.NCHAR -> TypeName.NCHAR;
                    default -> TypeName.NVARCHAR;
                };
        int size =
                length == WireType.MAX_LENGTH
                        ? SqlType.MAX
                        : unicode ? bounded(length / 2, UNICODE_MAX) : bounded(length, BYTES_MAX);
        return new ReadType(
                token,
                SqlType.text(name, size, Collation.DEFAULT),
                length,
                unicode ? StandardCharsets.UTF_16LE : codePage);
    }

    private static int bounded(int length, int max) {
        if (length > max) {
            throw new ProtocolException("a type of " + length + ", " + max + " is the most");
        }
        return Math.max(1, length);
    }

    private static Charset charset(PacketInput in) {
        byte[] collation = in.readBytes(5);
        return (collation[3] & UTF_8_FLAG) != 0 ? StandardCharsets.UTF_8 : TextCells.CODE_PAGE;
    }
}
