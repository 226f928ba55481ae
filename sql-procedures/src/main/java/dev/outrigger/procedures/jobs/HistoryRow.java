package dev.outrigger.procedures.jobs;

import java.time.Duration;
import java.time.LocalDateTime;

/**
 * A row of sysjobhistory.
 *
 * @param step 0 for the job's own
 * @param error the number of the first error; 0 for none
 */
record HistoryRow(
        String job,
        int step,
        String name,
        int error,
        int severity,
        String message,
        int status,
        LocalDateTime at,
        Duration duration,
        int retries) {
    static final int FAILED = 0;
    static final int SUCCEEDED = 1;
    static final int RETRY = 2;
    static final int CANCELED = 3;
    static final String OUTCOME = "(Job outcome)";
}
