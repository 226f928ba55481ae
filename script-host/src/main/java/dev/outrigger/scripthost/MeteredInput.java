package dev.outrigger.scripthost;

import dev.outrigger.frame.Frame;
import dev.outrigger.frame.FrameStream;
import dev.outrigger.frame.Schema;
import java.util.Optional;

/** The frames that go to a script, counted; the phase of input ends when they are closed. */
final class MeteredInput implements FrameStream {
    private final FrameStream inner;
    private final ScriptMeter meter;
    private final Runnable ended;

    MeteredInput(FrameStream inner, ScriptMeter meter, Runnable ended) {
        this.inner = inner;
        this.meter = meter;
        this.ended = ended;
    }

    @Override
    public Schema schema() {
        return inner.schema();
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
