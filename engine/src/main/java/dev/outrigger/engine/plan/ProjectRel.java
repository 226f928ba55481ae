package dev.outrigger.engine.plan;

import java.util.List;
import java.util.Set;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;

/** Computes a row from each row. */
final class ProjectRel extends Project implements RowsRel {
    ProjectRel(
            RelOptCluster cluster,
            RelTraitSet traits,
            RelNode input,
            List<? extends RexNode> projects,
            RelDataType type) {
        super(cluster, traits, List.of(), input, projects, type, Set.of());
    }

    @Override
    public ProjectRel copy(
            RelTraitSet traits, RelNode input, List<RexNode> projects, RelDataType type) {
        return new ProjectRel(getCluster(), traits, input, projects, type);
    }

    @Override
    public Rows rows() {
        Rows input = RowsRel.of(getInput());
        SequenceColumns sequences =
                new SequenceColumns(getProjects(), getInput().getRowType().getFieldCount());
        Evaluator[] projects = Evaluators.all(sequences.projects());
        return run -> {
            Enumerator<Object[]> source = input.open(run);
            return new RowEnumerator() {
                @Override
                public boolean moveNext() {
                    if (!source.moveNext()) {
                        return false;
                    }
                    Object[] row = sequences.widened(source.current(), run);
                    Object[] made = new Object[projects.length];
                    for (int i = 0; i < made.length; i++) {
                        made[i] = projects[i].evaluate(row, run);
                    }
                    current = made;
                    return true;
                }

                @Override
                public void close() {
                    source.close();
                }
            };
        };
    }
}
