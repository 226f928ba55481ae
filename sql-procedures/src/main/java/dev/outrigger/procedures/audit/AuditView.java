package dev.outrigger.procedures.audit;

import dev.outrigger.engine.Engine;
import dev.outrigger.engine.types.SqlBytes;
import dev.outrigger.engine.types.SqlGuid;
import dev.outrigger.engine.views.CatalogViews;
import dev.outrigger.procedures.system.WallClock;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** sys.external_script_audit, a view of our own. */
public final class AuditView {
    private static final String COLUMNS =
            """
            audit_id bigint!, external_script_request_id uniqueidentifier!, start_time datetime!, session_id smallint!
            login_name nvarchar(128)!, original_login_name nvarchar(128)!, user_name nvarchar(128)!, host_name nvarchar(128)
            program_name nvarchar(128), database_name nvarchar(128)!, language nvarchar(128)!, runtime nvarchar(4000)!
            script_sha256 varbinary(32)!, script_length int!, group_name nvarchar(128)!, external_pool_name nvarchar(128)!
            outcome nvarchar(20)!, error_number int, total_elapsed_ms float, queue_ms float, start_ms float, input_ms float
            run_ms float, output_ms float, rows_in bigint, rows_out bigint, degree_of_parallelism int, peak_memory_kb int
            """;

    private AuditView() {}

    public static void addTo(Engine engine, ScriptAudit audit) {
        engine.addView(
                CatalogViews.of(
                        "sys.external_script_audit",
                        COLUMNS,
                        (catalog, rows) -> audit.rows().forEach(row -> rows.add(values(row)))));
    }

    private static Object[] values(ScriptAudit.Row row) {
        List<String> f = row.fields();
        boolean ended = f.size() == AuditLine.END_FIELDS;
        return new Object[] {
            "audit_id", Long.parseLong(f.get(0)),
            "external_script_request_id", SqlGuid.of(UUID.fromString(f.get(1))),
            "start_time", WallClock.datetime(Long.parseLong(f.get(2))),
            "session_id", Integer.parseInt(f.get(3)),
            "login_name", f.get(4),
            "original_login_name", f.get(5),
            "user_name", f.get(6),
            "host_name", textOrNull(f.get(7)),
            "program_name", textOrNull(f.get(8)),
            "database_name", f.get(9),
            "language", f.get(10),
            "runtime", f.get(11),
            "script_sha256", SqlBytes.of(HexFormat.of().parseHex(f.get(12))),
            "script_length", Integer.parseInt(f.get(13)),
            "group_name", f.get(14),
            "external_pool_name", f.get(15),
            "outcome", ended ? f.get(26) : row.runs() ? "running" : "interrupted",
            "error_number", ended && !f.get(27).equals("0") ? Integer.parseInt(f.get(27)) : null,
            "total_elapsed_ms", ended ? Double.parseDouble(f.get(16)) : null,
            "queue_ms", ended ? Double.parseDouble(f.get(17)) : null,
            "start_ms", ended ? Double.parseDouble(f.get(18)) : null,
            "input_ms", ended ? Double.parseDouble(f.get(19)) : null,
            "run_ms", ended ? Double.parseDouble(f.get(20)) : null,
            "output_ms", ended ? Double.parseDouble(f.get(21)) : null,
            "rows_in", ended ? Long.parseLong(f.get(22)) : null,
            "rows_out", ended ? Long.parseLong(f.get(23)) : null,
            "degree_of_parallelism", ended ? Integer.parseInt(f.get(24)) : null,
            "peak_memory_kb", ended && !f.get(25).equals("0") ? Integer.parseInt(f.get(25)) : null
        };
    }

    private static String textOrNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
