package dev.outrigger.procedures.external;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.procedures.procedure.PassedArgument;
import dev.outrigger.procedures.procedure.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of sp_execute_external_script, read and checked.
 *
 * @param query the text of the input query; blank when there is none
 * @param parameters the script's own, each with its value
 */
record ScriptRequest(
        String language,
        String script,
        String query,
        String inputName,
        String outputName,
        List<Parameter> parameters) {
    static final String PROCEDURE = "sp_execute_external_script";

    private static final String LANGUAGE = "@language";
    private static final String SCRIPT = "@script";
    private static final String QUERY = "@input_data_1";
    private static final String INPUT_NAME = "@input_data_1_name";
    private static final String OUTPUT_NAME = "@output_data_1_name";
    private static final String PARALLEL = "@parallel";
    private static final String PARAMETERS = "@params";
    private static final String PARTITION_BY = "@input_data_1_partition_by_columns";
    private static final String ORDER_BY = "@input_data_1_order_by_columns";
    private static final String ROWS_PER_READ = "@r_rowsperread";

    /** The order of arguments passed by position; the script's own parameters follow. */
    private static final List<String> POSITIONS =
            List.of(LANGUAGE, SCRIPT, QUERY, INPUT_NAME, OUTPUT_NAME, PARALLEL, PARAMETERS);

    private static final List<String> OWN_NAMES =
            List.of(
                    LANGUAGE,
                    SCRIPT,
                    QUERY,
                    INPUT_NAME,
                    OUTPUT_NAME,
                    PARALLEL,
                    PARAMETERS,
                    PARTITION_BY,
                    ORDER_BY);

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
        Map<String, Integer> named = named(passed);
        String language = text(passed, named, LANGUAGE).orElseThrow(() -> missing(LANGUAGE));
        String script = text(passed, named, SCRIPT).orElseThrow(() -> missing(SCRIPT));
        refuse(passed, named);
        List<Parameter> parameters = parameters(passed, named);
        return new ScriptRequest(
                language,
                script,
                text(passed, named, QUERY).orElse(""),
                text(passed, named, INPUT_NAME)
                        .filter(name -> !name.isBlank())
                        .orElse("InputDataSet"),
                text(passed, named, OUTPUT_NAME)
                        .filter(name -> !name.isBlank())
                        .orElse("OutputDataSet"),
                parameters);
    }

    /**
     * The positions of the arguments by their names in lower case; those of the script's own by
     * position are "#n".
     */
    private static Map<String, Integer> named(List<PassedArgument> passed) {
        Map<String, Integer> named = new HashMap<>();
        boolean byName = false;
        for (int i = 0; i < passed.size(); i++) {
            Optional<String> name = passed.get(i).name();
            if (byName && name.isEmpty()) {
                throw SqlError.of(ErrorCode.PARAMETER_NAMED_FIRST, i + 1);
            }
            byName = name.isPresent();
            int position = i;
            String key =
                    name.map(given -> given.toLowerCase(Locale.ROOT))
                            .orElseGet(
                                    () ->
                                            position < POSITIONS.size()
                                                    ? POSITIONS.get(position)
                                                    : "#" + (position - POSITIONS.size()));
            if (named.put(key, i) != null) {
                throw SqlError.of(ErrorCode.SCRIPT_PARAMETER_TWICE, name.orElse(key));
            }
        }
        return named;
    }

    private static SqlError missing(String parameter) {
        return SqlError.of(ErrorCode.PARAMETER_MISSING, PROCEDURE, parameter).withState(4);
    }

    private static Optional<SqlValue> value(
            List<PassedArgument> passed, Map<String, Integer> named, String parameter) {
        return Optional.ofNullable(named.get(parameter))
                .flatMap(position -> passed.get(position).value())
                .filter(value -> !value.isNull());
    }

    private static Optional<String> text(
            List<PassedArgument> passed, Map<String, Integer> named, String parameter) {
        Optional<SqlValue> value = value(passed, named, parameter);
        if (value.isPresent() && !value.get().type().isText()) {
            throw SqlError.of(ErrorCode.EXPECTS_PARAMETER, parameter, "ntext/nchar/nvarchar");
        }
        return value.flatMap(Values::text);
    }

    private static void refuse(List<PassedArgument> passed, Map<String, Integer> named) {
        boolean parallel =
                value(passed, named, PARALLEL)
                        .flatMap(Values::text)
                        .filter(text -> !text.strip().equals("0"))
                        .isPresent();
        if (parallel) {
            throw notSupported(
                    PARALLEL,
                    ": leave it out or give it 0; the script then sees all rows at once.");
        }
        for (String argument : List.of(PARTITION_BY, ORDER_BY)) {
            if (text(passed, named, argument).filter(columns -> !columns.isBlank()).isPresent()) {
                throw notSupported(argument, ": group or sort the frame in the script.");
            }
        }
        if (named.containsKey(ROWS_PER_READ)) {
            throw notSupported(
                    "@r_rowsPerRead", ": leave it out; the script then sees all rows at once.");
        }
    }

    private static SqlError notSupported(String argument, String wayOut) {
        return SqlError.of(
                ErrorCode.NOT_SUPPORTED, "The argument " + argument + " of " + PROCEDURE, wayOut);
    }

    private static List<Parameter> parameters(
            List<PassedArgument> passed, Map<String, Integer> named) {
        List<Statement.Parameter> declared =
                text(passed, named, PARAMETERS).map(TsqlParser::parseParameters).orElse(List.of());
        Map<String, Integer> left = new HashMap<>(named);
        OWN_NAMES.forEach(left::remove);
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < declared.size(); i++) {
            Statement.Parameter parameter = declared.get(i);
            String key = parameter.name().toLowerCase(Locale.ROOT);
            if (key.equals(ROWS_PER_READ)) {
                throw notSupported(
                        "@r_rowsPerRead", ": leave it out; the script then sees all rows at once.");
            }
            if (OWN_NAMES.contains(key)) {
                throw SqlError.of(ErrorCode.SCRIPT_PARAMETER_CLASHES, parameter.name());
            }
            if (parameters.stream()
                    .anyMatch(
                            known -> known.declared().name().equalsIgnoreCase(parameter.name()))) {
                throw SqlError.of(ErrorCode.SCRIPT_PARAMETER_TWICE, parameter.name());
            }
            Integer position = left.containsKey(key) ? left.remove(key) : left.remove("#" + i);
            parameters.add(bound(parameter, position, passed));
        }
        if (!left.isEmpty()) {
            String unknown = left.keySet().iterator().next();
            throw unknown.startsWith("#")
                    ? SqlError.of(ErrorCode.PARAMETER_TOO_MANY, PROCEDURE).withState(2)
                    : SqlError.of(
                                    ErrorCode.PARAMETER_UNKNOWN,
                                    passed.get(left.get(unknown)).name().get(),
                                    PROCEDURE)
                            .withState(2);
        }
        return parameters;
    }

    private static Parameter bound(
            Statement.Parameter parameter, Integer position, List<PassedArgument> passed) {
        if (position == null || passed.get(position).value().isEmpty()) {
            throw SqlError.of(ErrorCode.SCRIPT_PARAMETER_MISSING, parameter.name());
        }
        PassedArgument argument = passed.get(position);
        if (argument.output() && !parameter.output()) {
            throw SqlError.of(ErrorCode.PARAMETER_NOT_OUTPUT, parameter.name()).withState(2);
        }
        return new Parameter(
                parameter,
                Values.argument(argument.value().get(), parameter.type()),
                argument.output() ? Optional.of(position) : Optional.empty());
    }
}
