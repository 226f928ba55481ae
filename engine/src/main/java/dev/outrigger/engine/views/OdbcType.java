package dev.outrigger.engine.views;

import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.TypeName;

/**
 * A data type as ODBC describes it.
 *
 * @param code of ODBC 3
 * @param oldCode of ODBC 2
 * @param nullableSource the data type number of the protocol's first versions, where NULL is
 *     allowed; source: where it is not
 */
record OdbcType(
        int code,
        int oldCode,
        Integer precision,
        Integer length,
        Integer scale,
        Integer radix,
        int sqlCode,
        Integer datetimeSub,
        int nullableSource,
        int source) {
    private static final int MAX_BYTES = Integer.MAX_VALUE;

    static OdbcType of(SqlType type) {
        int size = type.length();
        int scale = type.scale();
        TypeFacts facts = TypeFacts.of(type);
        return switch (type.name()) {
            case BIT -> new OdbcType(-7, -7, 1, 1, null, null, -7, null, 50, 50);
            case TINYINT -> whole(-6, 3, 1, 38, 48);
            case SMALLINT -> whole(5, 5, 2, 38, 52);
            case INT -> whole(4, 10, 4, 38, 56);
            case BIGINT -> whole(-5, 19, 8, 108, 63);
            case DECIMAL ->
                    new OdbcType(
                            3,
                            3,
                            type.precision(),
                            type.precision() + 2,
                            scale,
                            10,
                            3,
                            null,
                            106,
                            55);
            case MONEY -> new OdbcType(3, 3, 19, 21, 4, 10, 3, null, 110, 60);
            case SMALLMONEY -> new OdbcType(3, 3, 10, 12, 4, 10, 3, null, 110, 122);
            case FLOAT -> new OdbcType(6, 6, 53, 8, null, 2, 6, null, 109, 62);
            case REAL -> new OdbcType(7, 7, 24, 4, null, 2, 7, null, 109, 59);
            case DATETIME -> new OdbcType(93, 11, 23, 16, 3, null, 9, 3, 111, 61);
            case SMALLDATETIME -> new OdbcType(93, 11, 16, 16, 0, null, 9, 3, 111, 58);
            case DATETIME2 -> new OdbcType(93, 11, facts.precision(), 16, scale, null, 9, 3, 0, 0);
            case DATE -> new OdbcType(91, 9, 10, 6, 0, null, 9, 1, 0, 0);
            case TIME ->
                    new OdbcType(-154, -154, facts.precision(), 12, scale, null, -154, 0, 0, 0);
            case DATETIMEOFFSET ->
                    new OdbcType(-155, -155, facts.precision(), 20, scale, null, -155, 0, 0, 0);
            case UNIQUEIDENTIFIER -> new OdbcType(-11, -11, 36, 16, null, null, -11, null, 37, 37);
            case CHAR -> bytes(1, size, 39, 47);
            case VARCHAR -> bytes(12, size, 39, 39);
            case BINARY -> bytes(-2, size, 37, 45);
            case VARBINARY -> bytes(-3, size, 37, 37);
            case NCHAR -> new OdbcType(-8, -8, size, 2 * size, null, null, -8, null, 39, 39);
            case NVARCHAR ->
                    size == SqlType.MAX
                            ? new OdbcType(
                                    -9,
                                    -9,
                                    MAX_BYTES / 2,
                                    MAX_BYTES - 1,
                                    null,
                                    null,
                                    -9,
                                    null,
                                    39,
                                    39)
                            : new OdbcType(-9, -9, size, 2 * size, null, null, -9, null, 39, 39);
        };
    }

    private static OdbcType whole(int code, int precision, int length, int nullable, int source) {
        return new OdbcType(code, code, precision, length, 0, 10, code, null, nullable, source);
    }

    private static OdbcType bytes(int code, int size, int nullable, int source) {
        int length = size == SqlType.MAX ? MAX_BYTES : size;
        return new OdbcType(code, code, length, length, null, null, code, null, nullable, source);
    }

    /** Fills the columns of a row that all descriptions have. */
    void set(ViewColumns view, Object[] row, SqlType type, boolean nullable, boolean identity) {
        boolean sized = type.isText() || type.isBinary();
        view.set(
                row,
                "data_type",
                code,
                "data_type_2",
                oldCode,
                "type_name",
                type.name().sqlName() + (identity ? " identity" : ""),
                "precision",
                precision,
                "length",
                length,
                "scale",
                scale,
                "radix",
                radix,
                "sql_data_type",
                sqlCode,
                "sql_datetime_sub",
                datetimeSub,
                "char_octet_length",
                sized ? length : null,
                "ss_data_type",
                nullable ? nullableSource : source);
    }

    /** Whether values are written in quotes. */
    static boolean isQuoted(TypeName name) {
        return switch (name) {
            case CHAR,
                    VARCHAR,
                    NCHAR,
                    NVARCHAR,
                    UNIQUEIDENTIFIER,
                    DATE,
                    TIME,
                    DATETIME,
                    DATETIME2,
                    SMALLDATETIME,
                    DATETIMEOFFSET ->
                    true;
            default -> false;
        };
    }
}
