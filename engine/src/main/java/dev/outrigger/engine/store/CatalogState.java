package dev.outrigger.engine.store;

import dev.outrigger.engine.rights.Rights;
import dev.outrigger.engine.store.Catalog.Module;
import dev.outrigger.engine.store.Catalog.ObjectFacts;
import dev.outrigger.engine.store.Catalog.ObjectName;
import dev.outrigger.engine.store.Catalog.Schema;
import dev.outrigger.engine.store.Catalog.Sequence;
import dev.outrigger.engine.store.Catalog.View;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Every definition at one moment. Immutable; a change makes another. */
final class CatalogState {
    static final List<String> SYSTEM_DATABASES = List.of("master", "tempdb", "model", "msdb");

    /** Those that every database has, with the ids that they have in SQL Server. */
    static final Map<String, Integer> SCHEMAS =
            Map.of("dbo", 1, "guest", 2, "INFORMATION_SCHEMA", 3, "sys", 4);

    private long version;

    /** By their names in lower case. */
    private Map<String, String> databases = Map.of();

    private Map<String, ObjectFacts> databaseFacts = Map.of();
    private Map<ObjectKey, Schema> schemas = Map.of();
    private Map<Long, Table> tables = Map.of();
    private Map<ObjectKey, Long> tableIds = Map.of();
    private Map<ObjectKey, Module> modules = Map.of();
    private Map<ObjectKey, View> views = Map.of();
    private Map<ObjectKey, Sequence> sequences = Map.of();
    private Map<ObjectKey, ObjectFacts> facts = Map.of();
    private Map<ObjectKey, ObjectName> names = Map.of();
    private Map<String, String> settings = Map.of();
    private Map<Integer, External> externals = Map.of();
    private Rights rights = Rights.NONE;

    private CatalogState() {}

    private CatalogState(CatalogState other) {
        version = other.version;
        databases = other.databases;
        databaseFacts = other.databaseFacts;
        schemas = other.schemas;
        tables = other.tables;
        tableIds = other.tableIds;
        modules = other.modules;
        views = other.views;
        sequences = other.sequences;
        facts = other.facts;
        names = other.names;
        settings = other.settings;
        externals = other.externals;
        rights = other.rights;
    }

    /** A name that minds no case. */
    record ObjectKey(String database, String schema, String name) implements Comparable<ObjectKey> {
        static ObjectKey of(String database, String schema, String name) {
            return new ObjectKey(lower(database), lower(schema), lower(name));
        }

        @Override
        public int compareTo(ObjectKey other) {
            int order = database.compareTo(other.database);
            order = order != 0 ? order : schema.compareTo(other.schema);
            return order != 0 ? order : name.compareTo(other.name);
        }
    }

    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    static CatalogState empty() {
        return new CatalogState();
    }

    private static <K extends Comparable<K>, V> Map<K, V> changed(
            Map<K, V> map, Consumer<Map<K, V>> change) {
        Map<K, V> copy = new TreeMap<>(map);
        change.accept(copy);
        return copy;
    }

    private CatalogState with(Consumer<CatalogState> change) {
        CatalogState next = new CatalogState(this);
        change.accept(next);
        return next;
    }

    long version() {
        return version;
    }

    Map<String, String> databases() {
        return databases;
    }

    Map<String, ObjectFacts> databaseFacts() {
        return databaseFacts;
    }

    Map<ObjectKey, Schema> schemas() {
        return schemas;
    }

    Map<Long, Table> tables() {
        return tables;
    }

    Map<ObjectKey, Long> tableIds() {
        return tableIds;
    }

    Map<ObjectKey, Module> modules() {
        return modules;
    }

    Map<ObjectKey, View> views() {
        return views;
    }

    Map<ObjectKey, Sequence> sequences() {
        return sequences;
    }

    Map<ObjectKey, ObjectFacts> facts() {
        return facts;
    }

    Map<ObjectKey, ObjectName> names() {
        return names;
    }

    Map<String, String> settings() {
        return settings;
    }

    /** By their ids. */
    Map<Integer, External> externals() {
        return externals;
    }

    CatalogState withExternal(External external) {
        return with(
                next ->
                        next.externals =
                                changed(externals, map -> map.put(external.id(), external)));
    }

    CatalogState withoutExternal(External external) {
        return with(next -> next.externals = changed(externals, map -> map.remove(external.id())));
    }

    Rights rights() {
        return rights;
    }

    CatalogState withRights(Rights changed) {
        return with(next -> next.rights = changed);
    }

    CatalogState at(long newVersion) {
        return with(next -> next.version = newVersion);
    }

