package dev.outrigger.engine.plan;

import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.TypeName;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.util.Util;

/**
 * Conditions that end in an error for some values of a column: conversions that not every value has
 * a result of, arithmetic that overflows, functions with a domain.
 *
 * <p>SQL Server promises no order in which conditions are evaluated. Ours is: of the conditions at
 * one place, those that may fail come last, in the order in which they were written, so that
 * another condition can guard them; and such a condition of WHERE over one table is evaluated on
 * the rows that the query block's joins let through, never on those that they remove. All other
 * conditions are evaluated as early as their columns are there.
 */
final class Fallible {
    private static final int DIGITS_MAX = 38;

    /** Those whose values, domains or results have bounds. */
    private static final Set<String> FUNCTIONS =
            Set.of(
                    "ROUND",
                    "POWER",
                    "SQRT",
                    "SQUARE",
                    "EXP",
                    "LOG",
                    "LOG10",
                    "TAN",
                    "COT",
                    "ASIN",
                    "ACOS",
                    "DEGREES",
                    "RADIANS",
                    "EOMONTH",
                    "DATEFROMPARTS",
                    "DATETIMEFROMPARTS",
                    "SMALLDATETIMEFROMPARTS",
                    "DATETIME2FROMPARTS",
                    "OFFSET",
                    "SWITCHOFFSET",
                    "TODATETIMEOFFSET",
                    "STR",
                    "STUFF");

    /** The parts of dates that there may be more of than the result counts. */
    private static final Set<String> FINE_PARTS =
            Set.of("MINUTE", "SECOND", "MILLISECOND", "MICROSECOND", "NANOSECOND");

    private Fallible() {}

    static boolean is(RexNode node) {
        try {
            node.accept(
                    new RexVisitorImpl<Void>(true) {
                        @Override
                        public Void visitCall(RexCall call) {
                            if (mayFail(call)) {
                                throw Util.FoundOne.NULL;
                            }
                            return super.visitCall(call);
                        }
                    });
            return false;
        } catch (Util.FoundOne found) {
            return true;
        }
    }

    private static boolean mayFail(RexCall call) {
        if (!(call.getOperator() instanceof Routine routine)
                || RelOptUtil.InputFinder.bits(call).isEmpty()) {
            return false;
        }
        String name = routine.getName();
        int types = name.indexOf(':');
        name = types < 0 ? name : name.substring(0, types);
        if (name.startsWith("$")) {
            return operatorMayFail(name, call);
        }
        int end = name.indexOf(' ');
        return end < 0 ? functionMayFail(name, call) : dateMayFail(name, end);
    }

    private static boolean operatorMayFail(String name, RexCall call) {
        SqlType result = DataType.isOurs(call.getType()) ? DataType.sql(call.getType()) : null;
        RexNode first = call.getOperands().isEmpty() ? call : call.getOperands().get(0);
        if (name.equals("$DIVIDE") || name.equals("$MODULO")) {
            return Routine.literalOf(call.getOperands().get(1)).isEmpty();
        }
        if (name.equals("$ADD") || name.equals("$SUBTRACT") || name.equals("$MULTIPLY")) {
            return overflows(result) || call.getOperands().stream().anyMatch(o -> reads(o, result));
        }
        if (name.equals("$NEGATE")) {
            return overflows(result) || reads(first, result);
        }
        return (name.startsWith("$CONVERT") || name.startsWith("$CAST"))
                && !Widening.takesAll(DataType.sql(first.getType()), result);
    }

    /** Whether an operator's result may be beyond its type. */
    private static boolean overflows(SqlType result) {
        return switch (result.name()) {
            case DECIMAL -> result.precision() == DIGITS_MAX;
            case CHAR, VARCHAR, NCHAR, NVARCHAR, BINARY, VARBINARY -> false;
            default -> true;
        };
    }

    /** Whether an operand is text that is read as something else. */
    private static boolean reads(RexNode operand, SqlType result) {
        return DataType.sql(operand.getType()).isText() && !result.isText();
    }

    private static boolean functionMayFail(String name, RexCall call) {
        RexNode last = call.getOperands().get(call.getOperands().size() - 1);
        return switch (name) {
            case "SUBSTRING", "LEFT", "RIGHT", "REPLICATE", "SPACE" -> !isLength(last);
            case "ABS" -> DataType.sql(call.getType()).name() != TypeName.FLOAT;
            default -> FUNCTIONS.contains(name);
        };
    }

    private static boolean isLength(RexNode node) {
        return Routine.literalOf(node)
                .filter(value -> value.value() instanceof Number number && number.longValue() >= 0)
                .isPresent();
    }

    /** end: of the function's name, which the part of the date follows. */
    private static boolean dateMayFail(String name, int end) {
        return switch (name.substring(0, end)) {
            case "DATEADD" -> true;
            case "DATEDIFF", "DATEDIFF_BIG" -> FINE_PARTS.contains(name.substring(end + 1));
            default -> false;
        };
    }
}
