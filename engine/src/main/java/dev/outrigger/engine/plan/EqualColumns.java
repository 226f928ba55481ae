package dev.outrigger.engine.plan;

import dev.outrigger.engine.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/**
 * Columns that inner joins set equal, directly or through others. Each class of them holds columns
 * of more than one factor.
 */
final class EqualColumns {
    private final List<TreeSet<Integer>> classes = new ArrayList<>();

    /** Takes an equality of two columns; false when the condition is none. */
    boolean take(RexNode condition, JoinGraph graph) {
        if (condition.getKind() != SqlKind.EQUALS
                || !(operand(condition, 0) instanceof RexInputRef left)
                || !(operand(condition, 1) instanceof RexInputRef right)
                || !comparesAlike(left, right)) {
            return false;
        }
        int leftFactor = graph.factorOf(left.getIndex());
        int rightFactor = graph.factorOf(right.getIndex());
        if (leftFactor == rightFactor
                || graph.factors().get(leftFactor).depends()
                || graph.factors().get(rightFactor).depends()) {
            return false;
        }
        TreeSet<Integer> merged = new TreeSet<>(List.of(left.getIndex(), right.getIndex()));
        classes.removeIf(
                known -> {
                    boolean same =
                            known.contains(left.getIndex()) || known.contains(right.getIndex());
                    if (same) {
                        merged.addAll(known);
                    }
                    return same;
                });
        classes.add(merged);
        return true;
    }

    private static RexNode operand(RexNode node, int index) {
        return ((RexCall) node).getOperands().get(index);
    }

    /** Whether what is equal to one is equal to the other. */
    static boolean comparesAlike(RexNode left, RexNode right) {
        SqlType first = DataType.sql(left.getType());
        SqlType second = DataType.sql(right.getType());
        return first.equals(second)
                || first.isText()
                        && second.isText()
                        && first.collation().equals(second.collation());
    }

    /** Each in ascending order. */
    List<TreeSet<Integer>> classes() {
        return classes;
    }
}
