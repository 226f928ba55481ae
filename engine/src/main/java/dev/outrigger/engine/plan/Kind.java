package dev.outrigger.engine.plan;

import dev.outrigger.engine.types.SqlType;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;

/** What a value is in generated code. */
enum Kind {
    /** A condition or a bit; false where it is NULL. */
    TRUTH("boolean", "false", "Boolean"),
    SHORT("short", "(short) 0", "Short"),
    INT("int", "0", "Integer"),
    LONG("long", "0L", "Long"),
    REAL("float", "0f", "Float"),
    FLOAT("double", "0d", "Double"),
    /** The unscaled number of a decimal or money that has at most 64 bits. */
    SCALED("long", "0L", null),
    /** Anything else: an object of the class that its type names; null where it is NULL. */
    OBJECT("Object", "null", null);

    final String java;
    final String zero;

    /** The class that the interpreter's values have; null where a cast does not do. */
    final String boxed;

    Kind(String java, String zero, String boxed) {
        this.java = java;
        this.zero = zero;
        this.boxed = boxed;
    }

    /** wide: decimals are objects. */
    static Kind of(RelDataType type, boolean wide) {
        return type.getSqlTypeName() == SqlTypeName.BOOLEAN ? TRUTH : of(DataType.sql(type), wide);
    }

    static Kind of(SqlType type, boolean wide) {
        return switch (type.name()) {
            case BIT -> TRUTH;
            case TINYINT, SMALLINT -> SHORT;
            case INT, DATE -> INT;
            case BIGINT, TIME, DATETIME, SMALLDATETIME, DATETIME2 -> LONG;
            case REAL -> REAL;
            case FLOAT -> FLOAT;
            case DECIMAL, MONEY, SMALLMONEY -> wide ? OBJECT : SCALED;
            default -> OBJECT;
        };
    }

    boolean isWhole() {
        return this == SHORT || this == INT || this == LONG;
    }
}
