package dev.outrigger.engine.plan;

import dev.outrigger.engine.types.SqlType;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.fun.SqlCountAggFunction;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/** COUNT, an int, and COUNT_BIG. Calcite knows by the class that no rows count zero. */
final class Counting extends SqlCountAggFunction {
    private static final long serialVersionUID = 1L;

    private final boolean big;

    private Counting(String name) {
        super(name);
        this.big = name.equals("COUNT_BIG");
    }

    static Counting of(String name) {
        return new Counting(name);
    }

    boolean isBig() {
        return big;
    }

    @Override
    public RelDataType inferReturnType(SqlOperatorBinding binding) {
        return DataType.of(big ? SqlType.BIGINT : SqlType.INT, false);
    }

    @Override
    public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
        return DataType.of(big ? SqlType.BIGINT : SqlType.INT, false);
    }
}
