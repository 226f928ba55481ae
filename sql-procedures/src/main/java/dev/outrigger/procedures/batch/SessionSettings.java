package dev.outrigger.procedures.batch;

/**
 * What SET changes and the end of a procedure restores.
 *
 * @param showPlan statements send their plans and do not run
 * @param statisticsTime each statement tells how long it took
 * @param statisticsIo each statement tells what it read
 * @param statisticsProfile each query tells what its operators did
 */
record SessionSettings(
        boolean noCount,
        boolean abortTransaction,
        boolean showPlan,
        boolean statisticsTime,
        boolean statisticsIo,
        boolean statisticsProfile) {
    static final SessionSettings INITIAL =
            new SessionSettings(false, false, false, false, false, false);

    SessionSettings withNoCount(boolean on) {
        return new SessionSettings(
                on, abortTransaction, showPlan, statisticsTime, statisticsIo, statisticsProfile);
    }

    SessionSettings withAbortTransaction(boolean on) {
        return new SessionSettings(
                noCount, on, showPlan, statisticsTime, statisticsIo, statisticsProfile);
    }

    SessionSettings withShowPlan(boolean on) {
        return new SessionSettings(
                noCount, abortTransaction, on, statisticsTime, statisticsIo, statisticsProfile);
    }

    SessionSettings withStatisticsTime(boolean on) {
        return new SessionSettings(
                noCount, abortTransaction, showPlan, on, statisticsIo, statisticsProfile);
    }

    SessionSettings withStatisticsIo(boolean on) {
        return new SessionSettings(
                noCount, abortTransaction, showPlan, statisticsTime, on, statisticsProfile);
    }

    SessionSettings withStatisticsProfile(boolean on) {
        return new SessionSettings(
                noCount, abortTransaction, showPlan, statisticsTime, statisticsIo, on);
    }
}
