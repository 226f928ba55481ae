package dev.outrigger.engine.store;

/**
 * Lets committers share syncs: one that comes while a sync runs waits for the next, which one of
 * those waiting does for all of them. Thread-safe.
 */
final class SyncGroup {
    private final Runnable sync;
    private long started;
    private long completed;
    private boolean running;

    SyncGroup(Runnable sync) {
        this.sync = sync;
    }

    /**
     * Returns once a sync that began after this call has ended. An interrupt waits: what is
     * committed cannot be taken back.
     */
    void await() {
        boolean interrupted = false;
        try {
            long turn;
            synchronized (this) {
                // A sync under way may have begun before the caller's writes: only one that starts
                // from now on counts.
                long wanted = started + 1;
                while (running && completed < wanted) {
                    try {
                        wait();
                    } catch (InterruptedException e) {
                        interrupted = true;
                    }
                }
                if (completed >= wanted) {
                    return;
                }
                running = true;
                turn = ++started;
            }
            lead(turn);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void lead(long turn) {
        boolean done = false;
        try {
            sync.run();
            done = true;
        } finally {
            synchronized (this) {
                running = false;
                if (done) {
                    completed = turn;
                }
                notifyAll();
            }
        }
    }
}
