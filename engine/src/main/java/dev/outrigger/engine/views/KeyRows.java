package dev.outrigger.engine.views;

import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.store.Table.Enforcement;
import dev.outrigger.engine.store.Table.TableColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Constraints. */
final class KeyRows {
    private static final List<String> ACTIONS =
            List.of("NO_ACTION", "CASCADE", "SET_NULL", "SET_DEFAULT");

    private KeyRows() {}

    static void addTo(Map<String, CatalogViews.Maker> makers) {
        makers.put("sys.key_constraints", KeyRows::keys);
        makers.put("sys.foreign_keys", KeyRows::foreignKeys);
        makers.put("sys.foreign_key_columns", KeyRows::foreignKeyColumns);
        makers.put("sys.check_constraints", KeyRows::checks);
        makers.put("sys.default_constraints", KeyRows::defaults);
    }

    /** Whether the name is one that the store made: PK__orders__ and hexadecimal digits. */
    private static boolean isGenerated(String name) {
        return name.matches("(PK|UQ|CK|DF|FK)__.*__[0-9A-F]{8}([0-9A-F]{8})?");
    }

    private static List<Object[]> keys(Described database, ViewColumns view) {
        List<Object[]> rows = new ArrayList<>();
        for (Table table : database.tables()) {
            for (Table.Key key : table.keys()) {
                Object[] row = database.row(view, database.item(table, key));
                view.set(
                        row,
                        "unique_index_id",
                        IndexRows.id(table, key),
                        "is_system_named",
                        isGenerated(key.name()));
                rows.add(row);
            }
        }
        return rows;
    }

    /** The key or unique index that a foreign key references. */
    static Table.Key referenced(Table table, Table.ForeignKey key) {
        return table.uniqueKeys().stream()
                .filter(
                        candidate ->
                                new HashSet<>(candidate.columns())
                                        .equals(new HashSet<>(key.referencedColumns())))
                .findFirst()
                .orElseThrow();
    }

    static Table referencedTable(Described database, Table.ForeignKey key) {
        return database.catalog().table(key.referencedTable()).orElseThrow();
    }

    private static List<Object[]> foreignKeys(Described database, ViewColumns view) {
        List<Object[]> rows = new ArrayList<>();
        for (Table table : database.tables()) {
            for (Table.ForeignKey key : table.foreignKeys()) {
                Table target = referencedTable(database, key);
                int onDelete = ACTIONS.indexOf(key.onDelete().replace(' ', '_'));
                int onUpdate = ACTIONS.indexOf(key.onUpdate().replace(' ', '_'));
                Object[] row = database.row(view, database.item(table, key));
                view.set(
                        row,
                        "referenced_object_id",
                        target.id(),
                        "key_index_id",
                        IndexRows.id(target, referenced(target, key)),
                        "is_disabled",
                        key.enforcement() == Enforcement.DISABLED,
                        "is_not_trusted",
                        key.enforcement() != Enforcement.TRUSTED,
                        "delete_referential_action",
                        onDelete,
                        "delete_referential_action_desc",
                        ACTIONS.get(onDelete),
                        "update_referential_action",
                        onUpdate,
                        "update_referential_action_desc",
                        ACTIONS.get(onUpdate),
                        "is_system_named",
                        isGenerated(key.name()));
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<Object[]> foreignKeyColumns(Described database, ViewColumns view) {
        List<Object[]> rows = new ArrayList<>();
        for (Table table : database.tables()) {
            for (Table.ForeignKey key : table.foreignKeys()) {
                for (int i = 0; i < key.columns().size(); i++) {
                    rows.add(
                            view.row(
                                    "constraint_object_id",
                                    database.id(table.schema(), key.name()),
                                    "constraint_column_id",
                                    i + 1,
                                    "parent_object_id",
                                    table.id(),
                                    "parent_column_id",
                                    key.columns().get(i) + 1,
                                    "referenced_object_id",
                                    key.referencedTable(),
                                    "referenced_column_id",
                                    key.referencedColumns().get(i) + 1));
                }
            }
        }
        return rows;
    }

    private static List<Object[]> checks(Described database, ViewColumns view) {
        List<Object[]> rows = new ArrayList<>();
        for (Table table : database.tables()) {
            for (Table.Check check : table.checks()) {
                Object[] row = database.row(view, database.item(table, check));
                view.set(
                        row,
                        "is_disabled",
                        check.enforcement() == Enforcement.DISABLED,
                        "is_not_trusted",
                        check.enforcement() != Enforcement.TRUSTED,
                        "definition",
                        "(" + check.condition() + ")",
                        "is_system_named",
                        isGenerated(check.name()));
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<Object[]> defaults(Described database, ViewColumns view) {
        List<Object[]> rows = new ArrayList<>();
        for (Table table : database.tables()) {
            for (int i = 0; i < table.columns().size(); i++) {
                TableColumn column = table.columns().get(i);
                if (column.defaultName().isEmpty()) {
                    continue;
                }
                String name = column.defaultName().get();
                Object[] row = database.row(view, database.defaultItem(table, name));
                view.set(
                        row,
                        "parent_column_id",
                        i + 1,
                        "definition",
                        shown(column.defaultValue().orElseThrow()),
                        "is_system_named",
                        isGenerated(name));
                rows.add(row);
            }
        }
        return rows;
    }

    /** A default as SQL Server shows it: {@code ((1.5))}, {@code (getdate())}. */
    static String shown(String expression) {
        String inner = expression.strip();
        while (inner.startsWith("(") && closing(inner) == inner.length() - 1) {
            inner = inner.substring(1, inner.length() - 1).strip();
        }
        boolean number = inner.matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?");
        boolean call = inner.matches("[A-Za-z_]+\\(\\)");
        String text = call ? inner.toLowerCase(Locale.ROOT) : inner;
        return number ? "((" + text + "))" : "(" + text + ")";
    }

    /** Where the parenthesis closes that the text begins with. */
    private static int closing(String text) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && c == ')' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
