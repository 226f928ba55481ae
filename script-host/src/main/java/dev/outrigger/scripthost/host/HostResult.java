package dev.outrigger.scripthost.host;

import dev.outrigger.frame.Frame;
import dev.outrigger.frame.FrameStream;
import java.util.Optional;

/**
 * What a script left behind.
 *
 * @param output the frame in the output variable; empty when it has no columns
 * @param outputParameters one row, a column each output parameter, in the call's order and of the
 *     declared types
 */
public record HostResult(Optional<FrameStream> output, Frame outputParameters) {}
