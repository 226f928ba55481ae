package dev.outrigger.engine.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;

/**
 * Takes out of a subquery the conditions that refer to the outer row. Only filters that nothing but
 * projections, filters and joins stand above can be taken out.
 */
final class Loosening {
    /**
     * A subquery that refers to no outer row of these variables, and the conditions taken out of
     * it, over its row and theirs. Its columns are those it had and maybe more behind them.
     */
    record Loose(RelNode rel, List<RexNode> conditions, Set<CorrelationId> variables) {}

    private final Set<CorrelationId> variables;

    private Loosening(Set<CorrelationId> variables) {
        this.variables = variables;
    }

    static Optional<Loose> of(RelNode node, Set<CorrelationId> variables) {
        return new Loosening(variables).loosen(node);
    }

    /** Of a query that is asked only whether it has rows. */
    static RelNode rowsOnly(RelNode node) {
        if (node instanceof LogicalProject project && !project.containsOver()) {
            return rowsOnly(project.getInput());
        }
        if (node instanceof LogicalSort sort && sort.fetch == null && sort.offset == null) {
            return rowsOnly(sort.getInput());
        }
        return node instanceof Aggregate aggregate && isDistinct(aggregate)
                ? rowsOnly(aggregate.getInput())
                : node;
    }

    /** Of a query whose rows count once. */
    static RelNode setOf(RelNode node) {
        if (node instanceof LogicalSort sort && sort.fetch == null && sort.offset == null) {
            return setOf(sort.getInput());
        }
        if (node instanceof Aggregate aggregate
                && aggregate.getAggCallList().isEmpty()
                && isDistinct(aggregate)) {
            RexBuilder rex = node.getCluster().getRexBuilder();
            RelNode input = aggregate.getInput();
            List<RexNode> columns = new ArrayList<>();
            aggregate.getGroupSet().forEach(column -> columns.add(rex.makeInputRef(input, column)));
            return LogicalProject.create(
                    input, List.of(), columns, node.getRowType().getFieldNames(), Set.of());
        }
        return node;
    }

    /** Has a row when its input has. */
    private static boolean isDistinct(Aggregate aggregate) {
        return aggregate.getGroupType() == Aggregate.Group.SIMPLE
                && !aggregate.getGroupSet().isEmpty();
    }

    private Optional<Loose> loosen(RelNode node) {
        if (!isBound(node)) {
            return Optional.of(new Loose(node, List.of(), variables));
        }
        if (node instanceof LogicalFilter filter) {
            return loosen(filter);
        }
        if (node instanceof LogicalProject project) {
            return loosen(project);
        }
        return node instanceof LogicalJoin join ? loosen(join) : Optional.empty();
    }

    private boolean isBound(RelNode node) {
        Set<CorrelationId> used = new HashSet<>(RelOptUtil.getVariablesUsed(node));
        used.retainAll(variables);
        return !used.isEmpty();
    }

    private boolean isBound(RexNode node) {
        boolean[] found = new boolean[1];
        node.accept(
                new RexVisitorImpl<Void>(true) {
                    @Override
                    public Void visitCorrelVariable(RexCorrelVariable variable) {
                        found[0] |= variables.contains(variable.id);
                        return null;
                    }

                    @Override
                    public Void visitSubQuery(RexSubQuery subQuery) {
                        found[0] |= isBound(subQuery.rel);
                        return super.visitSubQuery(subQuery);
                    }
                });
        return found[0];
    }

    private Optional<Loose> loosen(LogicalFilter filter) {
        Optional<Loose> input = loosen(filter.getInput());
        if (input.isEmpty()) {
            return Optional.empty();
        }
        List<RexNode> taken = new ArrayList<>(input.get().conditions());
        List<RexNode> kept = new ArrayList<>();
        for (RexNode part : RelOptUtil.conjunctions(filter.getCondition())) {
            if (RexUtil.SubQueryFinder.find(part) != null) {
                if (isBound(part)) {
                    return Optional.empty();
                }
                kept.add(part);
            } else if (isBound(part)) {
                taken.add(part);
            } else {
                kept.add(part);
            }
        }
        RelNode rel = input.get().rel();
        if (!kept.isEmpty()) {
            RexNode condition = RexUtil.composeConjunction(rel.getCluster().getRexBuilder(), kept);
            rel =
                    LogicalFilter.create(
                            rel,
                            condition,
                            com.google.common.collect.ImmutableSet.copyOf(
                                    filter.getVariablesSet()));
        }
        return Optional.of(new Loose(rel, taken, variables));
    }

