package dev.outrigger.engine.plan;

import dev.outrigger.engine.Scope;
import dev.outrigger.engine.access.Caller;
import dev.outrigger.engine.columns.Work;
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
 * @param now the statement's one instant
 * @param cancelled set by another thread: the execution then ends with 3617
 * @param work what its columnar operators work with; closed with the execution by who made it
 * @param counters hears what is read
 * @param sequences of the row in work
 * @param caller whom the session works for
 */
public record ExecutionContext(
        ReadView view,
        Catalog catalog,
        Scope scope,
        String database,
        Moment now,
        AtomicBoolean cancelled,
        Work work,
        Counters counters,
        RowSequences sequences,
        Caller caller) {
    public ExecutionContext(
            ReadView view,
            Catalog catalog,
            Scope scope,
            String database,
            Moment now,
            AtomicBoolean cancelled,
            Work work,
            Counters counters,
            Caller caller) {
        this(
                view,
                catalog,
                scope,
                database,
                now,
                cancelled,
                work,
                counters,
                new RowSequences(),
                caller);
    }

    public ExecutionContext {
        Objects.requireNonNull(view, "view is null");
        Objects.requireNonNull(catalog, "catalog is null");
        Objects.requireNonNull(scope, "scope is null");
        Objects.requireNonNull(cancelled, "cancelled is null");
        Objects.requireNonNull(work, "work is null");
        Objects.requireNonNull(counters, "counters is null");
    }

    /** 100-nanosecond ticks since 1970-01-01T00:00, local time. */
    long nowTicks() {
        return now.ticks();
    }

    /** The same instant in UTC. */
    long utcNowTicks() {
        return now.utcTicks();
    }
}
