package dev.outrigger.engine.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;

/** Makes a projection of columns over a whole scan a scan of these columns. */
final class Narrowing {
    private Narrowing() {}

    static RelNode of(RelNode node) {
        if (node instanceof ProjectRel project
                && project.getInput() instanceof ScanRel scan
                && onlyColumns(project)) {
            return scan.narrowed(positions(project), project.getRowType());
        }
        if (node instanceof ColumnarProject project
                && project.getInput() instanceof ColumnarScan scan
                && onlyColumns(project)) {
            return scan.narrowed(positions(project), project.getRowType());
        }
        List<RelNode> inputs = new ArrayList<>();
        boolean changed = false;
        for (RelNode input : node.getInputs()) {
            RelNode narrowed = of(input);
            changed |= narrowed != input;
            inputs.add(narrowed);
        }
        return changed ? node.copy(node.getTraitSet(), inputs) : node;
    }

    private static int[] positions(Project project) {
        return project.getProjects().stream().mapToInt(e -> ((RexInputRef) e).getIndex()).toArray();
    }

    private static boolean onlyColumns(Project project) {
        for (RexNode expression : project.getProjects()) {
            if (!(expression instanceof RexInputRef)) {
                return false;
            }
        }
        return project.getProjects().stream().distinct().count() == project.getProjects().size();
    }
}
