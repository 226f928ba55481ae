package dev.outrigger.procedures.batch;

import dev.outrigger.engine.rights.Permission;
import java.util.List;
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

    public int count() {
        return byId.size();
    }

    /** How many of them have a request that runs. */
    public long running() {
        return byId.values().stream().filter(session -> session.clock().isRunning()).count();
    }

    public boolean contains(int id) {
        return byId.containsKey(id);
    }

    Optional<BatchSession> find(int id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * What the session whose request runs on this thread may see of them: all, or itself, in the
     * order of their numbers.
     */
    List<BatchSession> seenHere() {
        List<BatchSession> all = List.copyOf(byId.values());
        List<BatchSession> own =
                all.stream().filter(session -> session.clock().runsHere()).toList();
        boolean seesAll =
                own.stream()
                        .anyMatch(
                                session ->
                                        session.engine()
                                                .caller()
                                                .access()
                                                .mayOnServer(Permission.VIEW_SERVER_STATE));
        return seesAll ? all : own;
    }
}
