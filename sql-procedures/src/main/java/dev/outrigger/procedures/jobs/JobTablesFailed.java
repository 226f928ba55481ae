package dev.outrigger.procedures.jobs;

/** The tables of msdb could not be read or written. */
final class JobTablesFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JobTablesFailed(String message) {
        super(message);
    }
}
