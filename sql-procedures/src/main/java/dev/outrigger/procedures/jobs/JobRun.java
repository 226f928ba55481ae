package dev.outrigger.procedures.jobs;

import dev.outrigger.Message;
import dev.outrigger.procedures.jobs.JobDefinition.Flow;
import dev.outrigger.procedures.jobs.JobDefinition.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One run of a job: its steps in turn, each tried as often as it may be. */
final class JobRun {
    /** Steps that lead to each other do so at most so often. */
    private static final int STEPS_MAX = 10_000;

    private static final int MESSAGE_CHARS = 4_000;

    /** What sp_help_job says of a run. */
    enum Status {
        EXECUTING(1),
        WAITING_FOR_THREAD(2),
        BETWEEN_RETRIES(3);

        final int number;

        Status(int number) {
            this.number = number;
        }
    }

    /** How a run ended. status: as the history numbers it. */
    record Ended(int status, String message) {}

    /** What happens around a run that others must know of. */
    interface Journal {
        void stepBegun(String job, int step, LocalDateTime now);

        void stepEnded(HistoryRow row);
    }

    private final String job;
    private final Reason reason;
    private final JobClock clock;
    private final SessionSource sessions;
    private final Journal journal;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile String stoppedBy = "";
    private volatile Status status = Status.WAITING_FOR_THREAD;
    private volatile int step;
    private volatile int attempt;
    private volatile StepRun current;
    private Optional<Step> last = Optional.empty();

    JobRun(String job, Reason reason, JobClock clock, SessionSource sessions, Journal journal) {
        this.job = job;
        this.reason = reason;
        this.clock = clock;
        this.sessions = sessions;
        this.journal = journal;
    }

    String job() {
        return job;
    }

    Reason reason() {
        return reason;
    }

    Status status() {
        return status;
    }

    int step() {
        return step;
    }

    int attempt() {
        return attempt;
    }

    /** Ends the run as soon as possible; whoever runs it notes that. by: a sentence. */
    void stop(String by) {
        stoppedBy = by;
        stop.countDown();
        StepRun running = current;
        if (running != null) {
            running.stop();
        }
    }

    private boolean isStopped() {
        return stop.getCount() == 0;
    }

    Ended run(JobDefinition definition) throws InterruptedException {
        int first =
                reason instanceof Reason.Asked asked
                        ? asked.step().orElse(definition.startStep())
                        : definition.startStep();
        int next = first;
        for (int steps = 0; steps < STEPS_MAX; steps++) {
            Optional<Step> found = definition.step(next);
            if (found.isEmpty()) {
                return ended(HistoryRow.FAILED, "The job has no step " + next + ".");
            }
            last = found;
            int outcome = attempts(definition, found.get());
            if (outcome == HistoryRow.CANCELED) {
                return ended(HistoryRow.CANCELED, stoppedBy);
            }
            Flow flow =
                    outcome == HistoryRow.SUCCEEDED
                            ? found.get().onSuccess()
                            : found.get().onFailure();
            if (flow.action() == Flow.SUCCEED) {
                return ended(HistoryRow.SUCCEEDED, "");
            }
            if (flow.action() == Flow.FAIL) {
                return ended(HistoryRow.FAILED, "");
            }
            next = flow.action() == Flow.NEXT ? next + 1 : flow.step();
        }
        return ended(
                HistoryRow.FAILED, "Its steps have led to each other " + STEPS_MAX + " times.");
    }

    private Ended ended(int outcome, String why) {
        String verb =
                switch (outcome) {
                    case HistoryRow.SUCCEEDED -> "The job succeeded.  ";
                    case HistoryRow.CANCELED -> "The job was stopped prior to completion.  ";
                    default -> "The job failed.  ";
                };
        String asked =
                reason instanceof Reason.Asked by && by.step().isPresent()
                        ? "  The job was requested to start at step " + by.step().get() + "."
                        : "";
        String lastStep =
                last.map(
                                one ->
                                        "  The last step to run was step "
                                                + one.id()
                                                + " ("
                                                + one.name()
                                                + ").")
                        .orElse("");
        return new Ended(
                outcome,
                verb + (why.isEmpty() ? "" : why + "  ") + reason.told() + lastStep + asked);
    }

    /** Tries a step until it succeeds or may be tried no more. */
    private int attempts(JobDefinition definition, Step tried) throws InterruptedException {
        step = tried.id();
        for (int retry = 0; ; retry++) {
            attempt = retry;
            status = Status.EXECUTING;
            Instant began = clock.now();
            journal.stepBegun(job, tried.id(), JobClock.local(began));
            StepRun run = new StepRun(sessions, definition, tried);
            current = run;
            if (isStopped()) {
                run.stop();
            }
            boolean succeeded = run.run();
            current = null;
            int outcome =
                    succeeded
                            ? HistoryRow.SUCCEEDED
                            : isStopped()
                                    ? HistoryRow.CANCELED
                                    : retry < tried.retries()
                                            ? HistoryRow.RETRY
                                            : HistoryRow.FAILED;
            journal.stepEnded(row(tried, run.log(), outcome, began, retry));
            if (outcome != HistoryRow.RETRY) {
                return outcome;
            }
            status = Status.BETWEEN_RETRIES;
            Duration pause = clock.wall(Duration.ofMinutes(tried.retryMinutes()));
            if (stop.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                return HistoryRow.CANCELED;
            }
        }
    }

    private HistoryRow row(Step tried, StepLog log, int outcome, Instant began, int retry) {
        String verdict =
                switch (outcome) {
                    case HistoryRow.SUCCEEDED -> "The step succeeded.";
                    case HistoryRow.CANCELED ->
                            "The step was cancelled (stopped) as the result of a stop job request.";
                    case HistoryRow.RETRY -> "The step failed.  It is tried again.";
                    default -> "The step failed.";
                };
        Optional<Message> error = log.firstError();
        String message = log.text() + verdict;
        return new HistoryRow(
                job,
                tried.id(),
                tried.name(),
                error.map(Message::number).orElse(0),
                error.map(Message::severity).orElse(0),
                message.length() > MESSAGE_CHARS ? message.substring(0, MESSAGE_CHARS) : message,
                outcome,
                JobClock.local(began),
                Duration.between(began, clock.now()),
                retry);
    }
}
