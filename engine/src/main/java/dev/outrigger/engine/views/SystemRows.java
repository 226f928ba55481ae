package dev.outrigger.engine.views;

import dev.outrigger.engine.store.SystemTables;
import dev.outrigger.engine.store.SystemTables.Definition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The views that show the system's own objects with the user's. */
final class SystemRows {
    /** When SQL Server 2019 was made, as its own objects have it. */
    private static final long MADE = 15_693_178_560_000_000L;

    private SystemRows() {}

    static void addTo(Map<String, CatalogViews.Maker> makers) {
        makers.put("sys.all_objects", SystemRows::objects);
        makers.put("sys.all_views", SystemRows::views);
        makers.put("sys.all_columns", SystemRows::columns);
    }

    private static List<Object[]> own(Described database, ViewColumns view) {
        List<Object[]> rows = new ArrayList<>();
        List<Definition> definitions = database.system();
        for (int i = 0; i < definitions.size(); i++) {
            rows.add(
                    view.row(
                            "name", definitions.get(i).name(),
                            "object_id", SystemTables.objectId(i),
                            "schema_id", database.schemaId(definitions.get(i).schema()),
                            "type", "V",
                            "type_desc", "VIEW",
                            "create_date", Described.milliseconds(MADE),
                            "modify_date", Described.milliseconds(MADE),
                            "is_ms_shipped", true));
        }
        return rows;
    }

    private static List<Object[]> objects(Described database, ViewColumns view) {
        List<Object[]> rows = own(database, view);
        database.items().forEach(item -> rows.add(database.row(view, item)));
        return rows;
    }

    private static List<Object[]> views(Described database, ViewColumns view) {
        List<Object[]> rows = own(database, view);
        database.views().forEach(item -> rows.add(database.row(view, database.item(item))));
        return rows;
    }

    private static List<Object[]> columns(Described database, ViewColumns view) {
        List<Object[]> rows = new ArrayList<>(ColumnRows.columns(database, view));
        List<Definition> definitions = database.system();
        for (int i = 0; i < definitions.size(); i++) {
            Definition definition = definitions.get(i);
            for (int j = 0; j < definition.columns().size(); j++) {
                rows.add(
                        ColumnRows.column(
                                view, SystemTables.objectId(i), j, definition.columns().get(j)));
            }
        }
        return rows;
    }
}
