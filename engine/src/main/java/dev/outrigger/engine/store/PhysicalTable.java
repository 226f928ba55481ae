package dev.outrigger.engine.store;

import dev.outrigger.engine.store.Table.ForeignKey;
import dev.outrigger.engine.store.Table.Key;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.h2.index.Index;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.db.MVIndex;
import org.h2.mvstore.db.MVPrimaryIndex;
import org.h2.mvstore.db.MVSecondaryIndex;
import org.h2.mvstore.db.MVTable;
import org.h2.result.SearchRow;
import org.h2.value.Value;
import org.h2.value.VersionedValue;

/** A table's rows and indexes in H2. */
final class PhysicalTable {
    private final Table definition;
    private final RowLayout layout;
    private final MVTable rows;
    private final HeldTable held;

    /** Empty until rows are added. */
    private OptionalLong lastRowId = OptionalLong.empty();

    PhysicalTable(Table definition, MVTable rows, ColumnStore columns) {
        this.definition = definition;
        this.layout = new RowLayout(definition);
        this.rows = rows;
        this.held = new HeldTable(columns, definition);
    }

    static String name(long id) {
        return "T_" + id;
    }

    /** The statements that make the table and its indexes. */
    static String[] creation(Table definition) {
        RowLayout layout = new RowLayout(definition);
        String name = name(definition.storage());
        int keys = definition.keys().size();
        int foreignKeys = definition.foreignKeys().size();
        String[] statements = new String[1 + keys + foreignKeys + definition.indexes().size()];
        statements[0] = "CREATE TABLE " + name + "(" + layout.declarations() + ")";
        for (int i = 0; i < keys; i++) {
            // No primary key for H2: it would make the row's identity depend on the key's value.
            statements[1 + i] =
                    "CREATE UNIQUE NULLS NOT DISTINCT INDEX "
                            + keyIndex(definition, i)
                            + " ON "
                            + name
                            + "("
                            + layout.indexColumns(definition.keys().get(i).columns())
                            + ")";
        }
        for (int i = 0; i < definition.foreignKeys().size(); i++) {
            statements[1 + keys + i] =
                    "CREATE INDEX "
                            + foreignKeyIndex(definition, i)
                            + " ON "
                            + name
                            + "("
                            + layout.indexColumns(definition.foreignKeys().get(i).columns())
                            + ")";
        }
        for (int i = 0; i < definition.indexes().size(); i++) {
            Table.Index index = definition.indexes().get(i);
            // A filter of a unique index leaves out the rows with a NULL in it, as H2 does then.
            String unique =
                    index.unique()
                            ? "UNIQUE NULLS "
                                    + (index.filter().isPresent() ? "" : "NOT ")
                                    + "DISTINCT "
                            : "";
            statements[1 + keys + foreignKeys + i] =
                    "CREATE "
                            + unique
                            + "INDEX "
                            + indexName(definition, i)
                            + " ON "
                            + name
                            + "("
                            + layout.indexColumns(index.columns())
                            + ")";
        }
        return statements;
    }

    private static String indexName(Table definition, int position) {
        return "I_" + definition.storage() + "_" + position;
    }

    private static String keyIndex(Table definition, int position) {
        return "U_" + definition.storage() + "_" + position;
    }

    private static String foreignKeyIndex(Table definition, int position) {
        return "F_" + definition.storage() + "_" + position;
    }

    Table definition() {
        return definition;
    }

    RowLayout layout() {
        return layout;
    }

    MVTable rows() {
        return rows;
    }

    HeldTable held() {
        return held;
    }

    /**
     * Takes the ids of so many new rows and returns the first. All new rows get theirs here: H2's
     * own count gives one at a time.
     */
    synchronized long reserveRowIds(int count) {
        if (lastRowId.isEmpty()) {
            Long last = rowMap().lastKey();
            lastRowId = OptionalLong.of(last == null ? 0 : last);
        }
        long first = lastRowId.getAsLong() + 1;
        lastRowId = OptionalLong.of(lastRowId.getAsLong() + count);
        return first;
    }

    List<Index> indexes() {
        return rows.getIndexes();
    }

    MVMap<Long, VersionedValue<SearchRow>> rowMap() {
        return ((MVPrimaryIndex) rows.getIndexes().get(0)).getMVMap();
    }

    /** By its columns: another name does not make it another index. */
    MVSecondaryIndex index(Key key) {
        for (int i = 0; i < definition.keys().size(); i++) {
            if (definition.keys().get(i).columns().equals(key.columns())) {
                return index(keyIndex(definition, i));
            }
        }
        for (int i = 0; i < definition.indexes().size(); i++) {
            if (definition.indexes().get(i).columns().equals(key.columns())) {
                return index(indexName(definition, i));
            }
        }
        throw new IllegalStateException("no index for " + key.name());
    }

    MVSecondaryIndex index(ForeignKey key) {
        for (int i = 0; i < definition.foreignKeys().size(); i++) {
            if (definition.foreignKeys().get(i).columns().equals(key.columns())) {
                return index(foreignKeyIndex(definition, i));
            }
        }
        throw new IllegalStateException("no index for " + key.name());
    }

    MVSecondaryIndex indexAt(int position) {
        return index(indexName(definition, position));
    }

    private MVSecondaryIndex index(String name) {
        for (Index index : rows.getIndexes()) {
            if (name.equals(index.getName())) {
                return (MVSecondaryIndex) index;
            }
        }
        throw new IllegalStateException("no index " + name);
    }

    /** The maps that a snapshot of the table needs. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    Set<MVMap<Object, VersionedValue<Object>>> maps() {
        Set<MVMap<Object, VersionedValue<Object>>> maps = new HashSet<>();
        for (Index index : rows.getIndexes()) {
            maps.add((MVMap) ((MVIndex<?, ?>) index).getMVMap());
        }
        return maps;
    }

    /**
     * A bound for searching an index: just before or just behind all the rows that have these
     * values.
     */
    static SearchRow bound(
            MVSecondaryIndex index, int[] positions, Value[] values, boolean behind) {
        SearchRow bound = index.getRowFactory().createRow();
        for (int i = 0; i < positions.length; i++) {
            bound.setValue(positions[i], values[i]);
        }
        bound.setKey(behind ? Long.MAX_VALUE : Long.MIN_VALUE);
        return bound;
    }
}
