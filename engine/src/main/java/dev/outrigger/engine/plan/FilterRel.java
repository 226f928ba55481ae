package dev.outrigger.engine.plan;

import java.util.Optional;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rex.RexNode;

/** Keeps the rows whose condition is true. */
final class FilterRel extends Filter implements RowsRel {
    FilterRel(RelOptCluster cluster, RelTraitSet traits, RelNode input, RexNode condition) {
        super(cluster, traits, input, condition);
    }

    @Override
    public FilterRel copy(RelTraitSet traits, RelNode input, RexNode condition) {
        return new FilterRel(getCluster(), traits, input, condition);
    }

    private Rows input() {
        Optional<Seeking> seeking = seeking();
        return seeking.isPresent()
                ? ((ScanRel) getInput()).rows(seeking.get())
                : RowsRel.of(getInput());
    }

    /** The key that it looks up instead of reading the table, where there is one. */
    Optional<Seeking> seeking() {
        return getInput() instanceof ScanRel scan
                ? Seeking.in(getCondition(), scan).filter(seeking -> seeking.pays(scan))
                : Optional.empty();
    }

    @Override
    public Rows rows() {
        Rows input = input();
        Evaluator condition = Evaluators.of(getCondition());
        return run -> {
            Enumerator<Object[]> source = input.open(run);
            return new RowEnumerator() {
                @Override
                public boolean moveNext() {
                    while (source.moveNext()) {
                        run.step();
                        Object[] row = source.current();
                        if (condition.isTrue(row, run)) {
                            current = row;
                            return true;
                        }
                    }
                    return false;
                }

                @Override
                public void close() {
                    source.close();
                }
            };
        };
    }
}
