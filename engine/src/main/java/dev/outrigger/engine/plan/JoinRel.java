package dev.outrigger.engine.plan;

import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexNode;

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
        JoinKeys parts = JoinKeys.of(this);
        Joining joining =
                new Joining(
                        RowsRel.of(getLeft()),
                        RowsRel.of(getRight()),
                        Hashing.of(parts.keys(), JoinKeys.Key::left),
                        Hashing.of(parts.keys(), JoinKeys.Key::right),
                        parts.residual().map(Evaluators::of).orElse(null),
                        getJoinType(),
                        getLeft().getRowType().getFieldCount(),
                        getRight().getRowType().getFieldCount());
        return joining::open;
    }
}
