package dev.outrigger.engine.views;

import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Databases, schemas, and the objects in them. */
final class ObjectRows {
    private ObjectRows() {}

    static void addTo(Map<String, CatalogViews.Maker> makers) {
        makers.put("sys.databases", ObjectRows::databases);
        makers.put("sys.schemas", ObjectRows::schemas);
        makers.put("sys.objects", ObjectRows::objects);
        makers.put("sys.tables", ObjectRows::tables);
        makers.put("sys.views", ObjectRows::views);
        makers.put("sys.procedures", ObjectRows::procedures);
        makers.put("sys.sequences", ObjectRows::sequences);
        makers.put("sys.partitions", ObjectRows::partitions);
        makers.put("sys.dm_db_partition_stats", ObjectRows::partitionStatistics);
    }

    private static List<Object[]> databases(Described database, ViewColumns view) {
        Catalog catalog = database.catalog();
        List<Object[]> rows = new ArrayList<>();
        for (String name : catalog.databases()) {
            Catalog.ObjectFacts facts = catalog.databaseFacts(name).orElseThrow();
            rows.add(
                    view.row(
                            "name", name,
                            "database_id", facts.id(),
                            "owner_sid", RightsRows.loginSid(catalog.rights().ownerOf(name)),
                            "create_date", Described.milliseconds(facts.created())));
        }
        rows.sort(java.util.Comparator.comparingInt(row -> (Integer) row[1]));
        return rows;
    }

    private static List<Object[]> schemas(Described database, ViewColumns view) {
        List<Object[]> rows = new ArrayList<>();
        for (Catalog.Schema schema : database.catalog().schemas(database.database())) {
            rows.add(
                    view.row(
                            "name", schema.name(),
                            "schema_id", schema.id(),
                            "principal_id", schema.owner()));
        }
        return rows;
    }

    private static List<Object[]> objects(Described database, ViewColumns view) {
        return database.items().stream().map(item -> database.row(view, item)).toList();
    }

    private static List<Object[]> tables(Described database, ViewColumns view) {
        List<Object[]> rows = new ArrayList<>();
        for (Table table : database.tables()) {
            Object[] row = database.row(view, database.item(table));
            view.set(row, "max_column_id_used", table.columns().size());
            rows.add(row);
        }
        return rows;
    }

    private static List<Object[]> views(Described database, ViewColumns view) {
        return database.views().stream()
                .map(item -> database.row(view, database.item(item)))
                .toList();
    }

    private static List<Object[]> procedures(Described database, ViewColumns view) {
        return database.modules().stream()
                .filter(item -> !item.isFunction())
                .map(item -> database.row(view, database.item(item)))
                .toList();
    }

    private static List<Object[]> sequences(Described database, ViewColumns view) {
        List<Object[]> rows = new ArrayList<>();
        for (Catalog.Sequence sequence : database.sequences()) {
            Object[] row = database.row(view, database.item(sequence));
            TypeFacts type = TypeFacts.of(sequence.type());
            Long last = database.catalog().lastValue(sequence).orElse(null);
            view.set(
                    row,
                    "start_value",
                    sequence.start(),
                    "increment",
                    sequence.increment(),
                    "minimum_value",
                    sequence.minimum(),
                    "maximum_value",
                    sequence.maximum(),
                    "is_cycling",
                    sequence.cycles(),
                    "is_cached",
                    sequence.cache().orElse(1) > 0,
                    "cache_size",
                    sequence.cache().filter(size -> size > 0).orElse(null),
                    "system_type_id",
                    type.id(),
                    "user_type_id",
                    type.id(),
                    "precision",
                    type.precision(),
                    "scale",
                    type.scale(),
                    "current_value",
                    last == null ? sequence.start() : last,
                    "last_used_value",
                    last);
            rows.add(row);
        }
        return rows;
    }

    /**
     * Rows of all indexes of a table are as many; how many pages they take, the store cannot say.
     */
    private static List<Object[]> partitionStatistics(Described database, ViewColumns view) {
        List<Object[]> rows = new ArrayList<>();
        for (Table table : database.tables()) {
            long count = database.catalog().statistics(table).rows().orElse(0);
            for (IndexRows.Place index : IndexRows.of(table)) {
                rows.add(
                        view.row(
                                "partition_id",
                                table.id() << 16 | index.id(),
                                "object_id",
                                table.id(),
                                "index_id",
                                index.id(),
                                "row_count",
                                count));
            }
        }
        return rows;
    }

    private static List<Object[]> partitions(Described database, ViewColumns view) {
        List<Object[]> rows = new ArrayList<>();
        for (Table table : database.tables()) {
            long count = database.catalog().statistics(table).rows().orElse(0);
            for (IndexRows.Place index : IndexRows.of(table)) {
                rows.add(
                        view.row(
                                "partition_id",
                                table.id() << 16 | index.id(),
                                "object_id",
                                table.id(),
                                "index_id",
                                index.id(),
                                "hobt_id",
                                table.id() << 16 | index.id(),
                                "rows",
                                count));
            }
        }
        return rows;
    }
}
