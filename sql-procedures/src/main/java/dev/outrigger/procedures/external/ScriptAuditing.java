package dev.outrigger.procedures.external;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.procedures.audit.AuditedRun;
import dev.outrigger.procedures.audit.AuditedRun.Outcome;
import dev.outrigger.procedures.audit.ScriptAudit;
import dev.outrigger.procedures.external.ScriptPlace.Surroundings;
import dev.outrigger.scripthost.ScriptPhase;
import java.util.Optional;

/** Tells the audit of a request: that it begins, and how it ended. */
final class ScriptAuditing {
    private ScriptAuditing() {}

    static void run(
            ScriptAudit audit,
            ScriptActivity activity,
            Surroundings around,
            String script,
            Runnable work) {
        Optional<AuditedRun> run = audit.begin(begin(activity, around), script);
        if (run.isEmpty()) {
            work.run();
            return;
        }
        Outcome outcome = Outcome.FAILED;
        int error = 0;
        long begun = System.nanoTime();
        try {
            work.run();
            outcome = Outcome.SUCCEEDED;
        } catch (SqlError e) {
            outcome = outcome(e, around);
            error = e.number();
            throw e;
        } catch (RuntimeException | Error e) {
            error = ErrorCode.INTERNAL.number();
            throw e;
        } finally {
            audit.end(run.get(), end(activity, (System.nanoTime() - begun) / 1e6, outcome, error));
        }
    }

    private static AuditedRun.Begin begin(ScriptActivity activity, Surroundings around) {
        return new AuditedRun.Begin(
                activity.request(),
                activity.asker().session(),
                around.login(),
                activity.asker().login(),
                activity.asker().user(),
                around.host(),
                around.program(),
                around.database(),
                activity.language(),
                activity.runtime(),
                around.group(),
                around.pool());
    }

    private static Outcome outcome(SqlError error, Surroundings around) {
        return switch (error.code()) {
            case CANCELLED -> around.killed().getAsBoolean() ? Outcome.KILLED : Outcome.CANCELLED;
            case SCRIPT_OUT_OF_RESOURCES ->
                    error.state() == ScriptErrors.TIME_STATE
                            ? Outcome.TIMED_OUT
                            : Outcome.OUT_OF_RESOURCES;
            case SCRIPT_HOST_LOST -> Outcome.HOST_DIED;
            default -> Outcome.FAILED;
        };
    }

    private static AuditedRun.End end(
            ScriptActivity activity, double elapsed, Outcome outcome, int error) {
        return new AuditedRun.End(
                elapsed,
                activity.millis(ScriptPhase.QUEUE),
                activity.millis(ScriptPhase.START),
                activity.millis(ScriptPhase.INPUT),
                activity.millis(ScriptPhase.RUN),
                activity.millis(ScriptPhase.OUTPUT),
                activity.rowsIn(),
                activity.rowsOut(),
                activity.degree(),
                activity.peakKilobytes().orElse(0),
                outcome,
                error);
    }
}
