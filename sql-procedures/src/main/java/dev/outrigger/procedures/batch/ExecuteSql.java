package dev.outrigger.procedures.batch;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.procedures.procedure.PassedArgument;
import dev.outrigger.procedures.procedure.ResultTarget;
import dev.outrigger.procedures.procedure.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code sp_executesql @stmt, @params, values…}: the first two by position or by any name, as SQL
 * Server has it.
 */
final class ExecuteSql {
    private final Executions executions;
    private final BatchSession session;

    ExecuteSql(Executions executions, BatchSession session) {
        this.executions = executions;
        this.session = session;
    }

    Executions.Done run(List<PassedArgument> passed, ResultTarget target, Activation caller) {
        if (passed.isEmpty()) {
            throw SqlError.of(ErrorCode.PARAMETER_MISSING, "sp_executesql", "@statement")
                    .withState(10);
        }
        String text = unicode(passed.get(0), "@statement").orElse("");
        Optional<String> declarations =
                passed.size() > 1 ? unicode(passed.get(1), "@parameters") : Optional.empty();
        List<Statement.Parameter> parameters =
                declarations
                        .filter(given -> !given.isBlank())
                        .map(session::declarations)
                        .orElse(List.of());
        List<PassedArgument> values =
                passed.size() > 2 ? passed.subList(2, passed.size()) : List.of();
        Executions.Done done;
        try {
            done =
                    executions.runText(
                            () -> session.prepared(declarations.orElse(""), text),
                            parameters,
                            values,
                            target,
                            caller);
        } catch (SqlError e) {
            throw e.code() == ErrorCode.PARAMETER_MISSING && e.line() == 0
                    ? missing(text, parameters, values)
                    : e;
        }
        Map<Integer, SqlValue> outputs = new HashMap<>();
        done.outputs().forEach((position, value) -> outputs.put(position + 2, value));
        return new Executions.Done(done.status(), outputs, done.mismatch());
    }

    private static SqlError missing(
            String text, List<Statement.Parameter> parameters, List<PassedArgument> values) {
        String name =
                parameters.stream()
                        .map(Statement.Parameter::name)
                        .filter(
                                parameter ->
                                        values.stream()
                                                .noneMatch(
                                                        value ->
                                                                value.name()
                                                                        .filter(
                                                                                parameter
                                                                                        ::equalsIgnoreCase)
                                                                        .isPresent()))
                        .skip(values.stream().filter(value -> value.name().isEmpty()).count())
                        .findFirst()
                        .orElse("");
        return SqlError.of(ErrorCode.PARAMETERIZED_QUERY_MISSING, text, name);
    }

    private static Optional<String> unicode(PassedArgument argument, String parameter) {
        if (argument.value().isEmpty()
                || !argument.value().get().type().isUnicode() && !argument.value().get().isNull()) {
            throw SqlError.of(ErrorCode.EXPECTS_PARAMETER, parameter, "ntext/nchar/nvarchar")
                    .withState(2);
        }
        return Values.text(argument.value().get());
    }
}
