package dev.outrigger.engine.plan;

import dev.outrigger.engine.types.SqlType;

/**
 * Bytes that SQL Server keeps a value of a type in: DATALENGTH of what is neither text nor binary.
 */
final class StoredSizes {
    private StoredSizes() {}

    static int of(SqlType type) {
        return switch (type.name()) {
            case BIT, TINYINT -> 1;
            case SMALLINT -> 2;
            case INT, REAL, SMALLMONEY, SMALLDATETIME -> 4;
            case DATE -> 3;
            case UNIQUEIDENTIFIER -> 16;
            case DECIMAL ->
                    type.precision() <= 9
                            ? 5
                            : type.precision() <= 19 ? 9 : type.precision() <= 28 ? 13 : 17;
            case TIME -> fraction(type);
            case DATETIME2 -> 3 + fraction(type);
            case DATETIMEOFFSET -> 5 + fraction(type);
            default -> 8;
        };
    }

    private static int fraction(SqlType type) {
        return type.scale() <= 2 ? 3 : type.scale() <= 4 ? 4 : 5;
    }
}
