package dev.outrigger.engine.views;

import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.store.Table.TableColumn;
import dev.outrigger.engine.types.Collation;
import dev.outrigger.engine.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Columns and data types. */
final class ColumnRows {
    private ColumnRows() {}

    static void addTo(Map<String, CatalogViews.Maker> makers) {
        makers.put("sys.columns", ColumnRows::columns);
        makers.put("sys.identity_columns", ColumnRows::identityColumns);
        makers.put("sys.computed_columns", (database, view) -> List.of());
        makers.put("sys.types", ColumnRows::types);
    }

    static List<Object[]> columns(Described database, ViewColumns view) {
        List<Object[]> rows = new ArrayList<>();
        for (Table table : database.tables()) {
            for (int i = 0; i < table.columns().size(); i++) {
                TableColumn column = table.columns().get(i);
                Object[] row = column(view, table.id(), i, column);
                long fallback =
                        column.defaultName()
                                .map(name -> database.id(table.schema(), name))
                                .orElse(0L);
                view.set(
                        row,
                        "is_identity",
                        column.identity().isPresent(),
                        "default_object_id",
                        fallback);
                rows.add(row);
            }
        }
        for (Catalog.View stored : database.views()) {
            long id = database.id(stored.schema(), stored.name());
            for (int i = 0; i < stored.columns().size(); i++) {
                rows.add(column(view, id, i, stored.columns().get(i)));
            }
        }
        return rows;
    }

    static Object[] column(ViewColumns view, long object, int position, TableColumn column) {
        TypeFacts type = TypeFacts.of(column.type());
        return view.row(
                "object_id", object,
                "name", column.name(),
                "column_id", position + 1,
                "system_type_id", type.id(),
                "user_type_id", type.id(),
                "max_length", type.maxLength(),
                "precision", type.precision(),
                "scale", type.scale(),
                "collation_name", column.type().collation().map(Collation::sqlName).orElse(null),
                "is_nullable", column.nullable());
    }

    private static List<Object[]> identityColumns(Described database, ViewColumns view) {
        List<Object[]> rows = new ArrayList<>();
        for (Table table : database.tables()) {
            for (int i = 0; i < table.columns().size(); i++) {
                TableColumn column = table.columns().get(i);
                if (column.identity().isPresent()) {
                    Object[] row = column(view, table.id(), i, column);
                    view.set(
                            row,
                            "seed_value",
                            column.identity().get().seed(),
                            "increment_value",
                            column.identity().get().increment(),
                            "last_value",
                            database.catalog().lastIdentity(table).orElse(null));
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private static List<Object[]> types(Described database, ViewColumns view) {
        List<Object[]> rows = new ArrayList<>();
        for (SqlType type : TypeFacts.largest()) {
            TypeFacts facts = TypeFacts.of(type);
            rows.add(type(view, type.name().sqlName(), facts.id(), facts.id(), facts, type));
        }
        SqlType decimal = SqlType.decimal(38, 38);
        TypeFacts numeric = TypeFacts.of(decimal);
        rows.add(
                type(
                        view,
                        "numeric",
                        TypeFacts.NUMERIC_ID,
                        TypeFacts.NUMERIC_ID,
                        numeric,
                        decimal));
        TypeFacts name = TypeFacts.of(SqlType.SYSNAME);
        Object[] sysname =
                type(view, "sysname", name.id(), TypeFacts.SYSNAME_ID, name, SqlType.SYSNAME);
        view.set(sysname, "is_nullable", false);
        rows.add(sysname);
        return rows;
    }

    private static Object[] type(
            ViewColumns view, String name, int system, int user, TypeFacts facts, SqlType type) {
        return view.row(
                "name", name,
                "system_type_id", system,
                "user_type_id", user,
                "max_length", facts.maxLength(),
                "precision", facts.precision(),
                "scale", facts.scale(),
                "collation_name", type.collation().map(Collation::sqlName).orElse(null));
    }
}
