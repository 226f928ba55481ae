package dev.outrigger.engine.plan;

import dev.outrigger.engine.columns.Batch;
import dev.outrigger.engine.columns.BatchSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A source's batches, each made into another. */
final class MappedSource implements BatchSource {
    private final BatchSource input;
    private final UnaryOperator<Batch> map;

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
        return input.next().map(map);
    }

    @Override
    public void close() {
        input.close();
    }
}
