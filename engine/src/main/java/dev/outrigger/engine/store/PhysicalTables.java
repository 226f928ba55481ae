package dev.outrigger.engine.store;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.h2.mvstore.db.MVTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables in H2, with who uses each: one that is dropped goes when its last user is done.
 * Thread-safe.
 */
final class PhysicalTables {
    private static final Logger LOG = LoggerFactory.getLogger(PhysicalTables.class);

    private final H2Instance instance;
    private final ColumnStore columns;
    private final Identities identities;
    private final Map<Long, Entry> entries = new HashMap<>();

    private static final class Entry {
        final PhysicalTable table;
        int users;
        boolean dropped;

        Entry(PhysicalTable table) {
            this.table = table;
        }
    }

    PhysicalTables(H2Instance instance, ColumnStore columns, Identities identities) {
        this.instance = instance;
        this.columns = columns;
        this.identities = identities;
    }

    /**
     * Makes known the tables of the catalog, and drops those in H2 that are not in it: a crash left
     * them.
     */
    void open(Collection<Table> definitions) {
        definitions.forEach(this::register);
        List<String> orphans = new ArrayList<>();
        for (Object[] row :
                instance.query(
                        "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA ="
                                + " 'PUBLIC' AND TABLE_NAME LIKE 'T\\_%'")) {
            String name = (String) row[0];
            if (!entries.containsKey(Long.parseLong(name.substring(2)))) {
                orphans.add(name);
            }
        }
        for (String orphan : orphans) {
            drop(Long.parseLong(orphan.substring(2)));
        }
    }

    void create(Table definition) {
        instance.define(PhysicalTable.creation(definition));
        register(definition);
    }

    private synchronized void register(Table definition) {
        MVTable rows = (MVTable) instance.table(PhysicalTable.name(definition.storage()));
        entries.put(definition.storage(), new Entry(new PhysicalTable(definition, rows, columns)));
    }

    ColumnStore columns() {
        return columns;
    }

    /** What is known of a table; rows deleted or not yet committed count too. */
    TableStatistics statistics(Table table) {
        PhysicalTable used = use(table);
        try {
            return new HeldStatistics(used.held(), used.rowMap().sizeAsLong());
        } finally {
            release(used);
        }
    }

    synchronized boolean has(Table table) {
        return entries.containsKey(table.storage());
    }

    /** Keeps the table from going until it is released. */
    synchronized PhysicalTable use(Table table) {
        Entry entry = entries.get(table.storage());
        if (entry == null) {
            throw SqlError.of(ErrorCode.DEFINITION_CHANGED, table.name());
        }
        entry.users++;
        return entry.table;
    }

    void release(PhysicalTable table) {
        long id = table.definition().storage();
        synchronized (this) {
            Entry entry = entries.get(id);
            entry.users--;
            if (entry.users > 0 || !entry.dropped) {
                return;
            }
            entries.remove(id);
            entry.table.held().drop();
        }
        drop(id);
    }

    /** The table is in no catalog any more. */
    void dropWhenUnused(long id) {
        synchronized (this) {
            Entry entry = entries.get(id);
            if (entry == null) {
                return;
            }
            entry.dropped = true;
            if (entry.users > 0) {
                return;
            }
            entries.remove(id);
            entry.table.held().drop();
        }
        drop(id);
    }

    private void drop(long id) {
        try {
            identities.forget(id);
            instance.define("DROP TABLE " + PhysicalTable.name(id));
        } catch (SqlError e) {
            // It holds nothing that anyone can see, and the next opening tries again.
            LOG.warn("a dropped table's space is not free yet: {}", e.getMessage());
        }
    }
}
