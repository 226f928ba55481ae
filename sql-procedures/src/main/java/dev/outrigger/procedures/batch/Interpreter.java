package dev.outrigger.procedures.batch;

import dev.outrigger.StatementEnd;
import dev.outrigger.engine.EngineSession;
import dev.outrigger.engine.OutputRows;
import dev.outrigger.engine.ResultStream;
import dev.outrigger.engine.Scope;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.rights.Permission;
import dev.outrigger.engine.sql.InsertSource;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.FrameStream;
import dev.outrigger.procedures.batch.SessionSettings.Flag;
import dev.outrigger.procedures.external.ExternalDefinitions;
import dev.outrigger.procedures.governor.GovernorStatements;
import dev.outrigger.procedures.procedure.ResultTarget;
import dev.outrigger.procedures.procedure.Values;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** Runs the statements of a batch and of all that it calls. */
final class Interpreter {
    private final BatchSession session;
    private final EngineSession engine;
    private final Client client;
    private final StatementStatistics statistics;
    private final Executions executions;
    private final ErrorFlow errors;
    private final Variables variables;
    private final Raising raising;
    private final Transactions transactions;
    private final Definitions definitions;
    private final RowLimits limits;
    private final FormatOnly formats;
    private final CursorStatements cursors;

    Interpreter(BatchSession session, Client client) {
        this.session = session;
        this.engine = session.engine();
        this.client = client;
        this.statistics = new StatementStatistics(session, client);
        this.errors = new ErrorFlow(session, client);
        this.transactions = new Transactions(session);
        this.executions = new Executions(session, client, this, errors, transactions);
        this.variables = session.variables();
        this.raising = new Raising(session, client, variables);
        this.definitions = new Definitions(session);
        this.limits = new RowLimits(session);
        this.formats = new FormatOnly(engine);
        this.cursors = new CursorStatements(session);
    }

    /** What calls a function that no statement calls. */
    Activation outside() {
        return new Activation(Activation.Kind.BATCH, Optional.empty(), client, 0);
    }

    StatementStatistics statistics() {
        return statistics;
    }

    Executions executions() {
        return executions;
    }

    Scope scope(Activation activation) {
        return new ActivationScope(activation, session.functions());
    }

    /** Checks statements that are about to run, and declares their variables. */
    List<Statement> compiled(List<Statement> statements, Activation activation) {
        return compiled(statements, activation, List.of());
    }

    List<Statement> compiled(
            List<Statement> statements, Activation activation, List<String> parameters) {
        BatchCheck.Declared declared =
                BatchCheck.declared(
                        statements, parameters, activation.kind(), activation.procedure());
        for (Statement.Declare.Variable variable : declared.variables()) {
            activation.declare(variable.name(), variable.type());
        }
        for (Statement.DeclareTable table : declared.tables()) {
            try {
                engine.execute(table, scope(activation));
            } catch (SqlError e) {
                throw e.at(table.line(), activation.procedure());
            }
        }
        return statements;
    }

    Flow runAll(List<Statement> statements, Activation activation) {
        for (Statement statement : statements) {
            Flow flow = run(statement, activation);
            if (flow != Flow.NEXT) {
                return flow;
            }
        }
        return Flow.NEXT;
    }

    /** Runs one statement; the one place where it is decided what its error ends. */
    Flow run(Statement statement, Activation activation) {
        try {
            session.checkCancelled();
            session.current(statement);
            client.statementBegin();
            return dispatch(statement, activation);
        } catch (SqlError e) {
            return errors.failed(e, statement, activation);
        } catch (Ended | ConsumerFailed e) {
            throw e;
        } catch (RuntimeException | AssertionError | StackOverflowError | OutOfMemoryError e) {
            return errors.failed(ErrorFlow.asSqlError(e), statement, activation);
        }
    }

    /** Runs what is no statement under the same rules for errors; false when an error ended it. */
    boolean guarded(Activation activation, Runnable work) {
        Statement caller = new Statement.Block(List.of(), 1);
        try {
            work.run();
            return true;
        } catch (SqlError e) {
            errors.failed(e, caller, activation);
        } catch (Ended | ConsumerFailed e) {
            throw e;
        } catch (RuntimeException | AssertionError | StackOverflowError | OutOfMemoryError e) {
            errors.failed(ErrorFlow.asSqlError(e), caller, activation);
        }
        return false;
    }

