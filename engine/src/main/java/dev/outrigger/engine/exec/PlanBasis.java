package dev.outrigger.engine.exec;

import dev.outrigger.engine.Scope;
import dev.outrigger.engine.access.Reading;
import dev.outrigger.engine.access.RecordedReading;
import dev.outrigger.engine.plan.PlanningContext;
import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.store.SystemTables;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * All that the making of a plan looked at: where it is the same, the plan would be the same.
 * Thread-safe.
 */
final class PlanBasis {
    private final String database;
    private final Map<String, Optional<SqlType>> types;
    private final Map<RecordingCatalog.Name, Optional<Table>> tables;
    private final Map<RecordingCatalog.Name, Optional<Catalog.View>> views;
    private final boolean wholeCatalog;
    private final List<Counted> statistics;
    private final ToLongFunction<Table> statisticsVersion;
    private final List<Consumer<Reading>> reads;

    /** The catalog's version that was last found to hold the same tables. */
    private volatile long version;

    private record Counted(Table table, long version) {}

    private PlanBasis(
            PlanningContext context,
            long version,
            RecordingScope scope,
            RecordingCatalog catalog,
            List<Consumer<Reading>> reads,
            ToLongFunction<Table> statisticsVersion) {
        this.reads = reads;
        this.database = context.database();
        this.version = version;
        this.types = Map.copyOf(scope.types);
        this.tables = Map.copyOf(catalog.tables());
        this.views = Map.copyOf(catalog.views());
        this.wholeCatalog = catalog.readsMore();
        this.statisticsVersion = statisticsVersion;
        this.statistics =
                tables.values().stream()
                        .flatMap(Optional::stream)
                        .map(table -> new Counted(table, statisticsVersion.applyAsLong(table)))
                        .toList();
    }

    /** Remembers what a plan looks at while it is made. */
    static final class Recorder {
        private final PlanningContext context;
        private final long version;
        private final RecordingScope scope;
        private final RecordingCatalog catalog;
        private final RecordedReading reading;

        Recorder(PlanningContext context, SystemTables system) {
            this.context = context;
            this.version = context.catalog().version();
            this.scope = new RecordingScope(context.scope());
            this.catalog = new RecordingCatalog(context.catalog(), system);
            this.reading = new RecordedReading(context.reading());
        }

        PlanningContext context() {
            return new PlanningContext(catalog, context.database(), scope, reading);
        }

        /** Ends the recording. A plan may keep what it was made of: it lets go of the batch now. */
        PlanBasis basis(ToLongFunction<Table> statisticsVersion) {
            PlanBasis basis =
                    new PlanBasis(
                            context, version, scope, catalog, reading.end(), statisticsVersion);
            scope.recorded = Scope.EMPTY;
            catalog.end();
            return basis;
        }
    }

    private static final class RecordingScope implements Scope {
        private final Map<String, Optional<SqlType>> types = new HashMap<>();
        private Scope recorded;

        RecordingScope(Scope recorded) {
            this.recorded = recorded;
        }

        @Override
        public Optional<SqlValue> lookup(String name) {
            Optional<SqlValue> value = recorded.lookup(name);
            types.put(name.toLowerCase(Locale.ROOT), value.map(SqlValue::type));
            return value;
        }
    }

    boolean holds(PlanningContext context, SystemTables system) {
        return database.equals(context.database())
                && sameTypes(context.scope())
                && sameTables(context, system)
                && sameStatistics();
    }

    /** Asks whoever uses the plan, as whoever made it was asked. */
    void ask(Reading reading) {
        if (!reading.isAll()) {
            reads.forEach(read -> read.accept(reading));
        }
    }

    private boolean sameTypes(Scope scope) {
        for (Map.Entry<String, Optional<SqlType>> known : types.entrySet()) {
            Optional<SqlValue> now = scope.lookup(known.getKey());
            Optional<SqlType> then = known.getValue();
            if (now.isPresent() != then.isPresent()
                    || now.isPresent() && !now.get().type().equals(then.get())) {
                return false;
            }
        }
        return true;
    }

    /** Another version is as good when every name still leads to the same definition. */
    private boolean sameTables(PlanningContext context, SystemTables system) {
        long now = context.catalog().version();
        if (now == version) {
            return true;
        }
        if (wholeCatalog) {
            return false;
        }
        for (Map.Entry<RecordingCatalog.Name, Optional<Table>> known : tables.entrySet()) {
            Optional<Table> found = known.getKey().in(context.catalog(), system);
            if (found.orElse(null) != known.getValue().orElse(null)) {
                return false;
            }
        }
        for (Map.Entry<RecordingCatalog.Name, Optional<Catalog.View>> known : views.entrySet()) {
            RecordingCatalog.Name name = known.getKey();
            Optional<Catalog.View> found =
                    context.catalog().view(name.database(), name.schema(), name.table());
            if (found.orElse(null) != known.getValue().orElse(null)) {
                return false;
            }
        }
        version = now;
        return true;
    }

    private boolean sameStatistics() {
        for (Counted known : statistics) {
            if (statisticsVersion.applyAsLong(known.table()) != known.version()) {
                return false;
            }
        }
        return true;
    }
}
