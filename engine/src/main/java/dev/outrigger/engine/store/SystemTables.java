package dev.outrigger.engine.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Tables of the schemas sys and INFORMATION_SCHEMA whose rows the instance makes when they are
 * read. Every database has them. Thread-safe.
 */
public final class SystemTables {
    public static final SystemTables NONE = new SystemTables(List.of());

    /** What a planner may guess that one has. */
    static final long ROWS = 100;

    private static final String SCHEMA = "sys";

    /** More than there are such tables. */
    private static final long DATABASE_STEP = 1 << 12;

    /**
     * A table and what makes its rows, of the classes of its columns' types.
     *
     * @param columns their rules are the maker's own business
     */
    public record Definition(
            String schema,
            String name,
            List<Table.TableColumn> columns,
            Function<Place, List<Object[]>> rows) {
        /** One whose rows are the same in every database. */
        public Definition(
                String name, List<Table.TableColumn> columns, Supplier<List<Object[]>> rows) {
            this(SCHEMA, name, columns, place -> rows.get());
        }
    }

    /** Where a table is read: a database, by the catalog of the one who reads. */
    public record Place(Catalog catalog, String database, Visibility visibility) {}

    private final Map<String, Integer> byName = new HashMap<>();
    private final List<Definition> all = new ArrayList<>();

    private final Object preparing = new Object();
    private volatile String lateDatabase;
    private volatile Runnable late;

    /** The tables of the databases where one was asked for, by their ids. */
    private final Map<Long, Table> tables = new ConcurrentHashMap<>();

    public SystemTables(List<Definition> definitions) {
        definitions.forEach(this::add);
    }

    /** Before anyone asks for it. */
    public void add(Definition definition) {
        byName.put(key(definition.schema(), definition.name()), all.size());
        all.add(definition);
    }

    /**
     * What is run before anyone is in a database, or reads a table of it that is not there: it
     * makes what the database holds. It is run again until it has succeeded once.
     */
    public void whenFirstAskedFor(String database, Runnable make) {
        lateDatabase = database;
        late = make;
    }

    /** Whether this has made what a database holds, just now. */
    public boolean prepare(String database) {
        if (late == null || !database.equalsIgnoreCase(lateDatabase)) {
            return false;
        }
        synchronized (preparing) {
            Runnable make = late;
            if (make == null) {
                return true;
            }
            // What it asks for itself finds the database as it is.
            late = null;
            boolean made = false;
            try {
                make.run();
                made = true;
            } finally {
                late = made ? null : make;
            }
            return true;
        }
    }

    private static String key(String schema, String name) {
        return (schema + "." + name).toLowerCase(Locale.ROOT);
    }

    /** All of them, in the order in which they were added. */
    public List<Definition> definitions() {
        return Collections.unmodifiableList(all);
    }

    /** The id that the table has in a database, too, where objects have theirs: less than 0. */
    public static long objectId(int position) {
        return -1 - position;
    }

    public Optional<Table> find(Catalog catalog, String database, String schema, String name) {
        Integer position = byName.get(key(schema, name));
        if (position == null) {
            return Optional.empty();
        }
        return catalog.databaseFacts(database)
                .map(
                        facts ->
                                table(
                                        position,
                                        facts.id(),
                                        catalog.database(database).orElseThrow()));
    }

    private Table table(int position, long database, String databaseName) {
        long id = objectId(position) - database * DATABASE_STEP;
        return tables.computeIfAbsent(
                id,
                key -> {
                    Definition definition = all.get(position);
                    return new Table(
                            key,
                            databaseName,
                            definition.schema(),
                            definition.name(),
                            definition.columns(),
                            List.of(),
                            List.of(),
                            List.of());
                });
    }

    /** Whether the table is one of these, of whatever instance. */
    public static boolean isSystem(Table table) {
        return table.id() < 0;
    }

    /** A view of some of these as they are now, and of what another view shows. */
    public ReadView beside(
            ReadView stored, Collection<Table> tables, Catalog catalog, Visibility visibility) {
        Map<Long, List<Object[]>> rows = new HashMap<>();
        for (Table table : tables) {
            if (isSystem(table)) {
                int position = (int) ((-1 - table.id()) % DATABASE_STEP);
                Place place = new Place(catalog, table.database(), visibility);
                rows.put(table.id(), all.get(position).rows().apply(place));
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
