package dev.outrigger.engine.plan;

import dev.outrigger.engine.columns.BatchSource;
import dev.outrigger.engine.columns.LimitedSource;
import dev.outrigger.engine.columns.SortKey;
import dev.outrigger.engine.columns.Sorting;
import dev.outrigger.engine.types.SqlType;
import java.util.List;
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
        Evaluator offset = this.offset == null ? null : Limits.evaluator(this.offset);
        Evaluator fetch = this.fetch == null ? null : Limits.evaluator(this.fetch);
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
            long skip = offset == null ? 0 : SortRel.count(offset, run, "OFFSET");
            long count = fetch == null ? Long.MAX_VALUE : SortRel.count(fetch, run, "FETCH");
            if (count == 0) {
                // Not even opened: what nobody reads is not computed.
                return List.of(BatchSource.none());
            }
            if (keys.length == 0) {
                return List.of(new LimitedSource(input.open(run), skip, count));
            }
            int processors = run.work().workers().processors();
            return List.of(new Sorting(input.open(run, processors), keys, skip, count, run.work()));
        };
    }
}
