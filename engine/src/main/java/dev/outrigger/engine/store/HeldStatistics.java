package dev.outrigger.engine.store;

import dev.outrigger.engine.store.TableChunks.Range;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What the column store knows of a table: from the chunks that statements have read so far. */
record HeldStatistics(HeldTable table, long rowCount) implements TableStatistics {
    @Override
    public OptionalLong rows() {
        return OptionalLong.of(rowCount);
    }

    /** Bounds are known only once all chunks are; the rest is taken from those that are. */
    @Override
    public ColumnStatistics column(int position) {
        Chunk[] chunks = table.latest().known();
        long rows = 0;
        long nulls = 0;
        boolean bounded = chunks != null;
        Object min = null;
        Object max = null;
        DistinctSketch sketch = new DistinctSketch();
        for (int i = 0; chunks != null && i < chunks.length; i++) {
            ColumnFacts facts = chunks[i].content().facts()[position];
            bounded &= facts != null && facts.range().isPresent();
            if (facts != null) {
                rows += facts.rows();
                nulls += facts.nulls();
                sketch.merge(facts.sketch());
            }
            if (bounded) {
                Range range = facts.range().get();
                min = lesser(min, range.min().orElse(null), 1);
                max = lesser(max, range.max().orElse(null), -1);
            }
        }
        if (rows == 0) {
            return ColumnStatistics.UNKNOWN;
        }
        long distinct = Math.min(Math.round(sketch.estimate()), rows - nulls);
        return new ColumnStatistics(
                OptionalLong.of(distinct),
                OptionalDouble.of((double) nulls / rows),
                bounded ? Optional.ofNullable(min) : Optional.empty(),
                bounded ? Optional.ofNullable(max) : Optional.empty());
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object lesser(Object a, Object b, int sign) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return ((Comparable) a).compareTo(b) * sign <= 0 ? a : b;
    }
}
