package dev.outrigger.procedures.external;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.exec.TextCache;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.procedures.procedure.PassedArgument;
import dev.outrigger.procedures.system.SystemCall;
import dev.outrigger.scripthost.ScriptQueries;
import dev.outrigger.scripthost.ScriptQuery;
import dev.outrigger.scripthost.ScriptQueryEnd;
import dev.outrigger.scripthost.ScriptRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs what a script asks while it runs: in its session, as its caller, as sp_executesql would.
 * What is wrong with a statement is told to the script; what ends the session's batch ends the
 * script.
 */
final class LoopbackQueries implements ScriptQueries {
    private static final int FATAL_SEVERITY = 20;

    private final SystemCall call;
    private final ScriptPlace place;
    private final boolean allowed;
    private final long bytesMax;
    private final Consumer<Runnable> alone;

    /**
     * bytesMax: of a query's rows; alone: runs what works with the engine while nobody else does.
     */
    LoopbackQueries(
            SystemCall call,
            ScriptPlace place,
            boolean allowed,
            long bytesMax,
            Consumer<Runnable> alone) {
        this.call = call;
        this.place = place;
        this.allowed = allowed;
        this.bytesMax = bytesMax;
        this.alone = alone;
    }

    @Override
    public ScriptQueryEnd run(ScriptQuery query, ScriptRows rows) {
        long[] count = {-1};
        try {
            alone.accept(
                    () ->
                            count[0] =
                                    place.asked(
                                            () ->
                                                    run(
                                                            query,
                                                            new LoopbackTarget(
                                                                    rows,
                                                                    query.rows(),
                                                                    bytesMax))));
        } catch (SqlError e) {
            if (e.code() == ErrorCode.CANCELLED || e.severity() >= FATAL_SEVERITY) {
                throw e;
            }
            return new ScriptQueryEnd.Failed(
                    e.number(),
                    e.severity(),
                    e.state(),
                    Math.max(1, e.line()),
                    e.procedure().orElse(""),
                    e.getMessage());
        }
        return new ScriptQueryEnd.Done(count[0]);
    }

    private long run(ScriptQuery query, LoopbackTarget target) {
        if (!allowed) {
            throw SqlError.of(ErrorCode.SCRIPT_QUERIES_DISABLED);
        }
        LoopbackMarkers marked = LoopbackMarkers.of(query.text(), query.names());
        List<Statement> statements =
                call.engine()
                        .texts()
                        .get(
                                TextCache.Use.ADHOC,
                                marked.text(),
                                () -> TsqlParser.parse(marked.text()));
        LoopbackStatement.requireAllowed(statements, query.rows());
        List<SqlValue> values = LoopbackValues.of(query.values());
        List<Statement.Parameter> declared = new ArrayList<>();
        List<PassedArgument> passed = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            String name = marked.names().get(i);
            declared.add(
                    new Statement.Parameter(name, values.get(i).type(), Optional.empty(), false));
            passed.add(new PassedArgument(Optional.of(name), Optional.of(values.get(i)), false));
        }
        return call.query(marked.text(), declared, passed, target);
    }

    @Override
    public void cancel() {
        call.abandonQuery();
    }
}
