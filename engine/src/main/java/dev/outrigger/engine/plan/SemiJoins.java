package dev.outrigger.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * Makes EXISTS and IN, and their negations, SEMI and ANTI joins where a condition demands them.
 * What of the subquery refers to the outer row moves into the join's condition; where it cannot
 * move, the subquery is left for Calcite.
 */
final class SemiJoins extends RelHomogeneousShuttle {
    private final RexShuttle nested =
            new RexShuttle() {
                @Override
                public RexNode visitSubQuery(RexSubQuery subQuery) {
                    RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subQuery);
                    return visited.clone(visited.rel.accept(SemiJoins.this));
                }
            };

    private SemiJoins() {}

    static RelNode of(RelNode node) {
        return node.accept(new SemiJoins());
    }

    @Override
    public RelNode visit(RelNode node) {
        RelNode visited = super.visit(node);
        if (!(visited instanceof LogicalFilter filter)) {
            return RexSubQueries.in(visited) ? visited.accept(nested) : visited;
        }
        if (RexUtil.SubQueryFinder.find(filter.getCondition()) == null) {
            return filter;
        }
        List<RexNode> plain = new ArrayList<>();
        List<RexNode> others = new ArrayList<>();
        List<Demand> demands = new ArrayList<>();
        for (RexNode part : RelOptUtil.conjunctions(filter.getCondition().accept(nested))) {
            if (RexUtil.SubQueryFinder.find(part) == null) {
                // What may fail is asked of the rows that the subqueries let through.
                (Fallible.is(part) ? others : plain).add(part);
            } else {
                Optional<Demand> demand = demand(part, filter.getVariablesSet());
                demand.ifPresentOrElse(demands::add, () -> others.add(part));
            }
        }
        RelNode made = filtered(filter.getInput(), plain, filter.getVariablesSet());
        for (Demand demand : demands) {
            made = demand.join(made);
        }
        return filtered(made, others, filter.getVariablesSet());
    }

    private static RelNode filtered(
            RelNode input, List<RexNode> conditions, Set<CorrelationId> variables) {
        if (conditions.isEmpty()) {
            return input;
        }
        RexNode condition =
                RexUtil.composeConjunction(input.getCluster().getRexBuilder(), conditions);
        Set<CorrelationId> used =
                RexUtil.SubQueryFinder.find(condition) == null ? Set.of() : variables;
        return LogicalFilter.create(
                input, condition, com.google.common.collect.ImmutableSet.copyOf(used));
    }

    private static Optional<Demand> demand(RexNode part, Set<CorrelationId> variables) {
        boolean negated = part.getKind() == SqlKind.NOT;
        RexNode inner = negated ? ((RexCall) part).getOperands().get(0) : part;
        if (!(inner instanceof RexSubQuery subQuery)
                || subQuery.getKind() != SqlKind.EXISTS && subQuery.getKind() != SqlKind.IN
                || subQuery.getOperands().stream()
                        .anyMatch(operand -> RexUtil.SubQueryFinder.find(operand) != null)) {
            return Optional.empty();
        }
        boolean exists = subQuery.getKind() == SqlKind.EXISTS;
        RelNode rows = exists ? Loosening.rowsOnly(subQuery.rel) : Loosening.setOf(subQuery.rel);
        return Loosening.of(rows, variables)
                .map(loose -> new Demand(negated, subQuery.getOperands(), loose));
    }

    /** operands: of IN, equal to the right side's first columns; none of EXISTS. */
    private record Demand(boolean negated, List<RexNode> operands, Loosening.Loose right) {
        RelNode join(RelNode left) {
            RexBuilder rex = left.getCluster().getRexBuilder();
            int width = left.getRowType().getFieldCount();
            List<RexNode> conditions = new ArrayList<>();
            for (int i = 0; i < operands.size(); i++) {
                RexNode column = rex.makeInputRef(right.rel(), i);
                RexNode equal =
                        rex.makeCall(
                                SqlStdOperatorTable.EQUALS,
                                operands.get(i),
                                RexUtil.shift(column, width));
                conditions.add(
                        negated && equal.getType().isNullable()
                                ? rex.makeCall(SqlStdOperatorTable.IS_NOT_FALSE, equal)
                                : equal);
            }
            for (RexNode condition : right.conditions()) {
                conditions.add(overBoth(condition, rex, width));
            }
            return LogicalJoin.create(
                    left,
                    right.rel(),
                    List.of(),
                    RexUtil.composeConjunction(rex, conditions),
                    Set.of(),
                    negated ? JoinRelType.ANTI : JoinRelType.SEMI);
        }

        private RexNode overBoth(RexNode condition, RexBuilder rex, int width) {
            RexNode shifted = RexUtil.shift(condition, width);
            return shifted.accept(
                    new RexShuttle() {
                        @Override
                        public RexNode visitFieldAccess(RexFieldAccess access) {
                            return access.getReferenceExpr() instanceof RexCorrelVariable variable
                                            && right.variables().contains(variable.id)
                                    ? rex.makeInputRef(
                                            access.getType(), access.getField().getIndex())
                                    : super.visitFieldAccess(access);
                        }
                    });
        }
    }
}
