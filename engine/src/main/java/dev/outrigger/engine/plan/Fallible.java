package dev.outrigger.engine.plan;

import dev.outrigger.engine.types.SqlType;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.util.Util;

/**
 * Conditions that end in an error for some values of a column: conversions of text, and divisions.
 *
 * <p>SQL Server promises no order in which conditions are evaluated. Ours is: of the conditions at
 * one place, those that may fail come last, in the order in which they were written, so that
 * another condition can guard them; and such a condition of WHERE over one table is evaluated on
 * the rows that the query block's joins let through, never on those that they remove. All other
 * conditions are evaluated as early as their columns are there.
 */
final class Fallible {
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
        if (name.startsWith("$DIVIDE") || name.startsWith("$MODULO")) {
            return Routine.literalOf(call.getOperands().get(1)).isEmpty();
        }
        return (name.startsWith("$CONVERT") || name.startsWith("$CAST"))
                && readsText(call.getOperands().get(0), call);
    }

    private static boolean readsText(RexNode operand, RexNode result) {
        SqlType from = DataType.sql(operand.getType());
        return from.isText() && !DataType.sql(result.getType()).isText();
    }
}
