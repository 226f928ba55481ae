package dev.outrigger.scripthost;

import dev.outrigger.scripthost.ScriptFailure.Reason;

/** Whether a call has been cancelled, from its first moment on. Thread-safe. */
final class Cancellation {
    private boolean cancelled;
    private Runnable stop = () -> {};

    /**
     * What ends the part of the call that runs now; run at once when the call is already cancelled.
     */
    void onCancel(Runnable newStop) {
        synchronized (this) {
            stop = newStop;
            if (!cancelled) {
                return;
            }
        }
        newStop.run();
    }

    void cancel() {
        Runnable current;
        synchronized (this) {
            cancelled = true;
            current = stop;
        }
        current.run();
    }

    synchronized boolean cancelled() {
        return cancelled;
    }

    void check() {
        if (cancelled()) {
            throw failure();
        }
    }

    static ScriptFailure failure() {
        return new ScriptFailure(Reason.CANCELLED, "the script was cancelled");
    }
}
