package dev.outrigger.engine.plan;

import dev.outrigger.engine.Scope;
import dev.outrigger.engine.columns.Work;
import dev.outrigger.engine.store.ReadView;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One execution of a plan.
 *
 * @param view of all the tables that the plan reads
 * @param scope gives the variables' values
 * @param nowTicks the statement's one instant: 100-nanosecond ticks since 1970-01-01T00:00, local
 *     time
 * @param utcNowTicks the same instant in UTC
 * @param cancelled set by another thread: the execution then ends with 3617
 * @param work what its columnar operators work with; closed with the execution by who made it
 */
public record ExecutionContext(
        ReadView view,
        Scope scope,
        String database,
        long nowTicks,
        long utcNowTicks,
        AtomicBoolean cancelled,
        Work work) {
    public ExecutionContext {
        Objects.requireNonNull(view, "view is null");
        Objects.requireNonNull(scope, "scope is null");
        Objects.requireNonNull(cancelled, "cancelled is null");
        Objects.requireNonNull(work, "work is null");
    }
}
