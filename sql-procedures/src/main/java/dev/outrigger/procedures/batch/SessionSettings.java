package dev.outrigger.procedures.batch;

import java.util.EnumSet;
import java.util.Set;

/**
 * What SET changes and the end of a procedure restores.
 *
 * @param lockTimeout milliseconds; -1: as long as the engine lets anything wait
 * @param rowsMax how many rows a statement gives or changes; 0: all
 * @param textSize how many bytes of a value of a MAX type are sent; -1: all
 */
record SessionSettings(
        Set<Flag> flags, Isolation isolation, int lockTimeout, long rowsMax, int textSize) {
    /** What is on or off. */
    enum Flag {
        NO_COUNT,
        ABORT_TRANSACTION,
        IMPLICIT_TRANSACTIONS,
        /** A client's server cursors end with the transaction. */
        CLOSE_CURSORS,
        /** Queries send their columns and no row; nothing changes anything. */
        FORMAT_ONLY,
        /** Statements send their plans and do not run. */
        SHOW_PLAN,
        /** Each statement tells how long it took. */
        STATISTICS_TIME,
        /** Each statement tells what it read. */
        STATISTICS_IO,
        /** Each query tells what its operators did. */
        STATISTICS_PROFILE
    }

    /** What a transaction sees of others. */
    enum Isolation {
        /** Given what READ COMMITTED gives: nobody ever reads what is not committed. */
        READ_UNCOMMITTED,
        READ_COMMITTED,
        /** Given what SERIALIZABLE gives. */
        REPEATABLE_READ,
        SERIALIZABLE;

        boolean keepsReads() {
            return compareTo(REPEATABLE_READ) >= 0;
        }
    }

    static final SessionSettings INITIAL =
            new SessionSettings(Set.of(), Isolation.READ_COMMITTED, -1, 0, -1);

    SessionSettings {
        flags = Set.copyOf(flags);
    }

    boolean is(Flag flag) {
        return flags.contains(flag);
    }

    boolean noCount() {
        return is(Flag.NO_COUNT);
    }

    boolean abortTransaction() {
        return is(Flag.ABORT_TRANSACTION);
    }

    boolean showPlan() {
        return is(Flag.SHOW_PLAN);
    }

    boolean statisticsTime() {
        return is(Flag.STATISTICS_TIME);
    }

    boolean statisticsIo() {
        return is(Flag.STATISTICS_IO);
    }

    boolean statisticsProfile() {
        return is(Flag.STATISTICS_PROFILE);
    }

    SessionSettings with(Flag flag, boolean on) {
        EnumSet<Flag> changed = EnumSet.noneOf(Flag.class);
        changed.addAll(flags);
        if (on) {
            changed.add(flag);
        } else {
            changed.remove(flag);
        }
        return new SessionSettings(changed, isolation, lockTimeout, rowsMax, textSize);
    }

    SessionSettings with(Isolation level) {
        return new SessionSettings(flags, level, lockTimeout, rowsMax, textSize);
    }

    SessionSettings withLockTimeout(int milliseconds) {
        return new SessionSettings(flags, isolation, milliseconds, rowsMax, textSize);
    }

    SessionSettings withRowsMax(long rows) {
        return new SessionSettings(flags, isolation, lockTimeout, rows, textSize);
    }

    SessionSettings withTextSize(int bytes) {
        return new SessionSettings(flags, isolation, lockTimeout, rowsMax, bytes);
    }
}
