package dev.outrigger.engine.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * Conditions on one factor that follow from equal columns: from a = b and b = 5 that a = 5, from a
 * = b and b = c, where a and c are of one factor, that a = c.
 */
final class Inference {
    private final JoinGraph graph;
    private final EqualColumns equal;
    private final RexBuilder rex;

    Inference(JoinGraph graph, EqualColumns equal, RexBuilder rex) {
        this.graph = graph;
        this.equal = equal;
        this.rex = rex;
    }

    /** conditions: by factor, over the graph's columns. */
    void addTo(Map<Integer, List<RexNode>> conditions) {
        Map<Integer, RexNode> constants = new HashMap<>();
        for (JoinGraph.Factor factor : graph.factors()) {
            if (!factor.depends()) {
                fixed(factor.rel())
                        .forEach((column, value) -> constants.put(column + factor.offset(), value));
            }
        }
        conditions.values().forEach(parts -> parts.forEach(part -> remember(part, constants)));
        for (TreeSet<Integer> members : equal.classes()) {
            withinFactors(members, conditions);
            members.stream()
                    .filter(constants::containsKey)
                    .findFirst()
                    .ifPresent(known -> spread(known, members, constants, conditions));
        }
        for (int i = 0; i < graph.factors().size(); i++) {
            JoinGraph.Factor factor = graph.factors().get(i);
            for (RexNode condition : factor.conditions()) {
                alongDependency(condition, i, constants, conditions);
            }
        }
    }

    private void withinFactors(TreeSet<Integer> members, Map<Integer, List<RexNode>> conditions) {
        Map<Integer, Integer> seen = new HashMap<>();
        for (int member : members) {
            int factor = graph.factorOf(member);
            Integer before = seen.put(factor, member);
            if (before != null) {
                add(factor, equals(before, column(member)), conditions);
            }
        }
    }

    private void spread(
            int known,
            TreeSet<Integer> members,
            Map<Integer, RexNode> constants,
            Map<Integer, List<RexNode>> conditions) {
        RexNode value = constants.get(known);
        for (int member : members) {
            if (constants.putIfAbsent(member, value) == null) {
                add(graph.factorOf(member), equals(member, value), conditions);
            }
        }
    }

    /** A dependent factor's rows that meet none of the rows left of it need not be read. */
    private void alongDependency(
            RexNode condition,
            int factor,
            Map<Integer, RexNode> constants,
            Map<Integer, List<RexNode>> conditions) {
        if (condition.getKind() != SqlKind.EQUALS
                || !(((RexCall) condition).getOperands().get(0) instanceof RexInputRef first)
                || !(((RexCall) condition).getOperands().get(1) instanceof RexInputRef second)
                || !EqualColumns.comparesAlike(first, second)) {
            return;
        }
        boolean swapped = graph.factorOf(first.getIndex()) == factor;
        int own = (swapped ? first : second).getIndex();
        int other = (swapped ? second : first).getIndex();
        if (graph.factorOf(own) == factor && constants.containsKey(other)) {
            add(factor, equals(own, constants.get(other)), conditions);
        }
    }

    private static void add(int factor, RexNode condition, Map<Integer, List<RexNode>> conditions) {
        conditions.computeIfAbsent(factor, f -> new ArrayList<>()).add(condition);
    }

    private RexNode equals(int column, RexNode value) {
        return rex.makeCall(SqlStdOperatorTable.EQUALS, column(column), value);
    }

    private RexNode column(int number) {
        JoinGraph.Factor factor = graph.factors().get(graph.factorOf(number));
        return RexUtil.shift(
                rex.makeInputRef(factor.rel(), number - factor.offset()), factor.offset());
    }

    /** The columns that filters at the top of a factor set equal to a constant. */
    private static Map<Integer, RexNode> fixed(RelNode node) {
        Map<Integer, RexNode> constants = new HashMap<>();
        if (node instanceof LogicalFilter filter) {
            constants.putAll(fixed(filter.getInput()));
            RelOptUtil.conjunctions(filter.getCondition())
                    .forEach(part -> remember(part, constants));
        } else if (node instanceof LogicalProject project) {
            Map<Integer, RexNode> below = fixed(project.getInput());
            for (int i = 0; i < project.getProjects().size(); i++) {
                if (project.getProjects().get(i) instanceof RexInputRef ref
                        && below.containsKey(ref.getIndex())) {
                    constants.put(i, below.get(ref.getIndex()));
                }
            }
        }
        return constants;
    }

    private static void remember(RexNode part, Map<Integer, RexNode> constants) {
        if (part.getKind() == SqlKind.EQUALS) {
            RexNode left = ((RexCall) part).getOperands().get(0);
            RexNode right = ((RexCall) part).getOperands().get(1);
            remember(left, right, constants);
            remember(right, left, constants);
        }
    }

    private static void remember(RexNode column, RexNode value, Map<Integer, RexNode> constants) {
        if (column instanceof RexInputRef ref
                && RelOptUtil.InputFinder.bits(value).isEmpty()
                && RexUtil.SubQueryFinder.find(value) == null
                && EqualColumns.comparesAlike(column, value)) {
            constants.putIfAbsent(ref.getIndex(), value);
        }
    }
}
