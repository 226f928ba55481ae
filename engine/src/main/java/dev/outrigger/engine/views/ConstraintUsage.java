package dev.outrigger.engine.views;

import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.engine.store.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The views of INFORMATION_SCHEMA over constraints. */
final class ConstraintUsage {
    private ConstraintUsage() {}

    static void addTo(Map<String, CatalogViews.Maker> makers) {
        makers.put("INFORMATION_SCHEMA.TABLE_CONSTRAINTS", ConstraintUsage::constraints);
        makers.put("INFORMATION_SCHEMA.KEY_COLUMN_USAGE", ConstraintUsage::keyColumns);
        makers.put("INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS", ConstraintUsage::references);
        makers.put("INFORMATION_SCHEMA.CHECK_CONSTRAINTS", ConstraintUsage::checks);
        makers.put("INFORMATION_SCHEMA.CONSTRAINT_COLUMN_USAGE", ConstraintUsage::columnUsage);
        makers.put("INFORMATION_SCHEMA.CONSTRAINT_TABLE_USAGE", ConstraintUsage::tableUsage);
    }

    /** A constraint and the columns of its table that it is about. */
    private record Constraint(Table table, String name, String kind, List<Integer> columns) {}

    private static List<Constraint> all(Described database) {
        List<Constraint> all = new ArrayList<>();
        for (Table table : database.tables()) {
            for (Table.Key key : table.keys()) {
                String kind = key.primary() ? "PRIMARY KEY" : "UNIQUE";
                all.add(new Constraint(table, key.name(), kind, key.columns()));
            }
            for (Table.ForeignKey key : table.foreignKeys()) {
                all.add(new Constraint(table, key.name(), "FOREIGN KEY", key.columns()));
            }
            for (Table.Check check : table.checks()) {
                all.add(new Constraint(table, check.name(), "CHECK", named(table, check)));
            }
        }
        return all;
    }

    /** The columns that a condition names. */
    static List<Integer> named(Table table, Table.Check check) {
        Set<Integer> columns = new LinkedHashSet<>();
        TsqlParser.namesIn(check.condition())
                .forEach(name -> table.position(name).ifPresent(columns::add));
        return List.copyOf(columns);
    }

    private static Object[] row(Described database, ViewColumns view, Table table, String name) {
        return view.row(
                "CONSTRAINT_CATALOG", database.database(),
                "CONSTRAINT_SCHEMA", database.schemaName(table.schema()),
                "CONSTRAINT_NAME", name);
    }

    private static void setTable(Described database, ViewColumns view, Object[] row, Table table) {
        view.set(
                row,
                "TABLE_CATALOG",
                database.database(),
                "TABLE_SCHEMA",
                database.schemaName(table.schema()),
                "TABLE_NAME",
                table.name());
    }

    private static List<Object[]> constraints(Described database, ViewColumns view) {
        List<Object[]> rows = new ArrayList<>();
        for (Constraint constraint : all(database)) {
            Object[] row = row(database, view, constraint.table(), constraint.name());
            setTable(database, view, row, constraint.table());
            view.set(row, "CONSTRAINT_TYPE", constraint.kind());
            rows.add(row);
        }
        return rows;
    }

    private static List<Object[]> keyColumns(Described database, ViewColumns view) {
        List<Object[]> rows = new ArrayList<>();
        for (Constraint constraint : all(database)) {
            if (constraint.kind().equals("CHECK")) {
                continue;
            }
            for (int i = 0; i < constraint.columns().size(); i++) {
                Table table = constraint.table();
                Object[] row = row(database, view, table, constraint.name());
                setTable(database, view, row, table);
                view.set(
                        row,
                        "COLUMN_NAME",
                        table.columns().get(constraint.columns().get(i)).name(),
                        "ORDINAL_POSITION",
                        i + 1);
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<Object[]> references(Described database, ViewColumns view) {
        List<Object[]> rows = new ArrayList<>();
        for (Table table : database.tables()) {
            for (Table.ForeignKey key : table.foreignKeys()) {
                Table target = KeyRows.referencedTable(database, key);
                Object[] row = row(database, view, table, key.name());
                view.set(
                        row,
                        "UNIQUE_CONSTRAINT_CATALOG",
                        database.database(),
                        "UNIQUE_CONSTRAINT_SCHEMA",
                        database.schemaName(target.schema()),
                        "UNIQUE_CONSTRAINT_NAME",
                        KeyRows.referenced(target, key).name(),
                        "UPDATE_RULE",
                        key.onUpdate(),
                        "DELETE_RULE",
                        key.onDelete());
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<Object[]> checks(Described database, ViewColumns view) {
        List<Object[]> rows = new ArrayList<>();
        for (Table table : database.tables()) {
            for (Table.Check check : table.checks()) {
                Object[] row = row(database, view, table, check.name());
                view.set(row, "CHECK_CLAUSE", "(" + check.condition() + ")");
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<Object[]> columnUsage(Described database, ViewColumns view) {
        List<Object[]> rows = new ArrayList<>();
        for (Constraint constraint : all(database)) {
            for (int column : constraint.columns()) {
                Object[] row = row(database, view, constraint.table(), constraint.name());
                setTable(database, view, row, constraint.table());
                view.set(row, "COLUMN_NAME", constraint.table().columns().get(column).name());
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<Object[]> tableUsage(Described database, ViewColumns view) {
        List<Object[]> rows = new ArrayList<>();
        for (Constraint constraint : all(database)) {
            Object[] row = row(database, view, constraint.table(), constraint.name());
            setTable(database, view, row, constraint.table());
            rows.add(row);
        }
        return rows;
    }
}
