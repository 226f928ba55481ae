package dev.outrigger.procedures.batch;

import dev.outrigger.engine.EngineSession;
import dev.outrigger.engine.InsertSink;
import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.Scope;
import dev.outrigger.engine.access.Caller;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.exec.TextCache;
import dev.outrigger.engine.sql.ObjectName;
import dev.outrigger.engine.sql.ResultSetsClause;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.procedures.jobs.AgentProcedures;
import dev.outrigger.procedures.procedure.ParameterBinding;
import dev.outrigger.procedures.procedure.PassedArgument;
import dev.outrigger.procedures.procedure.ResultTarget;
import dev.outrigger.procedures.procedure.ShapedTarget;
import dev.outrigger.procedures.procedure.SinkTarget;
import dev.outrigger.procedures.procedure.Values;
import dev.outrigger.procedures.system.SystemModules;
import dev.outrigger.procedures.system.SystemProcedure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;

/** EXECUTE in all its forms, and INSERT … EXECUTE. */
final class Executions {
    private static final int NESTING_MAX = 32;

    private final BatchSession session;
    private final EngineSession engine;
    private final Client client;
    private final Interpreter interpreter;
    private final ErrorFlow errors;
    private final Transactions transactions;
    private final Definitions definitions;

    Executions(
            BatchSession session,
            Client client,
            Interpreter interpreter,
            ErrorFlow errors,
            Transactions transactions) {
        this.session = session;
        this.engine = session.engine();
        this.client = client;
        this.interpreter = interpreter;
        this.errors = errors;
        this.transactions = transactions;
        this.definitions = new Definitions(session);
    }

    /**
     * How a module ended.
     *
     * @param outputs values for arguments passed as OUTPUT, by their positions
     * @param mismatch 266, when it left another transaction count than it found
     */
    record Done(int status, Map<Integer, SqlValue> outputs, Optional<SqlError> mismatch) {
        /** Without values that the caller did not ask for. */
        Done wanted(List<PassedArgument> passed) {
            Map<Integer, SqlValue> asked = new HashMap<>(outputs);
            asked.keySet()
                    .removeIf(
                            position ->
                                    position >= passed.size() || !passed.get(position).output());
            return new Done(status, asked, mismatch);
        }
    }

    /**
     * Runs an EXECUTE; its result sets go to the target, past the statement's own RESULT SETS
     * clause.
     */
    void run(Statement.Execution execution, ResultTarget target, Activation caller) {
        if (execution instanceof Statement.ExecuteString string) {
            shaped(
                    string.resultSets(),
                    target,
                    shape -> {
                        String text = joined(string.parts(), caller);
                        runText(
                                        () -> session.parsed(TextCache.Use.ADHOC, text),
                                        List.of(),
                                        List.of(),
                                        shape,
                                        caller)
                                .mismatch()
                                .ifPresent(Executions::raise);
                    });
            return;
        }
        Statement.Execute execute = (Statement.Execute) execution;
        ObjectName name = moduleName(execute.module(), caller);
        Scope scope = interpreter.scope(caller);
        List<PassedArgument> passed = new ArrayList<>();
        for (Statement.Execute.Argument argument : execute.arguments()) {
            if (argument.output() && variableOf(argument).isEmpty()) {
                throw SqlError.of(ErrorCode.OUTPUT_NEEDS_VARIABLE)
                        .at(argument.line(), caller.procedure());
            }
            Optional<SqlValue> value =
                    argument.value()
                            .map(node -> engine.evaluate(node, scope, Optional.<SqlType>empty()));
            passed.add(new PassedArgument(argument.name(), value, argument.output()));
        }
        shaped(
                execute.resultSets(),
                target,
                shape -> {
                    Done done = call(name, passed, shape, caller);
                    done.outputs()
                            .forEach(
                                    (position, value) ->
                                            variableOf(execute.arguments().get(position))
                                                    .ifPresent(
                                                            variable ->
                                                                    caller.assign(
                                                                            variable, value)));
                    execute.statusVariable()
                            .ifPresent(
                                    variable ->
                                            caller.assign(
                                                    variable,
                                                    new SqlValue(SqlType.INT, done.status())));
                    if (!transactions.inInsertExec()) {
                        client.procedureEnd(done.status(), caller.nesting());
                    }
                    done.mismatch().ifPresent(Executions::raise);
                });
    }

