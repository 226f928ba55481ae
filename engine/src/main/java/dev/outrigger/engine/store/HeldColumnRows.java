package dev.outrigger.engine.store;

import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@code sys.dm_column_store}: what is held of each column, by table, then by column. */
public final class HeldColumnRows {
    private HeldColumnRows() {}

    public static SystemTables.Definition over(Store store) {
        return new SystemTables.Definition(
                "dm_column_store",
                List.of(
                        column("database_name", SqlType.SYSNAME),
                        column("schema_name", SqlType.SYSNAME),
                        column("table_name", SqlType.SYSNAME),
                        column("column_name", SqlType.SYSNAME),
                        column("chunks", SqlType.INT),
                        column("chunks_loaded", SqlType.INT),
                        column("rows", SqlType.BIGINT),
                        column("bytes", SqlType.BIGINT),
                        column("dictionary_chunks", SqlType.INT),
                        column("hits", SqlType.BIGINT),
                        column("loads", SqlType.BIGINT),
                        column("evictions", SqlType.BIGINT)),
                () -> rows(store.heldColumns()));
    }

    private static Table.TableColumn column(String name, SqlType type) {
        return new Table.TableColumn(
                name, type, false, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static List<Object[]> rows(List<HeldColumns> columns) {
        return columns.stream()
                .sorted(
                        Comparator.<HeldColumns>comparingLong(held -> held.table().id())
                                .thenComparingInt(HeldColumns::column))
                .map(HeldColumnRows::row)
                .toList();
    }

    private static Object[] row(HeldColumns held) {
        Table table = held.table();
        return new Object[] {
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
        };
    }
}
