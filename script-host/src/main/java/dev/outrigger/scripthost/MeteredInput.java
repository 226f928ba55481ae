package dev.outrigger.scripthost;

import dev.outrigger.frame.Frame;
import dev.outrigger.frame.FrameStream;
import dev.outrigger.frame.Schema;
import java.util.Optional;

/** The frames that go to a script, counted; the phase of input ends when they are closed. */
class MeteredInput implements FrameStream {
    private final FrameStream inner;
    private final ScriptMeter meter;
    private final Runnable ended;

    private MeteredInput(FrameStream inner, ScriptMeter meter, Runnable ended) {
        this.inner = inner;
        this.meter = meter;
        this.ended = ended;
    }

    /** ended: run when the frames are closed. */
    static FrameStream of(FrameStream inner, ScriptMeter meter, Runnable ended) {
        return inner instanceof ScriptChunks chunks
                ? new Chunks(chunks, meter, ended)
                : new MeteredInput(inner, meter, ended);
    }

    /** An input in chunks stays one. */
    private static final class Chunks extends MeteredInput implements ScriptChunks {
        private final ScriptChunks chunks;

        Chunks(ScriptChunks chunks, ScriptMeter meter, Runnable ended) {
            super(chunks, meter, ended);
            this.chunks = chunks;
        }

        @Override
        public boolean nextChunk() {
            return chunks.nextChunk();
        }

        @Override
        public boolean onDemand() {
            return chunks.onDemand();
        }
    }

    @Override
    public Schema schema() {
        return inner.schema();
    }

    @Override
    public long expectedRows() {
        return inner.expectedRows();
    }

    @Override
    public Optional<Frame> next() {
        Optional<Frame> frame = inner.next();
        frame.ifPresent(given -> meter.input(given.rows(), given.bytes()));
        return frame;
    }

    @Override
    public void close() {
        try {
            inner.close();
        } finally {
            ended.run();
        }
    }
}
