package dev.outrigger.engine.exec;

import dev.outrigger.engine.plan.PlanningContext;
import dev.outrigger.engine.plan.RowExpression;
import dev.outrigger.engine.store.SystemTables;
import dev.outrigger.engine.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * An instance's plans, by the syntax tree that each was made of: what a loop, a procedure or a
 * repeated text runs again is planned once, whichever session runs it, since {@link TextCache}
 * gives the same text the same trees. A plan is good as long as all that its making looked at is
 * the same ({@link PlanBasis}); a tree may have plans for several such grounds. Bounded by the
 * number of trees and by what their plans are estimated to take. Thread-safe.
 */
public final class PlanCache {
    private static final Surplus SURPLUS = new Surplus(1024, 64L << 20);

    /** What a plan was found to take: of a query or a change, and for each node of its tree. */
    private static final long BYTES_OF_A_PLAN = 8 << 10;

    private static final long BYTES_OF_A_NODE = 1536;

    /** Of an expression over no row. */
    private static final long BYTES_OF_AN_OPERAND = 512;

    private static final int PLANS_OF_A_TREE_MAX = 8;

    private final ConcurrentHashMap<Key, Kept> kept = new ConcurrentHashMap<>();
    private final ToLongFunction<Table> statisticsVersion;
    private final SystemTables system;
    private final AtomicLong made = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

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

    /** By identity: a tree's own equality would read it to its end. */
    private record Key(Object tree) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.tree == tree;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(tree);
        }
    }

    /** use: what is made of the tree. */
    private record Plan(String use, Object made, PlanBasis basis, long bytes) {}

    /** The plans of one tree, the newest first. */
    private static final class Kept {
        private volatile Plan[] plans = {};
        private volatile boolean again;
        private volatile long used;

        /** Returns by how much it has grown. */
        synchronized long add(Plan plan) {
            long before = bytes();
            int old = Math.min(plans.length, PLANS_OF_A_TREE_MAX - 1);
            Plan[] all = new Plan[old + 1];
            all[0] = plan;
            System.arraycopy(plans, 0, all, 1, old);
            plans = all;
            return bytes() - before;
        }

        long bytes() {
            long sum = 0;
            for (Plan plan : plans) {
                sum += plan.bytes();
            }
            return sum;
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
        Key key = new Key(tree);
        Kept known = kept.get(key);
        if (known != null) {
            for (Plan plan : known.plans) {
                if (plan.use().equals(use) && plan.basis().holds(context, system)) {
                    plan.basis().ask(context.reading());
                    long now = age.get();
                    if (known.used != now) {
                        known.used = now;
                    }
                    if (!known.again) {
                        known.again = true;
                    }
                    return kind.cast(plan.made());
                }
            }
        }
        PlanBasis.Recorder recorder = new PlanBasis.Recorder(context, system);
        T plan = make.apply(recorder.context());
        made.incrementAndGet();
        keep(key, new Plan(use, plan, recorder.basis(statisticsVersion), bytes(tree, plan)));
        return plan;
    }

    private void keep(Key key, Plan plan) {
        Kept target = kept.computeIfAbsent(key, k -> new Kept());
        target.used = age.incrementAndGet();
        if (SURPLUS.isOver(kept.size(), bytes.addAndGet(target.add(plan)))) {
            removeUnused();
        }
    }

    private static long bytes(Object tree, Object plan) {
        long nodes = Trees.nodes(tree);
        return plan instanceof RowExpression
                ? BYTES_OF_AN_OPERAND * nodes
                : BYTES_OF_A_PLAN + BYTES_OF_A_NODE * nodes;
    }

    private synchronized void removeUnused() {
        List<Surplus.Entry<Key>> all = new ArrayList<>();
        long sum = 0;
        for (Map.Entry<Key, Kept> entry : kept.entrySet()) {
            Kept of = entry.getValue();
            all.add(new Surplus.Entry<>(entry.getKey(), of.bytes(), of.again, of.used));
            sum += of.bytes();
        }
        if (SURPLUS.isOver(all.size(), sum)) {
            SURPLUS.of(all).forEach(this::remove);
        }
    }

    private void remove(Key key) {
        Kept removed = kept.remove(key);
        if (removed != null) {
            bytes.addAndGet(-removed.bytes());
        }
    }

    /** Forgets the plans of a text that is no longer kept. */
    public void forget(Object parsed) {
        Trees.tops(parsed, top -> remove(new Key(top)));
    }

    /** What the plans of a text are estimated to take; 0 where it has none. */
    public long bytes(Object parsed) {
        long[] sum = {0};
        Trees.tops(
                parsed,
                top -> {
                    Kept known = kept.get(new Key(top));
                    sum[0] += known == null ? 0 : known.bytes();
                });
        return sum[0];
    }

    /** Forgets all plans. */
    public void clear() {
        List.copyOf(kept.keySet()).forEach(this::remove);
    }

    /** How many plans were made so far. */
    public long made() {
        return made.get();
    }

    int size() {
        return kept.size();
    }

    /** What all plans are estimated to take. */
    long bytes() {
        return bytes.get();
    }
}
