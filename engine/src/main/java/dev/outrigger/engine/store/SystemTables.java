package dev.outrigger.engine.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tables of the schema sys whose rows the instance makes when they are read: the same in every
 * database. Thread-safe.
 */
public final class SystemTables {
    public static final SystemTables NONE = new SystemTables(List.of());

    /** What a planner may guess that one has. */
    static final long ROWS = 100;

    private static final String SCHEMA = "sys";

    /**
     * A table and what makes its rows, of the classes of its columns' types.
     *
     * @param columns their rules are the maker's own business
     */
    public record Definition(
            String name, List<Table.TableColumn> columns, Supplier<List<Object[]>> rows) {}

    private record Made(Table table, Supplier<List<Object[]>> rows) {}

    private final Map<String, Made> byName = new HashMap<>();
    private final List<Made> all = new ArrayList<>();

    public SystemTables(List<Definition> definitions) {
        for (Definition definition : definitions) {
            Table table =
                    new Table(
                            -1 - all.size(),
                            "master",
                            SCHEMA,
                            definition.name(),
                            definition.columns(),
                            List.of(),
                            List.of(),
                            List.of());
            Made made = new Made(table, definition.rows());
            all.add(made);
            byName.put(definition.name().toLowerCase(Locale.ROOT), made);
        }
    }

    public Optional<Table> find(String schema, String name) {
        return schema.equalsIgnoreCase(SCHEMA)
                ? Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT))).map(Made::table)
                : Optional.empty();
    }

    /** Whether the table is one of these, of whatever instance. */
    public static boolean isSystem(Table table) {
        return table.id() < 0;
    }

    /** A view of some of these as they are now, and of what another view shows. */
    public ReadView beside(ReadView stored, Collection<Table> tables) {
        Map<Long, List<Object[]>> rows = new HashMap<>();
        for (Table table : tables) {
            if (isSystem(table)) {
                rows.put(table.id(), all.get((int) (-1 - table.id())).rows().get());
            }
        }
        return new View(stored, rows);
    }

    private record View(ReadView stored, Map<Long, List<Object[]>> rows) implements ReadView {
        @Override
        public RowCursor scan(Table table, int[] columns) {
            return isSystem(table)
                    ? new Cursor(rows.get(table.id()), columns.clone())
                    : stored.scan(table, columns);
        }

        @Override
        public TableChunks chunks(Table table, int[] columns) {
            return isSystem(table)
                    ? ScannedChunks.of(table, columns, scan(table, columns))
                    : stored.chunks(table, columns);
        }

        @Override
        public RowCursor lookup(Table table, Table.Key key, Object[] values, int[] columns) {
            return stored.lookup(table, key, values, columns);
        }

        @Override
        public void close() {
            stored.close();
        }
    }

    private static final class Cursor implements ReadView.RowCursor {
        private final List<Object[]> rows;
        private final int[] columns;
        private int next;

        Cursor(List<Object[]> rows, int[] columns) {
            this.rows = rows;
            this.columns = columns;
        }

        @Override
        public boolean next() {
            return ++next <= rows.size();
        }

        @Override
        public Object[] row() {
            Object[] whole = rows.get(next - 1);
            Object[] row = new Object[columns.length];
            for (int i = 0; i < row.length; i++) {
                row[i] = whole[columns[i]];
            }
            return row;
        }

        @Override
        public long rowId() {
            return next;
        }

        @Override
        public void close() {}
    }
}
