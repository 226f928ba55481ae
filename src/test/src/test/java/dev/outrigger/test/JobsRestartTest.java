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
    /** Its place among the columns of sp_help_jobactivity. */
    private static final int NEXT_SCHEDULED_RUN_DATE = 10;

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
    void aRunThatWasAcceptedAndHadNoThreadWhenTheInstanceClosesIsNotedAsStopped() throws Exception {
        define("@freq_type = 64");
        try (Instance instance = open(false);
                Session session = instance.openSession()) {
            Sql.succeed(
                    session,
                    """
                    EXEC sp_configure 'jobs at once', 1; RECONFIGURE;
                    EXEC msdb.dbo.sp_update_jobstep @job_name = N'nightly', @step_id = 1, @command = N'WAITFOR DELAY ''00:05:00''';
                    EXEC msdb.dbo.sp_add_job @job_name = N'asked';
                    EXEC msdb.dbo.sp_add_jobstep @job_name = N'asked', @step_name = N'run', @command = N'INSERT INTO dbo.runs DEFAULT VALUES';
                    EXEC msdb.dbo.sp_add_jobserver @job_name = N'asked';
                    """);
        }
        try (Instance instance = open(true);
                Session session = instance.openSession()) {
            Jobs.awaitRunning(session);
            Sql.succeed(session, "EXEC msdb.dbo.sp_start_job N'asked'");
            assertThat(
                            Sql.scalar(
                                    session,
                                    "SELECT COUNT(*) FROM msdb.dbo.sysjobactivity WHERE run_requested_source = 4 AND start_execution_date IS NULL"))
                    .isEqualTo(1);
        }
        // The second opening finds nothing that is still to be noted.
        for (int opening = 0; opening < 2; opening++) {
            try (Instance instance = open(opening == 1);
                    Session session = instance.openSession()) {
                List<Object> told =
                        Sql.succeed(
                                        session,
                                        "SELECT message FROM msdb.dbo.sysjobhistory AS h JOIN msdb.dbo.sysjobs AS j ON j.job_id = h.job_id WHERE j.name = N'asked'")
                                .last()
                                .column(0);
                assertThat(told).hasSize(1);
                assertThat((String) told.get(0))
                        .isEqualTo(
                                "The job was stopped prior to completion.  The instance was closed before the job began.  The Job was invoked by User sa.");
                assertThat(Sql.scalar(session, "SELECT COUNT(*) FROM dbo.runs")).isEqualTo(0);
            }
        }
    }

    @Test
    void aRunThatWasAcceptedAndNeverBegunWhenTheInstanceEndedWithoutWarningHasFailed()
            throws Exception {
        define("@freq_type = 4, @freq_interval = 1, @active_start_time = 23000");
        // The agent has had a life.
        open(true).close();
        try (Instance instance = open(false);
                Session session = instance.openSession()) {
            // As sp_start_job leaves it when the process is killed right after.
            Sql.succeed(
                    session,
                    "UPDATE msdb.dbo.sysjobactivity SET run_requested_date = '2026-01-02T03:04:05', run_requested_source = 4");
        }
        for (int opening = 0; opening < 2; opening++) {
            try (Instance instance = open(true);
                    Session session = instance.openSession()) {
                assertThat(messages(session)).hasSize(1);
                assertThat((String) messages(session).get(0))
                        .contains("It did not begin")
                        .contains("invoked by a user");
                assertThat(
                                Sql.scalar(
                                        session,
                                        "SELECT run_date FROM msdb.dbo.sysjobhistory WHERE run_status = 0"))
                        .isEqualTo(20260102);
            }
        }
    }

    @Test
    void activityTellsWhenAJobComesNextByItsSoonestSchedule() {
        define("@freq_type = 1, @active_start_date = 20991231, @active_start_time = 23000");
        try (Instance instance = open(true);
                Session session = instance.openSession()) {
            String next =
                    "SELECT CONVERT(nvarchar(30), next_scheduled_run_date, 126) FROM msdb.dbo.sysjobactivity";
            assertThat(Sql.scalar(session, next)).isEqualTo("2099-12-31T02:30:00");
            Sql.succeed(
                    session,
                    "EXEC msdb.dbo.sp_add_jobschedule @job_name = N'nightly', @name = N'sooner', @freq_type = 1, @active_start_date = 20981231, @active_start_time = 0");
            assertThat(Sql.scalar(session, next)).isEqualTo("2098-12-31T00:00:00");
            assertThat(
                            Sql.succeed(
                                            session,
                                            "EXEC msdb.dbo.sp_help_jobactivity @job_name = N'nightly'")
                                    .last()
                                    .rows()
                                    .get(0)
                                    .get(NEXT_SCHEDULED_RUN_DATE))
                    .isEqualTo(Sql.scalar(session, "SELECT CAST('2098-12-31' AS datetime)"));
            Sql.succeed(
                    session,
                    "EXEC msdb.dbo.sp_detach_schedule @job_name = N'nightly', @schedule_name = N'sooner'");
            assertThat(Sql.scalar(session, next)).isEqualTo("2099-12-31T02:30:00");
            Sql.succeed(
                    session, "EXEC msdb.dbo.sp_update_job @job_name = N'nightly', @enabled = 0");
            assertThat(Sql.scalar(session, next)).isNull();
            Sql.succeed(session, "EXEC msdb.dbo.sp_delete_job @job_name = N'nightly'");
            assertThat(Sql.scalar(session, "SELECT COUNT(*) FROM msdb.dbo.sysjobactivity"))
                    .isEqualTo(0);
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
