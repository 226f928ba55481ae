package dev.outrigger.engine.store;

import java.util.function.Supplier;

/**
 * A transaction's locks of what is no table but has an id of its own, such as a sequence: among the
 * locks of tables, so that a circle of waiting owners is found.
 */
final class ObjectLocks {
    private final TableLocks locks;
    private final LockWait waits;
    private final Object owner;

    ObjectLocks(TableLocks locks, LockWait waits, Object owner) {
        this.locks = locks;
        this.waits = waits;
        this.owner = owner;
    }

    /** Until the transaction ends. */
    void alone(long id) {
        waits.untilTaken(locks, owner, id, TableLocks.Mode.ALONE);
    }

    /** While the work runs, which no owner that has the object alone runs beside. */
    synchronized <T> T during(long id, Supplier<T> work) {
        waits.untilTaken(locks, owner, id, TableLocks.Mode.WRITE);
        try {
            return work.get();
        } finally {
            locks.release(owner, id, TableLocks.Mode.WRITE);
        }
    }
}
