package dev.outrigger.engine.plan;

import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexNode;

/** The operands of TOP, OFFSET and FETCH. */
final class Limits {
    private Limits() {}

    static Evaluator evaluator(RexNode node) {
        if (node instanceof RexDynamicParam parameter) {
            int index = parameter.getIndex();
            return (row, run) -> run.limit(index);
        }
        return (row, run) -> ((org.apache.calcite.rex.RexLiteral) node).getValueAs(Long.class);
    }
}
