package dev.outrigger.scripthost;

import dev.outrigger.frame.Frame;
import dev.outrigger.frame.FrameStream;
import java.util.Optional;

/**
 * A script that has been started. Its input is fed by a thread of the run's own while the caller
 * reads {@link #output}. Every failure is a {@link ScriptFailure}, thrown by whichever method meets
 * it first.
 */
public interface ScriptRun extends AutoCloseable {
    /**
     * The frame that the script returned; empty when it returned none (no columns). Blocks until
     * the script has ended.
     */
    Optional<FrameStream> output();

    /**
     * One row, a column an output parameter, in the call's order. Only after the output is read to
     * its end.
     */
    Frame outputParameters();

    /** Ends the script if it still runs. The session's next call works. */
    @Override
    void close();
}
