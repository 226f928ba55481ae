package dev.outrigger.engine.views;

import dev.outrigger.engine.types.Collation;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.TypeName;
import java.util.ArrayList;
import java.util.List;

/**
 * What catalog views say of a data type.
 *
 * @param id both system_type_id and user_type_id
 * @param maxLength in bytes; -1 for (max)
 */
public record TypeFacts(int id, int maxLength, int precision, int scale) {
    /** sysname's own id; its system type is nvarchar's. */
    static final int SYSNAME_ID = 256;

    static final int NUMERIC_ID = 108;

    public static TypeFacts of(SqlType type) {
        int scale = type.scale();
        int bytes = type.length();
        return switch (type.name()) {
            case UNIQUEIDENTIFIER -> new TypeFacts(36, 16, 0, 0);
            case DATE -> new TypeFacts(40, 3, 10, 0);
            case TIME -> new TypeFacts(41, timeBytes(scale), fraction(8, scale), scale);
            case DATETIME2 -> new TypeFacts(42, timeBytes(scale) + 3, fraction(19, scale), scale);
            case DATETIMEOFFSET ->
                    new TypeFacts(43, timeBytes(scale) + 5, fraction(26, scale), scale);
            case TINYINT -> new TypeFacts(48, 1, 3, 0);
            case SMALLINT -> new TypeFacts(52, 2, 5, 0);
            case INT -> new TypeFacts(56, 4, 10, 0);
            case SMALLDATETIME -> new TypeFacts(58, 4, 16, 0);
            case REAL -> new TypeFacts(59, 4, 24, 0);
            case MONEY -> new TypeFacts(60, 8, 19, 4);
            case DATETIME -> new TypeFacts(61, 8, 23, 3);
            case FLOAT -> new TypeFacts(62, 8, 53, 0);
            case BIT -> new TypeFacts(104, 1, 1, 0);
            case DECIMAL ->
                    new TypeFacts(106, decimalBytes(type.precision()), type.precision(), scale);
            case SMALLMONEY -> new TypeFacts(122, 4, 10, 4);
            case BIGINT -> new TypeFacts(127, 8, 19, 0);
            case VARBINARY -> new TypeFacts(165, bytes, 0, 0);
            case VARCHAR -> new TypeFacts(167, bytes, 0, 0);
            case BINARY -> new TypeFacts(173, bytes, 0, 0);
            case CHAR -> new TypeFacts(175, bytes, 0, 0);
            case NVARCHAR -> new TypeFacts(231, bytes == SqlType.MAX ? bytes : 2 * bytes, 0, 0);
            case NCHAR -> new TypeFacts(239, 2 * bytes, 0, 0);
        };
    }

    private static int timeBytes(int scale) {
        return scale <= 2 ? 3 : scale <= 4 ? 4 : 5;
    }

    private static int fraction(int whole, int scale) {
        return scale == 0 ? whole : whole + 1 + scale;
    }

    private static int decimalBytes(int precision) {
        return precision <= 9 ? 5 : precision <= 19 ? 9 : precision <= 28 ? 13 : 17;
    }

    /** Each type at its largest, as sys.types has them. */
    static List<SqlType> largest() {
        List<SqlType> types = new ArrayList<>();
        for (TypeName name : TypeName.values()) {
            types.add(
                    switch (name) {
                        case DECIMAL -> SqlType.decimal(38, 38);
                        case TIME -> SqlType.time(7);
                        case DATETIME2 -> SqlType.datetime2(7);
                        case DATETIMEOFFSET -> SqlType.datetimeoffset(7);
                        case VARBINARY -> SqlType.varbinary(8000);
                        case BINARY -> SqlType.binary(8000);
                        case VARCHAR, CHAR -> SqlType.text(name, 8000, Collation.DEFAULT);
                        case NVARCHAR, NCHAR -> SqlType.text(name, 4000, Collation.DEFAULT);
                        case DATETIME -> SqlType.DATETIME;
                        case MONEY -> SqlType.MONEY;
                        case SMALLMONEY -> SqlType.SMALLMONEY;
                        default -> new SqlType(name, 0, 0, 0, java.util.Optional.empty());
                    });
        }
        return types;
    }
}
