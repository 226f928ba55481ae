package dev.outrigger.engine.store;

import dev.outrigger.engine.store.Table.TableColumn;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tables of schema sys, in every database: read-only, and made of what the store knows when a
 * statement reads them. Their identities are below zero.
 */
public final class SystemTables {
    private static final Table COLUMN_STORE =
            new Table(
                    -1,
                    "master",
                    "sys",
                    "dm_column_store",
                    List.of(
                            column("database_name", SqlType.nvarchar(128)),
                            column("schema_name", SqlType.nvarchar(128)),
                            column("table_name", SqlType.nvarchar(128)),
                            column("column_name", SqlType.nvarchar(128)),
                            column("chunks", SqlType.INT),
                            column("chunks_loaded", SqlType.INT),
                            column("rows", SqlType.BIGINT),
                            column("bytes", SqlType.BIGINT),
                            column("dictionary_chunks", SqlType.INT),
                            column("hits", SqlType.BIGINT),
                            column("loads", SqlType.BIGINT),
                            column("evictions", SqlType.BIGINT)),
                    List.of(),
                    List.of(),
                    List.of());

    private SystemTables() {}

    private static TableColumn column(String name, SqlType type) {
        return new TableColumn(
                name, type, false, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static Optional<Table> named(String schema, String name) {
        return schema.equalsIgnoreCase("sys") && name.equalsIgnoreCase(COLUMN_STORE.name())
                ? Optional.of(COLUMN_STORE)
                : Optional.empty();
    }

    static boolean isOne(Table table) {
        return table.id() < 0;
    }

    /** By table, then by column. */
    static List<Object[]> rows(ColumnStore store) {
        List<HeldColumns> all = new ArrayList<>(HeldColumns.of(store));
        all.sort(
                (a, b) ->
                        a.table().id() == b.table().id()
                                ? Integer.compare(a.column(), b.column())
                                : Long.compare(a.table().id(), b.table().id()));
        List<Object[]> rows = new ArrayList<>();
        for (HeldColumns held : all) {
            Table table = held.table();
            rows.add(
                    new Object[] {
                        SqlText.of(table.database()),
                        SqlText.of(table.schema()),
                        SqlText.of(table.name()),
                        SqlText.of(table.columns().get(held.column()).name()),
                        held.chunks(),
                        held.loaded(),
                        held.rows(),
                        held.bytes(),
                        held.dictionaries(),
                        held.hits(),
                        held.loads(),
                        held.evictions()
                    });
        }
        return rows;
    }
}
