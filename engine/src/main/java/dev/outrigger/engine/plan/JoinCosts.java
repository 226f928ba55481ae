package dev.outrigger.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/** What joins of a graph's factors are thought to give. Sets of factors are bits. */
final class JoinCosts {
    /** A condition of inner joins beside equal columns. */
    private record Other(int set, double share, boolean isEquality) {}

    /** A column of a class of equal ones. */
    private record Member(int factor, double distinct) {}

    /** How a factor depends. */
    private record Dependent(
            JoinRelType type,
            int needs,
            double leftKeys,
            double rightKeys,
            double rest,
            boolean hashes) {}

    private final List<Estimate> factors = new ArrayList<>();
    private final List<List<Member>> classes = new ArrayList<>();
    private final List<Other> others = new ArrayList<>();
    private final List<Dependent> dependents = new ArrayList<>();
    private final int[] neighbours;
    private int depending;

    JoinCosts(JoinGraph graph, EqualColumns equal, List<RexNode> conditions, Estimates estimates) {
        List<ColumnEstimate> columns = new ArrayList<>();
        double most = 1;
        for (JoinGraph.Factor factor : graph.factors()) {
            Estimate estimate = estimates.of(factor.rel());
            factors.add(estimate);
            columns.addAll(estimate.columns());
            most = Math.max(most, estimate.rows());
        }
        Estimate all = new Estimate(most, columns);
        neighbours = new int[factors.size()];
        for (TreeSet<Integer> known : equal.classes()) {
            List<Member> members = new ArrayList<>();
            int set = 0;
            for (int column : known) {
                int factor = graph.factorOf(column);
                members.add(new Member(factor, columns.get(column).distinct()));
                set |= 1 << factor;
            }
            classes.add(members);
            connect(set);
        }
        for (RexNode condition : conditions) {
            int set = graph.factorsOf(condition);
            if (!Fallible.is(condition) || isEquality(condition, graph)) {
                others.add(
                        new Other(
                                set,
                                new Selectivity(all).of(condition),
                                isEquality(condition, graph)));
                if (Integer.bitCount(set) == 2) {
                    connect(set);
                }
            }
        }
        for (int i = 0; i < factors.size(); i++) {
            JoinGraph.Factor factor = graph.factors().get(i);
            dependents.add(factor.depends() ? dependent(i, graph, all) : null);
            depending |= factor.depends() ? 1 << i : 0;
        }
    }

    private void connect(int set) {
        for (int i = 0; i < neighbours.length; i++) {
            if ((set & 1 << i) != 0) {
                neighbours[i] |= set & ~(1 << i);
            }
        }
    }

    private static boolean isEquality(RexNode condition, JoinGraph graph) {
        if (condition.getKind() != SqlKind.EQUALS
                && condition.getKind() != SqlKind.IS_NOT_DISTINCT_FROM) {
            return false;
        }
        int left = graph.factorsOf(((RexCall) condition).getOperands().get(0));
        int right = graph.factorsOf(((RexCall) condition).getOperands().get(1));
        return left != 0 && right != 0 && (left & right) == 0;
    }

    private Dependent dependent(int index, JoinGraph graph, Estimate all) {
        int self = 1 << index;
        int needs = 0;
        double left = 1;
        double right = 1;
        double rest = 1;
        boolean hashes = false;
        for (RexNode condition : graph.factors().get(index).conditions()) {
            needs |= graph.factorsOf(condition) & ~self;
            RexNode inner =
                    condition.getKind() == SqlKind.IS_NOT_FALSE
                            ? ((RexCall) condition).getOperands().get(0)
                            : condition;
            if (isEquality(inner, graph)) {
                RexNode first = ((RexCall) inner).getOperands().get(0);
                RexNode second = ((RexCall) inner).getOperands().get(1);
                boolean swapped = graph.factorsOf(first) == self;
                left *= distinct(swapped ? second : first, all);
                right *= distinct(swapped ? first : second, all);
                hashes = true;
            } else {
                rest *= new Selectivity(all).of(condition);
            }
        }
        return new Dependent(
                graph.factors().get(index).type(),
                needs,
                left,
                Math.min(right, factors.get(index).rows()),
                rest,
                hashes);
    }

    private static double distinct(RexNode node, Estimate all) {
        Optional<Integer> column = Selectivity.column(node);
        return column.map(c -> all.columns().get(c).distinct()).orElse(Math.sqrt(all.rows()));
    }

    double rows(int factor) {
        return factors.get(factor).rows();
    }

    /** Of a set of one factor. */
    boolean depends(int set) {
        return (depending & set) != 0;
    }

    boolean isReady(int dependent, int left) {
        int needs = dependents.get(Integer.numberOfTrailingZeros(dependent)).needs();
        return (needs & ~left) == 0;
    }

    boolean connects(int left, int right) {
        for (int rest = left; rest != 0; rest &= rest - 1) {
            if ((neighbours[Integer.numberOfTrailingZeros(rest)] & right) != 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether some key can be hashed by. */
    boolean hashes(int left, int right) {
        if (Integer.bitCount(right) == 1 && depends(right)) {
            return dependents.get(Integer.numberOfTrailingZeros(right)).hashes();
        }
        for (List<Member> members : classes) {
            if (member(members, left) != null && member(members, right) != null) {
                return true;
            }
        }
        return others.stream()
                .anyMatch(other -> other.isEquality() && applies(other.set(), left, right));
    }

    private static boolean applies(int set, int left, int right) {
        return (set & ~(left | right)) == 0 && (set & left) != 0 && (set & right) != 0;
    }

    private static Member member(List<Member> members, int set) {
        for (Member member : members) {
            if ((set & 1 << member.factor()) != 0) {
                return member;
            }
        }
        return null;
    }

    double inner(JoinSearch.Tree left, JoinSearch.Tree right) {
        double leftKeys = 1;
        double rightKeys = 1;
        for (List<Member> members : classes) {
            Member first = member(members, left.set());
            Member second = member(members, right.set());
            if (first != null && second != null) {
                leftKeys *= first.distinct();
                rightKeys *= second.distinct();
            }
        }
        double rows =
                JoinEstimate.rows(
                        left.rows(),
                        right.rows(),
                        Math.min(leftKeys, left.rows()),
                        Math.min(rightKeys, right.rows()));
        return Math.max(1, rows * rest(left.set(), right.set()));
    }

    private double rest(int left, int right) {
        double share = 1;
        for (Other other : others) {
            if (applies(other.set(), left, right)) {
                share *= other.share();
            }
        }
        return share;
    }

    double dependent(JoinSearch.Tree left, JoinSearch.Tree right) {
        Dependent how = dependents.get(Integer.numberOfTrailingZeros(right.set()));
        double leftKeys = Math.min(how.leftKeys(), left.rows());
        if (!how.type().projectsRight()) {
            double share =
                    JoinEstimate.met(how.type(), how.leftKeys(), how.rightKeys(), how.rest());
            return Math.max(1, left.rows() * share);
        }
        double rows =
                JoinEstimate.rows(left.rows(), right.rows(), leftKeys, how.rightKeys())
                        * how.rest();
        return Math.max(left.rows(), rows) * rest(left.set(), right.set());
    }
}
