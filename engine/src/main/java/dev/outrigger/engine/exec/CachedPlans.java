package dev.outrigger.engine.exec;

import dev.outrigger.engine.store.SystemTables;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.types.SqlBytes;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * {@code sys.dm_exec_cached_plans}: a row for each text that is kept parsed. It is a Compiled Plan
 * as long as one of its plans is kept, else a Parse Tree: a text whose plans gave way to others, or
 * whose statements need none. The size is an estimate of both. Columns have SQL Server's names
 * where they mean the same; {@code text} is ours.
 */
public final class CachedPlans {
    private CachedPlans() {}

    /** planBytes: what the plans take of what a text was parsed to. */
    public static SystemTables.Definition over(TextCache texts, ToLongFunction<Object> planBytes) {
        return new SystemTables.Definition(
                "dm_exec_cached_plans",
                List.of(
                        column("usecounts", SqlType.INT),
                        column("size_in_bytes", SqlType.INT),
                        column("cacheobjtype", SqlType.nvarchar(35)),
                        column("objtype", SqlType.nvarchar(16)),
                        column("plan_handle", SqlType.varbinary(64)),
                        column("text", SqlType.nvarchar(SqlType.MAX))),
                () -> texts.cached().stream().map(cached -> row(cached, planBytes)).toList());
    }

    private static Table.TableColumn column(String name, SqlType type) {
        return new Table.TableColumn(
                name, type, false, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Object[] row(TextCache.Cached cached, ToLongFunction<Object> planBytes) {
        long plans = planBytes.applyAsLong(cached.parsed());
        return new Object[] {
            (int) Math.min(Integer.MAX_VALUE, cached.uses()),
            (int) Math.min(Integer.MAX_VALUE, cached.bytes() + plans),
            SqlText.of(plans > 0 ? "Compiled Plan" : "Parse Tree"),
            SqlText.of(cached.use().displayed()),
            SqlBytes.of(ByteBuffer.allocate(Long.BYTES).putLong(cached.handle()).array()),
            SqlText.of(cached.text())
        };
    }
}
