package dev.outrigger.engine.store;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Locks of whole tables, held to the end of a transaction. Every writer takes one, so that a
 * transaction that keeps what it has read as it is can keep writers away. Thread-safe.
 */
final class TableLocks {
    /** What a transaction does with a table. */
    enum Mode {
        /** Writes rows: beside other writers. */
        WRITE,
        /** Keeps all rows as they are, and lets none come: beside others that do. */
        KEEP,
        /** Alone with the table, but for plain readers. */
        ALONE;

        boolean allows(Mode other) {
            return this == other && this != ALONE;
        }
    }

    private record Request(long table, Mode mode) {}

    private final Map<Long, Map<Object, EnumSet<Mode>>> holders = new HashMap<>();
    private final Map<Object, Request> waiting = new HashMap<>();

    /** Takes the lock if no other is in the way. */
    synchronized boolean take(Object owner, long table, Mode mode) {
        Request request = new Request(table, mode);
        if (!inTheWay(owner, request).isEmpty()) {
            waiting.put(owner, request);
            return false;
        }
        waiting.remove(owner);
        holders.computeIfAbsent(table, id -> new HashMap<>())
                .computeIfAbsent(owner, o -> EnumSet.noneOf(Mode.class))
                .add(mode);
        return true;
    }

    /** The owner waits no more. */
    synchronized void giveUp(Object owner) {
        waiting.remove(owner);
    }

    synchronized void await(long milliseconds) throws InterruptedException {
        wait(milliseconds);
    }

    private Set<Object> inTheWay(Object owner, Request request) {
        Set<Object> found = new HashSet<>();
        holders.getOrDefault(request.table(), Map.of())
                .forEach(
                        (holder, modes) -> {
                            if (holder != owner
                                    && !modes.stream().allMatch(request.mode()::allows)) {
                                found.add(holder);
                            }
                        });
        return found;
    }

    /** Whether those that a waiting owner waits for wait for it. */
    synchronized boolean isDeadlocked(Object owner) {
        return Deadlocks.isIn(
                owner,
                next -> waiting.containsKey(next) ? inTheWay(next, waiting.get(next)) : Set.of());
    }

    /** Before the transaction's end, of one that was taken for a moment. */
    synchronized void release(Object owner, long table, Mode mode) {
        Map<Object, EnumSet<Mode>> owners = holders.getOrDefault(table, Map.of());
        EnumSet<Mode> held = owners.get(owner);
        if (held != null && held.remove(mode)) {
            if (held.isEmpty()) {
                owners.remove(owner);
            }
            if (owners.isEmpty()) {
                holders.remove(table);
            }
            notifyAll();
        }
    }

    synchronized void releaseAll(Object owner) {
        boolean held = false;
        for (Map<Object, EnumSet<Mode>> table : holders.values()) {
            held |= table.remove(owner) != null;
        }
        if (held) {
            holders.values().removeIf(Map::isEmpty);
            notifyAll();
        }
    }
}
