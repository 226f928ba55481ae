package dev.outrigger.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Session;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an instance finds of its jobs when it is opened again. */
class JobsRestartTest {
    @TempDir private Path folder;

    private Instance open(boolean jobs) {
        return Instance.open(InstanceOptions.at(folder).withJobs(jobs));
    }

    private void define(String schedule) {
        try (Instance instance = open(false);
                Session session = instance.openSession()) {
            Sql.succeed(
                    session,
                    """
                    CREATE TABLE dbo.runs (at datetime NOT NULL DEFAULT GETDATE(), n int NOT NULL IDENTITY);
                    GO
                    EXEC msdb.dbo.sp_add_job @job_name = N'nightly';
                    EXEC msdb.dbo.sp_add_jobstep @job_name = N'nightly', @step_name = N'run', @command = N'INSERT INTO dbo.runs DEFAULT VALUES';
                    EXEC msdb.dbo.sp_add_jobschedule @job_name = N'nightly', @name = N'when', %s;
                    EXEC msdb.dbo.sp_add_jobserver @job_name = N'nightly';
                    """
                            .formatted(schedule));
        }
    }

    /** As if the job had been planned for a time that is over. */
    private void miss() {
        try (Instance instance = open(false);
                Session session = instance.openSession()) {
            Sql.succeed(
                    session,
                    "UPDATE msdb.dbo.sysjobschedules SET next_run_date = 20260102, next_run_time = 23000");
        }
    }

    private List<Object> messages(Session session) {
        return Sql.succeed(
                        session,
                        "SELECT message FROM msdb.dbo.sysjobhistory WHERE step_id = 0 ORDER BY instance_id")
                .last()
                .column(0);
    }

    @Test
    void aRunThatWasMissedIsMadeUpForOnce() throws Exception {
        define("@freq_type = 4, @freq_interval = 1, @active_start_time = 23000");
        miss();
        try (Instance instance = open(true);
                Session session = instance.openSession()) {
            Jobs.awaitOutcomes(session, "nightly", 1);
            assertThat(messages(session)).hasSize(1);
            assertThat((String) messages(session).get(0))
                    .contains("for the time that was missed: 2026-01-02T02:30");
            assertThat(
                            (Integer)
                                    Sql.scalar(
                                            session,
                                            "SELECT next_run_date FROM msdb.dbo.sysjobschedules"))
                    .isGreaterThan(20260102);
        }
        try (Instance instance = open(true);
                Session session = instance.openSession()) {
            Jobs.awaitIdle(session);
            assertThat(Sql.scalar(session, "SELECT COUNT(*) FROM dbo.runs")).isEqualTo(1);
        }
    }

    @Test
    void aRunThatWasMissedIsLeftOutWhereSoConfigured() throws Exception {
        define("@freq_type = 4, @freq_interval = 1, @active_start_time = 23000");
        miss();
        try (Instance instance = open(false);
                Session session = instance.openSession()) {
            Sql.succeed(session, "EXEC sp_configure 'missed job runs', 0; RECONFIGURE");
        }
        try (Instance instance = open(true);
                Session session = instance.openSession()) {
            Jobs.awaitIdle(session);
            assertThat(messages(session)).isEmpty();
        }
    }

    @Test
    void aJobMayRunWheneverTheInstanceStarts() throws Exception {
        define("@freq_type = 64");
        for (int start = 1; start <= 2; start++) {
            try (Instance instance = open(true);
                    Session session = instance.openSession()) {
                Jobs.awaitOutcomes(session, "nightly", start);
                assertThat((String) messages(session).get(start - 1))
                        .contains("invoked by Start Sequence");
            }
        }
    }

    @Test
    void aRunThatIsUnderWayWhenTheInstanceClosesIsNotedAsStopped() throws Exception {
        define("@freq_type = 64");
        try (Instance instance = open(false);
                Session session = instance.openSession()) {
            Sql.succeed(
                    session,
                    "EXEC msdb.dbo.sp_update_jobstep @job_name = N'nightly', @step_id = 1, @command = N'WAITFOR DELAY ''00:05:00'''");
        }
        try (Instance instance = open(true);
                Session session = instance.openSession()) {
            Jobs.awaitRunning(session);
        }
        try (Instance instance = open(false);
                Session session = instance.openSession()) {
            assertThat(messages(session)).hasSize(1);
            assertThat((String) messages(session).get(0))
                    .startsWith(
                            "The job was stopped prior to completion.  The instance was closed.");
        }
    }

    @Test
    void withoutJobsNothingStarts() {
        define("@freq_type = 64");
        try (Instance instance = open(false);
                Session session = instance.openSession()) {
            Collected refused = Sql.run(session, "EXEC msdb.dbo.sp_start_job N'nightly'");
            assertThat(refused.errorNumbers()).containsExactly(22022);
            assertThat(messages(session)).isEmpty();
        }
    }

    @Test
    void aScheduleThatChangesCountsAtOnceAndOneThatIsDisabledNoMore() throws Exception {
        define(
                "@freq_type = 4, @freq_interval = 1, @freq_subday_type = 2, @freq_subday_interval = 10");
        try (Instance instance = open(true);
                Session session = instance.openSession()) {
            Jobs.awaitOutcomes(session, "nightly", 1);
            Sql.succeed(session, "EXEC msdb.dbo.sp_update_schedule @name = N'when', @enabled = 0");
            assertThat(Sql.scalar(session, "SELECT next_run_date FROM msdb.dbo.sysjobschedules"))
                    .isEqualTo(0);
            Sql.succeed(
                    session,
                    "EXEC msdb.dbo.sp_update_schedule @name = N'when', @enabled = 1, @freq_type = 1, @active_start_date = 20991231");
            assertThat(Sql.scalar(session, "SELECT next_run_date FROM msdb.dbo.sysjobschedules"))
                    .isEqualTo(20991231);
            Sql.succeed(
                    session,
                    "EXEC msdb.dbo.sp_detach_schedule @job_name = N'nightly', @schedule_name = N'when'");
            Sql.succeed(session, "EXEC msdb.dbo.sp_delete_job @job_name = N'nightly'");
        }
    }
}
