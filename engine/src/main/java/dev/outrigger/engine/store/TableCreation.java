package dev.outrigger.engine.store;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.store.Table.Check;
import dev.outrigger.engine.store.Table.ForeignKey;
import dev.outrigger.engine.store.Table.Key;
import dev.outrigger.engine.store.Table.TableColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongFunction;

/**
 * Completes a new table's definition: its id, names for constraints without one, and checked
 * foreign keys.
 */
final class TableCreation {
    private static final int NAME_PART = 8;

    private final Table definition;
    private final LongFunction<Optional<Table>> tables;

    TableCreation(Table definition, LongFunction<Optional<Table>> tables) {
        this.definition = definition;
        this.tables = tables;
    }

    /** A foreign key that references the definition's own id references the new table. */
    Table complete(long id) {
        List<TableColumn> columns = new ArrayList<>();
        for (TableColumn column : definition.columns()) {
            Optional<String> name = column.defaultName();
            if (column.defaultValue().isPresent() && name.orElse("").isEmpty()) {
                name = Optional.of(generated("DF", column.name(), Integer.BYTES));
            }
            columns.add(
                    new TableColumn(
                            column.name(),
                            column.type(),
                            column.nullable(),
                            column.identity(),
                            name,
                            column.defaultValue()));
        }
        List<Key> keys = new ArrayList<>();
        for (Key key : definition.keys()) {
            String name =
                    key.name().isEmpty()
                            ? generated(key.primary() ? "PK" : "UQ", "", Long.BYTES)
                            : key.name();
            keys.add(new Key(name, key.primary(), key.columns()));
        }
        List<Check> checks = new ArrayList<>();
        for (Check check : definition.checks()) {
            String name =
                    check.name().isEmpty() ? generated("CK", "", Integer.BYTES) : check.name();
            checks.add(new Check(name, check.condition(), check.enforcement()));
        }
        List<ForeignKey> foreignKeys = new ArrayList<>();
        for (ForeignKey key : definition.foreignKeys()) {
            foreignKeys.add(complete(key, id));
        }
        return new Table(
                id,
                definition.storage() == definition.id() ? id : definition.storage(),
                definition.database(),
                definition.schema(),
                definition.name(),
                columns,
                keys,
                checks,
                foreignKeys,
                definition.indexes());
    }

    private ForeignKey complete(ForeignKey key, long id) {
        String name = key.name();
        if (name.isEmpty()) {
            String column = definition.columns().get(key.columns().get(0)).name();
            name = generated("FK", column, Integer.BYTES);
        }
        boolean own = key.referencedTable() == definition.id();
        Table referenced = own ? definition : tables.apply(key.referencedTable()).orElse(null);
        if (referenced == null || !referenced.database().equalsIgnoreCase(definition.database())) {
            throw SqlError.of(
                    ErrorCode.FOREIGN_KEY_TABLE_MISSING,
                    name,
                    Long.toString(key.referencedTable()));
        }
        boolean matches =
                referenced.uniqueKeys().stream()
                        .anyMatch(
                                candidate ->
                                        candidate.columns().size() == key.referencedColumns().size()
                                                && new HashSet<>(candidate.columns())
                                                        .equals(
                                                                new HashSet<>(
                                                                        key.referencedColumns())));
        if (!matches || key.columns().size() != key.referencedColumns().size()) {
            throw SqlError.of(
                    ErrorCode.FOREIGN_KEY_NO_MATCH,
                    referenced.schema() + "." + referenced.name(),
                    name);
        }
        requireSameTypes(key, name, referenced);
        if (own && !(key.onDelete().equals("NO ACTION") && key.onUpdate().equals("NO ACTION"))) {
            throw SqlError.of(ErrorCode.FOREIGN_KEY_CYCLE, name, definition.name());
        }
        requireAction(key.onDelete());
        requireAction(key.onUpdate());
        return new ForeignKey(
                name,
                key.columns(),
                own ? id : referenced.id(),
                key.referencedColumns(),
                key.onDelete(),
                key.onUpdate(),
                key.enforcement());
    }

    private void requireSameTypes(ForeignKey key, String name, Table referenced) {
        for (int i = 0; i < key.columns().size(); i++) {
            TableColumn column = definition.columns().get(key.columns().get(i));
            TableColumn target = referenced.columns().get(key.referencedColumns().get(i));
            boolean same =
                    column.type().name() == target.type().name()
                            && column.type().precision() == target.type().precision()
                            && column.type().scale() == target.type().scale()
                            && column.type().collation().equals(target.type().collation());
            if (!same) {
                throw SqlError.of(
                        ErrorCode.FOREIGN_KEY_TYPES,
                        referenced.name() + "." + target.name(),
                        definition.name() + "." + column.name(),
                        name);
            }
        }
    }

    private static void requireAction(String action) {
        if (!List.of("NO ACTION", "CASCADE", "SET NULL").contains(action)) {
            throw SqlError.of(
                    ErrorCode.NOT_SUPPORTED,
                    "A foreign key's action " + action,
                    ": use NO ACTION, CASCADE or SET NULL.");
        }
    }

    /**
     * As SQL Server makes them: PK__orders__ and sixteen hexadecimal digits; with a column, and
     * eight, for some.
     */
    private String generated(String kind, String column, int bytes) {
        String hex =
                String.format(
                                java.util.Locale.ROOT,
                                "%016X",
                                ThreadLocalRandom.current().nextLong())
                        .substring(0, 2 * bytes);
        String part = column.isEmpty() ? "" : "__" + cut(column);
        return kind + "__" + cut(definition.name()) + part + "__" + hex;
    }

    private static String cut(String name) {
        return name.length() <= NAME_PART ? name : name.substring(0, NAME_PART);
    }

    static List<String> constraintNames(Table table) {
        List<String> names = new ArrayList<>();
        table.columns().forEach(column -> column.defaultName().ifPresent(names::add));
        table.keys().forEach(key -> names.add(key.name()));
        table.checks().forEach(check -> names.add(check.name()));
        table.foreignKeys().forEach(key -> names.add(key.name()));
        return names;
    }
}
