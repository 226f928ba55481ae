package dev.outrigger.engine.plan;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;

/** Types a rewritten expression over one row, without the validator. */
final class ExpressionTyping {
    private final Calls calls;
    private final List<ResultColumn> columns;

    ExpressionTyping(Calls calls, List<ResultColumn> columns) {
        this.calls = calls;
        this.columns = columns;
    }

    RexNode type(SqlNode node) {
        if (node instanceof SqlIdentifier id) {
            return column(id);
        }
        if (node instanceof SqlLiteral literal && literal.getValue() instanceof Boolean value) {
            return calls.rex().makeLiteral(value);
        }
        if (!(node instanceof SqlCall call) || call.isA(SqlKind.QUERY)) {
            throw SqlError.of(ErrorCode.SUBQUERY_NOT_ALLOWED)
                    .at(node.getParserPosition().getLineNum());
        }
        int line = call.getParserPosition().getLineNum();
        if (call.getOperator().isAggregator() || call.getKind() == SqlKind.OVER) {
            throw SqlError.of(ErrorCode.AGGREGATE_IN_WHERE).at(line);
        }
        if (call.getKind() == SqlKind.EXISTS
                || call.getKind() == SqlKind.IN
                || call.getKind() == SqlKind.NOT_IN) {
            throw SqlError.of(ErrorCode.SUBQUERY_NOT_ALLOWED).at(line);
        }
        List<RexNode> operands = new ArrayList<>();
        for (SqlNode operand : call.getOperandList()) {
            operands.add(type(operand));
        }
        if (call.getOperator() instanceof Node made) {
            return made.make(call, operands);
        }
        try {
            switch (call.getKind()) {
                case AND, OR, NOT ->
                        operands.forEach(o -> Calls.condition(o, call.getOperator().getName()));
                case IS_NULL, IS_NOT_NULL -> Calls.value(operands.get(0), "IS");
                default -> throw SqlError.of(ErrorCode.SYNTAX_NEAR, call.getOperator().getName());
            }
        } catch (SqlError error) {
            throw error.at(line);
        }
        return calls.rex().makeCall(call.getOperator(), operands);
    }

    private RexNode column(SqlIdentifier id) {
        String name = id.names.get(id.names.size() - 1);
        int found = -1;
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equalsIgnoreCase(name)) {
                found = i;
                break;
            }
        }
        if (found < 0) {
            throw SqlError.of(ErrorCode.INVALID_COLUMN, name)
                    .at(id.getParserPosition().getLineNum());
        }
        ResultColumn column = columns.get(found);
        return new RexInputRef(found, DataType.of(column.type(), column.nullable()));
    }
}
