package dev.outrigger.engine.plan;

import dev.outrigger.engine.types.OffsetTicks;
import dev.outrigger.engine.types.SqlBytes;
import dev.outrigger.engine.types.SqlGuid;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import java.math.BigDecimal;

/** The class that SqlType names for a type's values. */
final class ValueClasses {
    private ValueClasses() {}

    static Class<?> of(SqlType type) {
        return switch (type.name()) {
            case BIT -> Boolean.class;
            case TINYINT, SMALLINT -> Short.class;
            case INT, DATE -> Integer.class;
            case BIGINT, TIME, DATETIME, SMALLDATETIME, DATETIME2 -> Long.class;
            case REAL -> Float.class;
            case FLOAT -> Double.class;
            case DECIMAL, MONEY, SMALLMONEY -> BigDecimal.class;
            case CHAR, VARCHAR, NCHAR, NVARCHAR -> SqlText.class;
            case BINARY, VARBINARY -> SqlBytes.class;
            case DATETIMEOFFSET -> OffsetTicks.class;
            case UNIQUEIDENTIFIER -> SqlGuid.class;
        };
    }
}
