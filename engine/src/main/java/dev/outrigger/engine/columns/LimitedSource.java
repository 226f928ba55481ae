package dev.outrigger.engine.columns;

import java.util.Optional;

/** Passes on a source's rows from some on, and so many at most; what follows is not asked for. */
public final class LimitedSource implements BatchSource {
    private final BatchSource input;
    private long skip;
    private long left;

    public LimitedSource(BatchSource input, long skip, long count) {
        this.input = input;
        this.skip = skip;
        this.left = count;
    }

    @Override
    public Optional<Batch> next() {
        while (left > 0) {
            Optional<Batch> next = input.next();
            if (next.isEmpty()) {
                return next;
            }
            Batch batch = next.get();
            if (skip >= batch.rows()) {
                skip -= batch.rows();
                continue;
            }
            int from = (int) skip;
            int rows = (int) Math.min(batch.rows() - from, left);
            skip = 0;
            left -= rows;
            return Optional.of(Gather.range(batch, from, rows));
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        left = 0;
        input.close();
    }
}
