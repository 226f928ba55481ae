package dev.outrigger.scratch;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.store.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A catalog in plain maps, with the rows of its tables; a transaction is a copy of it. */
final class ScratchCatalog implements Catalog {
    private final Map<String, String> databases = new LinkedHashMap<>();
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Map<String, Catalog.Module> modules = new LinkedHashMap<>();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Map<Long, List<Object[]>> rows = new LinkedHashMap<>();
    private final Map<Long, Long> identities = new LinkedHashMap<>();

    ScratchCatalog() {
        databases.put("master", "master");
    }

    ScratchCatalog copy() {
        ScratchCatalog copy = new ScratchCatalog();
        copy.databases.putAll(databases);
        copy.tables.putAll(tables);
        copy.modules.putAll(modules);
        copy.settings.putAll(settings);
        rows.forEach((id, list) -> copy.rows.put(id, new ArrayList<>(list)));
        copy.identities.putAll(identities);
        return copy;
    }

    private static String key(String... parts) {
        return String.join(".", parts).toLowerCase(Locale.ROOT);
    }

    List<Object[]> rows(Table table) {
        return rows.computeIfAbsent(table.id(), id -> new ArrayList<>());
    }

    long nextIdentity(Table table, Table.Identity identity) {
        return identities.merge(table.id(), identity.seed(), (last, seed) -> last + identity.increment());
    }

    @Override
    public List<String> databases() {
        return List.copyOf(databases.values());
    }

    @Override
    public Optional<String> database(String name) {
        return Optional.ofNullable(databases.get(key(name)));
    }

    @Override
    public void createDatabase(String name) {
        databases.put(key(name), name);
    }

    @Override
    public void dropDatabase(String name) {
        databases.remove(key(name));
    }

    @Override
    public boolean schemaExists(String database, String schema) {
        return schema.equalsIgnoreCase("dbo");
    }

    @Override
    public List<Table> tables(String database) {
        return List.copyOf(tables.values());
    }

    @Override
    public Optional<Table> table(String database, String schema, String name) {
        return Optional.ofNullable(tables.get(key(database, schema, name)));
    }

    @Override
    public Optional<Table> table(long id) {
        return tables.values().stream().filter(table -> table.id() == id).findFirst();
    }

    @Override
    public Table createTable(Table table) {
        String key = key(table.database(), table.schema(), table.name());
        if (tables.containsKey(key)) {
            throw SqlError.of(ErrorCode.OBJECT_EXISTS, table.name());
        }
        Table created = new Table(
                tables.size() + 1,
                table.database(),
                table.schema(),
                table.name(),
                table.columns(),
                table.keys(),
                table.checks(),
                table.foreignKeys());
        tables.put(key, created);
        return created;
    }

    @Override
    public void dropTable(Table table) {
        tables.values().remove(table);
    }

    @Override
    public List<Catalog.Module> modules(String database) {
        return List.copyOf(modules.values());
    }

    @Override
    public Optional<Catalog.Module> module(String database, String schema, String name) {
        return Optional.ofNullable(modules.get(key(database, schema, name)));
    }

    @Override
    public void putModule(Catalog.Module module) {
        modules.put(key(module.database(), module.schema(), module.name()), module);
    }

    @Override
    public void dropModule(Catalog.Module module) {
        modules.values().remove(module);
    }

    @Override
    public Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    @Override
    public void putSetting(String name, String value) {
        settings.put(name, value);
    }

    @Override
    public long version() {
        return 0;
    }
}
