package dev.outrigger.procedures.figures;

import dev.outrigger.Figure;
import dev.outrigger.Figure.Kind;
import dev.outrigger.Figure.Tag;
import dev.outrigger.Figure.Unit;
import dev.outrigger.engine.Engine;
import dev.outrigger.engine.views.CatalogViews;
import dev.outrigger.procedures.audit.ScriptAudit;
import dev.outrigger.procedures.batch.OpenSessions;
import dev.outrigger.procedures.external.ScriptActivities;
import dev.outrigger.procedures.jobs.JobAgent;
import dev.outrigger.procedures.jobs.JobCounts;
import dev.outrigger.scripthost.ScriptHosts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * All figures of an instance. Where SQL Server has a counter of the same meaning, its name is
 * taken.
 */
public final class InstanceFigures {
    private static final String GENERAL = "SQLServer:General Statistics";
    private static final String STATISTICS = "SQLServer:SQL Statistics";
    private static final String SCRIPTS = "SQLServer:External Scripts";
    private static final String JOBS = "SQLAgent:Jobs";
    private static final String STEPS = "SQLAgent:JobSteps";
    private static final String MEMORY = "Outrigger:Memory";

    /** PERF_COUNTER_LARGE_RAWCOUNT and PERF_COUNTER_BULK_COUNT. */
    private static final int GAUGE_TYPE = 65_792;

    private static final int COUNTER_TYPE = 272_696_576;

    private final List<Figure> all = new ArrayList<>();

    private InstanceFigures() {}

    /** The figures of an instance, as its sys.dm_os_performance_counters shows them from now on. */
    public static List<Figure> of(
            Engine engine,
            OpenSessions sessions,
            RequestCounts requests,
            ScriptActivities scripts,
            ScriptHosts hosts,
            JobAgent agent,
            ScriptAudit audit) {
        InstanceFigures figures = new InstanceFigures();
        figures.addRequests(sessions, requests);
        figures.addScripts(scripts, hosts);
        figures.addAudit(audit);
        figures.addJobs(agent);
        figures.addMemory(engine);
        List<Figure> all = List.copyOf(figures.all);
        addView(engine, all);
        return all;
    }

    private void addRequests(OpenSessions sessions, RequestCounts requests) {
        gauge(
                "sessions",
                Unit.THINGS,
                "Open sessions",
                GENERAL,
                "User Connections",
                sessions::count);
        gauge(
                "requests.running",
                Unit.THINGS,
                "Requests that run",
                GENERAL,
                "Requests Running",
                sessions::running);
        counter(
                "requests",
                Unit.THINGS,
                "Requests that have ended",
                STATISTICS,
                "Batch Requests/sec",
                requests::requests);
        counter(
                "requests.time",
                Unit.MILLISECONDS,
                "How long requests ran",
                STATISTICS,
                "Batch Requests Time (ms)",
                requests::millis);
        counter(
                "errors",
                Unit.THINGS,
                "Errors that clients were told",
                "SQLServer:SQL Errors",
                "Errors/sec",
                requests::errors);
        outcome("logins", "succeeded", "Logins over TDS", GENERAL, "Logins/sec", requests::logins);
        outcome(
                "logins",
                "refused",
                "Logins over TDS",
                GENERAL,
                "Logins Refused/sec",
                requests::refusedLogins);
    }

    private void addScripts(ScriptActivities scripts, ScriptHosts hosts) {
        gauge(
                "scripts.running",
                Unit.THINGS,
                "External scripts that run or wait",
                SCRIPTS,
                "Executions Running",
                scripts::count);
        counter(
                "scripts",
                Unit.THINGS,
                "External scripts that have ended",
                SCRIPTS,
                "Total Executions",
                scripts::ended);
        counter(
                "scripts.parallel",
                Unit.THINGS,
                "External scripts that ran on more than one host",
                SCRIPTS,
                "Parallel Executions",
                scripts::parallel);
        counter(
                "scripts.streaming",
                Unit.THINGS,
                "External scripts that took their input in chunks",
                SCRIPTS,
                "Streaming Executions",
                scripts::streaming);
        counter(
                "scripts.time",
                Unit.MILLISECONDS,
                "How long external scripts took",
                SCRIPTS,
                "Total Execution Time (ms)",
                scripts::elapsedMillis);
        counter(
                "scripts.errors",
                Unit.THINGS,
                "External scripts that failed for another reason than their own mistakes",
                SCRIPTS,
                "Execution Errors",
                scripts::errors);
        counter(
                "scripts.queries",
                Unit.THINGS,
                "Queries that external scripts have asked",
                SCRIPTS,
                "Queries",
                scripts::queries);
        gauge(
                "script.hosts",
                Unit.THINGS,
                "Processes for external scripts",
                SCRIPTS,
                "Hosts",
                hosts::count);
        counter(
                "script.hosts.lost",
                Unit.THINGS,
                "Processes for external scripts that died",
                SCRIPTS,
                "Hosts Lost",
                scripts::hostsLost);
    }

