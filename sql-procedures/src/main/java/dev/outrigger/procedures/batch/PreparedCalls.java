package dev.outrigger.procedures.batch;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.procedures.procedure.PassedArgument;
import dev.outrigger.procedures.procedure.ResultTarget;
import dev.outrigger.procedures.procedure.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * sp_prepare, sp_execute, sp_prepexec and sp_unprepare: sp_executesql with the text kept under a
 * handle. Their arguments are taken by position, whatever they are called, as in SQL Server.
 */
final class PreparedCalls {
    static final Set<String> NAMES =
            Set.of("sp_prepare", "sp_execute", "sp_prepexec", "sp_unprepare");

    private final Executions executions;
    private final BatchSession session;
    private final PreparedStatements statements;

    PreparedCalls(Executions executions, BatchSession session) {
        this.executions = executions;
        this.session = session;
        this.statements = session.preparedStatements();
    }

    Executions.Done run(
            String name, List<PassedArgument> passed, ResultTarget target, Activation caller) {
        return switch (name) {
            case "sp_prepare" -> prepare(name, passed);
            case "sp_prepexec" -> prepareAndExecute(name, passed, target, caller);
            case "sp_execute" -> {
                PreparedStatements.Prepared prepared = statements.get(handle(name, passed));
                yield execute(prepared, passed, 1, target, caller);
            }
            default -> {
                statements.remove(handle(name, passed));
                yield done(Map.of());
            }
        };
    }

    private Executions.Done prepare(String name, List<PassedArgument> passed) {
        if (passed.size() > 4) {
            throw SqlError.of(ErrorCode.PARAMETER_TOO_MANY, name).withState(2);
        }
        PreparedStatements.Prepared prepared = prepared(name, passed);
        session.declarations(prepared.declarations());
        session.prepared(prepared.declarations(), prepared.text());
        return done(Map.of(0, new SqlValue(SqlType.INT, statements.add(prepared))));
    }

    private Executions.Done prepareAndExecute(
            String name, List<PassedArgument> passed, ResultTarget target, Activation caller) {
        PreparedStatements.Prepared prepared = prepared(name, passed);
        // The client learns of the handle when this succeeds, else nobody would ever give it back.
        Executions.Done done = execute(prepared, passed, 3, target, caller);
        release(passed.get(0));
        SqlValue handle = new SqlValue(SqlType.INT, statements.add(prepared));
        Map<Integer, SqlValue> outputs = new HashMap<>(done.outputs());
        outputs.put(0, handle);
        return new Executions.Done(done.status(), outputs, done.mismatch());
    }

    /** The handle that comes in is of the statement that the new one takes the place of. */
    private void release(PassedArgument handle) {
        handle.value()
                .filter(given -> !given.isNull())
                .map(given -> (Integer) Values.argument(given, SqlType.INT).value())
                .ifPresent(statements::removeIfThere);
    }

    private static Executions.Done done(Map<Integer, SqlValue> outputs) {
        return new Executions.Done(0, outputs, Optional.empty());
    }

    /** before: how many arguments come before the statement's own. */
    private Executions.Done execute(
            PreparedStatements.Prepared prepared,
            List<PassedArgument> passed,
            int before,
            ResultTarget target,
            Activation caller) {
        List<PassedArgument> arguments = new ArrayList<>();
        arguments.add(text(prepared.text()));
        arguments.add(text(prepared.declarations()));
        arguments.addAll(passed.subList(before, passed.size()));
        Executions.Done done = new ExecuteSql(executions, session).run(arguments, target, caller);
        Map<Integer, SqlValue> outputs = new HashMap<>();
        done.outputs().forEach((position, value) -> outputs.put(position - 2 + before, value));
        return new Executions.Done(done.status(), outputs, done.mismatch());
    }

    private static PassedArgument text(String text) {
        return new PassedArgument(
                Optional.empty(),
                Optional.of(new SqlValue(SqlType.NVARCHAR_MAX, SqlText.of(text))),
                false);
    }

    private static PreparedStatements.Prepared prepared(String name, List<PassedArgument> passed) {
        if (passed.size() < 3) {
            throw SqlError.of(ErrorCode.PARAMETER_MISSING, name, "@stmt").withState(10);
        }
        return new PreparedStatements.Prepared(text(passed.get(1)), text(passed.get(2)));
    }

    private static String text(PassedArgument argument) {
        return argument.value().flatMap(Values::text).orElse("");
    }

    private static int handle(String name, List<PassedArgument> passed) {
        SqlValue value =
                passed.stream()
                        .findFirst()
                        .flatMap(PassedArgument::value)
                        .filter(given -> !given.isNull())
                        .orElseThrow(
                                () ->
                                        SqlError.of(ErrorCode.PARAMETER_MISSING, name, "@handle")
                                                .withState(10));
        return (Integer) Values.argument(value, SqlType.INT).value();
    }
}
