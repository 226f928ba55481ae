package dev.outrigger.engine.exec;

import dev.outrigger.engine.Scope;
import dev.outrigger.engine.plan.PlanningContext;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A session's plans, by the syntax tree that each was made of: what a loop or a procedure runs
 * again is planned once. A plan is good as long as all that its making looked at is the same: the
 * database, the catalog's version and the types of the variables. Not thread-safe.
 */
public final class PlanCache {
    /** A tree and its plan take some 10 to 100 kilobytes. */
    private static final int PLANS_MAX = 256;

    private final Map<Key, Plan> plans = new LinkedHashMap<>(16, 0.75f, true);
    private long made;

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

    private record Plan(
            Object made, String database, long version, Map<String, Optional<SqlType>> types) {
        boolean fits(PlanningContext context) {
            return version == context.catalog().version()
                    && database.equals(context.database())
                    && types.entrySet().stream()
                            .allMatch(
                                    type ->
                                            context.scope()
                                                    .lookup(type.getKey())
                                                    .map(SqlValue::type)
                                                    .equals(type.getValue()));
        }
    }

    /**
     * Remembers what types were looked up while a plan is made. A plan may keep it: it lets go of
     * the batch then.
     */
    private static final class Recording implements Scope {
        private final Map<String, Optional<SqlType>> types = new HashMap<>();
        private Scope recorded;

        Recording(Scope recorded) {
            this.recorded = recorded;
        }

        @Override
        public Optional<SqlValue> lookup(String name) {
            Optional<SqlValue> value = recorded.lookup(name);
            types.put(name, value.map(SqlValue::type));
            return value;
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
        Plan known = plans.get(key);
        if (known != null && known.fits(context)) {
            return kind.cast(known.made());
        }
        long version = context.catalog().version();
        Recording scope = new Recording(context.scope());
        T plan = make.apply(new PlanningContext(context.catalog(), context.database(), scope));
        scope.recorded = Scope.EMPTY;
        made++;
        plans.put(key, new Plan(plan, context.database(), version, Map.copyOf(scope.types)));
        if (plans.size() > PLANS_MAX) {
            Iterator<Key> eldest = plans.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
        return plan;
    }

    /** How many plans were made so far. */
    long made() {
        return made;
    }

    int size() {
        return plans.size();
    }
}
