package dev.outrigger.tds.types;

import dev.outrigger.engine.types.SqlType;
import dev.outrigger.tds.wire.PacketOutput;

/** How TDS describes a type. All are the kinds that can hold NULL. */
public final class WireType {
    static final int INT1 = 0x30;
    static final int BIT = 0x32;
    static final int INT2 = 0x34;
    static final int INT4 = 0x38;
    static final int DATETIME4 = 0x3a;
    static final int FLOAT4 = 0x3b;
    static final int MONEY8 = 0x3c;
    static final int DATETIME8 = 0x3d;
    static final int FLOAT8 = 0x3e;
    static final int MONEY4 = 0x7a;
    static final int INT8 = 0x7f;
    static final int NULL = 0x1f;
    static final int GUID = 0x24;
    static final int INTN = 0x26;
    static final int DATE = 0x28;
    static final int TIME = 0x29;
    static final int DATETIME2 = 0x2a;
    static final int DATETIMEOFFSET = 0x2b;
    static final int DECIMAL = 0x37;
    static final int NUMERIC = 0x3f;
    static final int BITN = 0x68;
    static final int DECIMALN = 0x6a;
    static final int NUMERICN = 0x6c;
    static final int FLTN = 0x6d;
    static final int MONEYN = 0x6e;
    static final int DATETIMN = 0x6f;
    static final int OLD_VARBINARY = 0x25;
    static final int OLD_BINARY = 0x2d;
    static final int OLD_VARCHAR = 0x27;
    static final int OLD_CHAR = 0x2f;
    static final int VARBINARY = 0xa5;
    static final int VARCHAR = 0xa7;
    static final int BINARY = 0xad;
    static final int CHAR = 0xaf;
    static final int NVARCHAR = 0xe7;
    static final int NCHAR = 0xef;
    static final int IMAGE = 0x22;
    static final int TEXT = 0x23;
    static final int NTEXT = 0x63;
    static final int VARIANT = 0x62;
    static final int UDT = 0xf0;
    static final int XML = 0xf1;
    static final int TABLE = 0xf3;

    /** A length that stands for (max): the values are in parts. */
    static final int MAX_LENGTH = 0xffff;

    /** SQL_Latin1_General_CP1_CI_AS: language 0x0409, its flags, sort order 52. */
    private static final byte[] COLLATION = {0x09, 0x04, (byte) 0xd0, 0x00, 0x34};

    private static final byte[] CASE_SENSITIVE = {0x09, 0x04, (byte) 0xc0, 0x00, 0x33};
    private static final byte[] BINARY_COLLATION = {0x09, 0x04, 0x00, 0x02, 0x00};

    private WireType() {}

    /** Writes a column's TYPE_INFO. */
    public static void write(PacketOutput out, SqlType type) {
        switch (type.name()) {
            case BIT -> sized(out, BITN, 1);
            case TINYINT -> sized(out, INTN, 1);
            case SMALLINT -> sized(out, INTN, 2);
            case INT -> sized(out, INTN, 4);
            case BIGINT -> sized(out, INTN, 8);
            case REAL -> sized(out, FLTN, 4);
            case FLOAT -> sized(out, FLTN, 8);
            case MONEY -> sized(out, MONEYN, 8);
            case SMALLMONEY -> sized(out, MONEYN, 4);
            case DATETIME -> sized(out, DATETIMN, 8);
            case SMALLDATETIME -> sized(out, DATETIMN, 4);
            case UNIQUEIDENTIFIER -> sized(out, GUID, 16);
            case DATE -> out.writeByte(DATE);
            case TIME -> sized(out, TIME, type.scale());
            case DATETIME2 -> sized(out, DATETIME2, type.scale());
            case DATETIMEOFFSET -> sized(out, DATETIMEOFFSET, type.scale());
            case DECIMAL -> {
                sized(out, DECIMALN, 1 + decimalBytes(type.precision()));
                out.writeByte(type.precision());
                out.writeByte(type.scale());
            }
            case BINARY -> length(out, BINARY, type.length(), 1);
            case VARBINARY -> length(out, VARBINARY, type.length(), 1);
            case CHAR -> text(out, CHAR, type, 1);
            case VARCHAR -> text(out, VARCHAR, type, 1);
            case NCHAR -> text(out, NCHAR, type, 2);
            case NVARCHAR -> text(out, NVARCHAR, type, 2);
        }
    }

    private static void sized(PacketOutput out, int token, int size) {
        out.writeByte(token);
        out.writeByte(size);
    }

    private static void length(PacketOutput out, int token, int length, int unit) {
        out.writeByte(token);
        // No column has the length 0, though an expression's type may.
        out.writeShort(length == SqlType.MAX ? MAX_LENGTH : Math.max(1, length) * unit);
    }

    private static void text(PacketOutput out, int token, SqlType type, int unit) {
        length(out, token, type.length(), unit);
        out.writeBytes(collation(type));
    }

    /** The five bytes that a type's collation has. */
    private static byte[] collation(SqlType type) {
        return switch (type.collation().orElseThrow()) {
            case CASE_INSENSITIVE -> COLLATION;
            case CASE_SENSITIVE -> CASE_SENSITIVE;
            case BINARY -> BINARY_COLLATION;
        };
    }

    /** Of the instance. */
    public static byte[] defaultCollation() {
        return COLLATION.clone();
    }

    /** The bytes of a decimal's digits, without its sign. */
    static int decimalBytes(int precision) {
        if (precision <= 9) {
            return 4;
        }
        if (precision <= 19) {
            return 8;
        }
        return precision <= 28 ? 12 : 16;
    }

    /** The bytes of a time of day with so many digits behind the second. */
    static int timeBytes(int scale) {
        if (scale <= 2) {
            return 3;
        }
        return scale <= 4 ? 4 : 5;
    }
}
