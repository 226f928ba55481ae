package dev.outrigger.engine.store;

import dev.outrigger.engine.types.SqlType;
import java.util.List;
import java.util.Optional;

/**
 * A table as the catalog knows it. Immutable; a change of definition makes another.
 *
 * @param id never reused in an instance
 */
public record Table(
        long id,
        String database,
        String schema,
        String name,
        List<TableColumn> columns,
        List<Key> keys,
        List<Check> checks,
        List<ForeignKey> foreignKeys) {
    public Table {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
        checks = List.copyOf(checks);
        foreignKeys = List.copyOf(foreignKeys);
    }

    /** defaultValue and a check's condition are T-SQL, evaluated by the engine, never by H2. */
    public record TableColumn(
            String name,
            SqlType type,
            boolean nullable,
            Optional<Identity> identity,
            Optional<String> defaultName,
            Optional<String> defaultValue) {}

    public record Identity(long seed, long increment) {}

    /** A primary or unique key; columns are positions in the table. */
    public record Key(String name, boolean primary, List<Integer> columns) {
        public Key {
            columns = List.copyOf(columns);
        }
    }

    public record Check(String name, String condition) {}

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
            String onUpdate) {
        public ForeignKey {
            columns = List.copyOf(columns);
            referencedColumns = List.copyOf(referencedColumns);
        }
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

    /** {@code db.schema.name}: what messages show. */
    public String display() {
        return database + "." + schema + "." + name;
    }
}
