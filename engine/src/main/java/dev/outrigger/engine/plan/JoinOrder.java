package dev.outrigger.engine.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * Orders the joins of each block by what they are thought to cost, and puts the smaller side of an
 * inner join right, where it is hashed.
 */
final class JoinOrder {
    private final Estimates estimates;
    private final RexBuilder rex;

    private JoinOrder(Estimates estimates, RexBuilder rex) {
        this.estimates = estimates;
        this.rex = rex;
    }

    static RelNode of(RelNode root, Estimates estimates) {
        return new JoinOrder(estimates, root.getCluster().getRexBuilder()).ordered(root);
    }

    private RelNode ordered(RelNode node) {
        if (JoinGraph.isTop(node)) {
            JoinGraph graph = new JoinGraph(node, this::ordered);
            if (graph.factors().size() <= JoinGraph.MOST_FACTORS) {
                return new Block(graph).planned();
            }
        }
        List<RelNode> inputs = new ArrayList<>();
        boolean changed = false;
        for (RelNode input : node.getInputs()) {
            RelNode made = ordered(input);
            changed |= made != input;
            inputs.add(made);
        }
        return changed ? Retyping.copy(node, inputs) : node;
    }

    /** Joins being ordered. */
    private final class Block {
        private final JoinGraph graph;
        private final EqualColumns equal = new EqualColumns();
        private final List<RexNode> others = new ArrayList<>();

        Block(JoinGraph graph) {
            this.graph = graph;
            Map<Integer, List<RexNode>> single = new HashMap<>();
            for (RexNode condition : graph.conditions()) {
                int set = graph.factorsOf(condition);
                int factor = Integer.numberOfTrailingZeros(set);
                if (Integer.bitCount(set) == 1
                        && !graph.factors().get(factor).depends()
                        && !Fallible.is(condition)) {
                    single.computeIfAbsent(factor, f -> new ArrayList<>()).add(condition);
                } else if (!equal.take(condition, graph)) {
                    others.add(condition);
                }
            }
            new Inference(graph, equal, rex).addTo(single);
            single.forEach(
                    (factor, conditions) -> {
                        JoinGraph.Factor old = graph.factors().get(factor);
                        List<RexNode> own =
                                conditions.stream()
                                        .map(part -> RexUtil.shift(part, -old.offset()))
                                        .toList();
                        graph.replace(factor, Predicates.of(old.rel(), own));
                    });
        }

        RelNode planned() {
            JoinCosts costs = new JoinCosts(graph, equal, others, estimates);
            JoinSearch.Tree tree = new JoinSearch(costs, graph.factors().size()).best();
            Made made = made(tree);
            int[] places = places(made.columns());
            int[] wanted = Arrays.stream(graph.outputs()).map(column -> places[column]).toArray();
            boolean same = wanted.length == made.columns().length;
            for (int i = 0; same && i < wanted.length; i++) {
                same = wanted[i] == i;
            }
            if (same) {
                return made.rel();
            }
            List<RexNode> projects = new ArrayList<>();
            for (int place : wanted) {
                projects.add(rex.makeInputRef(made.rel(), place));
            }
            return LogicalProject.create(
                    made.rel(), List.of(), projects, (List<String>) null, Set.of());
        }

        /** Where each of the graph's columns stands. */
        private int[] places(int[] columns) {
            int[] places = new int[graph.width()];
            for (int i = 0; i < columns.length; i++) {
                places[columns[i]] = i;
            }
            return places;
        }

