package dev.outrigger.engine.plan;

import dev.outrigger.engine.columns.Batch;
import dev.outrigger.engine.columns.BatchSource;
import dev.outrigger.engine.columns.Slices;
import dev.outrigger.engine.types.SqlType;
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
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;

/** Computes columns from columns. */
final class ColumnarProject extends Project implements ColumnarRel {
    private static final int LARGE_VALUES_ROWS = 256;

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
        return ColumnarRel.cost(super.computeSelfCost(planner, query));
    }

    /** A batch of such values would have any number of bytes. */
    private boolean makesLargeValues() {
        for (RexNode project : getProjects()) {
            if (!(project instanceof RexInputRef)
                    && DataType.isOurs(project.getType())
                    && DataType.sql(project.getType()).length() == SqlType.MAX) {
                return true;
            }
        }
        return false;
    }

    private static List<BatchSource> sliced(List<BatchSource> sources) {
        return sources.stream()
                .map(source -> (BatchSource) new Slices(source, LARGE_VALUES_ROWS))
                .toList();
    }

    @Override
    public Columns columns() {
        Columns input = ColumnarRel.of(getInput());
        SequenceColumns sequences =
                new SequenceColumns(getProjects(), getInput().getRowType().getFieldCount());
        BatchExpressions.Projection projection =
                BatchExpressions.projection(
                        sequences.input(getCluster().getTypeFactory(), getInput().getRowType()),
                        sequences.projects());
        boolean large = makesLargeValues();
        return (run, parts) ->
                MappedSource.all(
                        sequences.widened(
                                large ? sliced(input.open(run, parts)) : input.open(run, parts),
                                run),
                        () -> batch -> new Batch(batch.rows(), projection.apply(batch, run)));
    }
}
