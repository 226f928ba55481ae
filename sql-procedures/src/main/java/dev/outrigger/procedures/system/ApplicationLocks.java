package dev.outrigger.procedures.system;

import dev.outrigger.engine.store.Deadlocks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The locks of sp_getapplock: names that sessions hold for themselves. Thread-safe. */
public final class ApplicationLocks {
    /** How a name is held; each goes beside those that it names. */
    enum Mode {
        INTENT_SHARED,
        SHARED,
        UPDATE,
        INTENT_EXCLUSIVE,
        EXCLUSIVE;

        static Optional<Mode> of(String written) {
            return switch (written.strip().toLowerCase(Locale.ROOT)) {
                case "intentshared" -> Optional.of(INTENT_SHARED);
                case "shared" -> Optional.of(SHARED);
                case "update" -> Optional.of(UPDATE);
                case "intentexclusive" -> Optional.of(INTENT_EXCLUSIVE);
                case "exclusive" -> Optional.of(EXCLUSIVE);
                default -> Optional.empty();
            };
        }

        private boolean allows(Mode other) {
            return switch (this) {
                case INTENT_SHARED -> other != EXCLUSIVE;
                case SHARED -> other == INTENT_SHARED || other == SHARED || other == UPDATE;
                case UPDATE -> other == INTENT_SHARED || other == SHARED;
                case INTENT_EXCLUSIVE -> other == INTENT_SHARED || other == INTENT_EXCLUSIVE;
                case EXCLUSIVE -> false;
            };
        }
    }

    record Name(String database, String principal, String resource) {}

    private record Held(Object session, boolean ofTransaction, Mode mode) {}

    private record Request(Name name, Mode mode) {}

    private final Map<Name, List<Held>> holders = new HashMap<>();
    private final Map<Object, Request> waiting = new HashMap<>();

    /** Whether the lock was free; else the session is known to wait for it. */
    synchronized boolean take(Object session, boolean ofTransaction, Name name, Mode mode) {
        Request request = new Request(name, mode);
        if (!inTheWay(session, request).isEmpty()) {
            waiting.put(session, request);
            return false;
        }
        waiting.remove(session);
        holders.computeIfAbsent(name, n -> new ArrayList<>())
                .add(new Held(session, ofTransaction, mode));
        return true;
    }

    synchronized void giveUp(Object session) {
        waiting.remove(session);
    }

    synchronized void await(long milliseconds) throws InterruptedException {
        wait(milliseconds);
    }

    private Set<Object> inTheWay(Object session, Request request) {
        Set<Object> found = new HashSet<>();
        for (Held held : holders.getOrDefault(request.name(), List.of())) {
            if (held.session() != session && !request.mode().allows(held.mode())) {
                found.add(held.session());
            }
        }
        return found;
    }

    synchronized boolean isDeadlocked(Object session) {
        return Deadlocks.isIn(
                session,
                next -> waiting.containsKey(next) ? inTheWay(next, waiting.get(next)) : Set.of());
    }

    /** Each sp_getapplock wants its own sp_releaseapplock. False when it is not held. */
    synchronized boolean release(Object session, boolean ofTransaction, Name name) {
        List<Held> held = holders.getOrDefault(name, List.of());
        for (int i = held.size() - 1; i >= 0; i--) {
            if (held.get(i).session() == session && held.get(i).ofTransaction() == ofTransaction) {
                held.remove(i);
                forgetUnheld();
                return true;
            }
        }
        return false;
    }

    /** ofTransaction: those alone; else all that the session holds. */
    public synchronized void releaseAll(Object session, boolean ofTransaction) {
        boolean any = false;
        for (List<Held> held : holders.values()) {
            any |=
                    held.removeIf(
                            one ->
                                    one.session() == session
                                            && (one.ofTransaction() || !ofTransaction));
        }
        if (any) {
            forgetUnheld();
        }
    }

    private void forgetUnheld() {
        holders.values().removeIf(List::isEmpty);
        notifyAll();
    }
}
