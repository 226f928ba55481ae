package dev.outrigger.engine.plan;

import dev.outrigger.engine.columns.Batch;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;

/** Computes columns from columns. */
final class ColumnarProject extends Project implements ColumnarRel {
    ColumnarProject(
            RelOptCluster cluster,
            RelTraitSet traits,
            RelNode input,
            List<? extends RexNode> projects,
            RelDataType type) {
        super(cluster, traits, List.of(), input, projects, type, Set.of());
    }

    @Override
    public ColumnarProject copy(
            RelTraitSet traits, RelNode input, List<RexNode> projects, RelDataType type) {
        return new ColumnarProject(getCluster(), traits, input, projects, type);
    }

    @Override
    public RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery query) {
        return ColumnarRel.cost(planner, super.computeSelfCost(planner, query));
    }

    @Override
    public Columns columns() {
        Columns input = ColumnarRel.of(getInput());
        BatchExpressions.Projection projection =
                BatchExpressions.projection(getInput().getRowType(), getProjects());
        return (run, parts) ->
                MappedSource.all(
                        input.open(run, parts),
                        () -> batch -> new Batch(batch.rows(), projection.apply(batch, run)));
    }
}
