package dev.outrigger.procedures.batch;

/** What SET changes and the end of a procedure restores. */
record SessionSettings(boolean noCount, boolean abortTransaction) {
    static final SessionSettings INITIAL = new SessionSettings(false, false);

    SessionSettings withNoCount(boolean on) {
        return new SessionSettings(on, abortTransaction);
    }

    SessionSettings withAbortTransaction(boolean on) {
        return new SessionSettings(noCount, on);
    }
}
