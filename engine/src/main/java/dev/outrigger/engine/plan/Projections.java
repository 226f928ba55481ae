package dev.outrigger.engine.plan;

import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;

/** Projections of projections. */
final class Projections {
    private Projections() {}

    /** With those below it, where no expression would be computed twice for that. */
    static LogicalProject merged(LogicalProject project) {
        LogicalProject merged = project;
        while (merged.getInput() instanceof LogicalProject below && fits(merged, below)) {
            merged =
                    LogicalProject.create(
                            below.getInput(),
                            merged.getHints(),
                            RelOptUtil.pushPastProject(merged.getProjects(), below),
                            merged.getRowType().getFieldNames(),
                            below.getVariablesSet());
        }
        return merged;
    }

    private static boolean fits(LogicalProject project, LogicalProject below) {
        if (project.containsOver()
                || below.containsOver()
                || !project.getVariablesSet().isEmpty()
                || RexUtil.SubQueryFinder.find(project.getProjects()) != null
                || RexUtil.SubQueryFinder.find(below.getProjects()) != null) {
            return false;
        }
        int[] uses = new int[below.getProjects().size()];
        for (RexNode part : project.getProjects()) {
            part.accept(
                    new RexVisitorImpl<Void>(true) {
                        @Override
                        public Void visitInputRef(RexInputRef ref) {
                            uses[ref.getIndex()]++;
                            return null;
                        }
                    });
        }
        List<RexNode> expressions = below.getProjects();
        for (int i = 0; i < uses.length; i++) {
            boolean isFree =
                    expressions.get(i) instanceof RexInputRef
                            || Routine.literalOf(expressions.get(i)).isPresent();
            if (uses[i] > 1 && !isFree) {
                return false;
            }
        }
        return true;
    }
}
