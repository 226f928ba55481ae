package dev.outrigger.engine.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/** Finds out whether those who wait for locks wait for each other. */
public final class Deadlocks {
    private Deadlocks() {}

    /**
     * Whether those that an owner waits for wait for it, however indirectly.
     *
     * @param waitsFor the owners in the way of one that waits; none for one that does not
     */
    public static boolean isIn(Object owner, Function<Object, Set<Object>> waitsFor) {
        Set<Object> seen = new HashSet<>();
        Deque<Object> left = new ArrayDeque<>(Set.of(owner));
        while (!left.isEmpty()) {
            for (Object holder : waitsFor.apply(left.pop())) {
                if (holder == owner) {
                    return true;
                }
                if (seen.add(holder)) {
                    left.push(holder);
                }
            }
        }
        return false;
    }
}
