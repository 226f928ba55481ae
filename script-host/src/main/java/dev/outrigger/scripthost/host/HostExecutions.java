package dev.outrigger.scripthost.host;

import dev.outrigger.frame.Frame;
import dev.outrigger.frame.FrameStream;
import java.util.List;
import java.util.Optional;

/**
 * The executions of one call: the global names outlive each of them, but for the input and the
 * outputs, which are new.
 */
public interface HostExecutions {
    /**
     * Runs the script and reads what it left in the output variables, in the call's order. Returns
     * once the script has ended; the outputs' frames may be made while they are read.
     *
     * @param input the frames that feed the script, read at most once; what is left unread is
     *     discarded; empty when the call has no input query
     * @throws ScriptError what the script did wrong; the host stays usable
     */
    List<Optional<FrameStream>> execute(Optional<FrameStream> input) throws ScriptError;

    /**
     * One row, a column each output parameter, in the call's order and of the declared types: as
     * the last execution left them.
     */
    Frame outputParameters() throws ScriptError;

    /** After the last execution, also where one has failed; before its outputs are sent. */
    default void end() throws ScriptError {}
}
