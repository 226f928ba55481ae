package dev.outrigger.engine.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.ImmutableBitSet;

/** What an OR of ANDs demands in each of its cases. */
final class CommonFactors {
    private final RexBuilder rex;

    CommonFactors(RexBuilder rex) {
        this.rex = rex;
    }

    /** The conjunction's parts, with what all cases of an OR share taken out of it. */
    List<RexNode> parts(RexNode condition) {
        List<RexNode> parts = new ArrayList<>();
        for (RexNode part : RelOptUtil.conjunctions(condition)) {
            if (part.getKind() == SqlKind.OR) {
                parts.addAll(factored(part));
            } else if (isOfItself(part)) {
                RexNode column = ((RexCall) part).getOperands().get(0);
                if (column.getType().isNullable()) {
                    parts.add(rex.makeCall(SqlStdOperatorTable.IS_NOT_NULL, column));
                }
            } else if (!part.isAlwaysTrue()) {
                parts.add(part);
            }
        }
        return parts;
    }

    /** A column equal to itself, which decorrelation leaves, is one that is not NULL. */
    private static boolean isOfItself(RexNode part) {
        return part.getKind() == SqlKind.EQUALS
                && ((RexCall) part).getOperands().get(0) instanceof RexInputRef
                && ((RexCall) part)
                        .getOperands()
                        .get(0)
                        .equals(((RexCall) part).getOperands().get(1));
    }

    private List<RexNode> factored(RexNode or) {
        List<RexNode> cases = RelOptUtil.disjunctions(or);
        if (cases.isEmpty()) {
            return List.of(rex.makeLiteral(false));
        }
        Set<RexNode> common = new LinkedHashSet<>(RelOptUtil.conjunctions(cases.get(0)));
        for (RexNode other : cases) {
            common.retainAll(Set.copyOf(RelOptUtil.conjunctions(other)));
        }
        if (common.isEmpty()) {
            return List.of(or);
        }
        List<RexNode> rests = new ArrayList<>();
        for (RexNode one : cases) {
            List<RexNode> rest = new ArrayList<>(RelOptUtil.conjunctions(one));
            rest.removeAll(common);
            if (rest.isEmpty()) {
                return List.copyOf(common);
            }
            rests.add(RexUtil.composeConjunction(rex, rest));
        }
        List<RexNode> parts = new ArrayList<>(common);
        parts.add(rex.makeCall(SqlStdOperatorTable.OR, rests));
        return parts;
    }

    /** What an OR demands of some columns alone, whichever case holds. */
    Optional<RexNode> over(RexNode or, ImmutableBitSet columns) {
        if (or.getKind() != SqlKind.OR) {
            return Optional.empty();
        }
        List<RexNode> demands = new ArrayList<>();
        for (RexNode one : RelOptUtil.disjunctions(or)) {
            List<RexNode> some = new ArrayList<>();
            for (RexNode part : RelOptUtil.conjunctions(one)) {
                ImmutableBitSet used = RelOptUtil.InputFinder.bits(part);
                if (!used.isEmpty() && columns.contains(used) && !Fallible.is(part)) {
                    some.add(part);
                }
            }
            if (some.isEmpty()) {
                return Optional.empty();
            }
            demands.add(RexUtil.composeConjunction(rex, some));
        }
        return demands.isEmpty()
                ? Optional.empty()
                : Optional.of(rex.makeCall(SqlStdOperatorTable.OR, demands));
    }
}