        private Made made(JoinSearch.Tree tree) {
            if (tree.isLeaf()) {
                JoinGraph.Factor factor =
                        graph.factors().get(Integer.numberOfTrailingZeros(tree.set()));
                int[] columns = new int[factor.width()];
                Arrays.setAll(columns, i -> factor.offset() + i);
                return new Made(factor.rel(), columns);
            }
            JoinGraph.Factor last =
                    tree.right().isLeaf()
                            ? graph.factors().get(Integer.numberOfTrailingZeros(tree.right().set()))
                            : null;
            boolean dependent = last != null && last.depends();
            boolean swapped = !dependent && tree.left().rows() < tree.right().rows();
            JoinSearch.Tree leftTree = swapped ? tree.right() : tree.left();
            JoinSearch.Tree rightTree = swapped ? tree.left() : tree.right();
            Made left = made(leftTree);
            Made right = made(rightTree);
            List<RexNode> due = due(leftTree.set(), rightTree.set());
            if (!dependent) {
                List<RexNode> conditions = equalities(left, right);
                conditions.addAll(due);
                return joined(left, right, JoinRelType.INNER, conditions);
            }
            Made joined = joined(left, right, last.type(), last.conditions());
            if (due.isEmpty()) {
                return joined;
            }
            RexNode condition = RexUtil.composeConjunction(rex, due);
            return new Made(
                    LogicalFilter.create(
                            joined.rel(),
                            Retyping.over(
                                    JoinGraph.mapped(condition, places(joined.columns())),
                                    joined.rel())),
                    joined.columns());
        }

        /** The conditions that these two sides together can answer, and neither alone. */
        private List<RexNode> due(int left, int right) {
            int both = left | right;
            int all = (1 << graph.factors().size()) - 1;
            List<RexNode> due = new ArrayList<>();
            List<RexNode> last = new ArrayList<>();
            for (RexNode condition : others) {
                int set = graph.factorsOf(condition);
                if (isLate(condition, set)) {
                    if (both == all) {
                        last.add(condition);
                    }
                } else if ((set & ~both) == 0 && (set & ~left) != 0 && (set & ~right) != 0
                        || Integer.bitCount(set) == 1 && set == right) {
                    due.add(condition);
                }
            }
            due.addAll(last);
            return due;
        }

        private boolean isLate(RexNode condition, int set) {
            return set == 0
                    || Fallible.is(condition)
                            && !(condition.isA(org.apache.calcite.sql.SqlKind.EQUALS)
                                    && Integer.bitCount(set) == 2);
        }

        private List<RexNode> equalities(Made left, Made right) {
            Set<Integer> leftColumns = new TreeSet<>();
            Arrays.stream(left.columns()).forEach(leftColumns::add);
            Set<Integer> rightColumns = new TreeSet<>();
            Arrays.stream(right.columns()).forEach(rightColumns::add);
            List<RexNode> equalities = new ArrayList<>();
            for (TreeSet<Integer> members : equal.classes()) {
                Integer first =
                        members.stream().filter(leftColumns::contains).findFirst().orElse(null);
                Integer second =
                        members.stream().filter(rightColumns::contains).findFirst().orElse(null);
                if (first != null && second != null) {
                    equalities.add(
                            rex.makeCall(
                                    SqlStdOperatorTable.EQUALS, column(first), column(second)));
                }
            }
            return equalities;
        }

        private RexNode column(int number) {
            JoinGraph.Factor factor = graph.factors().get(graph.factorOf(number));
            return RexUtil.shift(
                    rex.makeInputRef(factor.rel(), number - factor.offset()), factor.offset());
        }

        private Made joined(Made left, Made right, JoinRelType type, List<RexNode> conditions) {
            int[] both =
                    Arrays.copyOf(left.columns(), left.columns().length + right.columns().length);
            System.arraycopy(
                    right.columns(), 0, both, left.columns().length, right.columns().length);
            RexNode condition = RexUtil.composeConjunction(rex, conditions);
            RelNode join =
                    LogicalJoin.create(
                            left.rel(),
                            right.rel(),
                            List.of(),
                            Retyping.over(
                                    JoinGraph.mapped(condition, places(both)),
                                    left.rel(),
                                    right.rel()),
                            Set.of(),
                            type);
            return new Made(join, type.projectsRight() ? both : left.columns());
        }
    }

    /** columns: the graph's numbers of the operator's columns. */
    private record Made(RelNode rel, int[] columns) {}
}
