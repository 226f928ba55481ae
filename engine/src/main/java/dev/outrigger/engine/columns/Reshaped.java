package dev.outrigger.engine.columns;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** A source whose batches are each made into another. */
record Reshaped(BatchSource input, UnaryOperator<Batch> made) implements BatchSource {
    @Override
    public Optional<Batch> next() {
        return input.next().map(made);
    }

    @Override
    public void close() {
        input.close();
    }
}
