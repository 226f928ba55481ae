package dev.outrigger.engine.plan;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Union;

/** All rows of its inputs, or each once. */
final class UnionRel extends Union implements RowsRel {
    UnionRel(RelOptCluster cluster, RelTraitSet traits, List<RelNode> inputs, boolean all) {
        super(cluster, traits, inputs, all);
    }

    @Override
    public UnionRel copy(RelTraitSet traits, List<RelNode> inputs, boolean all) {
        return new UnionRel(getCluster(), traits, inputs, all);
    }

    @Override
    public Rows rows() {
        List<Rows> inputs = getInputs().stream().map(RowsRel::of).toList();
        boolean distinct = !all;
        return run -> new Chain(inputs.iterator(), run, distinct);
    }

    private static final class Chain extends RowEnumerator {
        private final Iterator<Rows> inputs;
        private final Run run;
        private final Set<RowKey> seen;
        private Enumerator<Object[]> source;

        Chain(Iterator<Rows> inputs, Run run, boolean distinct) {
            this.inputs = inputs;
            this.run = run;
            this.seen = distinct ? new HashSet<>() : null;
        }

        @Override
        public boolean moveNext() {
            while (true) {
                if (source == null) {
                    if (!inputs.hasNext()) {
                        return false;
                    }
                    source = inputs.next().open(run);
                }
                if (source.moveNext()) {
                    run.step();
                    current = source.current();
                    if (seen == null || seen.add(new RowKey(current))) {
                        return true;
                    }
                } else {
                    close();
                }
            }
        }

        @Override
        public void close() {
            if (source != null) {
                source.close();
                source = null;
            }
        }
    }
}