    private static void raise(SqlError error) {
        throw error;
    }

    private static Optional<String> variableOf(Statement.Execute.Argument argument) {
        return argument.value()
                .filter(SqlIdentifier.class::isInstance)
                .map(node -> ((SqlIdentifier) node).names.get(0))
                .filter(name -> name.startsWith("@") && !name.startsWith("@@"));
    }

    private ObjectName moduleName(Statement.Execute.Module module, Activation caller) {
        if (module instanceof Statement.Execute.Named named) {
            return named.name();
        }
        String variable = ((Statement.Execute.InVariable) module).variable();
        SqlValue value =
                caller.variable(variable)
                        .orElseThrow(() -> SqlError.of(ErrorCode.MUST_DECLARE_VARIABLE, variable));
        String text = Values.text(value).orElse("");
        return ModuleNames.parse(text)
                .orElseThrow(() -> SqlError.of(ErrorCode.PROCEDURE_MISSING, text));
    }

    private String joined(List<SqlNode> parts, Activation caller) {
        StringBuilder text = new StringBuilder();
        for (SqlNode part : parts) {
            SqlValue value = engine.evaluate(part, interpreter.scope(caller), Optional.empty());
            text.append(Values.text(value).orElse(""));
        }
        return text.toString();
    }

    /** What runs with its results going through a RESULT SETS clause. */
    private interface Shaped {
        void run(ResultTarget target);
    }

    private void shaped(ResultSetsClause clause, ResultTarget target, Shaped work) {
        Optional<List<List<ResultColumn>>> promised = new ResultShapes(definitions).shapes(clause);
        if (promised.isPresent() && session.settings().is(SessionSettings.Flag.FORMAT_ONLY)) {
            promised.get().forEach(columns -> target.send(columns, () -> {}));
            return;
        }
        Optional<ShapedTarget> shaped = promised.map(shapes -> new ShapedTarget(target, shapes));
        work.run(shaped.<ResultTarget>map(present -> present).orElse(target));
        shaped.ifPresent(ShapedTarget::finish);
    }

    /** Runs a procedure, the instance's own or a user's. */
    Done call(
            ObjectName name, List<PassedArgument> passed, ResultTarget target, Activation caller) {
        if (caller.nesting() >= NESTING_MAX) {
            throw SqlError.of(ErrorCode.NESTING_LEVEL, NESTING_MAX);
        }
        String schema = name.schema().orElse("").toLowerCase(Locale.ROOT);
        String lower = name.name().toLowerCase(Locale.ROOT);
        if (schema.isEmpty() || schema.equals("sys") || schema.equals("dbo")) {
            Optional<String> database = name.database().filter(part -> !part.isEmpty());
            if (Describes.NAMES.contains(lower)) {
                return in(
                        database,
                        () -> new Describes(this, session).run(lower, passed, target, caller));
            }
            if (lower.equals("sp_executesql")) {
                return in(
                        database, () -> new ExecuteSql(this, session).run(passed, target, caller));
            }
            if (PreparedCalls.NAMES.contains(lower)) {
                return in(
                        database,
                        () ->
                                new PreparedCalls(this, session)
                                        .run(lower, passed, target, caller)
                                        .wanted(passed));
            }
            if (CursorCalls.NAMES.contains(lower)) {
                return in(
                        database,
                        () ->
                                new CursorCalls(this, session, client)
                                        .run(lower, passed, target, caller)
                                        .wanted(passed));
            }
            Optional<SystemProcedure> system = session.systemProcedure(lower);
            if (system.isPresent()) {
                return in(database, () -> runSystem(system.get(), passed, target, caller));
            }
            Optional<String> text = SystemModules.text(lower);
            if (text.isPresent()) {
                return in(database, () -> runSystem(lower, text.get(), passed, target, caller));
            }
            Optional<Catalog.Module> agent =
                    AgentProcedures.find(database.orElse(engine.database()), schema, lower);
            if (agent.isPresent()) {
                AgentProcedures.requireExecute(engine.caller(), agent.get());
                return runProcedure(agent.get(), passed, target, caller);
            }
        }
        Catalog.Module module =
                definitions
                        .module(name)
                        .orElseThrow(
                                () ->
                                        SqlError.of(ErrorCode.PROCEDURE_MISSING, name.display())
                                                .withState(62));
        engine.caller().requireExecute(module);
        if (module.isFunction()) {
            throw SqlError.of(
                    ErrorCode.NOT_SUPPORTED,
                    "EXECUTE of the function '" + module.name() + "'",
                    ": it classifies sessions for the resource governor.");
        }
        return runProcedure(module, passed, target, caller);
    }

