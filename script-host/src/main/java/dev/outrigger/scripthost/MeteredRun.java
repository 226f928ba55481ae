package dev.outrigger.scripthost;

import dev.outrigger.frame.Frame;
import dev.outrigger.frame.FrameStream;
import dev.outrigger.frame.Schema;
import java.util.Optional;

/**
 * A run that tells what it costs, and whose host is given back as soon as it has ended, whoever
 * notices.
 */
final class MeteredRun implements ScriptRun {
    private final ScriptRun inner;
    private final PhaseClock clock;
    private final ScriptMeter meter;
    private final Runnable giveBack;
    private int last = -1;
    private boolean over;

    MeteredRun(ScriptRun inner, PhaseClock clock, ScriptMeter meter, Runnable giveBack) {
        this.inner = inner;
        this.clock = clock;
        this.meter = meter;
        this.giveBack = giveBack;
    }

    @Override
    public Optional<ScriptOutput> next() {
        clock.follow(ScriptPhase.OUTPUT, ScriptPhase.RUN);
        Optional<ScriptOutput> output = inner.next();
        clock.enter(ScriptPhase.OUTPUT);
        output.map(ScriptOutput::execution).ifPresent(this::executed);
        return output.map(
                given ->
                        new ScriptOutput(
                                given.execution(),
                                given.output(),
                                given.frames().map(Counted::new)));
    }

    private void executed(int execution) {
        if (execution != last) {
            last = execution;
            meter.chunk();
        }
    }

    /** The script's frames, counted. */
    private final class Counted implements FrameStream {
        private final FrameStream frames;

        Counted(FrameStream frames) {
            this.frames = frames;
        }

        @Override
        public Schema schema() {
            return frames.schema();
        }

        @Override
        public Optional<Frame> next() {
            Optional<Frame> frame = frames.next();
            frame.ifPresent(given -> meter.output(given.rows(), given.bytes()));
            return frame;
        }

        @Override
        public void close() {
            frames.close();
        }
    }

    @Override
    public Frame outputParameters() {
        Frame row = inner.outputParameters();
        end();
        return row;
    }

    @Override
    public void close() {
        try {
            inner.close();
        } finally {
            end();
        }
    }

    private void end() {
        if (!over) {
            over = true;
            clock.end();
            giveBack.run();
        }
    }
}
