package dev.outrigger.procedures.jobs;

import dev.outrigger.ClientConnection;
import dev.outrigger.Outcome;
import dev.outrigger.Session;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.procedures.jobs.JobDefinition.Step;
import java.util.Optional;
import java.util.UUID;

/** One attempt at a step, in a session of its own that works for the job's owner. */
final class StepRun {
    private final SessionSource sessions;
    private final JobDefinition job;
    private final Step step;
    private final StepLog log = new StepLog(this::cancelIfStopped);

    /** Guarded by this. */
    private Session session;

    private boolean stopped;

    StepRun(SessionSource sessions, JobDefinition job, Step step) {
        this.sessions = sessions;
        this.job = job;
        this.step = step;
    }

    StepLog log() {
        return log;
    }

    /** Whether it did all that it was to do. */
    boolean run() {
        if (job.owner().isEmpty() || job.ownerDisabled()) {
            log.add(
                    "Unable to determine if the owner ("
                            + job.owner().orElse("a login that was dropped")
                            + ") of job "
                            + job.name()
                            + " has server access"
                            + (job.ownerDisabled() ? ": the login is disabled.  " : ".  "));
            return false;
        }
        log.add("Executed as user: " + step.user().orElse(job.owner().get()) + ".  ");
        try (Session opened = sessions.open(job.administrator() ? Optional.empty() : job.owner())) {
            synchronized (this) {
                session = opened;
                if (stopped) {
                    return false;
                }
            }
            opened.client(connection());
            boolean done = prepare(opened) && runBatches(opened);
            if (done && opened.transactionDepth() > 0) {
                log.add("The step left a transaction open: what it did there was rolled back.  ");
                return false;
            }
            return done;
        } catch (SqlError | IllegalStateException | IllegalArgumentException e) {
            // The session was killed, the login dropped, or the text is none: the step has failed.
            log.add(e.getMessage() + "  ");
            return false;
        } finally {
            synchronized (this) {
                session = null;
            }
        }
    }

    /** As SQL Server names it. */
    private ClientConnection connection() {
        String program =
                "SQLAgent - TSQL JobStep (Job 0x"
                        + job.id().replace("-", "")
                        + " : Step "
                        + step.id()
                        + ")";
        return new ClientConnection(
                UUID.randomUUID(),
                "localhost",
                0,
                program,
                "Outrigger",
                "Shared memory",
                "<local machine>",
                false,
                0,
                0);
    }

    private boolean prepare(Session opened) {
        return succeeds(opened, "USE " + quoted(step.database()), false)
                && (step.user().isEmpty()
                        || succeeds(
                                opened,
                                "EXECUTE AS USER = N'" + step.user().get().replace("'", "''") + "'",
                                false));
    }

    private static String quoted(String name) {
        return "[" + name.replace("]", "]]") + "]";
    }

    private boolean runBatches(Session opened) {
        for (TsqlParser.Batch batch : TsqlParser.batches(step.command())) {
            for (int i = 0; i < batch.repeat(); i++) {
                if (!succeeds(opened, batch.text(), true)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** logged: what it prints when nothing goes wrong. */
    private boolean succeeds(Session opened, String text, boolean logged) {
        StepLog told = logged ? log : new StepLog(this::cancelIfStopped);
        Outcome outcome = opened.execute(text, told);
        if (!logged) {
            told.firstError().ifPresent(log::message);
        }
        return outcome.succeeded() && outcome.completed();
    }

    /** A batch that begins forgets that it was cancelled before: its statements ask again. */
    private synchronized void cancelIfStopped() {
        if (stopped && session != null) {
            session.cancel();
        }
    }

    /** Ends it as soon as possible. Any thread. */
    void stop() {
        synchronized (this) {
            stopped = true;
            if (session != null) {
                session.cancel();
            }
        }
    }
}