    /** Runs a function without parameters, for what its RETURN gives; NULL where none was met. */
    SqlValue value(Catalog.Module module, Activation caller) {
        Statement.CreateFunction function =
                (Statement.CreateFunction) session.parsed(TextCache.Use.PROC, module.text()).get(0);
        Activation inner =
                new Activation(
                        Activation.Kind.FUNCTION,
                        Optional.of(module.name()),
                        caller.target(),
                        caller.nesting() + 1);
        activate(
                        inner,
                        Optional.of(module),
                        () ->
                                interpreter.runAll(
                                        interpreter.compiled(function.body(), inner), inner),
                        Map::of)
                .mismatch()
                .ifPresent(Executions::raise);
        return Values.assigned(
                inner.value().orElseGet(() -> SqlValue.nullOf(function.returns())),
                function.returns());
    }

    /** Runs one that is written in T-SQL, in the database where it is called. */
    private Done runSystem(
            String name,
            String text,
            List<PassedArgument> passed,
            ResultTarget target,
            Activation caller) {
        return runProcedure(
                new Catalog.Module(engine.database(), "sys", name, text), passed, target, caller);
    }

    private Done runSystem(
            SystemProcedure procedure,
            List<PassedArgument> passed,
            ResultTarget target,
            Activation caller) {
        if (session.settings().is(SessionSettings.Flag.FORMAT_ONLY)) {
            List<ResultColumn> columns = procedure.columns();
            if (!columns.isEmpty()) {
                target.send(columns, () -> {});
            }
            return new Done(0, Map.of(), Optional.empty());
        }
        RunningCall call =
                new RunningCall(
                        session,
                        client,
                        transactions,
                        passed,
                        target,
                        (text, parameters, values, into) ->
                                runGiven(text, parameters, values, into, caller),
                        (text, parameters, values, into) ->
                                runAsked(text, parameters, values, into, caller));
        int status = procedure.run(call);
        session.lastError(0);
        return new Done(status, call.outputs(), Optional.empty());
    }

    /** What a system procedure is given to run feeds it as a module feeds an INSERT … EXECUTE. */
    private void runGiven(
            String text,
            List<Statement.Parameter> parameters,
            List<PassedArgument> values,
            ResultTarget target,
            Activation caller) {
        boolean within = transactions.inInsertExec();
        if (!within) {
            transactions.enterInsertExec();
        }
        errors.enterTry();
        try {
            runText(
                            () -> session.parsed(TextCache.Use.ADHOC, text),
                            parameters,
                            values,
                            target,
                            caller)
                    .mismatch()
                    .ifPresent(Executions::raise);
        } finally {
            errors.leaveTry();
            if (!within) {
                transactions.leaveInsertExec();
            }
        }
    }

