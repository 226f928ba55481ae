package dev.outrigger.procedures.jobs;

import dev.outrigger.procedures.system.Configuration;
import dev.outrigger.procedures.system.Option;
import java.time.Duration;
import java.time.LocalDateTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is kept of runs and steps that ended, or that were to be and were not: rows of the history,
 * lines of the log, counts. Thread-safe.
 */
final class RunRecords implements JobRun.Journal {
    private static final Logger LOG = LoggerFactory.getLogger(JobAgent.class);
    private static final int WRITES_MAX = 3;

    private final JobTables tables;
    private final int session;
    private final JobClock clock;
    private final Configuration configuration;
    private final JobCounts counts;

    /** session: of the agent. */
    RunRecords(
            JobTables tables,
            int session,
            JobClock clock,
            Configuration configuration,
            JobCounts counts) {
        this.tables = tables;
        this.session = session;
        this.clock = clock;
        this.configuration = configuration;
        this.counts = counts;
    }

    @Override
    public void stepBegun(String job, int step, LocalDateTime now) {
        persistently(() -> tables.stepBegun(session, job, step, now));
    }

    @Override
    public void stepEnded(HistoryRow row) {
        persistently(() -> tables.stepEnded(row));
        counts.stepEnded(row.status());
    }

    /** A run that was under way when the instance ended without warning. */
    void interrupted(JobTables.Interrupted run) {
        if (!run.stepEnded()) {
            tables.stepEnded(
                    new HistoryRow(
                            run.job(),
                            run.step(),
                            run.stepName(),
                            0,
                            0,
                            "The instance ended while the step ran.  What it had committed stays; whether that is all of its work, or none,"
                                    + " is not known.  The step failed.",
                            HistoryRow.FAILED,
                            run.stepStart(),
                            Duration.ZERO,
                            0));
        }
        String step =
                run.step() == 0
                        ? ""
                        : "  The last step to run was step "
                                + run.step()
                                + " ("
                                + run.stepName()
                                + ").";
        end(
                new HistoryRow(
                        run.job(),
                        0,
                        HistoryRow.OUTCOME,
                        0,
                        0,
                        "The job failed.  It was interrupted: the instance ended while it ran.  "
                                + invokedBy(run.source())
                                + step,
                        HistoryRow.FAILED,
                        run.start(),
                        Duration.ZERO,
                        0));
        counts.ended(HistoryRow.FAILED);
        LOG.atWarn()
                .addKeyValue("job", run.jobName())
                .addKeyValue("started", run.start())
                .log("job interrupted");
    }

    private static String invokedBy(String source) {
        return "The Job was invoked by " + (source.equals("4") ? "a user." : "a schedule.");
    }

    /** A run that waited for a thread when the instance ended without warning. */
    void unbegun(JobTables.Unbegun run) {
        end(
                new HistoryRow(
                        run.job(),
                        0,
                        HistoryRow.OUTCOME,
                        0,
                        0,
                        "The job failed.  It did not begin: the instance ended while it waited for others.  "
                                + invokedBy(run.source()),
                        HistoryRow.FAILED,
                        run.requested(),
                        Duration.ZERO,
                        0));
        counts.ended(HistoryRow.FAILED);
        LOG.atWarn()
                .addKeyValue("job", run.jobName())
                .addKeyValue("requested", run.requested())
                .log("job did not begin");
    }

    private void end(HistoryRow row) {
        tables.ended(
                session,
                row,
                clock.local(),
                configuration.running(Option.JOB_HISTORY_ROWS_PER_JOB),
                configuration.running(Option.JOB_HISTORY_ROWS));
    }

    /** A run that was accepted and had no thread before the instance was closed. */
    void neverBegun(JobDefinition job, Reason reason) {
        ended(
                job,
                new JobRun.Ended(
                        HistoryRow.CANCELED,
                        "The job was stopped prior to completion.  The instance was closed before the job began.  "
                                + reason.told()),
                clock.local(),
                Duration.ZERO);
    }

    void ended(JobDefinition job, JobRun.Ended end, LocalDateTime began, Duration took) {
        HistoryRow row =
                new HistoryRow(
                        job.id(),
                        0,
                        HistoryRow.OUTCOME,
                        0,
                        0,
                        end.message(),
                        end.status(),
                        began,
                        took,
                        0);
        persistently(() -> end(row));
        counts.ended(end.status(), took);
        boolean good = end.status() == HistoryRow.SUCCEEDED;
        if (isWanted(job.logLevel(), end.status())) {
            (good ? LOG.atInfo() : LOG.atWarn())
                    .addKeyValue("job", job.name())
                    .addKeyValue(
                            "outcome",
                            good
                                    ? "succeeded"
                                    : end.status() == HistoryRow.CANCELED ? "cancelled" : "failed")
                    .addKeyValue("seconds", took.toSeconds())
                    .log("job ended");
        }
    }

    /** level: 1 after success, 2 after anything else, 3 always. */
    static boolean isWanted(int level, int status) {
        return (level & (status == HistoryRow.SUCCEEDED ? 1 : 2)) != 0;
    }

    /** Somebody may hold the rows for a while: a history is not given up at once. */
    private static void persistently(Runnable write) {
        for (int tries = 1; ; tries++) {
            try {
                write.run();
                return;
            } catch (JobTablesFailed e) {
                if (tries == WRITES_MAX) {
                    throw e;
                }
            }
        }
    }
}
