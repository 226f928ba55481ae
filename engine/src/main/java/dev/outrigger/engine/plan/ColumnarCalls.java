package dev.outrigger.engine.plan;

import dev.outrigger.engine.columns.Aggregated;
import dev.outrigger.engine.columns.RowAggregate;
import dev.outrigger.engine.functions.Accumulator;
import dev.outrigger.engine.types.SqlType;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;

/** Which columnar aggregate an aggregate call is. */
final class ColumnarCalls {
    private ColumnarCalls() {}

    static Aggregated of(AggregateCall call, RelDataType input, int[] keys) {
        SqlAggFunction function = call.getAggregation();
        SqlType result = DataType.sql(call.getType());
        SqlKind kind = function.getKind();
        if (kind == SqlKind.GROUPING || kind == SqlKind.GROUPING_ID) {
            return new Aggregated.Level(
                    call.getArgList().stream()
                            .map(argument -> Arrays.binarySearch(keys, argument))
                            .toList(),
                    result);
        }
        if (kind == SqlKind.SINGLE_VALUE
                || !call.getCollation().getFieldCollations().isEmpty()
                || function instanceof Aggregation aggregation && aggregation.isJoining()) {
            return ofRows(call, input, result);
        }
        int argument = call.getArgList().isEmpty() ? -1 : call.getArgList().get(0);
        SqlType type =
                argument < 0
                        ? SqlType.INT
                        : DataType.sql(input.getFieldList().get(argument).getType());
        boolean repeats =
                kind == SqlKind.MIN || kind == SqlKind.MAX || kind == SqlKind.ANY_VALUE;
        return new Aggregated.Call(
                function(call, type, result),
                argument,
                type,
                call.isDistinct() && !repeats,
                call.filterArg);
    }

    private static Aggregated.Function function(AggregateCall call, SqlType type, SqlType result) {
        SqlAggFunction function = call.getAggregation();
        if (function instanceof Counting counting) {
            return Aggregated.Function.count(counting.isBig());
        }
        if (function instanceof Aggregation aggregation) {
            return aggregation.columnar(type);
        }
        if (function.getKind() == SqlKind.COUNT) {
            return Aggregated.Function.count(result.equals(SqlType.BIGINT));
        }
        Supplier<Accumulator> maker =
                () -> Gathering.accumulators(function, type, call).apply(new Object[0]);
        return Aggregated.Function.accumulated(result, maker);
    }

    private static Aggregated ofRows(AggregateCall call, RelDataType input, SqlType result) {
        Gathering gathering = Gathering.of(call, input);
        List<Integer> columns =
                Stream.of(
                                call.getArgList().stream(),
                                Stream.of(call.filterArg).filter(filter -> filter >= 0),
                                call.getCollation().getKeys().stream())
                        .flatMap(stream -> stream)
                        .distinct()
                        .toList();
        List<SqlType> types =
                input.getFieldList().stream()
                        .map(RelDataTypeField::getType)
                        .map(DataType::sql)
                        .toList();
        return new Aggregated.OfRows(columns, types, result, () -> rows(gathering.begin()));
    }

    private static RowAggregate rows(Gathering.State state) {
        return new RowAggregate() {
            @Override
            public void add(Object[] row) {
                state.add(row);
            }

            @Override
            public Object result() {
                return state.result();
            }
        };
    }
}
