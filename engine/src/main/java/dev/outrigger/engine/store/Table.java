package dev.outrigger.engine.store;

import dev.outrigger.engine.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table as the catalog knows it. Immutable; a change of definition makes another.
 *
 * @param id never reused in an instance
 * @param storage where its rows lie: the id, until a change of definition writes them anew
 */
public record Table(
        long id,
        long storage,
        String database,
        String schema,
        String name,
        List<TableColumn> columns,
        List<Key> keys,
        List<Check> checks,
        List<ForeignKey> foreignKeys,
        List<Index> indexes) {
    public Table {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
        checks = List.copyOf(checks);
        foreignKeys = List.copyOf(foreignKeys);
        indexes = List.copyOf(indexes);
    }

    /** One whose rows lie where they were first written, without indexes besides its keys. */
    public Table(
            long id,
            String database,
            String schema,
            String name,
            List<TableColumn> columns,
            List<Key> keys,
            List<Check> checks,
            List<ForeignKey> foreignKeys) {
        this(id, id, database, schema, name, columns, keys, checks, foreignKeys, List.of());
    }

    /** defaultValue and a check's condition are T-SQL, evaluated by the engine, never by H2. */
    public record TableColumn(
            String name,
            SqlType type,
            boolean nullable,
            Optional<Identity> identity,
            Optional<String> defaultName,
            Optional<String> defaultValue) {
        /** A column of a system table or of a view: only its name and type say something. */
        public static TableColumn of(String name, SqlType type, boolean nullable) {
            return new TableColumn(
                    name, type, nullable, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    public record Identity(long seed, long increment) {}

    /** A primary or unique key; columns are positions in the table. */
    public record Key(String name, boolean primary, List<Integer> columns) {
        public Key {
            columns = List.copyOf(columns);
        }
    }

    /** How far a CHECK or a foreign key holds. */
    public enum Enforcement {
        /** For all rows. */
        TRUSTED,
        /** For rows written since it was enabled. */
        UNTRUSTED,
        /** For none. */
        DISABLED
    }

    public record Check(String name, String condition, Enforcement enforcement) {
        public Check(String name, String condition) {
            this(name, condition, Enforcement.TRUSTED);
        }
    }

    /**
     * columns of this table reference columns of another (or of this one). Actions: the SQL words,
     * e.g. "NO ACTION".
     */
    public record ForeignKey(
            String name,
            List<Integer> columns,
            long referencedTable,
            List<Integer> referencedColumns,
            String onDelete,
            String onUpdate,
            Enforcement enforcement) {
        public ForeignKey {
            columns = List.copyOf(columns);
            referencedColumns = List.copyOf(referencedColumns);
        }

        public ForeignKey(
                String name,
                List<Integer> columns,
                long referencedTable,
                List<Integer> referencedColumns,
                String onDelete,
                String onUpdate) {
            this(
                    name,
                    columns,
                    referencedTable,
                    referencedColumns,
                    onDelete,
                    onUpdate,
                    Enforcement.TRUSTED);
        }
    }

    /**
     * What CREATE INDEX made; columns are positions in the table.
     *
     * @param descending for each of the columns; it says nothing but what was asked for
     * @param included columns that only the catalog remembers: rows are always whole
     * @param filter a condition in T-SQL; of a unique index: that no column of it is NULL
     */
    public record Index(
            String name,
            boolean unique,
            List<Integer> columns,
            List<Boolean> descending,
            List<Integer> included,
            Optional<String> filter) {
        public Index {
            columns = List.copyOf(columns);
            descending = List.copyOf(descending);
            included = List.copyOf(included);
        }

        /** As a key, for what looks up rows by one. */
        public Key key() {
            return new Key(name, false, columns);
        }
    }

    /** What no two rows have the same values in: keys, and unique indexes over all rows. */
    public List<Key> uniqueKeys() {
        if (indexes.isEmpty()) {
            return keys;
        }
        List<Key> all = new ArrayList<>(keys);
        for (Index index : indexes) {
            if (index.unique() && index.filter().isEmpty()) {
                all.add(index.key());
            }
        }
        return all;
    }

    /** Whether one session alone has it: a #table, or a table variable. */
    public boolean isTemporary() {
        return TemporaryTables.isName(name);
    }

    /** Whether no rollback touches it. */
    public boolean isVariable() {
        return name.startsWith("@");
    }

    /** The position of a column by its name, minding no case; empty when there is none. */
    public Optional<Integer> position(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equalsIgnoreCase(column)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    public Table withColumns(List<TableColumn> changed) {
        return new Table(
                id, storage, database, schema, name, changed, keys, checks, foreignKeys, indexes);
    }

    public Table withKeys(List<Key> changed) {
        return new Table(
                id,
                storage,
                database,
                schema,
                name,
                columns,
                changed,
                checks,
                foreignKeys,
                indexes);
    }

    public Table withChecks(List<Check> changed) {
        return new Table(
                id, storage, database, schema, name, columns, keys, changed, foreignKeys, indexes);
    }

    public Table withForeignKeys(List<ForeignKey> changed) {
        return new Table(
                id, storage, database, schema, name, columns, keys, checks, changed, indexes);
    }

    public Table withIndexes(List<Index> changed) {
        return new Table(
                id, storage, database, schema, name, columns, keys, checks, foreignKeys, changed);
    }

    public Table withName(String newSchema, String newName) {
        return new Table(
                id,
                storage,
                database,
                newSchema,
                newName,
                columns,
                keys,
                checks,
                foreignKeys,
                indexes);
    }

    Table withStorage(long newStorage) {
        return new Table(
                id,
                newStorage,
                database,
                schema,
                name,
                columns,
                keys,
                checks,
                foreignKeys,
                indexes);
    }

    /** {@code db.schema.name}: what messages show. */
    public String display() {
        return database + "." + schema + "." + name;
    }
}
