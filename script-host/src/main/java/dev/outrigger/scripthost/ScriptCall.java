package dev.outrigger.scripthost;

import dev.outrigger.frame.ColumnType;
import dev.outrigger.frame.Frame;
import java.util.List;
import java.util.Objects;

/**
 * One call of a script, which runs once, or once for each chunk of its input.
 *
 * @param script the source text, exactly as the user wrote it
 * @param inputName the variable that holds the input frame
 * @param tables further inputs, bound once, before the first execution
 * @param outputNames the variables read after each execution, at least one
 * @param parameters the script's scalar parameters, without the at sign
 * @param values one row, a column a parameter: the values before the script runs
 * @param nullableDtypes whether columns of integers, bits and text have dtypes that know NULL
 */
public record ScriptCall(
        ScriptRuntime runtime,
        String script,
        String inputName,
        List<ScriptTable> tables,
        List<String> outputNames,
        List<Parameter> parameters,
        Frame values,
        ScriptLimits limits,
        boolean nullableDtypes) {
    public ScriptCall {
        Objects.requireNonNull(runtime, "runtime is null");
        Objects.requireNonNull(script, "script is null");
        Objects.requireNonNull(inputName, "inputName is null");
        tables = List.copyOf(tables);
        outputNames = List.copyOf(outputNames);
        parameters = List.copyOf(parameters);
        if (outputNames.isEmpty()) {
            throw new IllegalArgumentException("no output variable");
        }
        if (values.rows() != 1 || values.columns().size() != parameters.size()) {
            throw new IllegalArgumentException(
                    "values are not one row of " + parameters.size() + " parameters");
        }
    }

    public ScriptCall(
            ScriptRuntime runtime,
            String script,
            String inputName,
            List<ScriptTable> tables,
            List<String> outputNames,
            List<Parameter> parameters,
            Frame values,
            ScriptLimits limits) {
        this(
                runtime,
                script,
                inputName,
                tables,
                outputNames,
                parameters,
                values,
                limits,
                false);
    }

    public ScriptCall withNullableDtypes(boolean nullable) {
        return new ScriptCall(
                runtime,
                script,
                inputName,
                tables,
                outputNames,
                parameters,
                values,
                limits,
                nullable);
    }

    /** A call of one input and one output. */
    public ScriptCall(
            ScriptRuntime runtime,
            String script,
            String inputName,
            String outputName,
            List<Parameter> parameters,
            Frame values,
            ScriptLimits limits) {
        this(
                runtime,
                script,
                inputName,
                List.of(),
                List.of(outputName),
                parameters,
                values,
                limits);
    }

    /** output: read back from the script's variable of that name after it ends. */
    public record Parameter(String name, ColumnType type, boolean output) {}
}
