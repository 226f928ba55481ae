package dev.outrigger.tds.types;

import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.tds.wire.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A sql_variant's bytes: its type, that type's sizes, the value. */
final class Variant {
    private Variant() {}

    static SqlValue read(byte[] bytes) {
        int token = bytes[0] & 0xff;
        int sizes = bytes[1] & 0xff;
        if (2 + sizes > bytes.length) {
            throw new ProtocolException("a sql_variant that ends within its type");
        }
        byte[] value = Arrays.copyOfRange(bytes, 2 + sizes, bytes.length);
        SqlType type = type(token, bytes, sizes, value.length);
        if (type.isText()) {
            return new SqlValue(
                    type,
                    ValueReader.textValue(
                            type,
                            value,
                            type.isUnicode() ? StandardCharsets.UTF_16LE : TextCells.CODE_PAGE));
        }
        return new SqlValue(type, ValueReader.plainValue(type, value));
    }

    private static SqlType type(int token, byte[] bytes, int sizes, int length) {
        return switch (token) {
            case WireType.BIT -> SqlType.BIT;
            case WireType.INT1 -> SqlType.TINYINT;
            case WireType.INT2 -> SqlType.SMALLINT;
            case WireType.INT4 -> SqlType.INT;
            case WireType.INT8 -> SqlType.BIGINT;
            case WireType.FLOAT4 -> SqlType.REAL;
            case WireType.FLOAT8 -> SqlType.FLOAT;
            case WireType.MONEY4 -> SqlType.SMALLMONEY;
            case WireType.MONEY8 -> SqlType.MONEY;
            case WireType.DATETIME4 -> SqlType.SMALLDATETIME;
            case WireType.DATETIME8 -> SqlType.DATETIME;
            case WireType.GUID -> SqlType.UNIQUEIDENTIFIER;
            case WireType.DATE -> SqlType.DATE;
            case WireType.TIME -> SqlType.time(scale(bytes, sizes));
            case WireType.DATETIME2 -> SqlType.datetime2(scale(bytes, sizes));
            case WireType.DATETIMEOFFSET -> SqlType.datetimeoffset(scale(bytes, sizes));
            case WireType.DECIMALN, WireType.NUMERICN -> decimal(bytes, sizes);
            case WireType.BINARY, WireType.VARBINARY -> SqlType.varbinary(Math.max(1, length));
            case WireType.CHAR, WireType.VARCHAR -> SqlType.varchar(Math.max(1, length));
            case WireType.NCHAR, WireType.NVARCHAR -> SqlType.nvarchar(Math.max(1, length / 2));
            default -> throw new ProtocolException("a sql_variant of type " + token);
        };
    }

    private static int scale(byte[] bytes, int sizes) {
        if (sizes != 1 || bytes[2] < 0 || bytes[2] > 7) {
            throw new ProtocolException("a sql_variant of a time without its scale");
        }
        return bytes[2];
    }

    private static SqlType decimal(byte[] bytes, int sizes) {
        if (sizes != 2 || bytes[2] < 1 || bytes[2] > 38 || bytes[3] < 0 || bytes[3] > bytes[2]) {
            throw new ProtocolException("a sql_variant of a decimal without its precision");
        }
        return SqlType.decimal(bytes[2], bytes[3]);
    }
}
