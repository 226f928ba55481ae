package dev.outrigger.engine.exec;

import dev.outrigger.engine.plan.PlanningContext;
import dev.outrigger.engine.store.SystemTables;
import dev.outrigger.engine.store.Table;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * An instance's plans, by the syntax tree that each was made of: what a loop, a procedure or a
 * repeated text runs again is planned once, whichever session runs it, since {@link TextCache}
 * gives the same text the same trees. A plan is good as long as all that its making looked at is
 * the same ({@link PlanBasis}); a tree may have plans for several such grounds. Thread-safe.
 */
public final class PlanCache {
    /** A tree and its plan take some 10 to 100 kilobytes. */
    private static final int TREES_MAX = 1024;

    private static final int PLANS_OF_A_TREE_MAX = 8;

    private final ConcurrentHashMap<Key, Kept> kept = new ConcurrentHashMap<>();
    private final ToLongFunction<Table> statisticsVersion;
    private final SystemTables system;
    private final AtomicLong made = new AtomicLong();

    /** Counts the trees put in: what was used at a lower count was not used for longer. */
    private final AtomicLong age = new AtomicLong();

    /**
     * statisticsVersion: of a table; another number says that its plans are worth making again.
     * system: what queries find beside the catalog's tables.
     */
    public PlanCache(ToLongFunction<Table> statisticsVersion, SystemTables system) {
        this.statisticsVersion = statisticsVersion;
        this.system = system;
    }

    /** By identity: a tree's own equality would read it to its end. kind: what is made of it. */
    private record Key(Object tree, String kind) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.tree == tree && key.kind.equals(kind);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(tree) * 31 + kind.hashCode();
        }
    }

    private record Plan(Object made, PlanBasis basis) {}

    /** The plans of one tree, the newest first. */
    private static final class Kept {
        private volatile Plan[] plans = {};
        private volatile long used;

        synchronized void add(Plan plan) {
            int old = Math.min(plans.length, PLANS_OF_A_TREE_MAX - 1);
            Plan[] all = new Plan[old + 1];
            all[0] = plan;
            System.arraycopy(plans, 0, all, 1, old);
            plans = all;
        }
    }

    /**
     * The plan of a tree; it is made where none fits. What fails is not kept. kind: what the plan
     * is, by its class.
     */
    <T> T plan(
            Object tree,
            Class<T> kind,
            PlanningContext context,
            Function<PlanningContext, T> make) {
        return plan(tree, kind, kind.getName(), context, make);
    }

    /** use: where several plans of one class are made of the same tree. */
    <T> T plan(
            Object tree,
            Class<T> kind,
            String use,
            PlanningContext context,
            Function<PlanningContext, T> make) {
        Key key = new Key(tree, use);
        Kept known = kept.get(key);
        if (known != null) {
            for (Plan plan : known.plans) {
                if (plan.basis().holds(context, system)) {
                    long now = age.get();
                    if (known.used != now) {
                        known.used = now;
                    }
                    return kind.cast(plan.made());
                }
            }
        }
        PlanBasis.Recorder recorder = new PlanBasis.Recorder(context, system);
        T plan = make.apply(recorder.context());
        made.incrementAndGet();
        keep(key, new Plan(plan, recorder.basis(statisticsVersion)));
        return plan;
    }

    private void keep(Key key, Plan plan) {
        Kept target = kept.computeIfAbsent(key, k -> new Kept());
        target.used = age.incrementAndGet();
        target.add(plan);
        if (kept.size() > TREES_MAX) {
            removeUnused();
        }
    }

    /** Removes an eighth, those not used for longest. */
    private synchronized void removeUnused() {
        int surplus = kept.size() - TREES_MAX;
        if (surplus <= 0) {
            return;
        }
        record Aged(Key key, long used) {}
        Aged[] all =
                kept.entrySet().stream()
                        .map(entry -> new Aged(entry.getKey(), entry.getValue().used))
                        .toArray(Aged[]::new);
        Arrays.sort(all, Comparator.comparingLong(Aged::used));
        List.of(all).subList(0, Math.min(all.length, surplus + TREES_MAX / 8)).stream()
                .map(Aged::key)
                .forEach(kept::remove);
    }

    /** Forgets all plans. */
    public void clear() {
        kept.clear();
    }

    /** How many plans were made so far. */
    public long made() {
        return made.get();
    }

    int size() {
        return kept.size();
    }
}
