package dev.outrigger.engine.plan;

import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;

/**
 * Takes what every branch of an OR repeats out of it: (k AND a) OR (k AND b) is k AND (a OR b).
 * Only so does a join whose keys stand in each branch become a join by keys.
 */
final class Factoring {
    private Factoring() {}

    static RelNode of(RelNode node) {
        return node.accept(
                new RelHomogeneousShuttle() {
                    @Override
                    public RelNode visit(RelNode other) {
                        return factored(super.visit(other));
                    }
                });
    }

    private static RelNode factored(RelNode node) {
        RexBuilder rex = node.getCluster().getRexBuilder();
        if (node instanceof Filter filter) {
            RexNode condition = RexUtil.pullFactors(rex, filter.getCondition());
            return condition.equals(filter.getCondition())
                    ? filter
                    : filter.copy(filter.getTraitSet(), filter.getInput(), condition);
        }
        if (node instanceof Join join) {
            RexNode condition = RexUtil.pullFactors(rex, join.getCondition());
            return condition.equals(join.getCondition())
                    ? join
                    : join.copy(
                            join.getTraitSet(),
                            condition,
                            join.getLeft(),
                            join.getRight(),
                            join.getJoinType(),
                            join.isSemiJoinDone());
        }
        return node;
    }
}
