package dev.outrigger.engine.exec;

import dev.outrigger.engine.store.SystemTables;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.types.SqlBytes;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * {@code sys.dm_exec_cached_plans}: a row for each text that is kept parsed, whose statements'
 * plans are kept too. Columns have SQL Server's names where they mean the same; {@code text} is
 * ours.
 */
public final class CachedPlans {
    private CachedPlans() {}

    public static SystemTables.Definition over(TextCache texts) {
        return new SystemTables.Definition(
                "dm_exec_cached_plans",
                List.of(
                        column("usecounts", SqlType.INT),
                        column("size_in_bytes", SqlType.INT),
                        column("cacheobjtype", SqlType.nvarchar(35)),
                        column("objtype", SqlType.nvarchar(16)),
                        column("plan_handle", SqlType.varbinary(64)),
                        column("text", SqlType.nvarchar(SqlType.MAX))),
                () -> texts.cached().stream().map(CachedPlans::row).toList());
    }

    private static Table.TableColumn column(String name, SqlType type) {
        return new Table.TableColumn(
                name, type, false, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Object[] row(TextCache.Cached cached) {
        return new Object[] {
            (int) Math.min(Integer.MAX_VALUE, cached.uses()),
            (int) Math.min(Integer.MAX_VALUE, cached.bytes()),
            SqlText.of("Compiled Plan"),
            SqlText.of(cached.use().displayed()),
            SqlBytes.of(ByteBuffer.allocate(Long.BYTES).putLong(cached.handle()).array()),
            SqlText.of(cached.text())
        };
    }
}
