package dev.outrigger.engine.plan;

import dev.outrigger.engine.Scope;
import dev.outrigger.engine.access.Reading;
import dev.outrigger.engine.store.Catalog;
import java.util.Objects;

/**
 * What names mean while a statement is planned.
 *
 * @param database where names of one or two parts are looked up
 * @param reading hears what a query reads
 */
public record PlanningContext(Catalog catalog, String database, Scope scope, Reading reading) {
    public PlanningContext(Catalog catalog, String database, Scope scope) {
        this(catalog, database, scope, Reading.ALL);
    }

    public PlanningContext {
        Objects.requireNonNull(catalog, "catalog is null");
        Objects.requireNonNull(database, "database is null");
        Objects.requireNonNull(scope, "scope is null");
        Objects.requireNonNull(reading, "reading is null");
    }
}
