package dev.outrigger.engine.store;

import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;

/**
 * Keeps changes of H2's maps and the saving of them apart. H2 takes the maps one by one when it
 * saves: a change of two of them at that time, such as of a table and of the log that undoes it,
 * may be saved by half, and then shows half a transaction, or undoes a committed one, after a
 * crash. Thread-safe.
 */
final class SaveLock {
    /**
     * Saved at so large a part of the memory at which H2 would do it by itself, in the middle of a
     * change.
     */
    private static final int PARTS = 2;

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    /** Runs one change, which no save comes between. It must not wait for others for long. */
    <T> T changing(MVStore pages, Supplier<T> change) {
        if (lock.getReadHoldCount() == 0
                && pages.getUnsavedMemory() > pages.getAutoCommitMemory() / PARTS) {
            saving(pages::commit);
        }
        lock.readLock().lock();
        try {
            return change.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    void saving(Runnable save) {
        lock.writeLock().lock();
        try {
            save.run();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
