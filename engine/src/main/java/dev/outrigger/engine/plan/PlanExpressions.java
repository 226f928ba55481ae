package dev.outrigger.engine.plan;

import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/**
 * Expressions of a plan as a person reads them.
 *
 * @param limits what stands in the places of TOP, OFFSET and FETCH
 */
record PlanExpressions(List<RexNode> limits) {
    /** columns: the names of the columns that the expression is over. */
    String text(RexNode node, List<String> columns) {
        if (node instanceof RexInputRef input) {
            return columns.get(input.getIndex());
        }
        if (node instanceof RexFieldAccess access) {
            return "[" + access.getField().getName() + "]";
        }
        if (node instanceof RexDynamicParam parameter) {
            int index = Limits.index(parameter);
            return index < limits.size() ? text(limits.get(index), columns) : node.toString();
        }
        Optional<SqlValue> literal = Routine.literalOf(node);
        if (literal.isPresent()) {
            return literal(literal.get());
        }
        return node instanceof RexCall call ? call(call, columns) : node.toString();
    }

    private static String literal(SqlValue value) {
        if (value.isNull()) {
            return "NULL";
        }
        if (value.value() instanceof SqlText text) {
            String prefix = value.type().isUnicode() ? "N'" : "'";
            return prefix + text.value().replace("'", "''") + "'";
        }
        return "(" + value.value() + ")";
    }

    private String call(RexCall call, List<String> columns) {
        List<String> operands =
                call.getOperands().stream().map(operand -> text(operand, columns)).toList();
        String name = call.getOperator().getName();
        int colon = name.indexOf(':');
        String word = colon < 0 ? name : name.substring(0, colon);
        switch (call.getKind()) {
            case AND, OR:
                return operands.stream()
                        .map(operand -> operand)
                        .collect(Collectors.joining(" " + word + " ", "(", ")"));
            case NOT:
                return "NOT " + operands.get(0);
            case IS_NULL:
                return operands.get(0) + " IS NULL";
            case IS_NOT_NULL:
                return operands.get(0) + " IS NOT NULL";
            default:
                break;
        }
        if (SqlKind.COMPARISON.contains(call.getKind()) && operands.size() == 2) {
            return operands.get(0) + call.getKind().sql + operands.get(1);
        }
        Optional<String> sign = sign(word);
        if (sign.isPresent() && operands.size() == 2) {
            return "(" + operands.get(0) + sign.get() + operands.get(1) + ")";
        }
        if (word.startsWith("@") || word.endsWith("()")) {
            return word;
        }
        return function(word, call, operands);
    }

    private static Optional<String> sign(String word) {
        return Optional.ofNullable(
                switch (word) {
                    case "$ADD" -> "+";
                    case "$SUBTRACT" -> "-";
                    case "$MULTIPLY" -> "*";
                    case "$DIVIDE" -> "/";
                    case "$MODULO" -> "%";
                    case "=", "<>", "<", ">", "<=", ">=" -> word;
                    default -> null;
                });
    }

    private static String function(String word, RexCall call, List<String> operands) {
        String arguments = String.join(",", operands);
        return switch (word) {
            case "$CONVERT" -> "CONVERT_IMPLICIT(" + type(call) + "," + arguments + ")";
            case "$CAST", "$CONVERT_STYLE" -> "CONVERT(" + type(call) + "," + arguments + ")";
            case "$TRY_CAST", "$TRY_CONVERT" -> "TRY_CONVERT(" + type(call) + "," + arguments + ")";
            case "$NEGATE" -> "-" + arguments;
            default -> (word.startsWith("$") ? word.substring(1) : word) + "(" + arguments + ")";
        };
    }

    private static String type(RexCall call) {
        return DataType.sql(call.getType()).display();
    }
}
