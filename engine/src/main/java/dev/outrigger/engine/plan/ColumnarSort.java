package dev.outrigger.engine.plan;

import dev.outrigger.engine.columns.BatchSource;
import dev.outrigger.engine.columns.LimitedSource;
import dev.outrigger.engine.columns.SortKey;
import dev.outrigger.engine.columns.Sorting;
import dev.outrigger.engine.columns.TopSource;
import dev.outrigger.engine.types.SqlType;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexNode;

/** Orders rows, NULL lowest, and passes some of them on. offset and fetch: as SortRel's. */
final class ColumnarSort extends Sort implements ColumnarRel {
    ColumnarSort(
            RelOptCluster cluster,
            RelTraitSet traits,
            RelNode input,
            RelCollation collation,
            RexNode offset,
            RexNode fetch) {
        super(cluster, traits, input, collation, offset, fetch);
    }

    @Override
    public ColumnarSort copy(
            RelTraitSet traits,
            RelNode input,
            RelCollation collation,
            RexNode offset,
            RexNode fetch) {
        return new ColumnarSort(getCluster(), traits, input, collation, offset, fetch);
    }

    @Override
    public RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery query) {
        return ColumnarRel.cost(super.computeSelfCost(planner, query));
    }

    @Override
    public Columns columns() {
        Columns input = ColumnarRel.of(getInput());
        Limits offset = Limits.of(this.offset);
        Limits fetch = Limits.of(this.fetch);
        SqlType[] types = ColumnsToRows.types(getInput());
        SortKey[] keys =
                getCollation().getFieldCollations().stream()
                        .map(
                                key ->
                                        new SortKey(
                                                key.getFieldIndex(),
                                                types[key.getFieldIndex()],
                                                key.direction.isDescending()))
                        .toArray(SortKey[]::new);
        return (run, parts) -> {
            long skip = offset.count(run, 0, "OFFSET");
            long count = fetch.count(run, Long.MAX_VALUE, "FETCH");
            if (count == 0) {
                // Not even opened: what nobody reads is not computed.
                return List.of(BatchSource.none());
            }
            if (fetch.percent() || fetch.ties()) {
                int processors = run.work().workers().processors();
                BatchSource all =
                        keys.length == 0
                                ? input.open(run)
                                : new Sorting(
                                        input.open(run, processors),
                                        keys,
                                        0,
                                        Long.MAX_VALUE,
                                        run.work());
                LongUnaryOperator wanted =
                        fetch.percent() ? rows -> fetch.ofAll(run, rows) : rows -> count;
                return List.of(
                        new TopSource(
                                all, fetch.percent(), wanted, fetch.ties(), keys, run.work()));
            }
            if (keys.length == 0) {
                return List.of(new LimitedSource(input.open(run), skip, count));
            }
            int processors = run.work().workers().processors();
            return List.of(new Sorting(input.open(run, processors), keys, skip, count, run.work()));
        };
    }
}
