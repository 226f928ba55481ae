package dev.outrigger.engine.plan;

import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Minus;

/** Rows that only the first input has. */
final class MinusRel extends Minus implements RowsRel {
    MinusRel(RelOptCluster cluster, RelTraitSet traits, List<RelNode> inputs, boolean all) {
        super(cluster, traits, inputs, all);
    }

    @Override
    public MinusRel copy(RelTraitSet traits, List<RelNode> inputs, boolean all) {
        return new MinusRel(getCluster(), traits, inputs, all);
    }

    @Override
    public Rows rows() {
        return new Membership(getInputs().stream().map(RowsRel::of).toList(), false)::open;
    }
}
