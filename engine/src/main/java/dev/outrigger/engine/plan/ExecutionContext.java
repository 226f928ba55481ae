package dev.outrigger.engine.plan;

import dev.outrigger.engine.Scope;
import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.store.ReadView;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One execution of a plan.
 *
 * @param view of all the tables that the plan reads
 * @param catalog as the session sees it
 * @param scope gives the variables' values
 * @param nowTicks the statement's one instant: 100-nanosecond ticks since 1970-01-01T00:00, local
 *     time
 * @param utcNowTicks the same instant in UTC
 * @param cancelled set by another thread: the execution then ends with 3617
 */
public record ExecutionContext(
        ReadView view,
        Catalog catalog,
        Scope scope,
        String database,
        long nowTicks,
        long utcNowTicks,
        AtomicBoolean cancelled) {
    public ExecutionContext {
        Objects.requireNonNull(view, "view is null");
        Objects.requireNonNull(catalog, "catalog is null");
        Objects.requireNonNull(scope, "scope is null");
        Objects.requireNonNull(cancelled, "cancelled is null");
    }
}
