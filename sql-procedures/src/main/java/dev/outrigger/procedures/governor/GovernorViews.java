package dev.outrigger.procedures.governor;

import dev.outrigger.engine.Engine;
import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.views.CatalogViews;
import dev.outrigger.engine.views.CatalogViews.RowMaker;
import dev.outrigger.procedures.governor.GovernorSettings.Classifier;
import dev.outrigger.procedures.system.WallClock;
import dev.outrigger.scripthost.GroupUsage;
import java.util.Optional;

/**
 * The views of the resource governor. Those without dm_ show what is stored, the others what
 * counts. What nobody counts is 0.
 */
public final class GovernorViews {
    private static final String CONFIGURATION =
            "classifier_function_id int!=0, is_enabled bit!, max_outstanding_io_per_volume int!=0";

    private static final String GROUPS =
            """
            group_id int!, name sysname!, importance nvarchar(128)!=Medium, request_max_memory_grant_percent int!=25
            request_max_cpu_time_sec int!=0, request_memory_grant_timeout_sec int!=0, max_dop int!=0, group_max_requests int!=0
            pool_id int!, external_pool_id int!, request_max_memory_grant_percent_numeric float!=25
            """;

    private static final String POOLS =
            """
            pool_id int!, name sysname!, min_cpu_percent int!=0, max_cpu_percent int!=100, min_memory_percent int!=0
            max_memory_percent int!=100, cap_cpu_percent int!=100, min_iops_per_volume int!=0, max_iops_per_volume int!=0
            """;

    private static final String EXTERNAL_POOLS =
            """
            external_pool_id int!, name sysname!, max_cpu_percent int!, max_memory_percent int!, max_processes int!, version bigint!
            """;

    private static final String RUNNING_CONFIGURATION =
            "classifier_function_id int!=0, is_reconfiguration_pending bit!, max_outstanding_io_per_volume int!=0";

    private static final String RUNNING_GROUPS =
            """
            group_id int!, name sysname!, pool_id int!, external_pool_id int!, statistics_start_time datetime!
            total_request_count bigint!, total_queued_request_count bigint!=0, active_request_count int!
            queued_request_count int!=0, total_cpu_limit_violation_count bigint!=0, total_cpu_usage_ms bigint!=0
            max_request_cpu_time_ms bigint!=0, blocked_task_count int!=0, total_lock_wait_count bigint!=0
            total_lock_wait_time_ms bigint!=0, total_query_optimization_count bigint!=0
            total_suboptimal_plan_generation_count bigint!=0, total_reduced_memgrant_count bigint!=0
            max_request_grant_memory_kb bigint!=0, active_parallel_thread_count bigint!=0, importance sysname!=Medium
            request_max_memory_grant_percent int!=25, request_max_cpu_time_sec int!=0
            request_memory_grant_timeout_sec int!=0, group_max_requests int!=0, max_dop int!=0, effective_max_dop int!=0
            """;

    private static final String RUNNING_EXTERNAL_POOLS =
            """
            external_pool_id int!, name sysname!, pool_version int!, max_cpu_percent int!, max_processes int!
            max_memory_percent int!, statistics_start_time datetime!, peak_memory_kb bigint!, write_io_count int!=0
            read_io_count int!=0, total_cpu_kernel_ms bigint!, total_cpu_user_ms bigint!, active_processes_count int!
            """;

    private static final int DEFAULT_POOL = 2;

    private final Engine engine;
    private final Governor governor;

    private GovernorViews(Engine engine, Governor governor) {
        this.engine = engine;
        this.governor = governor;
    }

    public static void addTo(Engine engine, Governor governor) {
        GovernorViews views = new GovernorViews(engine, governor);
        views.stored();
        views.running();
    }

    private void view(String name, String columns, RowMaker rows) {
        engine.addView(CatalogViews.of("sys." + name, columns, rows));
    }

