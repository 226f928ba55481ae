package dev.outrigger.engine.sql;

import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlPrefixOperator;
import org.apache.calcite.sql.SqlSpecialOperator;

/**
 * T-SQL's operators that Calcite has not; they carry precedence while a tree is built, and {@link
 * Rewriting} makes them calls.
 */
final class Operators {
    // Calcite has 40 for + and -, 60 for * and /, 80 for the unary -; a precedence must be even.
    static final SqlBinaryOperator BITAND = binary("$BITAND", 40);
    static final SqlBinaryOperator BITOR = binary("$BITOR", 40);
    static final SqlBinaryOperator BITXOR = binary("$BITXOR", 40);
    static final SqlBinaryOperator COLLATE = binary("$COLLATE", 94);
    static final SqlBinaryOperator AT_TIME_ZONE = binary("$ATTIMEZONE", 94);
    static final SqlPrefixOperator BITNOT =
            new SqlPrefixOperator("$BITNOT", SqlKind.OTHER, 90, null, null, null);

    /** {@code @v = expression} in a select list: the value, the variable, the operator. */
    static final SqlSpecialOperator ASSIGN = new SqlSpecialOperator("$ASSIGN", SqlKind.OTHER);

    /** {@code TOP n PERCENT} and {@code TOP n WITH TIES} in the place of a number of rows. */
    static final SqlSpecialOperator TOP_PERCENT =
            new SqlSpecialOperator("$TOP_PERCENT", SqlKind.OTHER);

    static final SqlSpecialOperator TOP_TIES = new SqlSpecialOperator("$TOP_TIES", SqlKind.OTHER);

    private Operators() {}

    private static SqlBinaryOperator binary(String name, int precedence) {
        return new SqlBinaryOperator(name, SqlKind.OTHER, precedence, true, null, null, null);
    }
}
