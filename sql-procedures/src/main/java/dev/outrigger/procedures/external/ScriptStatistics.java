package dev.outrigger.procedures.external;

import dev.outrigger.engine.Engine;
import dev.outrigger.engine.EngineSession;
import dev.outrigger.engine.store.Catalog;
import dev.outrigger.procedures.external.ScriptActivities.Totals;
import dev.outrigger.procedures.procedure.Autocommit;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The totals of all requests for scripts since the instance was made. The catalog keeps them: they
 * are stored when the instance is closed, and now and then before, on a thread of their own, so
 * that no request waits for it and a crash loses minutes. Thread-safe.
 */
public final class ScriptStatistics implements AutoCloseable {
    private static final String KEY = "statistics.external scripts";
    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final int COUNTS = 5;

    private final Engine engine;
    private final ScriptActivities activities;
    private final Totals before;
    private final long pauseNanos;
    private Totals stored;
    private long storedNanos = System.nanoTime();
    private Optional<Thread> storing = Optional.empty();
    private boolean closed;

    ScriptStatistics(Engine engine, Catalog catalog, ScriptActivities activities, Duration pause) {
        this.engine = engine;
        this.activities = activities;
        this.pauseNanos = pause.toNanos();
        before = catalog.setting(KEY).map(ScriptStatistics::read).orElse(Totals.NONE);
        stored = before;
        activities.whenEnded(this::ended);
    }

    public static ScriptStatistics open(
            Engine engine, Catalog catalog, ScriptActivities activities) {
        return new ScriptStatistics(engine, catalog, activities, PAUSE);
    }

    Totals all() {
        return before.plus(activities.totals());
    }

    private synchronized void ended() {
        if (closed
                || System.nanoTime() - storedNanos < pauseNanos
                || storing.filter(Thread::isAlive).isPresent()) {
            return;
        }
        storedNanos = System.nanoTime();
        Thread thread = new Thread(this::tryToStore, "outrigger-script-statistics");
        thread.setDaemon(true);
        try {
            thread.start();
            storing = Optional.of(thread);
        } catch (OutOfMemoryError e) {
            // There is no thread to be had: the request that ended has nothing to do with it.
            storing = Optional.empty();
        }
    }

    private void tryToStore() {
        try {
            store();
        } catch (RuntimeException e) {
            // Another session holds what is needed: there will be another time.
            return;
        }
    }

    private void store() {
        Totals now = all();
        if (now.equals(stored)) {
            return;
        }
        try (EngineSession session = engine.openSession()) {
            Autocommit.run(session, () -> session.catalog().putSetting(KEY, written(now)));
        }
        stored = now;
    }

    private static String written(Totals totals) {
        return Stream.of(
                        totals.executions(),
                        totals.parallel(),
                        totals.streaming(),
                        totals.elapsedMillis(),
                        totals.errors())
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }

    private static Totals read(String text) {
        long[] counts = Arrays.stream(text.split(" ")).mapToLong(Long::parseLong).toArray();
        return counts.length == COUNTS
                ? new Totals(counts[0], counts[1], counts[2], counts[3], counts[4])
                : Totals.NONE;
    }

    /** Requires that no request runs any more, and that the engine is still open. */
    @Override
    public void close() {
        Optional<Thread> last;
        synchronized (this) {
            closed = true;
            last = storing;
        }
        try {
            if (last.isPresent()) {
                last.get().join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        store();
    }
}
