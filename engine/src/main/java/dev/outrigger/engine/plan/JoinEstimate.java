package dev.outrigger.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexNode;

/**
 * How many rows a join gives. The side with fewer different keys is taken to find all of its keys
 * on the other side.
 */
final class JoinEstimate {
    private static final double FEWEST_LEFT_BY_ANTI = 0.1;

    private JoinEstimate() {}

    static Estimate of(Join join, Estimate left, Estimate right) {
        JoinKeys parts = JoinKeys.of(join);
        double leftKeys =
                combinations(left, parts.keys().stream().map(JoinKeys.Key::left).toList());
        double rightKeys =
                combinations(right, parts.keys().stream().map(JoinKeys.Key::right).toList());
        Estimate both = joined(left, right, left.rows() * right.rows());
        double rest = parts.residual().map(new Selectivity(both)::of).orElse(1.0);
        if (!join.getJoinType().projectsRight()) {
            return left.among(left.rows() * met(join.getJoinType(), leftKeys, rightKeys, rest));
        }
        double rows = rows(left.rows(), right.rows(), leftKeys, rightKeys) * rest;
        if (join.getJoinType().generatesNullsOnRight()) {
            rows = Math.max(rows, left.rows());
        }
        if (join.getJoinType().generatesNullsOnLeft()) {
            rows = Math.max(rows, right.rows());
        }
        return joined(left, right, Math.max(1, rows));
    }

    static double rows(double left, double right, double leftKeys, double rightKeys) {
        return Math.max(1, left * right / Math.max(1, Math.max(leftKeys, rightKeys)));
    }

    /** The share of left rows that a SEMI or ANTI join lets through. */
    static double met(JoinRelType type, double leftKeys, double rightKeys, double rest) {
        double share = Math.min(1, rightKeys / Math.max(1, leftKeys)) * Math.sqrt(rest);
        return type == JoinRelType.ANTI ? Math.max(FEWEST_LEFT_BY_ANTI, 1 - share) : share;
    }

    /** How many different values keys have together: never more than there are rows. */
    static double combinations(Estimate side, List<RexNode> keys) {
        double values = 1;
        for (RexNode key : keys) {
            Optional<Integer> column = Selectivity.column(key);
            values *= column.map(side::distinct).orElse(Math.sqrt(side.rows()));
        }
        return Math.max(1, Math.min(values, side.rows()));
    }

    static Estimate joined(Estimate left, Estimate right, double rows) {
        List<ColumnEstimate> columns = new ArrayList<>();
        left.columns().forEach(column -> columns.add(column.among(left.rows(), rows)));
        right.columns().forEach(column -> columns.add(column.among(right.rows(), rows)));
        return new Estimate(rows, columns);
    }
}
