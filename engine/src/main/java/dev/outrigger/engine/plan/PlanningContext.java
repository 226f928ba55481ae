package dev.outrigger.engine.plan;

import dev.outrigger.engine.Scope;
import dev.outrigger.engine.store.Catalog;
import java.util.Objects;

/**
 * What names mean while a statement is planned. database: where names of one or two parts are
 * looked up.
 */
public record PlanningContext(Catalog catalog, String database, Scope scope) {
    public PlanningContext {
        Objects.requireNonNull(catalog, "catalog is null");
        Objects.requireNonNull(database, "database is null");
        Objects.requireNonNull(scope, "scope is null");
    }
}
