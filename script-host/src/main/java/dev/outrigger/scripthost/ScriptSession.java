package dev.outrigger.scripthost;

import dev.outrigger.frame.FrameStream;
import java.util.Optional;

/**
 * One principal's place among the hosts. Runs one script at a time; not thread-safe but for {@link
 * #cancel}.
 */
public interface ScriptSession extends AutoCloseable {
    /**
     * Begins to start the host for a call that is sure to come, in the background; that call then
     * waits for no more than the rest. What fails here fails again, and is thrown, when the call
     * starts.
     */
    void prepare(ScriptRuntime runtime, ScriptLimits limits);

    /**
     * Starts a script. input: read and closed by the run; empty when the call has no input query.
     */
    ScriptRun start(ScriptCall call, Optional<FrameStream> input, ScriptListener listener);

    /**
     * Why scripts of this session run without a sandbox; empty when they have one. Known after the
     * first start.
     */
    Optional<String> withoutSandbox();

    /** Ends the script that another thread runs here, within 250 ms. */
    void cancel();

    /** Ends the host, and with it all that it left behind. */
    @Override
    void close();
}
