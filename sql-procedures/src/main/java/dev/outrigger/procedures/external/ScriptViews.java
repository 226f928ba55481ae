package dev.outrigger.procedures.external;

import dev.outrigger.engine.Engine;
import dev.outrigger.engine.views.CatalogViews;
import dev.outrigger.procedures.external.ScriptActivities.Totals;
import dev.outrigger.procedures.system.WallClock;
import dev.outrigger.scripthost.ScriptPhase;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is seen of scripts: sys.dm_external_script_requests and
 * sys.dm_external_script_execution_stats as SQL Server has them, and
 * sys.dm_outrigger_script_requests, which has more.
 */
public final class ScriptViews {
    private static final String REQUESTS =
            """
            external_script_request_id uniqueidentifier!, language nvarchar(128), degree_of_parallelism int!
            external_user_name nvarchar(128)
            """;

    private static final String STATISTICS =
            """
            language nvarchar(128), counter_name nvarchar(256), counter_value int
            """;

    private static final String OWN =
            """
            external_script_request_id uniqueidentifier!, session_id smallint!, login_name nvarchar(128)!
            external_user_name nvarchar(128)!, language nvarchar(128)!, runtime nvarchar(4000)!, state nvarchar(20)!
            start_time datetime!, total_elapsed_ms float!, queue_ms float!, start_ms float!, input_ms float!, run_ms float!
            output_ms float!, rows_in bigint!, bytes_in bigint!, rows_out bigint!, bytes_out bigint!
            degree_of_parallelism int!, chunks bigint!, peak_memory_kb int, error_number int
            queries bigint!, query_ms float!
            """;

    private ScriptViews() {}

    public static void addTo(
            Engine engine, ScriptActivities activities, ScriptStatistics statistics) {
        engine.addView(
                CatalogViews.of(
                        "sys.dm_external_script_requests",
                        REQUESTS,
                        (catalog, rows) ->
                                activities.running().forEach(each -> rows.add(request(each)))));
        engine.addView(
                CatalogViews.of(
                        "sys.dm_external_script_execution_stats",
                        STATISTICS,
                        (catalog, rows) ->
                                counters(statistics.all())
                                        .forEach(
                                                (name, value) ->
                                                        rows.add(
                                                                "language",
                                                                ExternalLanguages.PYTHON,
                                                                "counter_name",
                                                                name,
                                                                "counter_value",
                                                                Math.min(
                                                                        value,
                                                                        Integer.MAX_VALUE)))));
        engine.addView(
                CatalogViews.of(
                        "sys.dm_outrigger_script_requests",
                        OWN,
                        (catalog, rows) -> activities.all().forEach(each -> rows.add(own(each)))));
    }

    /** SQL Server's names; there is no SQL compute context here, and nobody logs in unasked. */
    private static Map<String, Long> counters(Totals totals) {
        Map<String, Long> counters = new LinkedHashMap<>();
        counters.put("Total Executions", totals.executions());
        counters.put("Parallel Executions", totals.parallel());
        counters.put("Streaming Executions", totals.streaming());
        counters.put("SQL CC Executions", 0L);
        counters.put("Implied Auth. Logins", 0L);
        counters.put("Total Execution Time (ms)", totals.elapsedMillis());
        counters.put("Execution Errors", totals.errors());
        return counters;
    }

    private static Object[] request(ScriptActivity each) {
        return new Object[] {
            "external_script_request_id", each.id(),
            "language", each.language(),
            "degree_of_parallelism", each.degree(),
            "external_user_name", each.asker().user()
        };
    }

    private static Object[] own(ScriptActivity each) {
        return new Object[] {
            "external_script_request_id",
            each.id(),
            "session_id",
            each.asker().session(),
            "login_name",
            each.asker().login(),
            "external_user_name",
            each.asker().user(),
            "language",
            each.language(),
            "runtime",
            each.runtime(),
            "state",
            each.state(),
            "start_time",
            WallClock.datetime(each.begunMillis()),
            "total_elapsed_ms",
            each.elapsedNanos() / 1e6,
            "queue_ms",
            each.millis(ScriptPhase.QUEUE),
            "start_ms",
            each.millis(ScriptPhase.START),
            "input_ms",
            each.millis(ScriptPhase.INPUT),
            "run_ms",
            each.millis(ScriptPhase.RUN),
            "output_ms",
            each.millis(ScriptPhase.OUTPUT),
            "rows_in",
            each.rowsIn(),
            "bytes_in",
            each.bytesIn(),
            "rows_out",
            each.rowsOut(),
            "bytes_out",
            each.bytesOut(),
            "degree_of_parallelism",
            each.degree(),
            "chunks",
            each.chunks(),
            "peak_memory_kb",
            each.peakKilobytes().isPresent() ? each.peakKilobytes().getAsInt() : null,
            "error_number",
            each.error() == 0 ? null : each.error(),
            "queries",
            each.queries(),
            "query_ms",
            each.queryMillis()
        };
    }
}
