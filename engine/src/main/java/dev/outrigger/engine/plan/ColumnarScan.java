package dev.outrigger.engine.plan;

import dev.outrigger.engine.columns.Batch;
import dev.outrigger.engine.columns.BatchSource;
import dev.outrigger.engine.columns.Work;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.store.TableChunks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;

/** Reads a table's columns, those that the plan needs, chunk by chunk. */
final class ColumnarScan extends TableScan implements ColumnarRel {
    private final int[] columns;
    private final RelDataType type;

    ColumnarScan(
            RelOptCluster cluster,
            RelTraitSet traits,
            RelOptTable table,
            int[] columns,
            RelDataType type) {
        super(cluster, traits, List.of(), table);
        this.columns = columns;
        this.type = type;
    }

    /** A scan of some of these columns. */
    ColumnarScan narrowed(int[] positions, RelDataType newType) {
        int[] kept = Arrays.stream(positions).map(position -> columns[position]).toArray();
        return new ColumnarScan(getCluster(), getTraitSet(), table, kept, newType);
    }

    @Override
    public RelDataType deriveRowType() {
        return type;
    }

    @Override
    public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
        return new ColumnarScan(getCluster(), traits, table, columns, type);
    }

    @Override
    public RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery query) {
        return ColumnarRel.cost(super.computeSelfCost(planner, query));
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        return super.explainTerms(writer).item("columns", Arrays.toString(columns));
    }

    @Override
    public Columns columns() {
        return columns(run -> ChunkTest.Exclusion.NONE);
    }

    /** Without the chunks that the test excludes. */
    Columns columns(ChunkTest test) {
        return columns(test::exclusion);
    }

    private Columns columns(Function<Run, ChunkTest.Exclusion> exclusions) {
        Table read = table.unwrap(StoredTable.class).table();
        return (run, parts) -> {
            TableChunks chunks = run.execution().view().chunks(read, columns);
            ChunkTest.Exclusion exclusion = exclusions.apply(run);
            Counters.Counts counts = run.execution().counters().of(read);
            counts.add(Counters.Counter.SCANS, 1);
            int made = Math.max(1, Math.min(parts, chunks.count()));
            List<BatchSource> sources = new ArrayList<>();
            for (int part = 0; part < made; part++) {
                int from = (int) ((long) chunks.count() * part / made);
                int to = (int) ((long) chunks.count() * (part + 1) / made);
                sources.add(new Source(run.work(), chunks, exclusion, counts, from, to));
            }
            return sources;
        };
    }

    private static final class Source implements BatchSource {
        private final Work work;
        private final TableChunks chunks;
        private final ChunkTest.Exclusion exclusion;
        private final Counters.Counts counts;
        private int next;
        private int end;

        Source(
                Work work,
                TableChunks chunks,
                ChunkTest.Exclusion exclusion,
                Counters.Counts counts,
                int from,
                int to) {
            this.counts = counts;
            this.work = work;
            this.chunks = chunks;
            this.exclusion = exclusion;
            this.next = from;
            this.end = to;
        }

        @Override
        public Optional<Batch> next() {
            work.check();
            while (next < end && exclusion.excludes(chunks, next)) {
                counts.add(Counters.Counter.SKIPPED_CHUNKS, 1);
                next++;
            }
            if (next == end) {
                return Optional.empty();
            }
            Batch batch = chunks.read(next++);
            counts.add(Counters.Counter.CHUNKS, 1);
            counts.add(Counters.Counter.ROWS, batch.rows());
            return Optional.of(batch);
        }

        @Override
        public void close() {
            end = next;
        }
    }
}
