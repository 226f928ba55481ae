package dev.outrigger.engine.views;

import dev.outrigger.engine.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Indexes: those of keys, and those that CREATE INDEX made. */
final class IndexRows {
    private IndexRows() {}

    /** An index with its number; neither key nor index: the table's rows without a primary key. */
    record Place(int id, Optional<Table.Key> key, Optional<Table.Index> index) {
        boolean isClustered() {
            return key.filter(Table.Key::primary).isPresent();
        }

        List<Integer> columns() {
            return key.map(Table.Key::columns)
                    .or(() -> index.map(Table.Index::columns))
                    .orElse(List.of());
        }
    }

    static void addTo(Map<String, CatalogViews.Maker> makers) {
        makers.put("sys.indexes", IndexRows::indexes);
        makers.put("sys.index_columns", IndexRows::indexColumns);
    }

    static List<Place> of(Table table) {
        List<Place> places = new ArrayList<>();
        Optional<Table.Key> primary = table.keys().stream().filter(Table.Key::primary).findFirst();
        places.add(new Place(primary.isPresent() ? 1 : 0, primary, Optional.empty()));
        int id = 2;
        for (Table.Key key : table.keys()) {
            if (!key.primary()) {
                places.add(new Place(id++, Optional.of(key), Optional.empty()));
            }
        }
        for (Table.Index index : table.indexes()) {
            places.add(new Place(id++, Optional.empty(), Optional.of(index)));
        }
        return places;
    }

    static int id(Table table, Table.Key key) {
        for (Place place : of(table)) {
            String name =
                    place.key()
                            .map(Table.Key::name)
                            .or(() -> place.index().map(Table.Index::name))
                            .orElse("");
            if (name.equals(key.name())) {
                return place.id();
            }
        }
        throw new IllegalStateException("no index of " + key.name());
    }

    private static List<Object[]> indexes(Described database, ViewColumns view) {
        List<Object[]> rows = new ArrayList<>();
        for (Table table : database.tables()) {
            for (Place place : of(table)) {
                boolean heap = place.key().isEmpty() && place.index().isEmpty();
                String name =
                        place.key()
                                .map(Table.Key::name)
                                .or(() -> place.index().map(Table.Index::name))
                                .orElse(null);
                boolean unique =
                        place.key().isPresent()
                                || place.index().map(Table.Index::unique).orElse(false);
                Optional<String> filter = place.index().flatMap(Table.Index::filter);
                rows.add(
                        view.row(
                                "object_id",
                                table.id(),
                                "name",
                                name,
                                "index_id",
                                place.id(),
                                "type",
                                heap ? 0 : place.isClustered() ? 1 : 2,
                                "type_desc",
                                heap ? "HEAP" : place.isClustered() ? "CLUSTERED" : "NONCLUSTERED",
                                "is_unique",
                                unique,
                                "is_primary_key",
                                place.isClustered(),
                                "is_unique_constraint",
                                place.key().isPresent() && !place.isClustered(),
                                "has_filter",
                                filter.isPresent(),
                                "filter_definition",
                                filter.map(text -> "(" + text + ")").orElse(null)));
            }
        }
        return rows;
    }

    private static List<Object[]> indexColumns(Described database, ViewColumns view) {
        List<Object[]> rows = new ArrayList<>();
        for (Table table : database.tables()) {
            for (Place place : of(table)) {
                List<Integer> columns = place.columns();
                for (int i = 0; i < columns.size(); i++) {
                    int position = i;
                    rows.add(
                            view.row(
                                    "object_id",
                                    table.id(),
                                    "index_id",
                                    place.id(),
                                    "index_column_id",
                                    i + 1,
                                    "column_id",
                                    columns.get(i) + 1,
                                    "key_ordinal",
                                    i + 1,
                                    "is_descending_key",
                                    place.index()
                                            .map(index -> index.descending().get(position))
                                            .orElse(false)));
                }
                List<Integer> included = place.index().map(Table.Index::included).orElse(List.of());
                for (int i = 0; i < included.size(); i++) {
                    rows.add(
                            view.row(
                                    "object_id",
                                    table.id(),
                                    "index_id",
                                    place.id(),
                                    "index_column_id",
                                    columns.size() + i + 1,
                                    "column_id",
                                    included.get(i) + 1,
                                    "is_included_column",
                                    true));
                }
            }
        }
        return rows;
    }
}
