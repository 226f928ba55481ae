package dev.outrigger.engine.plan;

import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Intersect;

/** Rows that all inputs have. */
final class IntersectRel extends Intersect implements RowsRel {
    IntersectRel(RelOptCluster cluster, RelTraitSet traits, List<RelNode> inputs, boolean all) {
        super(cluster, traits, inputs, all);
    }

    @Override
    public IntersectRel copy(RelTraitSet traits, List<RelNode> inputs, boolean all) {
        return new IntersectRel(getCluster(), traits, inputs, all);
    }

    @Override
    public Rows rows() {
        return new Membership(getInputs().stream().map(RowsRel::of).toList(), true)::open;
    }
}
