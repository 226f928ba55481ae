package dev.outrigger.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Session;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jobs that are started by hand: what their steps do, and what their history says. */
class JobsTest {
    private Instance instance;
    private Session session;

    @BeforeEach
    void open() {
        instance = Instance.open(InstanceOptions.inMemory().withJobs(true));
        session = instance.openSession();
        Sql.succeed(session, "CREATE DATABASE shop");
    }

    @AfterEach
    void close() {
        instance.close();
    }

    private void job(String name, String... commands) {
        Sql.succeed(session, "EXEC msdb.dbo.sp_add_job N'" + name + "'");
        for (int i = 0; i < commands.length; i++) {
            Sql.succeed(
                    session,
                    "EXEC msdb.dbo.sp_add_jobstep @job_name = N'%s', @step_name = N'step %d', @command = N'%s', @database_name = N'shop', @on_success_action = %d"
                            .formatted(
                                    name,
                                    i + 1,
                                    commands[i].replace("'", "''"),
                                    i + 1 < commands.length ? 3 : 1));
        }
        Sql.succeed(session, "EXEC msdb.dbo.sp_add_jobserver @job_name = N'" + name + "'");
    }

    private void start(String name) {
        Sql.succeed(session, "EXEC msdb.dbo.sp_start_job N'" + name + "'");
    }

    /**
     * The history of a job once it has so many outcomes: step, status, retries and message, the
     * oldest first.
     */
    private List<List<Object>> history(String name, int outcomes) throws InterruptedException {
        Jobs.awaitOutcomes(session, name, outcomes);
        return Sql.succeed(
                        session,
                        "SELECT h.step_id, h.run_status, h.retries_attempted, h.message, h.sql_message_id, h.sql_severity FROM msdb.dbo.sysjobhistory AS h JOIN msdb.dbo.sysjobs AS j ON j.job_id = h.job_id WHERE j.name = N'"
                                + name
                                + "' ORDER BY h.instance_id")
                .last()
                .rows();
    }