    private Flow dispatch(Statement statement, Activation activation) {
        if (statement instanceof Statement.Block block) {
            return runAll(block.statements(), activation);
        }
        if (statement instanceof Statement.If branch) {
            return branch(branch, activation);
        }
        if (statement instanceof Statement.While loop) {
            return loop(loop, activation);
        }
        if (statement instanceof Statement.TryCatch attempt) {
            return attempt(attempt, activation);
        }
        if (statement instanceof Statement.Break) {
            return Flow.BREAK;
        }
        if (statement instanceof Statement.Continue) {
            return Flow.CONTINUE;
        }
        if (statement instanceof Statement.Return end
                && activation.kind() == Activation.Kind.FUNCTION) {
            end.status()
                    .ifPresent(
                            value ->
                                    activation.returnValue(
                                            variables.evaluate(value, scope(activation))));
            return Flow.RETURN;
        }
        if (statement instanceof Statement.Return end) {
            end.status()
                    .ifPresent(
                            status ->
                                    activation.returnStatus(
                                            variables
                                                    .integer(status, scope(activation))
                                                    .orElse(0)));
            return Flow.RETURN;
        }
        if (statement instanceof Statement.Execution execution) {
            executions.run(execution, activation.target(), activation);
            return Flow.NEXT;
        }
        if (statement instanceof Statement.Throw || statement instanceof Statement.Raiserror) {
            raising.run(statement, activation, scope(activation));
            return Flow.NEXT;
        }
        Optional<StatementStatistics.Start> start = statistics.begin();
        long rows = simple(statement, activation);
        statistics.end(start, statement, activation.procedure());
        session.lastError(0);
        session.rowCount(Math.max(0, rows));
        if (!transactions.inInsertExec()) {
            client.statementEnd(end(statement, rows, activation));
        }
        return Flow.NEXT;
    }

    private StatementEnd end(Statement statement, long rows, Activation activation) {
        boolean counts =
                statement instanceof Statement.Data
                        && rows >= 0
                        && !(statement instanceof Statement.Use)
                        && !(statement instanceof Statement.DeclareTable)
                        && !session.settings().noCount();
        return new StatementEnd(
                Kinds.of(statement),
                counts ? OptionalLong.of(rows) : OptionalLong.empty(),
                false,
                activation.nesting());
    }

    /** Runs a statement that no other is part of; returns the rows that @@ROWCOUNT then has. */
    private long simple(Statement statement, Activation activation) {
        Scope scope = scope(activation);
        if (session.settings().is(Flag.FORMAT_ONLY) && formats.run(statement, activation, scope)) {
            return 0;
        }
        if (statement instanceof Statement.DeclareTable) {
            // It is there from the start, wherever its DECLARE stands.
            return session.rowCount();
        }
        transactions.beginImplicitly(statement);
        if (statement instanceof Statement.Query query) {
            return query(query, activation, scope);
        }
        if (statement instanceof Statement.Insert insert) {
            return insert(insert, activation, scope);
        }
        if (statement instanceof Statement.Use use) {
            engine.use(use.database());
            client.report(
                    SqlError.of(ErrorCode.DATABASE_CHANGED, engine.database())
                            .at(use.line(), activation.procedure()));
            return 0;
        }
        if (statement instanceof Statement.Data data) {
            limits.check(data);
            long rows = engine.execute(limits.of(data), scope);
            engine.statementIdentity().ifPresent(activation::identity);
            engine.statementOutput().ifPresent(output -> send(output, activation.target()));
            return counted(rows);
        }
        if (statement instanceof Statement.SelectIntoVariables select) {
            limits.check(select);
            return variables.select(select, activation, scope, session::checkCancelled);
        }
        if (statement instanceof Statement.SetVariable set) {
            variables.set(set, activation, scope);
            return 1;
        }
        if (statement instanceof Statement.Declare declare) {
            return variables.declare(declare, activation, scope) ? 1 : session.rowCount();
        }
        if (statement instanceof Statement.Fetch fetch) {
            long rows = cursors.fetch(fetch, activation, scope);
            return fetch.into().isEmpty() && !transactions.inInsertExec() ? counted(rows) : rows;
        }
        if (cursors.run(statement, activation, scope)) {
            return 0;
        }
        if (statement instanceof Statement.Print print) {
            raising.print(print, activation, scope);
            return 0;
        }
        if (statement instanceof Statement.WaitFor wait) {
            session.sleep(WaitTime.of(wait.delay(), variables.evaluate(wait.time(), scope)));
            return 0;
        }
        if (new BackupStatements(engine, client, activation, scope, name -> text(name, activation))
                .run(statement)) {
            return 0;
        }
        if (statement instanceof Statement.Kill kill) {
            Killing.kill(session, kill);
            return 0;
        }
        if (statement instanceof Statement.Explain explain) {
            List<String> lines =
                    engine.explain(explain.explained(), scope)
                            .orElseThrow(
                                    () ->
                                            SqlError.of(
                                                    ErrorCode.NOT_SUPPORTED,
                                                    "EXPLAIN of a statement without a plan",
                                                    ": it reads no table."));
            ShowPlan.send(activation.target(), lines);
            return 0;
        }
        if (statement instanceof Statement.FreePlans free) {
            if (!engine.caller().access().mayOnServer(Permission.ALTER_SERVER_STATE)) {
                throw SqlError.of(
                        ErrorCode.DBCC_PERMISSION, engine.caller().user(), "freeproccache");
            }
            engine.freePlans();
            if (!free.silent()) {
                client.report(
                        SqlError.of(ErrorCode.DBCC_DONE).at(free.line(), activation.procedure()));
            }
            return 0;
        }
        if (statement instanceof Statement.CheckIdentity check) {
            new IdentityChecks(session, client).run(check, activation, scope);
            return 0;
        }
        if (statement instanceof Statement.External external) {
            new ExternalDefinitions(
                            new ExternalDefinitions.Place(
                                    engine,
                                    session.parts().languages(),
                                    session.parts().hosts(),
                                    session.parts().configuration(),
                                    expression -> variables.evaluate(expression, scope),
                                    told ->
                                            client.report(
                                                    told.at(
                                                            external.line(),
                                                            activation.procedure()))))
                    .run(external.definition());
            return 0;
        }
        if (statement instanceof Statement.Governor governed) {
            new GovernorStatements(engine, session.parts().governor()).run(governed.statement());
            return 0;
        }
        if (statement instanceof Statement.InsertBulk bulk) {
            session.announceBulk(Optional.of(bulk));
            return 0;
        }
        if (statement instanceof Statement.SetOption option) {
            session.settings(
                    SetOptions.apply(
                            option,
                            session.settings(),
                            name -> text(name, activation),
                            engine.database()));
            return 0;
        }
        if (transactions.run(statement, name -> text(name, activation))
                || definitions.run(statement)) {
            return 0;
        }
        throw new IllegalStateException("no way to run " + statement.getClass().getSimpleName());
    }

