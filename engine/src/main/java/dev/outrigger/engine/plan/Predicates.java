package dev.outrigger.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.Strong;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.logical.LogicalCorrelate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Moves conditions to where they are first known to hold or not: below projections, groupings and
 * set operations, to either side of joins, into the conditions of joins. An outer join whose padded
 * rows a condition refuses is made an inner one.
 */
final class Predicates {
    private final RexBuilder rex;
    private final CommonFactors factors;

    private Predicates(RexBuilder rex) {
        this.rex = rex;
        this.factors = new CommonFactors(rex);
    }

    static RelNode of(RelNode root) {
        return new Predicates(root.getCluster().getRexBuilder()).push(root, List.of());
    }

    /** A node with more conditions, which are moved down from it. */
    static RelNode of(RelNode root, List<RexNode> conditions) {
        return new Predicates(root.getCluster().getRexBuilder()).push(root, conditions);
    }

    private RelNode push(RelNode node, List<RexNode> conditions) {
        if (node instanceof LogicalFilter filter && !RexSubQueries.in(filter)) {
            List<RexNode> all = new ArrayList<>(factors.parts(filter.getCondition()));
            all.addAll(conditions);
            return push(filter.getInput(), all);
        }
        if (node instanceof LogicalProject project) {
            return project(Projections.merged(project), conditions);
        }
        if (node instanceof LogicalJoin join && join.getVariablesSet().isEmpty()) {
            return join(join, conditions);
        }
        if (node instanceof Aggregate aggregate) {
            return aggregate(aggregate, conditions);
        }
        if (node instanceof SetOp set) {
            return set(set, conditions);
        }
        if (node instanceof Sort sort && sort.fetch == null && sort.offset == null) {
            return sort.copy(sort.getTraitSet(), List.of(push(sort.getInput(), conditions)));
        }
        if (node instanceof LogicalCorrelate correlate) {
            return correlate(correlate, conditions);
        }
        List<RelNode> inputs = new ArrayList<>();
        node.getInputs().forEach(input -> inputs.add(push(input, List.of())));
        return filtered(
                inputs.equals(node.getInputs()) ? node : node.copy(node.getTraitSet(), inputs),
                conditions);
    }

    private RelNode filtered(RelNode input, List<RexNode> conditions) {
        if (conditions.isEmpty()) {
            return input;
        }
        List<RexNode> ordered = new ArrayList<>();
        conditions.stream().filter(part -> !Fallible.is(part)).forEach(ordered::add);
        conditions.stream().filter(Fallible::is).forEach(ordered::add);
        RexNode condition =
                RexUtil.flatten(
                        rex,
                        RexUtil.composeConjunction(
                                rex,
                                ordered.stream()
                                        .distinct()
                                        .map(part -> RexUtil.flatten(rex, part))
                                        .toList()));
        return condition.isAlwaysTrue()
                ? input
                : LogicalFilter.create(input, Retyping.over(condition, input));
    }

    private RelNode project(LogicalProject project, List<RexNode> conditions) {
        List<RexNode> moving = new ArrayList<>();
        List<RexNode> staying = new ArrayList<>();
        ImmutableBitSet movable = movable(project);
        for (RexNode part : conditions) {
            boolean moves = movable.contains(RelOptUtil.InputFinder.bits(part));
            if (moves && project.containsOver()) {
                moves = Grouped.sameForEquals(part) && !Fallible.is(part);
            }
            if (moves) {
                moving.addAll(factors.parts(RelOptUtil.pushPastProject(part, project)));
            } else {
                staying.add(part);
            }
        }
        RelNode input = push(project.getInput(), moving);
        return filtered(Retyping.project(project, input), staying);
    }

    /** The columns below which a condition on them may be asked. */
    private static ImmutableBitSet movable(LogicalProject project) {
        ImmutableBitSet.Builder movable = ImmutableBitSet.builder();
        ImmutableBitSet partitions = null;
        for (RexNode part : project.getProjects()) {
            if (RexUtil.SubQueryFinder.find(part) != null) {
                return ImmutableBitSet.of();
            }
            if (RexOver.containsOver(part)) {
                partitions = partitions(part, partitions);
            }
        }
        for (int i = 0; i < project.getProjects().size(); i++) {
            RexNode part = project.getProjects().get(i);
            if (RexOver.containsOver(part) || !RexUtil.isDeterministic(part)) {
                continue;
            }
            if (partitions == null
                    || part instanceof RexInputRef ref && partitions.get(ref.getIndex())) {
                movable.set(i);
            }
        }
        return movable.build();
    }

    /** The columns by which all windows of an expression, and those known before, divide rows. */
    private static ImmutableBitSet partitions(RexNode expression, ImmutableBitSet before) {
        ImmutableBitSet[] common = {before};
        expression.accept(
                new RexVisitorImpl<Void>(true) {
                    @Override
                    public Void visitOver(RexOver over) {
                        ImmutableBitSet keys =
                                ImmutableBitSet.of(
                                        over.getWindow().partitionKeys.stream()
                                                .filter(RexInputRef.class::isInstance)
                                                .map(key -> ((RexInputRef) key).getIndex())
                                                .toList());
                        common[0] = common[0] == null ? keys : common[0].intersect(keys);
                        return null;
                    }
                });
        return common[0];
    }

