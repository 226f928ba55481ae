package dev.outrigger.engine.plan;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.TypeRules;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.util.Optionality;

/** Functions that are only windowed: ROW_NUMBER, RANK, LAG and their kin. */
final class Ranking extends SqlAggFunction {
    private static final long serialVersionUID = 1L;

    enum Function {
        ROW_NUMBER(SqlKind.ROW_NUMBER, 0, 0),
        RANK(SqlKind.RANK, 0, 0),
        DENSE_RANK(SqlKind.DENSE_RANK, 0, 0),
        PERCENT_RANK(SqlKind.PERCENT_RANK, 0, 0),
        CUME_DIST(SqlKind.CUME_DIST, 0, 0),
        NTILE(SqlKind.NTILE, 1, 1),
        LAG(SqlKind.LAG, 1, 3),
        LEAD(SqlKind.LEAD, 1, 3),
        FIRST_VALUE(SqlKind.FIRST_VALUE, 1, 1),
        LAST_VALUE(SqlKind.LAST_VALUE, 1, 1);

        private final SqlKind kind;
        private final int least;
        private final int most;

        Function(SqlKind kind, int least, int most) {
            this.kind = kind;
            this.least = least;
            this.most = most;
        }
    }

    private final Function function;

    private Ranking(Function function) {
        super(
                function.name(),
                null,
                function.kind,
                null,
                null,
                OperandTypes.VARIADIC,
                SqlFunctionCategory.USER_DEFINED_FUNCTION,
                true,
                true,
                Optionality.FORBIDDEN);
        this.function = function;
    }

    static Optional<SqlOperator> named(String name) {
        for (Function function : Function.values()) {
            if (function.name().equals(name)) {
                return Optional.of(new Ranking(function));
            }
        }
        return Optional.empty();
    }

    /** Ours, or Calcite's own ROW_NUMBER, which decorrelation puts in; empty for an aggregate. */
    static Optional<Function> function(SqlAggFunction operator) {
        for (Function function : Function.values()) {
            if (function.kind == operator.getKind()) {
                return Optional.of(function);
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean allowsFraming() {
        return function == Function.FIRST_VALUE || function == Function.LAST_VALUE;
    }

    @Override
    public RelDataType inferReturnType(SqlOperatorBinding binding) {
        int count = binding.getOperandCount();
        if (count < function.least || count > function.most) {
            throw SqlError.of(
                    ErrorCode.ARGUMENT_COUNT,
                    getName().toLowerCase(Locale.ROOT),
                    function.least == function.most
                            ? "" + function.least
                            : function.least + " to " + function.most);
        }
        return switch (function) {
            case ROW_NUMBER, RANK, DENSE_RANK, NTILE -> DataType.of(SqlType.BIGINT, false);
            case PERCENT_RANK, CUME_DIST -> DataType.of(SqlType.FLOAT, false);
            case LAG, LEAD, FIRST_VALUE, LAST_VALUE -> {
                SqlType type = Calls.value(binding.getOperandType(0), getName());
                if (count > 2) {
                    TypeRules.isNull(type, Calls.value(binding.getOperandType(2), getName()));
                }
                yield DataType.of(type, true);
            }
        };
    }

    @Override
    public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
        return Aggregation.typed(this, validator, scope, call);
    }
}
