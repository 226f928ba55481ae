package dev.outrigger.engine.plan;

import dev.outrigger.engine.columns.Aggregated;
import dev.outrigger.engine.columns.HashAggregate;
import dev.outrigger.engine.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.util.ImmutableBitSet;

/** Groups batches by hashing; each grouping set of ROLLUP and its kin has its groups. */
final class ColumnarAggregate extends Aggregate implements ColumnarRel {
    ColumnarAggregate(
            RelOptCluster cluster,
            RelTraitSet traits,
            RelNode input,
            ImmutableBitSet groupSet,
            List<ImmutableBitSet> groupSets,
            List<AggregateCall> calls) {
        super(cluster, traits, List.of(), input, groupSet, groupSets, calls);
    }

    @Override
    public ColumnarAggregate copy(
            RelTraitSet traits,
            RelNode input,
            ImmutableBitSet groupSet,
            List<ImmutableBitSet> groupSets,
            List<AggregateCall> calls) {
        return new ColumnarAggregate(getCluster(), traits, input, groupSet, groupSets, calls);
    }

    @Override
    public RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery query) {
        return ColumnarRel.cost(super.computeSelfCost(planner, query));
    }

    @Override
    public Columns columns() {
        Columns input = ColumnarRel.of(getInput());
        SqlType[] types = ColumnsToRows.types(getInput());
        int[] keys = groupSet.toArray();
        SqlType[] keyTypes = new SqlType[keys.length];
        for (int i = 0; i < keys.length; i++) {
            keyTypes[i] = types[keys[i]];
        }
        List<int[]> sets = new ArrayList<>();
        for (ImmutableBitSet set : groupSets) {
            int[] places = new int[set.cardinality()];
            int place = 0;
            for (int i = 0; i < keys.length; i++) {
                if (set.get(keys[i])) {
                    places[place++] = i;
                }
            }
            sets.add(places);
        }
        List<Aggregated> aggregated =
                aggCalls.stream()
                        .map(call -> ColumnarCalls.of(call, getInput().getRowType(), keys))
                        .toList();
        HashAggregate aggregate = new HashAggregate(keys, keyTypes, sets, aggregated);
        return (run, parts) -> aggregate.open(given -> input.open(run, given), run.work(), parts);
    }
}
