package dev.outrigger.scripthost;

import dev.outrigger.frame.FrameStream;
import java.util.Optional;

/**
 * One principal's place among the hosts. Runs one script at a time; not thread-safe but for {@link
 * #cancel}.
 */
public interface ScriptSession extends AutoCloseable {
    /** From here on {@link #cancel} ends the next start too, although it has not begun. */
    void begin();

    /**
     * Gets a host for a call with an input that is sure to come: one that waits, or one whose start
     * then goes on in the background. That call waits for no more than the rest. What fails here
     * fails again, and is thrown, when the call starts. False when no place was free: the call will
     * have to queue.
     */
    boolean prepare(ScriptRuntime runtime, ScriptLimits limits);

    /**
     * Starts a script. input: read and closed by the run; empty when the call has no input query.
     */
    ScriptRun start(ScriptCall call, Optional<FrameStream> input, ScriptListener listener);

    /**
     * Why scripts of this session run without a sandbox; empty when they have one. Known after the
     * first start.
     */
    Optional<String> withoutSandbox();

    /** Ends the script that another thread runs here, or the wait for its host, within 250 ms. */
    void cancel();

    /**
     * Ends the host and all that scripts have left in it, without waiting for that: the next call
     * gets a fresh one. Not while a script runs.
     */
    void renew();

    /** Ends the host, and with it all that it left behind. */
    @Override
    void close();
}
