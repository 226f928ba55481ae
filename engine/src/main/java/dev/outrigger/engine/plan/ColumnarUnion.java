package dev.outrigger.engine.plan;

import dev.outrigger.engine.columns.Batch;
import dev.outrigger.engine.columns.BatchSource;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.metadata.RelMetadataQuery;

/** All rows of its inputs, one input after the other. */
final class ColumnarUnion extends Union implements ColumnarRel {
    ColumnarUnion(RelOptCluster cluster, RelTraitSet traits, List<RelNode> inputs) {
        super(cluster, traits, inputs, true);
    }

    @Override
    public ColumnarUnion copy(RelTraitSet traits, List<RelNode> inputs, boolean all) {
        if (!all) {
            throw new IllegalArgumentException("no columnar union of distinct rows");
        }
        return new ColumnarUnion(getCluster(), traits, inputs);
    }

    @Override
    public RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery query) {
        return ColumnarRel.cost(super.computeSelfCost(planner, query));
    }

    @Override
    public Columns columns() {
        List<Columns> inputs = getInputs().stream().map(ColumnarRel::of).toList();
        return (run, parts) -> List.of(new Chain(inputs.iterator(), run));
    }

    private static final class Chain implements BatchSource {
        private final Iterator<Columns> inputs;
        private final Run run;
        private BatchSource source;
        private boolean closed;

        Chain(Iterator<Columns> inputs, Run run) {
            this.inputs = inputs;
            this.run = run;
        }

        @Override
        public Optional<Batch> next() {
            while (!closed) {
                if (source == null) {
                    if (!inputs.hasNext()) {
                        return Optional.empty();
                    }
                    source = inputs.next().open(run);
                }
                Optional<Batch> batch = source.next();
                if (batch.isPresent()) {
                    return batch;
                }
                source.close();
                source = null;
            }
            return Optional.empty();
        }

        @Override
        public void close() {
            closed = true;
            if (source != null) {
                source.close();
                source = null;
            }
        }
    }
}
