package dev.outrigger.scripthost.host;

import dev.outrigger.frame.Frame;
import dev.outrigger.frame.Schema;
import java.io.Writer;
import java.util.List;
import java.util.Objects;

/**
 * One call, as the host's side sees it.
 *
 * @param inputName the variable that holds the input of each execution
 * @param tables further inputs, bound once
 * @param outputNames the variables read after each execution
 * @param parameters the scalar parameters' names, without the at sign, and which of them are read
 *     back
 * @param values one row, a column a parameter; a field's type is the parameter's declared type
 * @param standardOutput what the script prints; each write reaches the client at once
 * @param standardError likewise
 * @param frameRows the most rows of a frame that the engine takes
 * @param frameBytes the most bytes of its values
 * @param nullableDtypes whether integers with NULLs stay integers
 * @param queries the engine, while an execution runs
 */
public record HostCall(
        String script,
        String inputName,
        List<Table> tables,
        List<String> outputNames,
        List<Parameter> parameters,
        Frame values,
        Writer standardOutput,
        Writer standardError,
        int frameRows,
        long frameBytes,
        boolean nullableDtypes,
        HostQueries queries) {
    public HostCall {
        Objects.requireNonNull(script, "script is null");
        Objects.requireNonNull(inputName, "inputName is null");
        tables = List.copyOf(tables);
        outputNames = List.copyOf(outputNames);
        parameters = List.copyOf(parameters);
    }

    /** output: read back from the variable of that name after the script. */
    public record Parameter(String name, boolean output) {}

    /** A whole frame under a name. */
    public record Table(String name, Schema schema, List<Frame> frames) {
        public Table {
            Objects.requireNonNull(name, "name is null");
            frames = List.copyOf(frames);
        }
    }
}
