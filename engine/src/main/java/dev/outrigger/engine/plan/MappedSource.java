package dev.outrigger.engine.plan;

import dev.outrigger.engine.columns.Batch;
import dev.outrigger.engine.columns.BatchSource;
import dev.outrigger.engine.columns.Gather;
import dev.outrigger.engine.errors.SqlError;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A source's batches, each made into another. Where a row fails, the rows before it are given
 * first: who wants no more of them never hears of the error, and of several errors in a batch the
 * first row's is told.
 */
final class MappedSource implements BatchSource {
    private final BatchSource input;
    private final UnaryOperator<Batch> map;
    private SqlError failure;

    private MappedSource(BatchSource input, UnaryOperator<Batch> map) {
        this.input = input;
        this.map = map;
    }

    /** maps: makes a map for each source, which that source's thread alone uses. */
    static List<BatchSource> all(List<BatchSource> inputs, Supplier<UnaryOperator<Batch>> maps) {
        return inputs.stream()
                .map(input -> (BatchSource) new MappedSource(input, maps.get()))
                .toList();
    }

    @Override
    public Optional<Batch> next() {
        if (failure != null) {
            throw failure;
        }
        return input.next().map(this::mapped);
    }

    private Batch mapped(Batch batch) {
        try {
            return map.apply(batch);
        } catch (SqlError error) {
            if (!Failures.isOfARow(error)) {
                throw error;
            }
            return beforeFailure(batch, error);
        }
    }

    /** What the rows before the first one that fails give. error: of any row. */
    private Batch beforeFailure(Batch batch, SqlError error) {
        SqlError found = error;
        int good = 0;
        int bad = batch.rows();
        while (bad - good > 1) {
            int middle = (good + bad) >>> 1;
            try {
                map.apply(Gather.range(batch, good, middle - good));
                good = middle;
            } catch (SqlError earlier) {
                found = earlier;
                bad = middle;
            }
        }
        if (good == 0) {
            throw found;
        }
        Batch before = map.apply(Gather.range(batch, 0, good));
        failure = found;
        return before;
    }

    @Override
    public void close() {
        input.close();
    }
}