    private RelNode join(LogicalJoin join, List<RexNode> above) {
        JoinRelType type = simplified(join, above);
        int width = join.getLeft().getRowType().getFieldCount();
        int all = width + join.getRight().getRowType().getFieldCount();
        ImmutableBitSet leftColumns = ImmutableBitSet.range(width);
        ImmutableBitSet rightColumns = ImmutableBitSet.range(width, all);
        List<RexNode> left = new ArrayList<>();
        List<RexNode> right = new ArrayList<>();
        List<RexNode> within = new ArrayList<>();
        List<RexNode> staying = new ArrayList<>();
        boolean inner = type == JoinRelType.INNER;
        for (RexNode part : factors.parts(join.getCondition())) {
            ImmutableBitSet used = RelOptUtil.InputFinder.bits(part);
            boolean late = inner && Fallible.is(part);
            if (!late && type.canPushLeftFromWithin() && leftColumns.contains(used)) {
                left.add(part);
            } else if (!late
                    && (type.canPushRightFromWithin() || type == JoinRelType.ANTI)
                    && rightColumns.contains(used)
                    && !used.isEmpty()) {
                right.add(RexUtil.shift(part, -width));
            } else {
                within.add(part);
            }
        }
        for (RexNode part : above) {
            ImmutableBitSet used = RelOptUtil.InputFinder.bits(part);
            boolean late = (inner || !type.projectsRight()) && Fallible.is(part);
            if (!late && type.canPushLeftFromAbove() && leftColumns.contains(used)) {
                left.add(part);
            } else if (!late && type.canPushRightFromAbove() && rightColumns.contains(used)) {
                right.add(RexUtil.shift(part, -width));
            } else if (inner) {
                within.add(part);
            } else {
                staying.add(part);
            }
        }
        if (inner) {
            for (RexNode part : within) {
                factors.over(part, leftColumns).ifPresent(left::add);
                factors.over(part, rightColumns)
                        .ifPresent(some -> right.add(RexUtil.shift(some, -width)));
            }
        }
        RelNode newLeft = push(join.getLeft(), left);
        RelNode newRight = push(join.getRight(), right);
        RexNode condition =
                RexUtil.flatten(
                        rex,
                        RexUtil.composeConjunction(
                                rex,
                                within.stream()
                                        .distinct()
                                        .map(part -> RexUtil.flatten(rex, part))
                                        .toList()));
        LogicalJoin made =
                LogicalJoin.create(
                        newLeft,
                        newRight,
                        join.getHints(),
                        Retyping.over(condition, newLeft, newRight),
                        Set.of(),
                        type);
        return filtered(made, staying);
    }

    /** Without the sides that a condition above wants no NULLs for. */
    private static JoinRelType simplified(LogicalJoin join, List<RexNode> above) {
        JoinRelType type = join.getJoinType();
        if (!type.isOuterJoin()) {
            return type;
        }
        int width = join.getLeft().getRowType().getFieldCount();
        int all = width + join.getRight().getRowType().getFieldCount();
        for (RexNode part : above) {
            if (type.generatesNullsOnLeft()
                    && Strong.isNotTrue(part, ImmutableBitSet.range(width))) {
                type = type.cancelNullsOnLeft();
            }
            if (type.generatesNullsOnRight()
                    && Strong.isNotTrue(part, ImmutableBitSet.range(width, all))) {
                type = type.cancelNullsOnRight();
            }
        }
        return type;
    }

    private RelNode aggregate(Aggregate aggregate, List<RexNode> conditions) {
        List<RexNode> moving = new ArrayList<>();
        List<RexNode> staying = new ArrayList<>();
        List<Integer> keys = aggregate.getGroupSet().asList();
        boolean simple = aggregate.getGroupType() == Aggregate.Group.SIMPLE && !keys.isEmpty();
        for (RexNode part : conditions) {
            ImmutableBitSet used = RelOptUtil.InputFinder.bits(part);
            if (simple
                    && !used.isEmpty()
                    && ImmutableBitSet.range(keys.size()).contains(used)
                    && !Fallible.is(part)
                    && Grouped.sameForEquals(part)) {
                moving.add(part.accept(overInput(keys)));
            } else {
                staying.add(part);
            }
        }
        RelNode input = push(aggregate.getInput(), moving);
        return filtered(Retyping.aggregate(aggregate, input), staying);
    }

    private static RexShuttle overInput(List<Integer> keys) {
        return new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef ref) {
                return new RexInputRef(keys.get(ref.getIndex()), ref.getType());
            }
        };
    }

    private RelNode set(SetOp set, List<RexNode> conditions) {
        List<RexNode> moving = new ArrayList<>();
        List<RexNode> staying = new ArrayList<>();
        boolean keepsAll = set.all && set instanceof org.apache.calcite.rel.core.Union;
        for (RexNode part : conditions) {
            boolean moves = keepsAll || Grouped.sameForEquals(part) && !Fallible.is(part);
            (moves ? moving : staying).add(part);
        }
        List<RelNode> inputs = new ArrayList<>();
        set.getInputs().forEach(input -> inputs.add(push(input, moving)));
        return filtered(
                inputs.equals(set.getInputs()) ? set : set.copy(set.getTraitSet(), inputs),
                staying);
    }

    private RelNode correlate(LogicalCorrelate correlate, List<RexNode> conditions) {
        ImmutableBitSet leftColumns =
                ImmutableBitSet.range(correlate.getLeft().getRowType().getFieldCount());
        List<RexNode> moving = new ArrayList<>();
        List<RexNode> staying = new ArrayList<>();
        for (RexNode part : conditions) {
            boolean moves =
                    !Fallible.is(part) && leftColumns.contains(RelOptUtil.InputFinder.bits(part));
            (moves ? moving : staying).add(part);
        }
        return filtered(
                correlate.copy(
                        correlate.getTraitSet(),
                        List.of(
                                push(correlate.getLeft(), moving),
                                push(correlate.getRight(), List.of()))),
                staying);
    }
}
