package dev.outrigger.scripthost;

import dev.outrigger.frame.Frame;
import dev.outrigger.frame.FrameStream;
import java.util.Optional;

/**
 * A script that has been started. Its input is fed by a thread of the run's own while the caller
 * reads what {@link #next} gives. Every failure is a {@link ScriptFailure}, thrown by whichever
 * method meets it first.
 */
public interface ScriptRun extends AutoCloseable {
    /**
     * The next output: those of one execution in the call's order, the executions in the order of
     * the input's chunks. Empty once there are no more. Blocks until the execution has ended.
     */
    Optional<ScriptOutput> next();

    /** The frame that a script of one output and one execution returned; empty for none. */
    default Optional<FrameStream> output() {
        return next().flatMap(ScriptOutput::frames);
    }

    /**
     * One row, a column an output parameter, in the call's order: the values after the last
     * execution. Only after all outputs are read to their ends.
     */
    Frame outputParameters();

    /** Ends the script if it still runs. The session's next call works. */
    @Override
    void close();
}
