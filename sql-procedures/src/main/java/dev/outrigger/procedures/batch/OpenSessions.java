package dev.outrigger.procedures.batch;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The open sessions of an instance by their numbers. Thread-safe. */
public final class OpenSessions {
    private final ConcurrentSkipListMap<Integer, BatchSession> byId = new ConcurrentSkipListMap<>();

    public void add(BatchSession session) {
        byId.put(session.id(), session);
    }

    void remove(BatchSession session) {
        byId.remove(session.id(), session);
    }

    public boolean contains(int id) {
        return byId.containsKey(id);
    }

    Optional<BatchSession> find(int id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** In the order of their numbers, as they come and go. */
    Collection<BatchSession> all() {
        return byId.values();
    }
}
