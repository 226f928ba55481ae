package dev.outrigger.engine.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelShuttleImpl;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * Groups by constants alone, which are no group for no rows: an EXISTS among other conditions, a
 * DISTINCT of constants. Calcite's decorrelator leaves out keys that are literals, and without keys
 * there is a group for no rows too. So the literals are hidden from it where nothing correlated
 * would take their place.
 */
final class ConstantKeys extends RelShuttleImpl {
    private ConstantKeys() {}

    static RelNode hidden(RelNode node) {
        return node.accept(new ConstantKeys());
    }

    @Override
    public RelNode visit(LogicalAggregate given) {
        RelNode visited = super.visit(given);
        if (!(visited instanceof LogicalAggregate aggregate)
                || !(aggregate.getInput() instanceof Project project)
                || aggregate.getGroupSet().isEmpty()
                || !isOfConstants(aggregate, project)
                || isCorrelated(project)) {
            return visited;
        }
        RexBuilder builder = project.getCluster().getRexBuilder();
        List<RexNode> values = new ArrayList<>(project.getProjects());
        for (int key : aggregate.getGroupSet()) {
            RexNode value = values.get(key);
            values.set(
                    key,
                    builder.makeCall(
                            value.getType(),
                            SqlStdOperatorTable.CASE,
                            List.of(builder.makeLiteral(true), value, value)));
        }
        RelNode input =
                project.copy(
                        project.getTraitSet(), project.getInput(), values, project.getRowType());
        return aggregate.copy(aggregate.getTraitSet(), List.of(input));
    }

    private static boolean isOfConstants(LogicalAggregate aggregate, Project project) {
        for (int key : aggregate.getGroupSet()) {
            if (!(project.getProjects().get(key) instanceof RexLiteral)) {
                return false;
            }
        }
        return true;
    }

    /** Whether it reads a row from outside itself. */
    private static boolean isCorrelated(RelNode node) {
        Set<CorrelationId> free = new HashSet<>(RelOptUtil.getVariablesUsed(node));
        removeOwn(node, free);
        return !free.isEmpty();
    }

    private static void removeOwn(RelNode node, Set<CorrelationId> free) {
        if (node instanceof Correlate correlate) {
            free.remove(correlate.getCorrelationId());
        }
        node.getInputs().forEach(input -> removeOwn(input, free));
    }
}
