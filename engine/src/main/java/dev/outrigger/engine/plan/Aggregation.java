package dev.outrigger.engine.plan;

import dev.outrigger.engine.columns.Aggregated;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.functions.Accumulator;
import dev.outrigger.engine.functions.Aggregates;
import dev.outrigger.engine.types.FunctionTypes;
import dev.outrigger.engine.types.SqlType;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.util.Optionality;

/** SUM, AVG and their kin over T-SQL's types; COUNT is {@link Counting}'s. */
final class Aggregation extends SqlAggFunction {
    private static final long serialVersionUID = 1L;

    private enum Function {
        SUM(SqlKind.OTHER_FUNCTION),
        AVG(SqlKind.OTHER_FUNCTION),
        MIN(SqlKind.MIN),
        MAX(SqlKind.MAX),
        STDEV(SqlKind.OTHER_FUNCTION),
        STDEVP(SqlKind.OTHER_FUNCTION),
        VAR(SqlKind.OTHER_FUNCTION),
        VARP(SqlKind.OTHER_FUNCTION),
        STRING_AGG(SqlKind.OTHER_FUNCTION);

        private final SqlKind kind;

        Function(SqlKind kind) {
            this.kind = kind;
        }
    }

    private final Function function;

    private Aggregation(Function function) {
        super(
                function.name(),
                null,
                function.kind,
                null,
                null,
                OperandTypes.VARIADIC,
                SqlFunctionCategory.USER_DEFINED_FUNCTION,
                false,
                false,
                function == Function.STRING_AGG ? Optionality.OPTIONAL : Optionality.FORBIDDEN);
        this.function = function;
    }

    static Optional<SqlOperator> named(String name) {
        if (name.equals("COUNT") || name.equals("COUNT_BIG")) {
            return Optional.of(Counting.of(name));
        }
        for (Function function : Function.values()) {
            if (function.name().equals(name)) {
                return Optional.of(new Aggregation(function));
            }
        }
        return Ranking.named(name);
    }

    private SqlType result(SqlType type) {
        return switch (function) {
            case SUM -> FunctionTypes.sum(type);
            case AVG -> FunctionTypes.avg(type);
            case MIN -> FunctionTypes.extreme(type, "min");
            case MAX -> FunctionTypes.extreme(type, "max");
            case STDEV, STDEVP, VAR, VARP ->
                    FunctionTypes.deviation(
                            type, function.name().toLowerCase(java.util.Locale.ROOT));
            case STRING_AGG -> type;
        };
    }

    Supplier<Accumulator> accumulators(SqlType type) {
        return switch (function) {
            case SUM -> Aggregates.sum(type);
            case AVG -> Aggregates.avg(type);
            case MIN -> Aggregates.min(type);
            case MAX -> Aggregates.max(type);
            case STDEV -> Aggregates.stdev(type);
            case STDEVP -> Aggregates.stdevp(type);
            case VAR -> Aggregates.var(type);
            case VARP -> Aggregates.varp(type);
            case STRING_AGG -> throw new IllegalStateException("STRING_AGG needs its separator");
        };
    }

    /** The same in columns; STRING_AGG has no such form. */
    Aggregated.Function columnar(SqlType type) {
        return switch (function) {
            case SUM -> Aggregated.Function.total(false);
            case AVG -> Aggregated.Function.total(true);
            case MIN -> Aggregated.Function.extreme(false, Aggregates.min(type));
            case MAX -> Aggregated.Function.extreme(true, Aggregates.max(type));
            case STDEV -> Aggregated.Function.deviation(true, true);
            case STDEVP -> Aggregated.Function.deviation(false, true);
            case VAR -> Aggregated.Function.deviation(true, false);
            case VARP -> Aggregated.Function.deviation(false, false);
            case STRING_AGG -> throw new IllegalStateException("STRING_AGG takes rows");
        };
    }

    boolean isJoining() {
        return function == Function.STRING_AGG;
    }

    @Override
    public RelDataType inferReturnType(SqlOperatorBinding binding) {
        RelDataType operand = binding.getOperandType(0);
        return DataType.of(result(Calls.value(operand, getName())), true);
    }

    @Override
    public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
        return typed(this, validator, scope, call);
    }

    static RelDataType typed(
            SqlOperator operator, SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
        try {
            return operator.inferReturnType(new SqlCallBinding(validator, scope, call));
        } catch (SqlError error) {
            throw error.at(call.getParserPosition().getLineNum());
        }
    }
}
