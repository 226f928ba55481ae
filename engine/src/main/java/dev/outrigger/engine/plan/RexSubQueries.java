package dev.outrigger.engine.plan;

import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexUtil;

/** Whether typed expressions hold queries. */
final class RexSubQueries {
    private RexSubQueries() {}

    /** In this operator's own expressions. */
    static boolean in(RelNode node) {
        if (node instanceof Filter filter) {
            return RexUtil.SubQueryFinder.find(filter.getCondition()) != null;
        }
        if (node instanceof Project project) {
            return RexUtil.SubQueryFinder.find(project.getProjects()) != null;
        }
        return node instanceof Join join
                && RexUtil.SubQueryFinder.find(join.getCondition()) != null;
    }

    static boolean anywhere(RelNode node) {
        return in(node) || node.getInputs().stream().anyMatch(RexSubQueries::anywhere);
    }
}
