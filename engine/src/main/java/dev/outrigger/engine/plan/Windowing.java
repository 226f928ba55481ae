package dev.outrigger.engine.plan;

import dev.outrigger.engine.functions.Accumulator;
import dev.outrigger.engine.types.Conversions;
import dev.outrigger.engine.types.Converter;
import dev.outrigger.engine.types.SqlType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * One OVER clause: how rows are divided and ordered, which of them a function sees, and the
 * functions.
 */
record Windowing(
        int[] keys,
        int[] used,
        Comparator<Object[]> order,
        boolean byRows,
        Bound lower,
        Bound upper,
        List<Call> calls) {

    /** A frame's end. offset: 0 for the current row, null for no end. */
    record Bound(Long offset, boolean preceding) {}

    /** ranking: null for an aggregate. fallback: what LAG's third argument becomes. */
    record Call(
            Ranking.Function ranking,
            Function<Object[], Accumulator> accumulators,
            Evaluator[] arguments,
            Converter fallback) {}

    static List<Windowing> of(Window window) {
        List<Windowing> made = new ArrayList<>();
        int width = window.getInput().getRowType().getFieldCount();
        for (Window.Group group : window.groups) {
            List<Call> calls = new ArrayList<>();
            for (Window.RexWinAggCall call : group.aggCalls) {
                Evaluator[] arguments =
                        call.getOperands().stream()
                                .map(operand -> argument(operand, width, window))
                                .toArray(Evaluator[]::new);
                SqlAggFunction function = (SqlAggFunction) call.getOperator();
                SqlType type =
                        call.getOperands().isEmpty()
                                ? SqlType.INT
                                : DataType.sql(call.getOperands().get(0).getType());
                if (Ranking.function(function).isPresent()) {
                    Converter fallback =
                            call.getOperands().size() > 2
                                    ? Conversions.converter(
                                            DataType.sql(call.getOperands().get(2).getType()), type)
                                    : value -> value;
                    calls.add(
                            new Call(Ranking.function(function).get(), null, arguments, fallback));
                } else {
                    calls.add(
                            new Call(
                                    null,
                                    Gathering.accumulators(function, type, null),
                                    arguments,
                                    value -> value));
                }
            }
            made.add(
                    new Windowing(
                            group.keys.toArray(),
                            used(group, width),
                            SortRel.order(group.orderKeys.getFieldCollations()),
                            group.isRows,
                            bound(group.lowerBound, width, window),
                            bound(group.upperBound, width, window),
                            calls));
        }
        return made;
    }

    /** The input's columns that keys, order and functions are of. */
    private static int[] used(Window.Group group, int width) {
        ImmutableBitSet.Builder used = ImmutableBitSet.builder();
        used.addAll(group.keys);
        group.orderKeys.getFieldCollations().forEach(key -> used.set(key.getFieldIndex()));
        for (Window.RexWinAggCall call : group.aggCalls) {
            used.addAll(RelOptUtil.InputFinder.bits(call));
        }
        return used.build().intersect(ImmutableBitSet.range(width)).toArray();
    }

    /** Whether two rows are of one partition. */
    boolean together(Object[] left, Object[] right) {
        for (int key : keys) {
            if (!Objects.equals(left[key], right[key])) {
                return false;
            }
        }
        return true;
    }

    private static RexNode constant(RexNode node, int width, Window window) {
        return node instanceof RexInputRef input && input.getIndex() >= width
                ? window.constants.get(input.getIndex() - width)
                : node;
    }

    private static Evaluator argument(RexNode node, int width, Window window) {
        return Evaluators.of(constant(node, width, window));
    }

    private static Bound bound(RexWindowBound bound, int width, Window window) {
        if (bound.isUnbounded()) {
            return new Bound(null, bound.isPreceding());
        }
        if (bound.isCurrentRow()) {
            return new Bound(0L, false);
        }
        RexNode offset = constant(bound.getOffset(), width, window);
        long rows =
                offset instanceof RexLiteral literal
                        ? literal.getValueAs(Long.class)
                        : ((Number) Routine.literalOf(offset).orElseThrow().value()).longValue();
        return new Bound(rows, bound.isPreceding());
    }

    void compute(List<Object[]> rows, int column, Run run) {
        Map<RowKey, List<Object[]>> partitions = new LinkedHashMap<>();
        for (Object[] row : rows) {
            Object[] key = new Object[keys.length];
            for (int i = 0; i < key.length; i++) {
                key[i] = row[keys[i]];
            }
            partitions.computeIfAbsent(new RowKey(key), k -> new ArrayList<>()).add(row);
        }
        for (List<Object[]> partition : partitions.values()) {
            partition.sort(SortRel.checked(order, run));
            computeOrdered(partition, column, run);
        }
    }

    /** Requires the rows of one partition, in order; fills their columns from one on. */
    void computeOrdered(List<Object[]> partition, int column, Run run) {
        Peers peers = Peers.of(partition, order);
        for (int i = 0; i < calls.size(); i++) {
            Call call = calls.get(i);
            if (call.ranking() != null) {
                new Ranks(this, call, partition, peers, run).fill(column + i);
            } else {
                aggregate(call, partition, peers, column + i, run);
            }
        }
    }

    int first(int row, Peers peers) {
        if (lower.offset() == null) {
            return 0;
        }
        if (!byRows) {
            return peers.first(row);
        }
        return (int)
                Math.max(
                        0,
                        Math.min(
                                row + (lower.preceding() ? -lower.offset() : lower.offset()),
                                Integer.MAX_VALUE));
    }

    int last(int row, int count, Peers peers) {
        if (upper.offset() == null) {
            return count - 1;
        }
        if (!byRows) {
            return peers.last(row);
        }
        return (int)
                Math.max(
                        -1,
                        Math.min(
                                count - 1L,
                                row + (upper.preceding() ? -upper.offset() : upper.offset())));
    }

    private void aggregate(Call call, List<Object[]> partition, Peers peers, int column, Run run) {
        Accumulator running = null;
        int filled = 0;
        Object[] results = new Object[partition.size()];
        for (int row = 0; row < partition.size(); row++) {
            int from = first(row, peers);
            int to = last(row, partition.size(), peers);
            if (running == null || lower.offset() != null) {
                running = call.accumulators().apply(partition.get(row));
                filled = from;
            }
            while (filled <= to) {
                run.step();
                Object[] other = partition.get(filled++);
                Object value =
                        call.arguments().length == 0
                                ? Boolean.TRUE
                                : call.arguments()[0].evaluate(other, run);
                if (value != null) {
                    running.add(value);
                }
            }
            results[row] = running.result();
        }
        for (int row = 0; row < results.length; row++) {
            partition.get(row)[column] = results[row];
        }
    }
}
