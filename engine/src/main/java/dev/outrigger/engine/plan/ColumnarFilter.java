package dev.outrigger.engine.plan;

import dev.outrigger.engine.columns.Batch;
import dev.outrigger.engine.columns.Gather;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexNode;

/** Keeps the rows whose condition is true. */
final class ColumnarFilter extends Filter implements ColumnarRel {
    ColumnarFilter(RelOptCluster cluster, RelTraitSet traits, RelNode input, RexNode condition) {
        super(cluster, traits, input, condition);
    }

    @Override
    public ColumnarFilter copy(RelTraitSet traits, RelNode input, RexNode condition) {
        return new ColumnarFilter(getCluster(), traits, input, condition);
    }

    @Override
    public RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery query) {
        return ColumnarRel.cost(super.computeSelfCost(planner, query));
    }

    @Override
    public Columns columns() {
        Columns input = ChunkTest.input(getInput(), getCondition());
        BatchExpressions.Selection selection =
                BatchExpressions.selection(getInput().getRowType(), getCondition());
        return (run, parts) ->
                MappedSource.all(
                        input.open(run, parts),
                        () -> {
                            int[] positions = new int[Batch.ROWS_MAX];
                            return batch -> {
                                int count = selection.apply(batch, run, positions);
                                return Gather.rows(batch, positions, count);
                            };
                        });
    }
}