    CatalogState withDatabase(String name, ObjectFacts created) {
        return with(
                next -> {
                    next.databases = changed(databases, map -> map.put(lower(name), name));
                    next.databaseFacts =
                            changed(databaseFacts, map -> map.put(lower(name), created));
                });
    }

    /** Without the database and all that is in it. */
    CatalogState withoutDatabase(String name) {
        String key = lower(name);
        return with(
                next -> {
                    next.databases = changed(databases, map -> map.remove(key));
                    next.databaseFacts = changed(databaseFacts, map -> map.remove(key));
                    next.tables =
                            changed(
                                    tables,
                                    map ->
                                            map.values()
                                                    .removeIf(
                                                            table ->
                                                                    lower(table.database())
                                                                            .equals(key)));
                    next.schemas = without(schemas, key);
                    next.tableIds = without(tableIds, key);
                    next.modules = without(modules, key);
                    next.views = without(views, key);
                    next.sequences = without(sequences, key);
                    next.facts = without(facts, key);
                    next.names = without(names, key);
                    next.externals =
                            changed(
                                    externals,
                                    map ->
                                            map.values()
                                                    .removeIf(one -> one.database().equals(key)));
                });
    }

    private static <V> Map<ObjectKey, V> without(Map<ObjectKey, V> map, String database) {
        return changed(map, copy -> copy.keySet().removeIf(key -> key.database().equals(database)));
    }

    CatalogState withSchema(Schema schema) {
        return with(next -> next.schemas = changed(schemas, map -> map.put(key(schema), schema)));
    }

    CatalogState withoutSchema(Schema schema) {
        return with(next -> next.schemas = changed(schemas, map -> map.remove(key(schema))));
    }

    /** Another definition takes the place of the one with the same id. */
    CatalogState withTable(Table table) {
        Table before = tables.get(table.id());
        return with(
                next -> {
                    next.tables = changed(tables, map -> map.put(table.id(), table));
                    next.tableIds =
                            changed(
                                    tableIds,
                                    map -> {
                                        if (before != null) {
                                            map.remove(key(before));
                                        }
                                        map.put(key(table), table.id());
                                    });
                });
    }

    CatalogState withoutTable(Table table) {
        return with(
                next -> {
                    next.tables = changed(tables, map -> map.remove(table.id()));
                    next.tableIds = changed(tableIds, map -> map.remove(key(table)));
                });
    }

    CatalogState withModule(Module module) {
        return with(next -> next.modules = changed(modules, map -> map.put(key(module), module)));
    }

    CatalogState withoutModule(Module module) {
        return with(next -> next.modules = changed(modules, map -> map.remove(key(module))));
    }

    CatalogState withView(View view) {
        return with(next -> next.views = changed(views, map -> map.put(key(view), view)));
    }

    CatalogState withoutView(View view) {
        return with(next -> next.views = changed(views, map -> map.remove(key(view))));
    }

    CatalogState withSequence(Sequence sequence) {
        return with(
                next ->
                        next.sequences =
                                changed(sequences, map -> map.put(key(sequence), sequence)));
    }

    CatalogState withoutSequence(Sequence sequence) {
        return with(next -> next.sequences = changed(sequences, map -> map.remove(key(sequence))));
    }

    CatalogState withName(ObjectKey key, ObjectName spelled, ObjectFacts known) {
        return with(
                next -> {
                    next.facts = changed(facts, map -> map.put(key, known));
                    next.names = changed(names, map -> map.put(key, spelled));
                });
    }

    CatalogState withoutNames(Collection<ObjectKey> keys) {
        return with(
                next -> {
                    next.facts = changed(facts, map -> map.keySet().removeAll(keys));
                    next.names = changed(names, map -> map.keySet().removeAll(keys));
                });
    }

    CatalogState withSetting(String name, String value) {
        return with(next -> next.settings = changed(settings, map -> map.put(lower(name), value)));
    }

    static ObjectKey key(Table table) {
        return ObjectKey.of(table.database(), table.schema(), table.name());
    }

    static ObjectKey key(Module module) {
        return ObjectKey.of(module.database(), module.schema(), module.name());
    }

    static ObjectKey key(View view) {
        return ObjectKey.of(view.database(), view.schema(), view.name());
    }

    static ObjectKey key(Sequence sequence) {
        return ObjectKey.of(sequence.database(), sequence.schema(), sequence.name());
    }

    static ObjectKey key(Schema schema) {
        return ObjectKey.of(schema.database(), schema.name(), "");
    }

    /** The tables with foreign keys that reference this one. */
    List<Table> referencing(long tableId) {
        return tables.values().stream()
                .filter(
                        table ->
                                table.foreignKeys().stream()
                                        .anyMatch(key -> key.referencedTable() == tableId))
                .toList();
    }
}
