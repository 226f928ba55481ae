package dev.outrigger.tds;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A flag that any thread raises and one thread lowers and waits for. Raising what is raised costs a
 * read; waking the one that waits is rare as long as it does not wait soon.
 *
 * <p>INVARIANT: whoever raises has written before what the waiting thread's last question reads, so
 * that either the question or the flag tells of it.
 */
final class WatchSignal {
    private enum State {
        RAISED,
        LOWERED,
        AWAITED
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.LOWERED);
    private volatile Thread waiting;

    boolean isRaised() {
        return state.get() == State.RAISED;
    }

    void raise() {
        if (state.getAndSet(State.RAISED) == State.AWAITED) {
            LockSupport.unpark(waiting);
        }
    }

    /** Lowers it; whether it was raised. */
    boolean lower() {
        return state.getAndSet(State.LOWERED) == State.RAISED;
    }

    /** Waits until it is raised, unless the question, asked once more, is true. */
    void await(BooleanSupplier question) throws InterruptedException {
        waiting = Thread.currentThread();
        if (!state.compareAndSet(State.LOWERED, State.AWAITED)) {
            return;
        }
        if (question.getAsBoolean()) {
            raise();
            return;
        }
        while (state.get() == State.AWAITED) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }
}
