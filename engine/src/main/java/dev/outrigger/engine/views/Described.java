package dev.outrigger.engine.views;

import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.store.Catalog.ObjectFacts;
import dev.outrigger.engine.store.SystemTables;
import dev.outrigger.engine.store.SystemTables.Place;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.store.Visibility;
import dev.outrigger.engine.types.Conversions;
import dev.outrigger.engine.types.SqlType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The objects of a database, with the ids and dates that their rows need. */
final class Described {
    private final Catalog catalog;
    private final String database;
    private final SystemTables system;
    private final Visibility visibility;
    private final Map<String, Integer> schemas = new HashMap<>();

    /**
     * An object of a database.
     *
     * @param parent the id of the table that a constraint belongs to; 0 for others
     * @param type SQL Server's code, such as U
     */
    record Item(
            String schema,
            String name,
            long parent,
            String type,
            String typeDesc,
            ObjectFacts facts) {}

    Described(Place place, SystemTables system) {
        this.system = system;
        catalog = place.catalog();
        database = place.database();
        visibility = place.visibility();
        catalog.schemas(database).forEach(schema -> schemas.put(lower(schema.name()), schema.id()));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    Catalog catalog() {
        return catalog;
    }

    String database() {
        return database;
    }

    int schemaId(String name) {
        return schemas.get(lower(name));
    }

    /** The schema's own spelling of its name. */
    String schemaName(String name) {
        return catalog.schemas(database).stream()
                .map(Catalog.Schema::name)
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElse(name);
    }

    /** The system's own views. */
    List<SystemTables.Definition> system() {
        return system.definitions();
    }

    Visibility visibility() {
        return visibility;
    }

    private boolean sees(String schema, String name, boolean module) {
        return visibility == Visibility.ALL
                || visibility.object(database, schema, id(schema, name), module);
    }

    /** The text of a module or a view; null for whoever may not see it. */
    String definition(String schema, String name, String text) {
        return visibility.definition(database, schema, id(schema, name)) ? text : null;
    }

    List<Table> tables() {
        List<Table> tables = new ArrayList<>(catalog.tables(database));
        tables.removeIf(table -> !visibility.object(database, table.schema(), table.id(), false));
        tables.sort(Comparator.comparingLong(Table::id));
        return tables;
    }

    List<Catalog.View> views() {
        return catalog.views(database).stream()
                .filter(view -> sees(view.schema(), view.name(), false))
                .toList();
    }

    List<Catalog.Module> modules() {
        return catalog.modules(database).stream()
                .filter(module -> sees(module.schema(), module.name(), true))
                .toList();
    }

    List<Catalog.Sequence> sequences() {
        return catalog.sequences(database).stream()
                .filter(sequence -> sees(sequence.schema(), sequence.name(), false))
                .toList();
    }

    long id(String schema, String name) {
        return facts(schema, name).id();
    }

    ObjectFacts facts(String schema, String name) {
        return catalog.facts(database, schema, name).orElseThrow();
    }

    Item item(String schema, String name, long parent, String type, String typeDesc) {
        return new Item(schema, name, parent, type, typeDesc, facts(schema, name));
    }

    Item item(Table table) {
        return item(table.schema(), table.name(), 0, "U", "USER_TABLE");
    }

    Item item(Catalog.View view) {
        return item(view.schema(), view.name(), 0, "V", "VIEW");
    }

    Item item(Catalog.Module module) {
        return module.isFunction()
                ? item(module.schema(), module.name(), 0, "FN", "SQL_SCALAR_FUNCTION")
                : item(module.schema(), module.name(), 0, "P", "SQL_STORED_PROCEDURE");
    }

    Item item(Catalog.Sequence sequence) {
        return item(sequence.schema(), sequence.name(), 0, "SO", "SEQUENCE_OBJECT");
    }

    Item item(Table table, Table.Key key) {
        return key.primary()
                ? item(table.schema(), key.name(), table.id(), "PK", "PRIMARY_KEY_CONSTRAINT")
                : item(table.schema(), key.name(), table.id(), "UQ", "UNIQUE_CONSTRAINT");
    }

    Item item(Table table, Table.ForeignKey key) {
        return item(table.schema(), key.name(), table.id(), "F", "FOREIGN_KEY_CONSTRAINT");
    }

    Item item(Table table, Table.Check check) {
        return item(table.schema(), check.name(), table.id(), "C", "CHECK_CONSTRAINT");
    }

    /** A column's default, by its name. */
    Item defaultItem(Table table, String name) {
        return item(table.schema(), name, table.id(), "D", "DEFAULT_CONSTRAINT");
    }

    /** All of them. */
    List<Item> items() {
        List<Item> all = new ArrayList<>();
        for (Table table : tables()) {
            all.add(item(table));
            table.columns().stream()
                    .flatMap(column -> column.defaultName().stream())
                    .forEach(name -> all.add(defaultItem(table, name)));
            table.keys().forEach(key -> all.add(item(table, key)));
            table.checks().forEach(check -> all.add(item(table, check)));
            table.foreignKeys().forEach(key -> all.add(item(table, key)));
        }
        views().forEach(view -> all.add(item(view)));
        modules().forEach(module -> all.add(item(module)));
        sequences().forEach(sequence -> all.add(item(sequence)));
        return all;
    }

    /** The row of a view whose first columns are an object's. */
    Object[] row(ViewColumns view, Item item) {
        return view.row(
                "name", item.name(),
                "object_id", item.facts().id(),
                "schema_id", schemaId(item.schema()),
                "parent_object_id", item.parent(),
                "type", item.type(),
                "type_desc", item.typeDesc(),
                "create_date", milliseconds(item.facts().created()),
                "modify_date", milliseconds(item.facts().modified()));
    }

    /** As datetime keeps it. */
    static Object milliseconds(long ticks) {
        return Conversions.convert(ticks, SqlType.datetime2(7), SqlType.DATETIME);
    }
}
