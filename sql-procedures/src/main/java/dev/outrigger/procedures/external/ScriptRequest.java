package dev.outrigger.procedures.external;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.procedures.procedure.PassedArgument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The arguments of sp_execute_external_script, read and checked.
 *
 * @param inputs at least the first
 * @param outputNames at least one
 * @param parameters the script's own, each with its value
 * @param rowsPerRead the most rows that one execution sees; empty when it does not matter
 * @param keys of partitions, and of the order in them
 * @param parallel whether several hosts may share the rows
 */
record ScriptRequest(
        String language,
        String script,
        List<Input> inputs,
        List<String> outputNames,
        List<Parameter> parameters,
        OptionalInt rowsPerRead,
        KeyColumns keys,
        boolean parallel) {
    /**
     * A frame that the script finds.
     *
     * @param argument that gives its rows
     * @param name the variable
     * @param text the query, or the EXECUTE of a procedure; blank when there is none
     */
    record Input(String argument, String name, String text) {}

    /**
     * A parameter of the script.
     *
     * @param value of the declared type
     * @param argument the position of its argument, where its last value is wanted back
     */
    record Parameter(Statement.Parameter declared, SqlValue value, Optional<Integer> argument) {
        /** The name that the script knows it by. */
        String scriptName() {
            return declared.name().substring(1);
        }
    }

    static ScriptRequest of(List<PassedArgument> passed) {
        ScriptArguments arguments = new ScriptArguments(passed);
        String language = arguments.required(ScriptArguments.LANGUAGE);
        String script = arguments.required(ScriptArguments.SCRIPT);
        ScriptParameters parameters = ScriptParameters.of(arguments);
        ScriptRequest request =
                new ScriptRequest(
                        language,
                        script,
                        inputs(arguments),
                        outputNames(arguments),
                        parameters.all(),
                        parameters.rowsPerRead(),
                        KeyColumns.of(
                                arguments.text(ScriptArguments.PARTITION_BY).orElse(""),
                                arguments.text(ScriptArguments.ORDER_BY).orElse("")),
                        arguments.bit(ScriptArguments.PARALLEL));
        request.check();
        return request;
    }

    /** Whether the script runs once for each chunk of its first input. */
    boolean inChunks() {
        return rowsPerRead.isPresent() || !keys.isEmpty() || parallel;
    }

    private static List<Input> inputs(ScriptArguments arguments) {
        List<Input> inputs = new ArrayList<>();
        inputs.add(
                new Input(
                        ScriptArguments.input(1),
                        arguments.name(ScriptArguments.inputName(1)).orElse("InputDataSet"),
                        arguments.text(ScriptArguments.input(1)).orElse("")));
        for (int number = 2; number <= ScriptArguments.FRAMES_MAX; number++) {
            Optional<String> name = arguments.name(ScriptArguments.inputName(number));
            String argument = ScriptArguments.input(number);
            Optional<String> text = arguments.text(argument);
            if (name.isPresent()) {
                arguments.required(argument);
            }
            if (text.isPresent()) {
                inputs.add(new Input(argument, name.orElse("InputDataSet" + number), text.get()));
            }
        }
        distinct(inputs.stream().map(Input::name).toList(), "input");
        return inputs;
    }

    private static List<String> outputNames(ScriptArguments arguments) {
        List<String> names = new ArrayList<>();
        names.add(arguments.name(ScriptArguments.outputName(1)).orElse("OutputDataSet"));
        for (int number = 2; number <= ScriptArguments.FRAMES_MAX; number++) {
            arguments.name(ScriptArguments.outputName(number)).ifPresent(names::add);
        }
        distinct(names, "output");
        return names;
    }

    private static void distinct(List<String> names, String what) {
        Set<String> seen = new HashSet<>();
        names.stream()
                .filter(name -> !seen.add(name))
                .findFirst()
                .ifPresent(
                        name -> {
                            throw SqlError.of(ErrorCode.SCRIPT_NAME_TWICE, name, what);
                        });
    }

    private void check() {
        if (parallel && parameters.stream().anyMatch(p -> p.declared().output())) {
            throw ScriptArguments.notSupported(
                    "An OUTPUT parameter beside @parallel = 1",
                    ": each process would have a value of its own. Return it as a column, or leave one"
                            + " of them out.");
        }
    }
}