    @Test
    void stepsRunInTheirDatabaseAndTheHistoryHasWhatTheyPrint() throws Exception {
        job(
                "load",
                "CREATE TABLE dbo.t (n int); INSERT INTO dbo.t VALUES (7); PRINT 'seven is there'",
                "INSERT INTO dbo.t VALUES (8)\nGO\nINSERT INTO dbo.t VALUES (9)");
        start("load");
        List<List<Object>> rows = history("load", 1);
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).subList(0, 3)).containsExactly(1, 1, 0);
        assertThat((String) rows.get(0).get(3))
                .isEqualTo(
                        "Executed as user: sa.  seven is there [SQLSTATE 01000] (Message 0)  The step succeeded.");
        assertThat(rows.get(2).subList(0, 2)).containsExactly(0, 1);
        assertThat((String) rows.get(2).get(3))
                .isEqualTo(
                        "The job succeeded.  The Job was invoked by User sa.  The last step to run was step 2 (step 2).");
        assertThat(Sql.succeed(session, "SELECT n FROM shop.dbo.t ORDER BY n").last().column(0))
                .containsExactly(7, 8, 9);
        assertThat(
                        Sql.succeed(session, "EXEC msdb.dbo.sp_help_jobhistory @job_name = N'load'")
                                .last()
                                .column(2))
                .containsExactly(1);
    }

    @Test
    void aStepThatFailsIsTriedAgainAndThenEndsTheJob() throws Exception {
        job("fail", "PRINT 'try'; SELECT 1 / 0", "PRINT 'never'");
        Sql.succeed(
                session,
                "EXEC msdb.dbo.sp_update_jobstep @job_name = N'fail', @step_id = 1, @retry_attempts = 2, @retry_interval = 0");
        start("fail");
        List<List<Object>> rows = history("fail", 1);
        assertThat(rows)
                .extracting(row -> row.subList(0, 3))
                .containsExactly(
                        List.of(1, 2, 0), List.of(1, 2, 1), List.of(1, 0, 2), List.of(0, 0, 0));
        assertThat((String) rows.get(2).get(3))
                .contains("try [SQLSTATE 01000] (Message 0)")
                .contains("Divide by zero error encountered. [SQLSTATE 42000] (Error 8134)")
                .endsWith("The step failed.");
        assertThat(rows.get(2).subList(4, 6)).containsExactly(8134, 16);
        assertThat((String) rows.get(3).get(3))
                .startsWith("The job failed.")
                .endsWith("step 1 (step 1).");
    }

    @Test
    void aFailureLeadsWhereItIsTold() throws Exception {
        job(
                "flow",
                "RAISERROR('no', 16, 1)",
                "CREATE TABLE dbo.wrong (n int)",
                "CREATE TABLE dbo.mended (n int)");
        Sql.succeed(
                session,
                "EXEC msdb.dbo.sp_update_jobstep @job_name = N'flow', @step_id = 1, @on_fail_action = 4, @on_fail_step_id = 3");
        start("flow");
        assertThat(history("flow", 1))
                .extracting(row -> row.subList(0, 2))
                .containsExactly(List.of(1, 0), List.of(3, 1), List.of(0, 1));
        assertThat(Sql.scalar(session, "SELECT OBJECT_ID('shop.dbo.wrong')")).isNull();
        assertThat(Sql.scalar(session, "SELECT OBJECT_ID('shop.dbo.mended')")).isNotNull();
    }

    @Test
    void aJobThatRunsIsNotStartedAgainAndCanBeStopped() throws Exception {
        job("long", "WAITFOR DELAY '00:05:00'");
        start("long");
        Collected refused = Sql.run(session, "EXEC msdb.dbo.sp_start_job N'long'");
        assertThat(refused.errorNumbers()).containsExactly(22022);
        assertThat(refused.errors().get(0).text())
                .contains("because the job is already running from a request by User sa.");
        assertThat(refused.messages).hasSize(1);
        assertThat(
                        Sql.succeed(
                                        session,
                                        "EXEC msdb.dbo.sp_help_job @job_name = N'long', @job_aspect = 'JOB'")
                                .last()
                                .column(25))
                .first()
                .isIn(1, 2);
        Sql.succeed(session, "EXEC msdb.dbo.sp_stop_job N'long'");
        List<List<Object>> rows = history("long", 1);
        assertThat(rows.get(rows.size() - 1).subList(0, 2)).containsExactly(0, 3);
        assertThat((String) rows.get(rows.size() - 1).get(3))
                .contains("The job was stopped by User sa.");
        Jobs.awaitIdle(session);
        assertThat(Sql.run(session, "EXEC msdb.dbo.sp_stop_job N'long'").errorNumbers())
                .containsExactly(22022);
        start("long");
        Sql.succeed(session, "EXEC msdb.dbo.sp_stop_job N'long'");
        history("long", 2);
    }

    @Test
    void aScriptsRowsAndOutputComeFromAStep() throws Exception {
        Sql.allowScripts(session);
        job(
                "script",
                """
                CREATE TABLE dbo.scored (n int);
                EXEC ('CREATE PROCEDURE dbo.score AS EXEC sp_execute_external_script @language = N''Python'', @script = N''
                print("scoring")
                OutputDataSet = InputDataSet * 2
                '', @input_data_1 = N''SELECT 21 AS n'' WITH RESULT SETS ((n int))')
                """,
                "INSERT INTO dbo.scored EXEC dbo.score");
        start("script");
        List<List<Object>> rows = history("script", 1);
        assertThat((String) rows.get(1).get(3)).contains("scoring").endsWith("The step succeeded.");
        assertThat(Sql.scalar(session, "SELECT n FROM shop.dbo.scored")).isEqualTo(42);
    }

    @Test
    void aTransactionThatAStepLeavesOpenFailsIt() throws Exception {
        job(
                "open",
                "CREATE TABLE dbo.kept (n int)",
                "BEGIN TRANSACTION; INSERT INTO dbo.kept VALUES (1)");
        start("open");
        List<List<Object>> rows = history("open", 1);
        assertThat(rows.get(1).get(1)).isEqualTo(0);
        assertThat((String) rows.get(1).get(3)).contains("left a transaction open");
        assertThat(Sql.scalar(session, "SELECT COUNT(*) FROM shop.dbo.kept")).isEqualTo(0);
    }

    @Test
    void aJobThatOthersDoNotSeeYetCannotBeStarted() {
        Collected collected =
                Sql.run(
                        session,
                        """
                        BEGIN TRANSACTION;
                        EXEC msdb.dbo.sp_add_job N'hidden';
                        EXEC msdb.dbo.sp_add_jobstep @job_name = N'hidden', @step_name = N's', @command = N'PRINT 1';
                        EXEC msdb.dbo.sp_add_jobserver @job_name = N'hidden';
                        EXEC msdb.dbo.sp_start_job N'hidden';
                        ROLLBACK;
                        """);
        assertThat(collected.errorNumbers()).containsExactly(22022);
        assertThat(Sql.scalar(session, "SELECT COUNT(*) FROM msdb.dbo.sysjobs")).isEqualTo(0);
    }

    @Test
    void aLongOutputKeepsItsBeginningAndItsEnd() throws Exception {
        job(
                "chatty",
                "DECLARE @i int = 0; WHILE @i < 2000 BEGIN PRINT CONCAT('line ', @i); SET @i += 1 END; RAISERROR('the end', 16, 1)");
        start("chatty");
        String message = (String) history("chatty", 1).get(0).get(3);
        assertThat(message)
                .hasSizeLessThanOrEqualTo(4000)
                .contains("line 0 ")
                .contains("characters left out")
                .contains("line 1999 ")
                .contains("the end")
                .endsWith("The step failed.");
    }

    @Test
    void theHistoryKeepsSoManyRowsOfAJob() throws Exception {
        Sql.succeed(session, "EXEC sp_configure 'job history per job (rows)', 4; RECONFIGURE");
        job("often", "PRINT 1");
        for (int i = 0; i < 4; i++) {
            start("often");
            Jobs.awaitIdle(session);
        }
        assertThat(Sql.scalar(session, "SELECT COUNT(*) FROM msdb.dbo.sysjobhistory")).isEqualTo(4);
    }

    @Test
    void aJobThatIsDeletedStopsAndTheAgentOutlivesItsSession() throws Exception {
        job("gone", "WAITFOR DELAY '00:05:00'");
        start("gone");
        Jobs.awaitRunning(session);
        Sql.succeed(session, "EXEC msdb.dbo.sp_delete_job @job_name = N'gone'");
        Jobs.awaitIdle(session);
        Object agent =
                Sql.scalar(
                        session,
                        "SELECT session_id FROM sys.dm_exec_sessions WHERE session_id <> @@SPID");
        Sql.succeed(session, "KILL " + agent);
        job("next", "PRINT 1");
        start("next");
        assertThat(history("next", 1)).hasSize(2);
    }

    @Test
    void aJobDeletesItselfWhenItIsTold() throws Exception {
        job("brief", "PRINT 1");
        Sql.succeed(session, "EXEC msdb.dbo.sp_update_job @job_name = N'brief', @delete_level = 1");
        start("brief");
        Jobs.awaitIdle(session);
        assertThat(Sql.scalar(session, "SELECT COUNT(*) FROM msdb.dbo.sysjobs")).isEqualTo(0);
    }

    @Test
    void anIdleEngineHasNoThreadForJobs() {
        Sql.succeed(session, "EXEC msdb.dbo.sp_add_job N'idle'; EXEC msdb.dbo.sp_help_job");
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("outrigger-job"));
    }
}
