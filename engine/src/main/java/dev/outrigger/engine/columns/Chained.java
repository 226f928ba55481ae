package dev.outrigger.engine.columns;

import java.util.List;
import java.util.Optional;

/** Sources one after the other, and what is closed with them. */
final class Chained implements BatchSource {
    private final List<BatchSource> sources;
    private final Runnable end;
    private int at;
    private boolean closed;

    Chained(List<BatchSource> sources, Runnable end) {
        this.sources = sources;
        this.end = end;
    }

    @Override
    public Optional<Batch> next() {
        while (!closed && at < sources.size()) {
            Optional<Batch> batch = sources.get(at).next();
            if (batch.isPresent()) {
                return batch;
            }
            at++;
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            try {
                sources.forEach(BatchSource::close);
            } finally {
                end.run();
            }
        }
    }
}