    /** What a script asks while it runs: only the script is told how it ended. */
    private long runAsked(
            String text,
            List<Statement.Parameter> parameters,
            List<PassedArgument> values,
            ResultTarget target,
            Activation caller) {
        int depth = engine.transactionDepth();
        List<Statement.Parameter> typed =
                UntypedNulls.typed(
                        session, session.parsed(TextCache.Use.ADHOC, text), parameters, values);
        Optional<Statement> calling = session.current();
        session.beginQuery();
        try {
            client.silently(
                    () -> {
                        runGiven(text, typed, values, target, caller);
                        return null;
                    });
            return session.rowCount();
        } finally {
            session.endQuery();
            calling.ifPresent(session::current);
            transactions.leaveNoneOpen(depth);
        }
    }

    /**
     * Every database has the instance's own procedures: one named with a database works in that
     * one, and comes back. What it is given to run is asked for as in no module.
     */
    private <T> T in(Optional<String> database, Supplier<T> work) {
        String callersDatabase = engine.database();
        Caller.Before before = engine.caller().enter(Optional.empty());
        try {
            database.filter(name -> !name.equalsIgnoreCase(callersDatabase)).ifPresent(engine::use);
            return work.get();
        } finally {
            engine.caller().leave(before);
            backTo(callersDatabase);
        }
    }

    private void backTo(String callersDatabase) {
        if (!session.isClosed() && !engine.database().equalsIgnoreCase(callersDatabase)) {
            engine.use(callersDatabase);
        }
    }

    private Done runProcedure(
            Catalog.Module module,
            List<PassedArgument> passed,
            ResultTarget target,
            Activation caller) {
        Statement.CreateProcedure procedure =
                (Statement.CreateProcedure)
                        session.parsed(TextCache.Use.PROC, module.text()).get(0);
        List<Statement.Parameter> parameters = procedure.parameters();
        ParameterBinding binding = bound(module, parameters, passed);
        Activation inner =
                new Activation(
                        Activation.Kind.PROCEDURE,
                        Optional.of(module.name()),
                        target,
                        caller.nesting() + 1);
        for (int i = 0; i < parameters.size(); i++) {
            inner.declare(parameters.get(i).name(), binding.values().get(i));
        }
        List<String> names = parameters.stream().map(Statement.Parameter::name).toList();
        return activate(
                inner,
                Optional.of(module),
                () -> {
                    procedure.runsAs().ifPresent(as -> engine.caller().runAs(module, as));
                    interpreter.runAll(interpreter.compiled(procedure.body(), inner, names), inner);
                },
                () -> outputs(parameters, binding, passed, inner));
    }

    private ParameterBinding bound(
            Catalog.Module module,
            List<Statement.Parameter> parameters,
            List<PassedArgument> passed) {
        try {
            return ParameterBinding.of(
                    module.name(),
                    parameters,
                    passed,
                    parameter ->
                            engine.evaluate(
                                    parameter.defaultValue().orElseThrow(),
                                    session.outside(),
                                    Optional.empty()));
        } catch (SqlError e) {
            throw e.in(Optional.of(module.name()));
        }
    }

    /**
     * Runs a text of T-SQL as EXEC ('…') and sp_executesql do; its errors count lines in the text.
     * parse: gives its statements.
     */
    Done runText(
            Supplier<List<Statement>> parse,
            List<Statement.Parameter> parameters,
            List<PassedArgument> passed,
            ResultTarget target,
            Activation caller) {
        if (caller.nesting() >= NESTING_MAX) {
            throw SqlError.of(ErrorCode.NESTING_LEVEL, NESTING_MAX);
        }
        ParameterBinding binding =
                ParameterBinding.of(
                        "sp_executesql",
                        parameters,
                        passed,
                        parameter ->
                                engine.evaluate(
                                        parameter.defaultValue().orElseThrow(),
                                        session.outside(),
                                        Optional.empty()));
        Activation inner =
                new Activation(
                        Activation.Kind.STRING, Optional.empty(), target, caller.nesting() + 1);
        for (int i = 0; i < parameters.size(); i++) {
            inner.declare(parameters.get(i).name(), binding.values().get(i));
        }
        List<String> names = parameters.stream().map(Statement.Parameter::name).toList();
        return activate(
                inner,
                Optional.empty(),
                () -> {
                    List<Statement> statements = new ArrayList<>();
                    interpreter.guarded(
                            inner,
                            () ->
                                    statements.addAll(
                                            interpreter.compiled(parse.get(), inner, names)));
                    interpreter.runAll(statements, inner);
                },
                () -> outputs(parameters, binding, passed, inner));
    }

