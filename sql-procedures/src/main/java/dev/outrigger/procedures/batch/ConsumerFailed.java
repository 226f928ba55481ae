package dev.outrigger.procedures.batch;

/** The client's consumer threw: the batch ends and the cause leaves it. */
final class ConsumerFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** thrown: unchecked, since no method of a consumer throws anything else. */
    ConsumerFailed(Throwable thrown) {
        super(thrown);
    }

    /** What leaves the batch: the cause, with what failed after it. */
    RuntimeException rethrown() {
        for (Throwable later : getSuppressed()) {
            getCause().addSuppressed(later);
        }
        if (getCause() instanceof Error error) {
            throw error;
        }
        return (RuntimeException) getCause();
    }
}