    private void addAudit(ScriptAudit audit) {
        counter(
                "script.audit.lost",
                Unit.THINGS,
                "Rows of the audit of external scripts that could not be written",
                SCRIPTS,
                "Audit Rows Lost",
                audit::lost);
        counter(
                "script.audit.errors",
                Unit.THINGS,
                "Attempts at writing the audit of external scripts that failed",
                SCRIPTS,
                "Audit Write Errors",
                audit::failures);
    }

    private void addJobs(JobAgent agent) {
        JobCounts counts = agent.counts();
        gauge(
                "jobs.running",
                Unit.THINGS,
                "Jobs that run",
                JOBS,
                "Active jobs",
                agent::runningJobs);
        outcome(
                "jobs.runs",
                "succeeded",
                "Runs of jobs that have ended",
                JOBS,
                "Successful jobs",
                counts::succeeded);
        outcome(
                "jobs.runs",
                "failed",
                "Runs of jobs that have ended",
                JOBS,
                "Failed jobs",
                counts::failed);
        outcome(
                "jobs.runs",
                "cancelled",
                "Runs of jobs that have ended",
                JOBS,
                "Cancelled jobs",
                counts::cancelled);
        counter(
                "jobs.time",
                Unit.MILLISECONDS,
                "How long runs of jobs took",
                JOBS,
                "Jobs Time (ms)",
                counts::millis);
        counter(
                "jobs.missed",
                Unit.THINGS,
                "Runs of jobs that were missed while the instance was closed",
                JOBS,
                "Missed runs",
                counts::missed);
        counter(
                "jobs.skipped",
                Unit.THINGS,
                "Times of schedules that came while their job still ran",
                JOBS,
                "Skipped runs",
                counts::skipped);
        counter(
                "jobs.errors",
                Unit.THINGS,
                "Runs of jobs that could not be begun or noted",
                JOBS,
                "Run errors",
                counts::errors);
        counter(
                "jobs.steps",
                Unit.THINGS,
                "Steps of jobs that have ended",
                STEPS,
                "Total steps",
                counts::steps);
        counter(
                "jobs.retries",
                Unit.THINGS,
                "Attempts at steps that failed and were followed by another",
                STEPS,
                "Total step retries",
                counts::retries);
    }

    private void addMemory(Engine engine) {
        gauge(
                "column.store",
                Unit.BYTES,
                "Memory of the columns of tables that statements have used",
                MEMORY,
                "Column Store (bytes)",
                engine::columnBytes);
        gauge(
                "temporary.files",
                Unit.BYTES,
                "Temporary files of all statements",
                MEMORY,
                "Temporary Files (bytes)",
                engine::temporaryBytes);
    }

    private void gauge(
            String name,
            Unit unit,
            String description,
            String object,
            String counter,
            LongSupplier value) {
        add(name, Optional.empty(), Kind.GAUGE, unit, description, object, counter, value);
    }

    private void counter(
            String name,
            Unit unit,
            String description,
            String object,
            String counter,
            LongSupplier value) {
        add(name, Optional.empty(), Kind.COUNTER, unit, description, object, counter, value);
    }

    private void outcome(
            String name,
            String outcome,
            String description,
            String object,
            String counter,
            LongSupplier value) {
        add(
                name,
                Optional.of(new Tag("outcome", outcome)),
                Kind.COUNTER,
                Unit.THINGS,
                description,
                object,
                counter,
                value);
    }

    private void add(
            String name,
            Optional<Tag> tag,
            Kind kind,
            Unit unit,
            String description,
            String object,
            String counter,
            LongSupplier value) {
        all.add(
                new Figure(
                        "outrigger." + name, tag, kind, unit, description, object, counter, value));
    }

    private static void addView(Engine engine, List<Figure> figures) {
        engine.addView(
                CatalogViews.of(
                        "sys.dm_os_performance_counters",
                        "object_name nchar(128)!, counter_name nchar(128)!, instance_name nchar(128), cntr_value bigint!, cntr_type int!",
                        (catalog, rows) -> {
                            for (Figure figure : figures) {
                                rows.add(
                                        "object_name", figure.object(),
                                        "counter_name", figure.counter(),
                                        "instance_name", "",
                                        "cntr_value", figure.value().getAsLong(),
                                        "cntr_type",
                                                figure.kind() == Kind.GAUGE
                                                        ? GAUGE_TYPE
                                                        : COUNTER_TYPE);
                            }
                        }));
    }
}
