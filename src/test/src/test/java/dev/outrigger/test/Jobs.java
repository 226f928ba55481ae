package dev.outrigger.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.Session;
import java.time.Duration;

/** Waits for jobs. */
final class Jobs {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Jobs() {}

    static void awaitOutcomes(Session session, String name, int outcomes)
            throws InterruptedException {
        await(
                session,
                "SELECT COUNT(*) FROM msdb.dbo.sysjobhistory AS h JOIN msdb.dbo.sysjobs AS j ON j.job_id = h.job_id WHERE h.step_id = 0 AND j.name = N'"
                        + name
                        + "'",
                outcomes);
    }

    /** Until no job runs. */
    static void awaitIdle(Session session) throws InterruptedException {
        await(
                session,
                "SELECT CASE WHEN EXISTS (SELECT * FROM sys.agent_runs) THEN 0 ELSE 1 END",
                1);
    }

    static void awaitRunning(Session session) throws InterruptedException {
        await(
                session,
                "SELECT COUNT(*) FROM sys.agent_runs WHERE execution_status = 1 AND step_id > 0",
                1);
    }

    private static void await(Session session, String query, int atLeast)
            throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        Object now = null;
        while (System.nanoTime() < until) {
            now = Sql.scalar(session, query);
            if ((Integer) now >= atLeast) {
                return;
            }
            Thread.sleep(20);
        }
        assertThat(now).as(query).isEqualTo(atLeast);
    }
}
