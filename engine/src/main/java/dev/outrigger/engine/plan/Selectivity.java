package dev.outrigger.engine.plan;

import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/** Which share of rows a condition lets through, by what is thought of the columns. */
final class Selectivity {
    private static final double RANGE = 1.0 / 3;
    private static final double EQUAL = 0.1;
    private static final double PREFIX = 0.05;
    private static final double ANYWHERE = 0.1;
    private static final double UNKNOWN = 0.25;
    private static final double LEAST = 1e-9;

    private final Estimate input;

    /** What a conjunction leaves of one column's range. */
    private static final class Range {
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
    }

    Selectivity(Estimate input) {
        this.input = input;
    }

    double of(RexNode condition) {
        return Math.max(LEAST, Math.min(1, share(condition)));
    }

    /** The rows that a condition leaves, with what it says of their columns. */
    Estimate filtered(RexNode condition) {
        double rows = Math.max(1, input.rows() * of(condition));
        Estimate some = input.among(rows);
        List<ColumnEstimate> columns = new ArrayList<>(some.columns());
        Map<Integer, Range> ranges = new LinkedHashMap<>();
        for (RexNode part : RelOptUtil.conjunctions(condition)) {
            fixed(part)
                    .ifPresent(column -> columns.set(column, columns.get(column).withDistinct(1)));
            isRange(part, ranges);
        }
        ranges.forEach(
                (column, range) ->
                        columns.set(column, columns.get(column).within(range.low, range.high)));
        return new Estimate(rows, columns);
    }

    /** The column that a condition sets equal to one value. */
    private static Optional<Integer> fixed(RexNode part) {
        if (part.getKind() != SqlKind.EQUALS) {
            return Optional.empty();
        }
        RexNode left = operand(part, 0);
        RexNode right = operand(part, 1);
        return column(left)
                .filter(column -> isConstant(right))
                .or(() -> column(right).filter(column -> isConstant(left)));
    }

    private double share(RexNode node) {
        if (node.isAlwaysTrue()) {
            return 1;
        }
        if (node.isAlwaysFalse()) {
            return 0;
        }
        return switch (node.getKind()) {
            case AND -> all(RelOptUtil.conjunctions(node));
            case OR -> {
                double none = 1;
                for (RexNode part : RelOptUtil.disjunctions(node)) {
                    none *= 1 - share(part);
                }
                yield 1 - none;
            }
            case NOT -> 1 - share(operand(node, 0));
            case IS_TRUE, IS_NOT_FALSE -> share(operand(node, 0));
            case IS_NULL -> column(operand(node, 0)).map(this::nulls).orElse(EQUAL);
            case IS_NOT_NULL -> 1 - column(operand(node, 0)).map(this::nulls).orElse(EQUAL);
            case EQUALS, IS_NOT_DISTINCT_FROM -> equal(operand(node, 0), operand(node, 1));
            case NOT_EQUALS -> 1 - equal(operand(node, 0), operand(node, 1));
            case LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL ->
                    all(List.of(node));
            default -> routine(node);
        };
    }

    /** Conditions on one column's range count together. */
    private double all(List<RexNode> parts) {
        double share = 1;
        Map<Integer, Range> ranges = new LinkedHashMap<>();
        for (RexNode part : parts) {
            if (!isRange(part, ranges)) {
                share *= isComparison(part) ? RANGE : share(part);
            }
        }
        for (Map.Entry<Integer, Range> entry : ranges.entrySet()) {
            ColumnEstimate column = input.columns().get(entry.getKey());
            Range range = entry.getValue();
            double low = Math.max(range.low, column.min());
            double high = Math.min(range.high, column.max());
            double width = column.max() - column.min();
            double part = width == 0 ? (high >= low ? 1 : 0) : (high - low) / width;
            share *=
                    Math.max(1 / Math.max(1, input.rows()), Math.min(1, part))
                            * (1 - column.nulls());
        }
        return share;
    }

