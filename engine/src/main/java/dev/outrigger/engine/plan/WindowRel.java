package dev.outrigger.engine.plan;

import java.util.List;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexLiteral;

/** Adds to each row what functions compute over the rows around it. */
final class WindowRel extends Window implements RowsRel {
    WindowRel(
            RelOptCluster cluster,
            RelTraitSet traits,
            RelNode input,
            List<RexLiteral> constants,
            RelDataType type,
            List<Group> groups) {
        super(cluster, traits, List.of(), input, constants, type, groups);
    }

    @Override
    public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
        return new WindowRel(getCluster(), traits, inputs.get(0), constants, getRowType(), groups);
    }

    @Override
    public Window copy(List<RexLiteral> newConstants) {
        return new WindowRel(
                getCluster(), getTraitSet(), getInput(), newConstants, getRowType(), groups);
    }

    @Override
    public Rows rows() {
        Rows input = RowsRel.of(getInput());
        int width = getInput().getRowType().getFieldCount();
        int added = getRowType().getFieldCount() - width;
        List<Windowing> windows = Windowing.of(this);
        return run -> Linq4j.enumerator(computed(input, run, width, added, windows));
    }

    private static List<Object[]> computed(
            Rows input, Run run, int width, int added, List<Windowing> windows) {
        List<Object[]> rows = new java.util.ArrayList<>();
        try (Enumerator<Object[]> source = input.open(run)) {
            while (source.moveNext()) {
                run.step();
                rows.add(java.util.Arrays.copyOf(source.current(), width + added));
            }
        }
        int column = width;
        for (Windowing window : windows) {
            window.compute(rows, column, run);
            column += window.calls().size();
        }
        return rows;
    }
}
