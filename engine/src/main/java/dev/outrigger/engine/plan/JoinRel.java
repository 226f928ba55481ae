package dev.outrigger.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/** Joins by hashing the right side's keys; without equal columns every right row is a candidate. */
final class JoinRel extends Join implements RowsRel {
    JoinRel(
            RelOptCluster cluster,
            RelTraitSet traits,
            RelNode left,
            RelNode right,
            RexNode condition,
            Set<CorrelationId> variables,
            JoinRelType type) {
        super(cluster, traits, List.of(), left, right, condition, variables, type);
    }

    @Override
    public JoinRel copy(
            RelTraitSet traits,
            RexNode condition,
            RelNode left,
            RelNode right,
            JoinRelType type,
            boolean semiJoinDone) {
        return new JoinRel(getCluster(), traits, left, right, condition, variablesSet, type);
    }

    @Override
    public Rows rows() {
        int width = getLeft().getRowType().getFieldCount();
        int all = width + getRight().getRowType().getFieldCount();
        ImmutableBitSet leftColumns = ImmutableBitSet.range(width);
        ImmutableBitSet rightColumns = ImmutableBitSet.range(width, all);
        List<Evaluator> leftKeys = new ArrayList<>();
        List<Evaluator> rightKeys = new ArrayList<>();
        List<RexNode> others = new ArrayList<>();
        for (RexNode part : RelOptUtil.conjunctions(getCondition())) {
            if (part.getKind() == SqlKind.EQUALS) {
                RexNode first = ((RexCall) part).getOperands().get(0);
                RexNode second = ((RexCall) part).getOperands().get(1);
                boolean swapped = isOver(first, rightColumns) && isOver(second, leftColumns);
                if (swapped || isOver(first, leftColumns) && isOver(second, rightColumns)) {
                    leftKeys.add(Evaluators.of(swapped ? second : first));
                    rightKeys.add(Evaluators.of(RexUtil.shift(swapped ? first : second, -width)));
                    continue;
                }
            }
            others.add(part);
        }
        Evaluator residual =
                others.isEmpty()
                        ? null
                        : Evaluators.of(
                                RexUtil.composeConjunction(getCluster().getRexBuilder(), others));
        Joining joining =
                new Joining(
                        RowsRel.of(getLeft()),
                        RowsRel.of(getRight()),
                        leftKeys.toArray(new Evaluator[0]),
                        rightKeys.toArray(new Evaluator[0]),
                        residual,
                        getJoinType(),
                        width,
                        all - width);
        return joining::open;
    }

    private static boolean isOver(RexNode node, ImmutableBitSet columns) {
        ImmutableBitSet used = RelOptUtil.InputFinder.bits(node);
        return !used.isEmpty() && columns.contains(used);
    }
}