    private void stored() {
        view(
                "resource_governor_configuration",
                CONFIGURATION,
                (catalog, rows) -> {
                    GovernorSettings settings = GovernorSettings.of(catalog);
                    rows.add(
                            "classifier_function_id", id(catalog, settings.classifier()),
                            "is_enabled", settings.enabled());
                });
        view(
                "resource_governor_workload_groups",
                GROUPS,
                (catalog, rows) ->
                        GovernorSettings.of(catalog)
                                .groups()
                                .forEach(
                                        group ->
                                                rows.add(
                                                        "group_id", group.id(),
                                                        "name", group.name(),
                                                        "pool_id", resourcePool(group),
                                                        "external_pool_id", group.externalPool())));
        view(
                "resource_governor_resource_pools",
                POOLS,
                (catalog, rows) -> {
                    rows.add("pool_id", 1, "name", "internal");
                    rows.add("pool_id", DEFAULT_POOL, "name", "default");
                });
        view(
                "resource_governor_external_resource_pools",
                EXTERNAL_POOLS,
                (catalog, rows) ->
                        GovernorSettings.of(catalog)
                                .pools()
                                .forEach(
                                        pool ->
                                                rows.add(
                                                        "external_pool_id", pool.id(),
                                                        "name", pool.name(),
                                                        "max_cpu_percent", pool.cpuPercent(),
                                                        "max_memory_percent", pool.memoryPercent(),
                                                        "max_processes", pool.processes(),
                                                        "version", pool.version())));
    }

    private void running() {
        view(
                "dm_resource_governor_configuration",
                RUNNING_CONFIGURATION,
                (catalog, rows) ->
                        rows.add(
                                "classifier_function_id",
                                id(catalog, governor.running().classifier()),
                                "is_reconfiguration_pending",
                                !GovernorSettings.of(catalog)
                                        .with(true)
                                        .equals(governor.applied().with(true))));
        view(
                "dm_resource_governor_workload_groups",
                RUNNING_GROUPS,
                (catalog, rows) -> governor.running().groups().forEach(g -> rows.add(group(g))));
        view(
                "dm_resource_governor_external_resource_pools",
                RUNNING_EXTERNAL_POOLS,
                (catalog, rows) -> governor.running().pools().forEach(p -> rows.add(pool(p))));
    }

    private Object[] group(WorkloadGroup group) {
        GroupCounts counts = governor.counts(group.id());
        return new Object[] {
            "group_id", group.id(),
            "name", group.name(),
            "pool_id", resourcePool(group),
            "external_pool_id", group.externalPool(),
            "statistics_start_time", WallClock.datetime(governor.statisticsMillis()),
            "total_request_count", counts.requests(),
            "active_request_count", counts.active()
        };
    }

    private Object[] pool(ExternalPool pool) {
        GroupUsage usage = governor.hosts().usage(pool.id());
        return new Object[] {
            "external_pool_id", pool.id(),
            "name", pool.name(),
            "pool_version", (int) pool.version(),
            "max_cpu_percent", pool.cpuPercent(),
            "max_processes", pool.processes(),
            "max_memory_percent", pool.memoryPercent(),
            "statistics_start_time", WallClock.datetime(governor.statisticsMillis()),
            "peak_memory_kb", usage.peakKilobytes(),
            "total_cpu_kernel_ms", usage.kernelMillis(),
            "total_cpu_user_ms", usage.userMillis(),
            "active_processes_count", usage.hosts()
        };
    }

    private static int resourcePool(WorkloadGroup group) {
        return group.id() == WorkloadGroup.INTERNAL_ID ? 1 : DEFAULT_POOL;
    }

    private static int id(Catalog catalog, Optional<Classifier> function) {
        return function.flatMap(
                        named -> catalog.facts(Governor.DATABASE, named.schema(), named.name()))
                .map(facts -> (int) facts.id())
                .orElse(0);
    }
}