    private static Map<Integer, SqlValue> outputs(
            List<Statement.Parameter> parameters,
            ParameterBinding binding,
            List<PassedArgument> passed,
            Activation inner) {
        Map<Integer, SqlValue> outputs = new HashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            SqlValue last = inner.variable(parameters.get(i).name()).orElseThrow();
            binding.arguments()
                    .get(i)
                    .filter(position -> passed.get(position).output())
                    .ifPresent(position -> outputs.put(position, last));
        }
        return outputs;
    }

    /** Runs a body in its own settings and database, and puts the caller's back. */
    private Done activate(
            Activation inner,
            Optional<Catalog.Module> module,
            Runnable body,
            Supplier<Map<Integer, SqlValue>> outputs) {
        SessionSettings settings = session.settings();
        String callersDatabase = engine.database();
        long callersIdentityInsert = engine.identityInsert();
        int depth = engine.transactionDepth();
        engine.enterScope(true);
        Caller.Before before = engine.caller().enter(module);
        try {
            module.map(Catalog.Module::database)
                    .filter(name -> !name.equalsIgnoreCase(callersDatabase))
                    .ifPresent(engine::use);
            body.run();
        } catch (Ended.Scope e) {
            // The error is reported; the caller goes on.
        } finally {
            if (!session.isClosed()) {
                engine.leaveScope();
            }
            engine.identityInsert(callersIdentityInsert);
            engine.caller().leave(before);
            session.settings(settings);
            backTo(callersDatabase);
        }
        int after = engine.transactionDepth();
        boolean mismatch =
                after != depth
                        && !settings.abortTransaction()
                        && !transactions.isImplicit(depth, after);
        Optional<SqlError> error =
                mismatch
                        ? Optional.of(
                                SqlError.of(ErrorCode.TRANSACTION_COUNT_MISMATCH, depth, after)
                                        .withState(2)
                                        .in(inner.procedure()))
                        : Optional.empty();
        return new Done(inner.status(), outputs.get(), error);
    }

    /**
     * INSERT … EXECUTE: what the module sends becomes rows as it comes. An error that the module
     * does not catch undoes the whole INSERT.
     */
    long insert(
            Statement.Insert insert,
            Statement.Execution execution,
            Activation caller,
            Scope scope) {
        if (transactions.inInsertExec()) {
            throw SqlError.of(ErrorCode.INSERT_EXEC_NESTED);
        }
        requireNoClause(execution);
        try (InsertSink sink = engine.insert(insert, scope)) {
            transactions.enterInsertExec();
            errors.enterTry();
            try {
                run(execution, new SinkTarget(sink), caller);
            } finally {
                errors.leaveTry();
                transactions.leaveInsertExec();
            }
            return sink.finish();
        }
    }

    private static void requireNoClause(Statement.Execution execution) {
        ResultSetsClause clause =
                execution instanceof Statement.Execute execute
                        ? execute.resultSets()
                        : ((Statement.ExecuteString) execution).resultSets();
        if (!(clause instanceof ResultSetsClause.Undefined)) {
            throw SqlError.of(
                    ErrorCode.NOT_SUPPORTED,
                    "WITH RESULT SETS on INSERT ... EXECUTE",
                    ": put the clause on an EXECUTE inside a procedure, and insert from that procedure.");
        }
    }
}
