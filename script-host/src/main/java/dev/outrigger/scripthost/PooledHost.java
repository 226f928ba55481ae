package dev.outrigger.scripthost;

import dev.outrigger.scripthost.ScriptFailure.Reason;
import dev.outrigger.scripthost.launch.HostProcess;
import java.util.Optional;

/**
 * A host from the moment that it has a place to its end: it starts, it is ready, it is gone. It has
 * one owner in its life, and until then none. Thread-safe; what the pool knows of it is guarded by
 * the pool.
 */
final class PooledHost {
    private final HostKind kind;
    private final HostPool pool;
    private final FirstCall firstCall;
    private Optional<String> owner;
    private boolean spare;
    private long restsSince;
    private Thread starter;
    private LiveHost live;
    private ScriptFailure failure;
    private boolean ready;

    /** owner: the login whose session it is for; empty for a spare. */
    PooledHost(HostKind kind, HostPool pool, Optional<String> owner, FirstCall firstCall) {
        this.firstCall = firstCall;
        this.kind = kind;
        this.pool = pool;
        this.owner = owner;
        this.spare = owner.isEmpty();
    }

    HostKind kind() {
        return kind;
    }

    FirstCall firstCall() {
        return firstCall;
    }

    /** Guarded by the pool. */
    boolean isOf(String login) {
        return owner.isPresent() && owner.get().equals(login);
    }

    /** Guarded by the pool. A host that has been somebody's is never another's. */
    void giveTo(String login) {
        if (owner.isPresent()) {
            throw new IllegalStateException("a host that has an owner cannot get another");
        }
        owner = Optional.of(login);
    }

    /** Whether it was started before anyone asked for it. */
    boolean wasSpare() {
        return spare;
    }

    /** Guarded by the pool. */
    long restsSince() {
        return restsSince;
    }

    /** Guarded by the pool. */
    void restsSince(long nanos) {
        restsSince = nanos;
    }

    synchronized void startedBy(Thread thread) {
        starter = thread;
    }

    /** The process is there, which may become ready; false when nobody wants it any more. */
    synchronized boolean launched(LiveHost host) {
        live = host;
        return failure == null;
    }

    synchronized void becomeReady() {
        ready = true;
        starter = null;
        notifyAll();
    }

    synchronized void fail(ScriptFailure why) {
        if (failure == null) {
            failure = why;
        }
        starter = null;
        notifyAll();
    }

    synchronized Optional<HostProcess> process() {
        return Optional.ofNullable(live).map(LiveHost::process);
    }

    synchronized boolean isReady() {
        return ready && failure == null && live.usable();
    }

    synchronized boolean isStarting() {
        return !ready && failure == null;
    }

    /** Blocks until the host takes calls. */
    LiveHost await(Cancellation cancellation) {
        cancellation.onCancel(() -> end(Cancellation.failure()));
        synchronized (this) {
            try {
                while (!ready && failure == null) {
                    wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failure =
                        new ScriptFailure(
                                Reason.CANCELLED, "interrupted while a script host was started");
            }
            if (failure == null) {
                return live;
            }
        }
        ScriptFailure why = failure;
        pool.retire(this);
        throw why;
    }

    /** Ends it wherever it is in its life; when this returns its place is free or will be soon. */
    void end() {
        end(new ScriptFailure(Reason.CANCELLED, "the script host was ended"));
    }

    private void end(ScriptFailure why) {
        LiveHost process;
        synchronized (this) {
            if (failure == null) {
                failure = why;
            }
            process = live;
            if (live == null && starter != null) {
                // It asks the interpreter for its folders, perhaps, which may take long.
                starter.interrupt();
            }
            notifyAll();
        }
        if (process != null) {
            process.end();
        }
    }
}
