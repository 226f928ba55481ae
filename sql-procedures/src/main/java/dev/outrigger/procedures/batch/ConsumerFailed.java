package dev.outrigger.procedures.batch;

/** The client's consumer threw: the batch ends and the cause leaves it. */
final class ConsumerFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RuntimeException thrown;

    ConsumerFailed(RuntimeException thrown) {
        super(thrown);
        this.thrown = thrown;
    }

    RuntimeException thrown() {
        return thrown;
    }
}
