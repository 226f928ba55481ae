package dev.outrigger.engine.store;

import dev.outrigger.engine.store.Catalog.Module;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every definition at one moment. Immutable; a change makes another.
 *
 * @param databases by their names in lower case
 */
record CatalogState(
        long version,
        Map<String, String> databases,
        Map<Long, Table> tables,
        Map<ObjectKey, Long> tableIds,
        Map<ObjectKey, Module> modules,
        Map<String, String> settings) {
    static final List<String> SYSTEM_DATABASES = List.of("master", "tempdb", "model", "msdb");
    static final List<String> SCHEMAS = List.of("dbo", "sys", "INFORMATION_SCHEMA");

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
        return new CatalogState(0, Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
    }

    CatalogState at(long newVersion) {
        return new CatalogState(newVersion, databases, tables, tableIds, modules, settings);
    }

    CatalogState withDatabase(String name) {
        TreeMap<String, String> changed = new TreeMap<>(databases);
        changed.put(lower(name), name);
        return new CatalogState(version, changed, tables, tableIds, modules, settings);
    }

    /** Without the database and all that is in it. */
    CatalogState withoutDatabase(String name) {
        String key = lower(name);
        TreeMap<String, String> changed = new TreeMap<>(databases);
        changed.remove(key);
        Map<Long, Table> tablesLeft = new TreeMap<>(tables);
        tablesLeft.values().removeIf(table -> lower(table.database()).equals(key));
        Map<ObjectKey, Long> idsLeft = new HashMap<>(tableIds);
        idsLeft.keySet().removeIf(object -> object.database().equals(key));
        Map<ObjectKey, Module> modulesLeft = new TreeMap<>(modules);
        modulesLeft.keySet().removeIf(object -> object.database().equals(key));
        return new CatalogState(version, changed, tablesLeft, idsLeft, modulesLeft, settings);
    }

    CatalogState withTable(Table table) {
        Map<Long, Table> tablesNow = new TreeMap<>(tables);
        tablesNow.put(table.id(), table);
        Map<ObjectKey, Long> idsNow = new HashMap<>(tableIds);
        idsNow.put(key(table), table.id());
        return new CatalogState(version, databases, tablesNow, idsNow, modules, settings);
    }

    CatalogState withoutTable(Table table) {
        Map<Long, Table> tablesNow = new TreeMap<>(tables);
        tablesNow.remove(table.id());
        Map<ObjectKey, Long> idsNow = new HashMap<>(tableIds);
        idsNow.remove(key(table));
        return new CatalogState(version, databases, tablesNow, idsNow, modules, settings);
    }

    CatalogState withModule(Module module) {
        Map<ObjectKey, Module> modulesNow = new TreeMap<>(modules);
        modulesNow.put(key(module), module);
        return new CatalogState(version, databases, tables, tableIds, modulesNow, settings);
    }

    CatalogState withoutModule(Module module) {
        Map<ObjectKey, Module> modulesNow = new TreeMap<>(modules);
        modulesNow.remove(key(module));
        return new CatalogState(version, databases, tables, tableIds, modulesNow, settings);
    }

    CatalogState withSetting(String name, String value) {
        Map<String, String> settingsNow = new TreeMap<>(settings);
        settingsNow.put(lower(name), value);
        return new CatalogState(version, databases, tables, tableIds, modules, settingsNow);
    }

    static ObjectKey key(Table table) {
        return ObjectKey.of(table.database(), table.schema(), table.name());
    }

    static ObjectKey key(Module module) {
        return ObjectKey.of(module.database(), module.schema(), module.name());
    }

    /** The foreign keys, of any table, that reference this one. */
    List<Table> referencing(long tableId) {
        return tables.values().stream()
                .filter(
                        table ->
                                table.foreignKeys().stream()
                                        .anyMatch(key -> key.referencedTable() == tableId))
                .toList();
    }
}
