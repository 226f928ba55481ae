package dev.outrigger.engine.store;

import dev.outrigger.engine.store.ReadView.RowCursor;
import dev.outrigger.engine.store.Table.ForeignKey;
import dev.outrigger.engine.store.Table.Key;
import dev.outrigger.engine.store.Table.TableColumn;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Short ways to make, fill and read tables in tests. */
final class Rows {
    private Rows() {}

    static TableColumn column(String name, SqlType type) {
        return new TableColumn(
                name, type, true, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Table table(
            String name, List<TableColumn> columns, List<Key> keys, ForeignKey... foreignKeys) {
        return new Table(0, "master", "dbo", name, columns, keys, List.of(), List.of(foreignKeys));
    }

    /** A table of a primary key id and an int value. */
    static Table pairs(String name) {
        return table(
                name,
                List.of(column("id", SqlType.INT), column("value", SqlType.INT)),
                List.of(new Key("PK_" + name, true, List.of(0))));
    }

    static Table create(Store store, Table definition) {
        try (StoreTransaction transaction = store.begin()) {
            Table table = transaction.catalog().createTable(definition);
            transaction.commit();
            return table;
        }
    }

    static SqlText text(String value) {
        return SqlText.of(value);
    }

    static Object[] row(Object... values) {
        return values;
    }

    static void insert(StoreTransaction transaction, Table table, Object[]... rows) {
        transaction.insert(table, Arrays.asList(rows).iterator());
    }

    static void insertCommitted(Store store, Table table, Object[]... rows) {
        try (StoreTransaction transaction = store.begin()) {
            insert(transaction, table, rows);
            transaction.commit();
        }
    }

    static List<List<Object>> scan(StoreTransaction transaction, Table table) {
        try (ReadView view = transaction.read(List.of(table))) {
            return scan(view, table);
        }
    }

    static List<List<Object>> scan(ReadView view, Table table) {
        List<List<Object>> rows = new ArrayList<>();
        int[] all = IntStream.range(0, table.columns().size()).toArray();
        try (RowCursor cursor = view.scan(table, all)) {
            while (cursor.next()) {
                rows.add(Arrays.asList(cursor.row()));
            }
        }
        return rows;
    }

    static List<List<Object>> scan(Store store, Table table) {
        try (StoreTransaction transaction = store.begin()) {
            return scan(transaction, table);
        }
    }

    /** The row ids, by the position in the scan. */
    static List<Long> rowIds(StoreTransaction transaction, Table table) {
        List<Long> ids = new ArrayList<>();
        try (ReadView view = transaction.read(List.of(table));
                RowCursor cursor = view.scan(table, new int[0])) {
            while (cursor.next()) {
                ids.add(cursor.rowId());
            }
        }
        return ids;
    }
}
