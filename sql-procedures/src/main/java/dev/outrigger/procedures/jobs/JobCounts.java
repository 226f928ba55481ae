package dev.outrigger.procedures.jobs;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** What the agent has done since it began. Thread-safe. */
public final class JobCounts {
    private final LongAdder succeeded = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder cancelled = new LongAdder();
    private final LongAdder steps = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder missed = new LongAdder();
    private final LongAdder skipped = new LongAdder();
    private final LongAdder errors = new LongAdder();
    private final LongAdder millis = new LongAdder();

    void ended(int status) {
        ended(status, Duration.ZERO);
    }

    void ended(int status, Duration took) {
        switch (status) {
            case HistoryRow.SUCCEEDED -> succeeded.increment();
            case HistoryRow.CANCELED -> cancelled.increment();
            default -> failed.increment();
        }
        millis.add(took.toMillis());
    }

    void stepEnded(int status) {
        (status == HistoryRow.RETRY ? retries : steps).increment();
    }

    void runMissed() {
        missed.increment();
    }

    void runSkipped() {
        skipped.increment();
    }

    void failedToRun() {
        errors.increment();
    }

    public long succeeded() {
        return succeeded.sum();
    }

    /** Interrupted ones too. */
    public long failed() {
        return failed.sum();
    }

    public long cancelled() {
        return cancelled.sum();
    }

    /** Steps that ended, however. */
    public long steps() {
        return steps.sum();
    }

    /** Attempts at steps that failed and were followed by another. */
    public long retries() {
        return retries.sum();
    }

    /** Times of schedules that came while the instance was away. */
    public long missed() {
        return missed.sum();
    }

    /** Times of schedules that came while the job still ran. */
    public long skipped() {
        return skipped.sum();
    }

    /** Runs that the agent itself could not begin or note. */
    public long errors() {
        return errors.sum();
    }

    /** How long all runs took, by the clock of jobs. */
    public long millis() {
        return millis.sum();
    }
}
