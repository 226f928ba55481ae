package dev.outrigger.scripthost;

import dev.outrigger.frame.FrameStream;
import java.util.Objects;
import java.util.Optional;

/**
 * What one execution of a script left in one output variable.
 *
 * @param execution the input's chunk that it ran for, from 0
 * @param output the variable, by its position among the call's, from 0
 * @param frames to be read to their end before the next output; empty when the frame has no columns
 */
public record ScriptOutput(int execution, int output, Optional<FrameStream> frames) {
    public ScriptOutput {
        Objects.requireNonNull(frames, "frames is null");
    }
}
