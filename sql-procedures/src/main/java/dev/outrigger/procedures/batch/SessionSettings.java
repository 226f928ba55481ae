package dev.outrigger.procedures.batch;

/**
 * What SET changes and the end of a procedure restores.
 *
 * @param showPlan statements send their plans and do not run
 * @param statisticsTime each statement tells how long it took
 * @param statisticsIo each statement tells what it read
 */
record SessionSettings(
        boolean noCount,
        boolean abortTransaction,
        boolean showPlan,
        boolean statisticsTime,
        boolean statisticsIo) {
    static final SessionSettings INITIAL = new SessionSettings(false, false, false, false, false);

    SessionSettings withNoCount(boolean on) {
        return new SessionSettings(on, abortTransaction, showPlan, statisticsTime, statisticsIo);
    }

    SessionSettings withAbortTransaction(boolean on) {
        return new SessionSettings(noCount, on, showPlan, statisticsTime, statisticsIo);
    }

    SessionSettings withShowPlan(boolean on) {
        return new SessionSettings(noCount, abortTransaction, on, statisticsTime, statisticsIo);
    }

    SessionSettings withStatisticsTime(boolean on) {
        return new SessionSettings(noCount, abortTransaction, showPlan, on, statisticsIo);
    }

    SessionSettings withStatisticsIo(boolean on) {
        return new SessionSettings(noCount, abortTransaction, showPlan, statisticsTime, on);
    }
}
