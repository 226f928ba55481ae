package dev.outrigger.scripthost.host;

import dev.outrigger.frame.Frame;
import dev.outrigger.frame.FrameStream;
import java.io.Writer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One execution, as the host's side sees it.
 *
 * @param parameters the scalar parameters' names, without the at sign, and which of them are read
 *     back
 * @param values one row, a column a parameter; a field's type is the parameter's declared type
 * @param input the frames that feed the script, read at most once; what is left unread is
 *     discarded; empty when the call has no input query
 * @param standardOutput what the script prints; each write reaches the client at once
 * @param standardError likewise
 * @param frameRows the most rows of a frame that the engine takes
 * @param frameBytes the most bytes of its values
 * @param nullableDtypes whether integers with NULLs stay integers
 */
public record HostCall(
        String script,
        String inputName,
        String outputName,
        List<Parameter> parameters,
        Frame values,
        Optional<FrameStream> input,
        Writer standardOutput,
        Writer standardError,
        int frameRows,
        long frameBytes,
        boolean nullableDtypes) {
    public HostCall {
        Objects.requireNonNull(script, "script is null");
        Objects.requireNonNull(inputName, "inputName is null");
        Objects.requireNonNull(outputName, "outputName is null");
        parameters = List.copyOf(parameters);
    }

    /** output: read back from the variable of that name after the script. */
    public record Parameter(String name, boolean output) {}
}
