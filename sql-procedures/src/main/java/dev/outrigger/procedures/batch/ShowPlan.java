package dev.outrigger.procedures.batch;

import dev.outrigger.engine.EngineSession;
import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.Scope;
import dev.outrigger.engine.access.Caller;
import dev.outrigger.engine.rights.Permission;
import dev.outrigger.engine.sql.ParsedText;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.procedures.procedure.ResultTarget;
import dev.outrigger.procedures.procedure.RowsFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What SET SHOWPLAN_TEXT ON and EXPLAIN send: a statement's text, then its plan, in a column that
 * is called StmtText.
 */
final class ShowPlan {
    private static final List<ResultColumn> COLUMNS =
            List.of(new ResultColumn("StmtText", SqlType.NVARCHAR_MAX, true));
    private static final int NESTING_MAX = 32;

    private final BatchSession session;
    private final ResultTarget target;
    private final Definitions definitions;

    ShowPlan(BatchSession session, ResultTarget target) {
        this.session = session;
        this.target = target;
        this.definitions = new Definitions(session);
    }

    /** The plan of one statement; empty when it has none. */
    static Optional<List<String>> plan(EngineSession engine, Statement statement, Scope scope) {
        return engine.explain(statement, scope);
    }

    static void send(ResultTarget target, List<String> lines) {
        List<Object[]> rows = new ArrayList<>();
        lines.forEach(line -> rows.add(new Object[] {SqlText.of(line)}));
        target.send(COLUMNS, () -> target.add(RowsFrame.of(COLUMNS, rows)));
    }

    /** A statement and those within it, none of which runs. */
    void show(Statement statement, ParsedText text, Scope scope, int nesting) {
        session.checkCancelled();
        if (statement instanceof Statement.Block block) {
            block.statements().forEach(inner -> show(inner, text, scope, nesting));
            return;
        }
        if (statement instanceof Statement.TryCatch attempt) {
            attempt.attempt().forEach(inner -> show(inner, text, scope, nesting));
            attempt.handler().forEach(inner -> show(inner, text, scope, nesting));
            return;
        }
        EngineSession engine = session.engine();
        engine.caller().access().requireInDatabase(Permission.SHOWPLAN, engine.database());
        send(target, List.of("  ".repeat(nesting) + text.text(statement)));
        plan(session.engine(), statement, scope).ifPresent(lines -> send(target, lines));
        if (statement instanceof Statement.If branch) {
            show(branch.then(), text, scope, nesting);
            branch.otherwise().ifPresent(inner -> show(inner, text, scope, nesting));
        } else if (statement instanceof Statement.While loop) {
            show(loop.body(), text, scope, nesting);
        } else if (statement instanceof Statement.Execute execute) {
            called(execute, nesting);
        }
    }

    /** The statements of a user's procedure show where it is called. */
    private void called(Statement.Execute execute, int nesting) {
        if (nesting == NESTING_MAX
                || !(execute.module() instanceof Statement.Execute.Named named)) {
            return;
        }
        definitions
                .module(named.name())
                .ifPresent(
                        module -> {
                            session.engine().caller().requireExecute(module);
                            if (module.isFunction()) {
                                return;
                            }
                            ParsedText text = TsqlParser.parseWithTexts(module.text());
                            Statement.CreateProcedure procedure =
                                    (Statement.CreateProcedure) text.statements().get(0);
                            Activation inner =
                                    new Activation(
                                            Activation.Kind.PROCEDURE,
                                            Optional.of(module.name()),
                                            target,
                                            nesting + 1);
                            procedure
                                    .parameters()
                                    .forEach(
                                            parameter ->
                                                    inner.declare(
                                                            parameter.name(), parameter.type()));
                            List<String> names =
                                    procedure.parameters().stream()
                                            .map(Statement.Parameter::name)
                                            .toList();
                            BatchCheck.declared(
                                            procedure.body(),
                                            names,
                                            inner.kind(),
                                            inner.procedure())
                                    .variables()
                                    .forEach(
                                            variable ->
                                                    inner.declare(
                                                            variable.name(), variable.type()));
                            Scope scope = new ActivationScope(inner, session.functions());
                            in(
                                    module,
                                    () ->
                                            procedure
                                                    .body()
                                                    .forEach(
                                                            statement ->
                                                                    show(
                                                                            statement,
                                                                            text,
                                                                            scope,
                                                                            nesting + 1)));
                        });
    }

    /** A chain of ownership reaches into what a procedure names, as when it runs. */
    private void in(Catalog.Module module, Runnable work) {
        EngineSession engine = session.engine();
        String callers = engine.database();
        engine.use(module.database());
        Caller.Before before = engine.caller().enter(Optional.of(module));
        try {
            work.run();
        } finally {
            engine.caller().leave(before);
            engine.use(callers);
        }
    }
}
