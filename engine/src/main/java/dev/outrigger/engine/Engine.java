package dev.outrigger.engine;

import dev.outrigger.engine.columns.Resources;
import dev.outrigger.engine.exec.CachedPlans;
import dev.outrigger.engine.exec.PlanCache;
import dev.outrigger.engine.exec.TextCache;
import dev.outrigger.engine.plan.Execution;
import dev.outrigger.engine.plan.Planner;
import dev.outrigger.engine.store.Backups;
import dev.outrigger.engine.store.HeldColumnRows;
import dev.outrigger.engine.store.Store;
import dev.outrigger.engine.store.StoreOptions;
import dev.outrigger.engine.store.StoreTransaction;
import dev.outrigger.engine.store.SystemTables;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.views.CatalogViews;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An instance of the engine: one store, any number of sessions. Thread-safe. */
public final class Engine implements AutoCloseable {
    /** The folder for temporary files, beside the data. */
    private static final String TEMPORARY = "temporary";

    private final Store store;
    private final TextCache texts = new TextCache(this::forgetPlans);
    private final SystemTables system;
    private final PlanCache plans;

    private final Planner planner = new Planner(Execution.COLUMNS);
    private final Resources resources;
    private final Set<OpenSession> sessions = ConcurrentHashMap.newKeySet();

    private Engine(Store store, Resources resources) {
        this.store = store;
        this.resources = resources;
        this.system =
                new SystemTables(
                        List.of(
                                CachedPlans.over(texts, this::planBytes),
                                HeldColumnRows.over(store)));
        CatalogViews.addTo(system);
        this.plans = new PlanCache(this::size, system);
    }

    private void forgetPlans(Object parsed) {
        plans.forget(parsed);
    }

    private long planBytes(Object parsed) {
        return plans.bytes(parsed);
    }

    /** A plan is made anew when a table has grown or shrunk to another power of four. */
    private long size(Table table) {
        if (SystemTables.isSystem(table)) {
            return 0;
        }
        long rows = store.statistics(table).rows().orElse(0);
        return (Long.SIZE - Long.numberOfLeadingZeros(rows)) / 2;
    }

    /** Opens the data that the options name, or makes new ones. */
    public static Engine open(StoreOptions options) {
        Store store = Store.open(options);
        // The store's lock is held: whoever used the folder is gone.
        Resources resources =
                Resources.ofThisMachine(options.folder().map(data -> data.resolve(TEMPORARY)));
        resources.spilling().deleteLeftovers();
        return new Engine(store, resources);
    }

    /** A session in the database master. */
    public EngineSession openSession() {
        OpenSession session = new OpenSession(this, planner, plans, texts, store.begin());
        sessions.add(session);
        return session;
    }

    /** How many bytes of the tables' columns are kept for the next statements; 0: none. */
    public void columnMemory(long bytes) {
        store.columnMemory(bytes);
    }

    /**
     * How many bytes the operators of one statement may hold, 0: a quarter of the heap. It counts
     * for statements that begin later.
     */
    public void queryMemory(long bytes) {
        resources.statementMemory(bytes);
    }

    /** How many bytes the temporary files of all statements may take. */
    public void temporaryFiles(long bytes) {
        resources.spilling().limit(bytes);
    }

    /** How many bytes of the tables' columns are kept at this moment. */
    public long columnBytes() {
        return store.columnBytes();
    }

    /** How many bytes the temporary files of all statements take at this moment. */
    public long temporaryBytes() {
        return resources.spilling().used();
    }

    /** Adds a view of what runs around the engine, before the first statement. */
    public void addView(SystemTables.Definition view) {
        system.add(view);
    }

    /** What makes a database's own objects, when somebody first asks for one. */
    public void whenFirstAskedFor(String database, Runnable make) {
        system.whenFirstAskedFor(database, make);
    }

    /** Another transaction of the store. */
    StoreTransaction begin() {
        return store.begin();
    }

    Backups backups() {
        return store.backups();
    }

    /** Whether another session is in a database, as {@link #inUse} has it. */
    boolean inUseByOthers(String database, OpenSession own) {
        return sessions.stream()
                .filter(session -> session != own)
                .anyMatch(
                        session ->
                                session.database().equalsIgnoreCase(database)
                                        || session.holdsDefinitions());
    }

    Resources resources() {
        return resources;
    }

    SystemTables system() {
        return system;
    }

    void forget(OpenSession session) {
        sessions.remove(session);
    }

    /**
     * Whether a session is in a database, or has changed definitions, which may be there, in a
     * transaction that is open: they would come back with the next database of that name.
     */
    boolean inUse(String database) {
        return sessions.stream()
                .anyMatch(
                        session ->
                                session.database().equalsIgnoreCase(database)
                                        || session.holdsDefinitions());
    }

    /** Whether a session was opened for a login. */
    boolean isLoggedIn(int login) {
        return sessions.stream().anyMatch(session -> session.caller().isOf(login));
    }

    /** Sessions still open are rolled back and closed. */
    @Override
    public void close() {
        RuntimeException failure = null;
        for (OpenSession session : sessions) {
            try {
                session.close();
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        resources.close();
        try {
            store.close();
        } catch (RuntimeException e) {
            if (failure != null) {
                e.addSuppressed(failure);
            }
            throw e;
        }
        if (failure != null) {
            throw failure;
        }
    }
}