    private Optional<Loose> loosen(LogicalProject project) {
        if (project.containsOver()
                || project.getProjects().stream()
                        .anyMatch(
                                part ->
                                        isBound(part)
                                                || RexUtil.SubQueryFinder.find(part) != null)) {
            return Optional.empty();
        }
        return loosen(project.getInput())
                .map(
                        input -> {
                            List<RexNode> columns = new ArrayList<>(project.getProjects());
                            List<String> names =
                                    new ArrayList<>(project.getRowType().getFieldNames());
                            List<RexNode> conditions =
                                    input.conditions().stream()
                                            .map(part -> over(part, columns, names))
                                            .toList();
                            RelNode rel =
                                    LogicalProject.create(
                                            input.rel(), List.of(), columns, names, Set.of());
                            return new Loose(rel, conditions, variables);
                        });
    }

    /** The condition over the columns, to which those that it needs are added. */
    private static RexNode over(RexNode condition, List<RexNode> columns, List<String> names) {
        return condition.accept(
                new RexShuttle() {
                    @Override
                    public RexNode visitInputRef(RexInputRef ref) {
                        int place = columns.indexOf(ref);
                        if (place < 0) {
                            place = columns.size();
                            columns.add(ref);
                            names.add("$" + place);
                        }
                        return new RexInputRef(place, ref.getType());
                    }
                });
    }

    private Optional<Loose> loosen(LogicalJoin join) {
        JoinRelType type = join.getJoinType();
        boolean inner = type == JoinRelType.INNER;
        boolean rightStays = inner || type == JoinRelType.LEFT || !type.projectsRight();
        if (!rightStays
                || isBound(join.getCondition())
                        && (!inner || RexUtil.SubQueryFinder.find(join.getCondition()) != null)
                || !inner && isBound(join.getRight())) {
            return Optional.empty();
        }
        Optional<Loose> left = loosen(join.getLeft());
        Optional<Loose> right = loosen(join.getRight());
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        int oldWidth = join.getLeft().getRowType().getFieldCount();
        int width = left.get().rel().getRowType().getFieldCount();
        RexShuttle moved =
                new RexShuttle() {
                    @Override
                    public RexNode visitInputRef(RexInputRef ref) {
                        return ref.getIndex() < oldWidth
                                ? ref
                                : new RexInputRef(ref.getIndex() + width - oldWidth, ref.getType());
                    }
                };
        List<RexNode> kept = new ArrayList<>();
        List<RexNode> taken = new ArrayList<>(left.get().conditions());
        right.get().conditions().forEach(part -> taken.add(RexUtil.shift(part, width)));
        for (RexNode part : RelOptUtil.conjunctions(join.getCondition())) {
            (isBound(part) ? taken : kept).add(part.accept(moved));
        }
        RelNode made =
                LogicalJoin.create(
                        left.get().rel(),
                        right.get().rel(),
                        List.of(),
                        RexUtil.composeConjunction(join.getCluster().getRexBuilder(), kept),
                        join.getVariablesSet(),
                        type);
        if (width == oldWidth || !type.projectsRight()) {
            return Optional.of(new Loose(made, taken, variables));
        }
        return Optional.of(inOrder(made, taken, oldWidth, width, join));
    }

    /** The columns that the join had first, then those that were added. */
    private Loose inOrder(
            RelNode made, List<RexNode> taken, int oldWidth, int width, LogicalJoin join) {
        RexBuilder rex = made.getCluster().getRexBuilder();
        int added = width - oldWidth;
        int before = join.getRowType().getFieldCount();
        List<RexNode> columns = new ArrayList<>();
        List<String> names = new ArrayList<>(join.getRowType().getFieldNames());
        for (int i = 0; i < before; i++) {
            columns.add(rex.makeInputRef(made, i < oldWidth ? i : i + added));
        }
        List<RexNode> conditions = taken.stream().map(part -> over(part, columns, names)).toList();
        return new Loose(
                LogicalProject.create(made, List.of(), columns, names, Set.of()),
                conditions,
                variables);
    }
}
