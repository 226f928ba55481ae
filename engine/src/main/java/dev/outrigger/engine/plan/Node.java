package dev.outrigger.engine.plan;

import dev.outrigger.engine.errors.SqlError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/**
 * An operator of T-SQL in a syntax tree. It says how operands that are already typed make a typed
 * call; the validator asks it for the type, the converter for the call.
 */
final class Node extends SqlFunction {
    private static final long serialVersionUID = 1L;

    private final transient Function<List<RexNode>, RexNode> maker;

    Node(String name, Function<List<RexNode>, RexNode> maker) {
        super(
                name,
                SqlKind.OTHER_FUNCTION,
                null,
                null,
                OperandTypes.VARIADIC,
                SqlFunctionCategory.USER_DEFINED_FUNCTION);
        this.maker = maker;
    }

    RexNode make(SqlCall call, List<RexNode> operands) {
        try {
            return maker.apply(operands);
        } catch (SqlError error) {
            throw error.at(call.getParserPosition().getLineNum());
        }
    }

    @Override
    public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
        List<RexNode> operands = new ArrayList<>();
        for (SqlNode operand : call.getOperandList()) {
            operands.add(sample(validator, scope, operand));
        }
        return make(call, operands).getType();
    }

    /**
     * Something of the operand's type; a constant is itself, since the digits of a literal count in
     * its type.
     */
    private static RexNode sample(
            SqlValidator validator, SqlValidatorScope scope, SqlNode operand) {
        RelDataType type = validator.deriveType(scope, operand);
        if (operand instanceof SqlCall call
                && call.getOperator() instanceof Node node
                && call.operandCount() == 0) {
            return node.make(call, List.of());
        }
        return new RexInputRef(0, type);
    }
}
