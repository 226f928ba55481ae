package dev.outrigger.procedures.external;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.engine.types.TypeName;
import dev.outrigger.procedures.external.ScriptRequest.Parameter;
import dev.outrigger.procedures.procedure.PassedArgument;
import dev.outrigger.procedures.procedure.Values;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What @params declares, with the arguments' values.
 *
 * @param rowsPerRead the value of the one that SQL Server reserves for it
 */
record ScriptParameters(List<Parameter> all, OptionalInt rowsPerRead) {
    private static final Set<TypeName> WHOLE =
            EnumSet.of(TypeName.TINYINT, TypeName.SMALLINT, TypeName.INT, TypeName.BIGINT);

    static ScriptParameters of(ScriptArguments arguments) {
        List<Statement.Parameter> declared =
                arguments
                        .text(ScriptArguments.PARAMETERS)
                        .map(TsqlParser::parseParameters)
                        .orElse(List.of());
        Map<String, Integer> left = arguments.others();
        List<Parameter> parameters = new ArrayList<>();
        OptionalInt rowsPerRead = OptionalInt.empty();
        for (int i = 0; i < declared.size(); i++) {
            Statement.Parameter parameter = declared.get(i);
            String key = parameter.name().toLowerCase(Locale.ROOT);
            if (ScriptArguments.isOwn(key)) {
                throw SqlError.of(ErrorCode.SCRIPT_PARAMETER_CLASHES, parameter.name());
            }
            boolean rows = key.equals(ScriptArguments.ROWS_PER_READ);
            if (parameters.stream()
                    .anyMatch(
                            known -> known.declared().name().equalsIgnoreCase(parameter.name()))) {
                throw rows
                        ? SqlError.of(ErrorCode.SCRIPT_ROWS_TWICE)
                        : SqlError.of(ErrorCode.SCRIPT_PARAMETER_TWICE, parameter.name());
            }
            Integer position = left.containsKey(key) ? left.remove(key) : left.remove("#" + i);
            Parameter bound = bound(parameter, position, arguments);
            if (rows) {
                rowsPerRead = OptionalInt.of(rowsPerRead(bound));
            }
            parameters.add(bound);
        }
        if (!left.isEmpty()) {
            throw unknown(left, arguments);
        }
        return new ScriptParameters(parameters, rowsPerRead);
    }

    private static SqlError unknown(Map<String, Integer> left, ScriptArguments arguments) {
        String name = left.keySet().iterator().next();
        SqlError error =
                name.startsWith("#")
                        ? SqlError.of(
                                ErrorCode.PARAMETER_TOO_MANY, ScriptArguments.PROCEDURE)
                        : SqlError.of(
                                ErrorCode.PARAMETER_UNKNOWN,
                                arguments.at(left.get(name)).name().orElseThrow(),
                                ScriptArguments.PROCEDURE);
        return error.withState(2);
    }

    private static Parameter bound(
            Statement.Parameter parameter, Integer position, ScriptArguments arguments) {
        if (position == null || arguments.at(position).value().isEmpty()) {
            throw SqlError.of(ErrorCode.SCRIPT_PARAMETER_MISSING, parameter.name());
        }
        PassedArgument argument = arguments.at(position);
        if (argument.output() && !parameter.output()) {
            throw SqlError.of(ErrorCode.PARAMETER_NOT_OUTPUT, parameter.name()).withState(2);
        }
        return new Parameter(
                parameter,
                Values.argument(argument.value().get(), parameter.type()),
                argument.output() ? Optional.of(position) : Optional.empty());
    }

    private static int rowsPerRead(Parameter parameter) {
        SqlValue value = parameter.value();
        if (!WHOLE.contains(value.type().name()) || value.isNull()) {
            throw SqlError.of(ErrorCode.SCRIPT_ROWS_NOT_POSITIVE);
        }
        long rows = (Long) Values.assigned(value, SqlType.BIGINT).value();
        if (rows < 1) {
            throw SqlError.of(ErrorCode.SCRIPT_ROWS_NOT_POSITIVE);
        }
        return (int) Math.min(rows, Integer.MAX_VALUE);
    }
}
