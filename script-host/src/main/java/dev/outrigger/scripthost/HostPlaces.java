package dev.outrigger.scripthost;

import dev.outrigger.scripthost.ScriptFailure.Reason;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The bounded number of hosts that may run at once. A host that waits for its session's next call
 * gives its place up when another session needs one. Thread-safe.
 */
final class HostPlaces {
    private final int places;
    private final Set<LiveHost> idle = new LinkedHashSet<>();
    private int taken;

    HostPlaces(int places) {
        if (places < 1) {
            throw new IllegalArgumentException("no place for any host: " + places);
        }
        this.places = places;
    }

    /** Blocks until there is a place. */
    void take(Duration timeout, Cancellation cancellation) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            LiveHost evicted;
            synchronized (this) {
                if (taken < places) {
                    taken++;
                    return;
                }
                evicted = idle.stream().findFirst().orElse(null);
                if (evicted != null) {
                    idle.remove(evicted);
                } else {
                    await(deadline, timeout, cancellation);
                }
            }
            if (evicted != null) {
                evicted.end();
            }
        }
    }

    private void await(long deadline, Duration timeout, Cancellation cancellation) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw new ScriptFailure(
                    Reason.LAUNCH_FAILED,
                    "all "
                            + places
                            + " script hosts are busy; a place was waited for "
                            + timeout.toMillis()
                            + " ms");
        }
        try {
            // Short, so that a cancellation is seen in time.
            wait(Math.max(1, Math.min(left / 1_000_000, 50)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScriptFailure(
                    Reason.CANCELLED, "interrupted while waiting for a script host");
        }
        cancellation.check();
    }

    synchronized void giveBack() {
        if (taken == 0) {
            throw new IllegalStateException("a place was given back twice");
        }
        taken--;
        notifyAll();
    }

    /** The host may be ended by another session from now on. */
    synchronized void rest(LiveHost host) {
        idle.add(host);
        notifyAll();
    }

    /** False when another session has ended the host, or is about to. */
    synchronized boolean wake(LiveHost host) {
        return idle.remove(host);
    }

    synchronized int taken() {
        return taken;
    }
}