    /** What a variable holds that stands in a name's place; another name is itself. */
    private static String text(String name, Activation activation) {
        if (!name.startsWith("@")) {
            return name;
        }
        return activation
                .variable(name)
                .flatMap(Values::text)
                .orElseThrow(() -> SqlError.of(ErrorCode.MUST_DECLARE_VARIABLE, name));
    }

    private static void send(OutputRows output, ResultTarget target) {
        target.send(output.columns(), () -> output.frames().forEach(target::add));
    }

    private long counted(long rows) {
        if (rows >= 0 && !session.settings().noCount()) {
            client.rowCount(rows);
        }
        return rows;
    }

    private long query(Statement.Query query, Activation activation, Scope scope) {
        ResultTarget target = activation.target();
        long count;
        try (ResultStream result = engine.query(query.query(), scope)) {
            AtomicLong sent = new AtomicLong();
            SentRows rows = new SentRows(session.settings(), result.columns());
            target.send(
                    result.columns(),
                    () -> send(rows.of(result.frames(), target == client), target, sent));
            count = sent.get();
        }
        return transactions.inInsertExec() ? count : counted(count);
    }

    private void send(FrameStream frames, ResultTarget target, AtomicLong sent) {
        for (Optional<Frame> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
            session.checkCancelled();
            if (frame.get().rows() > 0) {
                target.add(frame.get());
                sent.addAndGet(frame.get().rows());
            }
        }
    }

    private long insert(Statement.Insert insert, Activation activation, Scope scope) {
        if (!(insert.source() instanceof InsertSource.FromExecute source)) {
            limits.check(insert);
            long rows = engine.execute(insert, scope);
            engine.statementIdentity().ifPresent(activation::identity);
            return counted(rows);
        }
        long rows = executions.insert(insert, source.execution(), activation, scope);
        // Else the engine's last INSERT is one that the module ran.
        if (rows > 0 && definitions.hasIdentity(insert.table())) {
            engine.statementIdentity().ifPresent(activation::identity);
        }
        return counted(rows);
    }

    private Flow branch(Statement.If branch, Activation activation) {
        if (session.settings().is(Flag.FORMAT_ONLY)) {
            Flow then = run(branch.then(), activation);
            return then == Flow.NEXT && branch.otherwise().isPresent()
                    ? run(branch.otherwise().get(), activation)
                    : then;
        }
        boolean holds = engine.test(branch.condition(), scope(activation));
        conditionTested();
        if (holds) {
            return run(branch.then(), activation);
        }
        return branch.otherwise().isPresent()
                ? run(branch.otherwise().get(), activation)
                : Flow.NEXT;
    }

    private Flow loop(Statement.While loop, Activation activation) {
        Scope scope = scope(activation);
        if (session.settings().is(Flag.FORMAT_ONLY)) {
            Flow once = run(loop.body(), activation);
            return once == Flow.RETURN ? once : Flow.NEXT;
        }
        while (engine.test(loop.condition(), scope)) {
            conditionTested();
            session.checkCancelled();
            Flow flow = run(loop.body(), activation);
            if (flow == Flow.BREAK) {
                return Flow.NEXT;
            }
            if (flow == Flow.RETURN) {
                return flow;
            }
        }
        conditionTested();
        return Flow.NEXT;
    }

    /** A condition is a statement of its own to @@ERROR and @@ROWCOUNT. */
    private void conditionTested() {
        session.lastError(0);
        session.rowCount(0);
    }

    private Flow attempt(Statement.TryCatch attempt, Activation activation) {
        SqlError error;
        errors.enterTry();
        try {
            return runAll(attempt.attempt(), activation);
        } catch (SqlError e) {
            error = e;
        } finally {
            errors.leaveTry();
        }
        if (!errors.caughtIn(activation)) {
            // A text that does not compile is not caught in its own scope: let the statement decide
            // again.
            throw error;
        }
        session.enterCatch(error);
        try {
            return runAll(attempt.handler(), activation);
        } finally {
            session.leaveCatch();
        }
    }
}
