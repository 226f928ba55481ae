package dev.outrigger.procedures.governor;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** A workload group's sessions and requests. Thread-safe. */
public final class GroupCounts {
    private final int group;
    private final AtomicInteger sessions = new AtomicInteger();
    private final AtomicInteger active = new AtomicInteger();
    private final LongAdder requests = new LongAdder();

    GroupCounts(int group) {
        this.group = group;
    }

    /** The group's id. */
    public int group() {
        return group;
    }

    void sessionEntered() {
        sessions.incrementAndGet();
    }

    void sessionLeft() {
        sessions.decrementAndGet();
    }

    int sessions() {
        return sessions.get();
    }

    public void requestBegan() {
        active.incrementAndGet();
        requests.increment();
    }

    public void requestEnded() {
        active.decrementAndGet();
    }

    int active() {
        return active.get();
    }

    long requests() {
        return requests.sum();
    }

    void reset() {
        requests.reset();
    }
}
