package dev.outrigger.engine.plan;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.functions.Accumulator;
import dev.outrigger.engine.functions.Aggregates;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;

/**
 * One aggregate of a GROUP BY: its arguments' columns and how its accumulators begin. filter: -1
 * for none; order: null for none.
 */
record Gathering(
        int[] arguments,
        boolean distinct,
        int filter,
        Comparator<Object[]> order,
        Function<Object[], Accumulator> accumulators) {

    static Gathering of(AggregateCall call, RelDataType input) {
        int[] arguments = call.getArgList().stream().mapToInt(Integer::intValue).toArray();
        SqlType type =
                arguments.length == 0
                        ? SqlType.INT
                        : DataType.sql(input.getFieldList().get(arguments[0]).getType());
        return new Gathering(
                arguments,
                call.isDistinct(),
                call.filterArg,
                call.getCollation().getFieldCollations().isEmpty()
                        ? null
                        : SortRel.order(call.getCollation().getFieldCollations()),
                accumulators(call.getAggregation(), type, call));
    }

    static Function<Object[], Accumulator> accumulators(
            SqlAggFunction function, SqlType type, AggregateCall call) {
        if (function instanceof Counting counting) {
            return row -> (counting.isBig() ? Aggregates.countBig() : Aggregates.count()).get();
        }
        if (function instanceof Aggregation aggregation) {
            if (aggregation.isJoining()) {
                int separator = call.getArgList().get(1);
                return row ->
                        Aggregates.stringAgg(
                                        type,
                                        row[separator] == null
                                                ? SqlText.of("")
                                                : (SqlText) row[separator])
                                .get();
            }
            var made = aggregation.accumulators(type);
            return row -> made.get();
        }
        // What Calcite's own rules put in.
        if (function.getKind() == SqlKind.COUNT) {
            return row -> Aggregates.countBig().get();
        }
        if (function.getKind() == SqlKind.SINGLE_VALUE) {
            return row -> new Single();
        }
        if (function.getKind() == SqlKind.MIN
                || function.getKind() == SqlKind.MAX
                || function.getKind() == SqlKind.ANY_VALUE) {
            int sign = function.getKind() == SqlKind.MAX ? 1 : -1;
            return row -> new Best(sign);
        }
        if (function.getKind() == SqlKind.GROUPING || function.getKind() == SqlKind.GROUPING_ID) {
            // Told by the grouping set, not by the rows.
            return row -> new Same(null);
        }
        if (function.getKind() == SqlKind.LITERAL_AGG) {
            Object value = Evaluators.of(call.rexList.get(0)).evaluate(null, null);
            return row -> new Same(value);
        }
        throw new IllegalArgumentException("no aggregate " + function);
    }

    State begin() {
        return new State();
    }

    /** One group's. */
    final class State {
        private final Set<Object> seen = distinct ? new HashSet<>() : null;
        private final List<Object[]> waiting = order == null ? null : new ArrayList<>();
        private Accumulator accumulator;

        void add(Object[] row) {
            if (waiting == null) {
                take(row);
            } else {
                waiting.add(row);
            }
        }

        private void take(Object[] row) {
            if (filter >= 0 && !Boolean.TRUE.equals(row[filter])) {
                return;
            }
            if (accumulator == null) {
                accumulator = accumulators.apply(row);
            }
            Object value = arguments.length == 0 ? Boolean.TRUE : row[arguments[0]];
            if (value == null || seen != null && !seen.add(RowKey.one(value))) {
                if (accumulator instanceof Single single) {
                    single.add(null);
                }
                return;
            }
            accumulator.add(value);
        }

        Object result() {
            if (waiting != null) {
                waiting.sort(order);
                waiting.forEach(this::take);
            }
            if (accumulator == null) {
                accumulator = accumulators.apply(new Object[arguments.length == 0 ? 0 : max() + 1]);
            }
            return accumulator.result();
        }

        private int max() {
            int max = 0;
            for (int argument : arguments) {
                max = Math.max(max, argument);
            }
            return max;
        }
    }

    /** The value of a subquery that may have one row at most. */
    private static final class Single implements Accumulator {
        private boolean has;
        private Object value;

        @Override
        public void add(Object next) {
            if (has) {
                throw SqlError.of(ErrorCode.SUBQUERY_MANY_ROWS);
            }
            has = true;
            value = next;
        }

        @Override
        public void merge(Accumulator other) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Object result() {
            return value;
        }
    }

    private static final class Best implements Accumulator {
        private final int sign;
        private Object best;

        Best(int sign) {
            this.sign = sign;
        }

        @Override
        public void add(Object value) {
            if (best == null || sign * Evaluators.compare(value, best) > 0) {
                best = value;
            }
        }

        @Override
        public void merge(Accumulator other) {
            if (other.result() != null) {
                add(other.result());
            }
        }

        @Override
        public Object result() {
            return best;
        }
    }

    private record Same(Object result) implements Accumulator {
        @Override
        public void add(Object value) {}

        @Override
        public void merge(Accumulator other) {}
    }
}
