package dev.outrigger.procedures.batch;

/**
 * Control leaves what runs because of an error that has been reported. Never seen outside this
 * package.
 */
sealed class Ended extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Ended() {
        super(null, null, false, false);
    }

    /** The procedure, string or batch that the error is in. */
    static final class Scope extends Ended {
        private static final long serialVersionUID = 1L;
    }

    static final class Batch extends Ended {
        private static final long serialVersionUID = 1L;
    }

    static final class Session extends Ended {
        private static final long serialVersionUID = 1L;
    }
}
