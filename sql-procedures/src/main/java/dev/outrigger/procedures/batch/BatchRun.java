package dev.outrigger.procedures.batch;

import dev.outrigger.CallArgument;
import dev.outrigger.Outcome;
import dev.outrigger.StatementEnd;
import dev.outrigger.StatementKind;
import dev.outrigger.engine.EngineSession;
import dev.outrigger.engine.InsertSink;
import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.exec.TextCache;
import dev.outrigger.engine.sql.InsertSource;
import dev.outrigger.engine.sql.ObjectName;
import dev.outrigger.engine.sql.ParsedText;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.FrameStream;
import dev.outrigger.procedures.governor.GroupCounts;
import dev.outrigger.procedures.procedure.PassedArgument;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;

/** One batch, or one call of a procedure, from the client's request to its outcome. */
final class BatchRun {
    private final BatchSession session;
    private final Client client;
    private final Interpreter interpreter;

    BatchRun(BatchSession session, Client client) {
        this.session = session;
        this.client = client;
        this.interpreter = new Interpreter(session, client);
    }

    Outcome text(String batch) {
        Activation activation = new Activation(Activation.Kind.BATCH, Optional.empty(), client, 0);
        // The batches of a client are one scope: it may ask in a batch of its own what it inserted.
        activation.identity(session.batchIdentity());
        return outcome(
                () -> {
                    List<Statement> statements;
                    Optional<StatementStatistics.Start> start = interpreter.statistics().begin();
                    try {
                        statements =
                                interpreter.compiled(
                                        session.parsed(TextCache.Use.ADHOC, batch), activation);
                    } catch (SqlError e) {
                        session.lastError(e.number());
                        client.report(e);
                        return false;
                    }
                    interpreter.statistics().compiled(start);
                    if (session.settings().showPlan() && !isShowPlanOff(statements)) {
                        interpreter.guarded(activation, () -> show(batch, activation));
                    } else {
                        runAll(statements, activation);
                    }
                    return true;
                });
    }

    private void runAll(List<Statement> statements, Activation activation) {
        try {
            interpreter.runAll(statements, activation);
        } finally {
            session.batchIdentity(activation.identity());
        }
    }

    private static boolean isShowPlanOff(List<Statement> statements) {
        return statements.size() == 1 && SetOptions.setsShowPlan(statements.get(0));
    }

    private void show(String batch, Activation activation) {
        ParsedText text = TsqlParser.parseWithTexts(batch);
        ShowPlan shown = new ShowPlan(session, client);
        text.statements()
                .forEach(
                        statement -> shown.show(statement, text, interpreter.scope(activation), 0));
    }

    /** No request of the session's: nobody sees it run. */
    void function(Consumer<Interpreter> work) {
        result(() -> interpreter.guarded(interpreter.outside(), () -> work.accept(interpreter)));
    }

    Outcome refuse(SqlError error) {
        return outcome(
                () -> {
                    session.lastError(error.number());
                    client.report(error);
                    return false;
                });
    }

    Outcome call(ObjectName procedure, List<CallArgument> arguments) {
        Activation activation = new Activation(Activation.Kind.BATCH, Optional.empty(), client, 0);
        List<PassedArgument> passed =
                arguments.stream()
                        .map(
                                argument ->
                                        new PassedArgument(
                                                argument.name(),
                                                argument.value(),
                                                argument.output()))
                        .toList();
        return outcome(
                () ->
                        interpreter.guarded(
                                activation,
                                () -> {
                                    Executions.Done done =
                                            interpreter
                                                    .executions()
                                                    .call(procedure, passed, client, activation);
                                    new TreeMap<>(done.outputs())
                                            .forEach(
                                                    (position, value) ->
                                                            client.outputValue(
                                                                    position,
                                                                    arguments
                                                                            .get(position)
                                                                            .name()
                                                                            .orElse(""),
                                                                    value));
                                    client.returnStatus(done.status());
                                    done.mismatch()
                                            .ifPresent(
                                                    error -> {
                                                        throw error;
                                                    });
                                }));
    }

    Outcome bulkLoad(List<ResultColumn> columns, FrameStream rows) {
        Activation activation = new Activation(Activation.Kind.BATCH, Optional.empty(), client, 0);
        return outcome(
                () ->
                        interpreter.guarded(
                                activation,
                                () -> {
                                    Statement.InsertBulk announced =
                                            session.announcedBulk()
                                                    .orElseThrow(
                                                            () ->
                                                                    SqlError.of(
                                                                            ErrorCode
                                                                                    .BULK_NOT_ANNOUNCED));
                                    session.announceBulk(Optional.empty());
                                    long inserted = load(announced, columns, rows, activation);
                                    session.rowCount(inserted);
                                    client.rowCount(inserted);
                                    client.statementEnd(
                                            new StatementEnd(
                                                    StatementKind.BULK_INSERT,
                                                    OptionalLong.of(inserted),
                                                    false,
                                                    0));
                                }));
    }

    private long load(
            Statement.InsertBulk announced,
            List<ResultColumn> columns,
            FrameStream rows,
            Activation activation) {
        Statement.Insert insert =
                new Statement.Insert(
                        announced.table(),
                        announced.columns(),
                        new InsertSource.FromClient(announced.keepNulls()),
                        announced.line());
        try (InsertSink sink = session.engine().insert(insert, interpreter.scope(activation))) {
            sink.begin(columns);
            for (Optional<Frame> frame = rows.next(); frame.isPresent(); frame = rows.next()) {
                session.checkCancelled();
                sink.add(frame.get());
            }
            session.checkCancelled();
            return sink.finish();
        }
    }

    /** What a batch does; false when it did not run to its end. */
    private interface Body {
        boolean run();
    }

    private Outcome outcome(Body body) {
        long begun = System.nanoTime();
        session.clock().begin();
        Optional<GroupCounts> group = session.group();
        group.ifPresent(GroupCounts::requestBegan);
        try {
            return result(body);
        } finally {
            group.ifPresent(GroupCounts::requestEnded);
            session.clock().end();
            session.parts().requests().ended(client.errors(), System.nanoTime() - begun);
        }
    }

    private Outcome result(Body body) {
        try {
            boolean completed;
            session.engine().enterScope(false);
            try {
                completed = body.run();
            } catch (Ended.Scope | Ended.Batch e) {
                completed = false;
            } finally {
                session.engine().leaveScope();
            }
            rollBackIfDoomed();
            return client.outcome(completed, false);
        } catch (Ended.Session e) {
            session.close();
            return client.outcome(false, true);
        } catch (ConsumerFailed e) {
            rollBack(e);
            throw e.rethrown();
        }
    }

    private void rollBack(ConsumerFailed reason) {
        try {
            if (session.engine().transactionDepth() > 0) {
                session.engine().rollback();
            }
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
        }
    }

    private void rollBackIfDoomed() {
        EngineSession engine = session.engine();
        if (engine.transactionState() == -1) {
            engine.rollback();
            client.report(SqlError.of(ErrorCode.TRANSACTION_DOOMED_AT_END).at(1));
        }
    }
}
