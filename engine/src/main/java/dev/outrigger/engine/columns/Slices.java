package dev.outrigger.engine.columns;

import dev.outrigger.frame.Column;
import java.util.Optional;

/** A source's rows in batches of few rows, for work that makes large values of each. */
public final class Slices implements BatchSource {
    private final BatchSource input;
    private final int rows;
    private Batch batch = new Batch(0, new Column[0]);
    private int next;

    public Slices(BatchSource input, int rows) {
        this.input = input;
        this.rows = rows;
    }

    @Override
    public Optional<Batch> next() {
        while (next == batch.rows()) {
            Optional<Batch> further = input.next();
            if (further.isEmpty()) {
                return further;
            }
            batch = further.get();
            next = 0;
        }
        int count = Math.min(rows, batch.rows() - next);
        Batch slice = Gather.range(batch, next, count);
        next += count;
        return Optional.of(slice);
    }

    @Override
    public void close() {
        input.close();
    }
}
