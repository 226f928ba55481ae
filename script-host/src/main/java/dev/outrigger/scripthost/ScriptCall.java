package dev.outrigger.scripthost;

import dev.outrigger.frame.ColumnType;
import dev.outrigger.frame.Frame;
import java.util.List;
import java.util.Objects;

/**
 * One execution of a script.
 *
 * @param script the source text, exactly as the user wrote it
 * @param inputName the variable that holds the input frame
 * @param outputName the variable read after the script
 * @param parameters the script's scalar parameters, without the at sign
 * @param values one row, a column a parameter: the values before the script runs
 * @param nullableDtypes whether columns of integers, bits and text have dtypes that know NULL
 */
public record ScriptCall(
        ScriptRuntime runtime,
        String script,
        String inputName,
        String outputName,
        List<Parameter> parameters,
        Frame values,
        ScriptLimits limits,
        boolean nullableDtypes) {
    public ScriptCall {
        Objects.requireNonNull(runtime, "runtime is null");
        Objects.requireNonNull(script, "script is null");
        parameters = List.copyOf(parameters);
        if (values.rows() != 1 || values.columns().size() != parameters.size()) {
            throw new IllegalArgumentException(
                    "values are not one row of " + parameters.size() + " parameters");
        }
    }

    /** output: read back from the script's variable of that name after it ends. */
    public record Parameter(String name, ColumnType type, boolean output) {}
}