    private static boolean isComparison(RexNode node) {
        return switch (node.getKind()) {
            case LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL -> true;
            default -> false;
        };
    }

    private boolean isRange(RexNode part, Map<Integer, Range> ranges) {
        if (!isComparison(part)) {
            return false;
        }
        boolean swapped = column(operand(part, 0)).isEmpty();
        RexNode columnSide = operand(part, swapped ? 1 : 0);
        RexNode valueSide = operand(part, swapped ? 0 : 1);
        Optional<Integer> column = column(columnSide).filter(c -> sameScale(columnSide));
        double value =
                constant(valueSide)
                        .map(SqlValue::value)
                        .map(TableEstimates::number)
                        .orElse(Double.NaN);
        if (column.isEmpty()
                || Double.isNaN(value)
                || !input.columns().get(column.get()).hasRange()) {
            return false;
        }
        boolean less =
                part.getKind() == SqlKind.LESS_THAN || part.getKind() == SqlKind.LESS_THAN_OR_EQUAL;
        Range range = ranges.computeIfAbsent(column.get(), c -> new Range());
        if (less != swapped) {
            range.high = Math.min(range.high, value);
        } else {
            range.low = Math.max(range.low, value);
        }
        return true;
    }

    private double equal(RexNode left, RexNode right) {
        Optional<Integer> l = column(left);
        Optional<Integer> r = column(right);
        if (l.isPresent() && r.isPresent()) {
            return 1 / Math.max(input.distinct(l.get()), input.distinct(r.get()));
        }
        return l.or(() -> r)
                .map(column -> (1 - nulls(column)) / input.distinct(column))
                .orElse(EQUAL);
    }

    private double nulls(int column) {
        return input.columns().get(column).nulls();
    }

    private double routine(RexNode node) {
        if (!(node instanceof RexCall call) || !(call.getOperator() instanceof Routine routine)) {
            return UNKNOWN;
        }
        String name = routine.getName();
        if (name.startsWith("$IN:")) {
            int end = name.indexOf(':', 4);
            long values = name.substring(4, Math.max(4, end)).chars().filter(c -> c == ',').count();
            return Math.min(1, values * equal(call.getOperands().get(0), node));
        }
        if (name.startsWith("$LIKE:")) {
            return constant(call.getOperands().get(1))
                    .map(SqlValue::value)
                    .filter(SqlText.class::isInstance)
                    .map(text -> ((SqlText) text).value())
                    .map(pattern -> pattern.matches("[%_\\[].*") ? ANYWHERE : PREFIX)
                    .orElse(ANYWHERE);
        }
        return UNKNOWN;
    }

    static RexNode operand(RexNode node, int index) {
        return ((RexCall) node).getOperands().get(index);
    }

    /** The column that an expression is, maybe in another type. */
    static Optional<Integer> column(RexNode node) {
        RexNode inner = unconverted(node);
        return inner instanceof RexInputRef ref ? Optional.of(ref.getIndex()) : Optional.empty();
    }

    private static RexNode unconverted(RexNode node) {
        RexNode inner = node;
        while (inner instanceof RexCall call
                && call.getOperands().size() == 1
                && (call.getKind() == SqlKind.CAST
                        || call.getOperator() instanceof Routine routine
                                && (routine.getName().startsWith("$CONVERT:")
                                        || routine.getName().startsWith("$CAST:")))) {
            inner = call.getOperands().get(0);
        }
        return inner;
    }

    /** Whether a conversion leaves the numbers that stand for the values as they are. */
    private static boolean sameScale(RexNode node) {
        SqlType to = DataType.sql(node.getType());
        SqlType from = DataType.sql(unconverted(node).getType());
        return to.equals(from) || to.isNumeric() && from.isNumeric();
    }

    private static Optional<SqlValue> constant(RexNode node) {
        return Routine.literalOf(unconverted(node))
                .filter(value -> sameScale(node) && value.value() != null);
    }

    private static boolean isConstant(RexNode node) {
        return RelOptUtil.InputFinder.bits(node).isEmpty();
    }
}
