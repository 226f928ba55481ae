package dev.outrigger.procedures.external;

import dev.outrigger.engine.ResultStream;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.procedures.procedure.PassedArgument;
import dev.outrigger.procedures.system.SystemCall;
import java.util.List;
import java.util.Optional;

/**
 * A procedure that feeds a script by the one result set that it sends. It has ended before the
 * script begins: what it sends is kept until then.
 */
final class InputProcedure implements ScriptSource {
    private final ScriptRequest.Input input;

    InputProcedure(ScriptRequest.Input input) {
        this.input = input;
    }

    @Override
    public ResultStream open(
            SystemCall call, List<ScriptRequest.Parameter> parameters, long bytesMax) {
        ProcedureRows rows = new ProcedureRows(input.argument(), bytesMax);
        List<Statement.Parameter> declared =
                parameters.stream()
                        .map(ScriptRequest.Parameter::declared)
                        .map(
                                of ->
                                        new Statement.Parameter(
                                                of.name(), of.type(), of.defaultValue(), false))
                        .toList();
        List<PassedArgument> values =
                parameters.stream()
                        .map(
                                parameter ->
                                        new PassedArgument(
                                                Optional.of(parameter.declared().name()),
                                                Optional.of(parameter.value()),
                                                false))
                        .toList();
        call.execute(input.text(), declared, values, rows);
        return rows.opened();
    }

    @Override
    public SqlError located(SqlError error) {
        return error.in(Optional.of(ScriptArguments.PROCEDURE));
    }
}
