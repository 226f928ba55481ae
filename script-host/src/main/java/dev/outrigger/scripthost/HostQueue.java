package dev.outrigger.scripthost;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;

/**
 * The calls that wait for a place, in the order in which they came. Not thread-safe: the pool's.
 */
final class HostQueue {
    private final Deque<Waiting> waiting = new ArrayDeque<>();

    /** A call that waits. */
    static final class Waiting {
        private final String owner;
        private final int group;

        private Waiting(String owner, int group) {
            this.owner = owner;
            this.group = group;
        }

        int group() {
            return group;
        }

        String owner() {
            return owner;
        }
    }

    Waiting enter(String owner, int group) {
        Waiting last = new Waiting(owner, group);
        waiting.addLast(last);
        return last;
    }

    void leave(Waiting one) {
        waiting.remove(one);
    }

    /** Whether nobody is before it but those who are at a limit of their own. */
    boolean isNext(Waiting one, Predicate<Waiting> atItsLimit) {
        for (Waiting before : waiting) {
            if (before == one) {
                return true;
            }
            if (!atItsLimit.test(before)) {
                return false;
            }
        }
        throw new IllegalStateException("it does not wait");
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }
}
