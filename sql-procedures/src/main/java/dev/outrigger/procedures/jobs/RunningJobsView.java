package dev.outrigger.procedures.jobs;

import dev.outrigger.engine.Engine;
import dev.outrigger.engine.types.SqlGuid;
import dev.outrigger.engine.views.CatalogViews;

/** sys.agent_runs: the jobs that run, as sp_help_job wants to know them. */
final class RunningJobsView {
    private static final String COLUMNS =
            """
            job_id uniqueidentifier!, execution_status int!, step_id int!, retry_attempt int!
            """;

    private RunningJobsView() {}

    static void addTo(Engine engine, JobAgent agent) {
        engine.addView(
                CatalogViews.of(
                        "sys.agent_runs",
                        COLUMNS,
                        (catalog, rows) -> {
                            for (JobRun run : agent.running()) {
                                rows.add(
                                        "job_id", SqlGuid.parse(run.job()).orElseThrow(),
                                        "execution_status", run.status().number,
                                        "step_id", run.step(),
                                        "retry_attempt", run.attempt());
                            }
                        }));
    }
}
