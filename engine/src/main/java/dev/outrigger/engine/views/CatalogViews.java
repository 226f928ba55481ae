package dev.outrigger.engine.views;

import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.store.SystemTables;
import dev.outrigger.engine.store.SystemTables.Definition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The catalog views as tables for a planner. */
public final class CatalogViews {
    private CatalogViews() {}

    /** Makes the rows of one view in a database. */
    interface Maker {
        List<Object[]> rows(Described database, ViewColumns view);
    }

    /** Adds all views. What the system tables then are is read when sys.all_objects is. */
    public static void addTo(SystemTables system) {
        Map<String, Maker> makers = new HashMap<>();
        ObjectRows.addTo(makers);
        ColumnRows.addTo(makers);
        KeyRows.addTo(makers);
        IndexRows.addTo(makers);
        ModuleRows.addTo(makers);
        ServerRows.addTo(makers);
        InformationSchema.addTo(makers);
        OdbcRows.addTo(makers);
        SystemRows.addTo(makers);
        RightsRows.addTo(makers);
        ExternalRows.addTo(makers);
        for (ViewColumns view : ViewColumns.all()) {
            String name = view.schema() + "." + view.name();
            Maker maker = makers.remove(name);
            if (maker == null) {
                throw new IllegalStateException("nothing makes the rows of " + name);
            }
            system.add(
                    new Definition(
                            view.schema(),
                            view.name(),
                            view.columns(),
                            place -> maker.rows(new Described(place, system), view)));
        }
        if (!makers.isEmpty()) {
            throw new IllegalStateException("no columns are known of " + makers.keySet());
        }
    }

    /** A view for rows that another part of the instance makes. columns: as in columns.txt. */
    public static Definition of(String name, String columns, RowMaker maker) {
        ViewColumns view = ViewColumns.of(name, columns);
        return new Definition(
                view.schema(),
                view.name(),
                view.columns(),
                place -> {
                    List<Object[]> rows = new ArrayList<>();
                    maker.rows(place.catalog(), named -> rows.add(view.row(named)));
                    return rows;
                });
    }

    /** Gives rows, one after the other; the catalog is that of the one who reads. */
    public interface RowMaker {
        void rows(Catalog catalog, RowConsumer rows);
    }

    /** Takes a row: names of columns and their values in turn. */
    public interface RowConsumer {
        void add(Object... named);
    }
}
