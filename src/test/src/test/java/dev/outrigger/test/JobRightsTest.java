package dev.outrigger.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose job it is, and what its steps may do. */
class JobRightsTest {
    private Instance instance;
    private Session administrator;

    @BeforeEach
    void open() {
        instance = Instance.open(InstanceOptions.inMemory().withJobs(true));
        administrator = instance.openSession();
        Sql.succeed(
                administrator,
                """
                CREATE LOGIN ann WITH PASSWORD = 'Annes-apples-5'; CREATE LOGIN bob WITH PASSWORD = 'Bobs-berries-6';
                CREATE LOGIN eve WITH PASSWORD = 'Eves-eggplants-7';
                CREATE DATABASE shop;
                GO
                USE shop; CREATE USER ann FOR LOGIN ann; CREATE TABLE dbo.secret (n int); CREATE TABLE dbo.hers (n int);
                GRANT INSERT ON dbo.hers TO ann;
                GO
                USE msdb; CREATE USER ann FOR LOGIN ann; CREATE USER bob FOR LOGIN bob;
                ALTER ROLE SQLAgentUserRole ADD MEMBER ann; ALTER ROLE SQLAgentOperatorRole ADD MEMBER bob;
                """);
    }

    @AfterEach
    void close() {
        instance.close();
    }

    private void add(Session session, String name, String command) {
        Sql.succeed(
                session,
                """
                EXEC msdb.dbo.sp_add_job N'%1$s';
                EXEC msdb.dbo.sp_add_jobstep @job_name = N'%1$s', @step_name = N's', @database_name = N'shop', @command = N'%2$s';
                EXEC msdb.dbo.sp_add_jobserver @job_name = N'%1$s';
                """
                        .formatted(name, command.replace("'", "''")));
    }

    private String stepMessage(String job) throws InterruptedException {
        Jobs.awaitOutcomes(administrator, job, 1);
        return (String)
                Sql.scalar(
                        administrator,
                        "SELECT h.message FROM msdb.dbo.sysjobhistory AS h JOIN msdb.dbo.sysjobs AS j ON j.job_id = h.job_id WHERE j.name = N'"
                                + job
                                + "' AND h.step_id = 1");
    }

    @Test
    void aStepDoesWhatItsOwnerMayAndNoMore() throws Exception {
        try (Session ann = instance.openSession("ann")) {
            add(ann, "hers", "INSERT INTO dbo.hers VALUES (1); PRINT SUSER_SNAME()");
            add(ann, "peeks", "SELECT n FROM dbo.secret");
            Sql.succeed(
                    ann, "EXEC msdb.dbo.sp_start_job N'hers'; EXEC msdb.dbo.sp_start_job N'peeks'");
        }
        assertThat(stepMessage("hers"))
                .startsWith("Executed as user: ann.  ann [")
                .endsWith("The step succeeded.");
        assertThat(stepMessage("peeks")).contains("(Error 229)").endsWith("The step failed.");
    }

    @Test
    void whoeverIsInNoneOfTheRolesHasNoJobs() {
        try (Session eve = instance.openSession("eve")) {
            assertThat(Sql.run(eve, "EXEC msdb.dbo.sp_add_job N'x'").errorNumbers())
                    .containsExactly(229);
            assertThat(Sql.run(eve, "EXEC msdb.dbo.sp_help_job").errorNumbers())
                    .containsExactly(229);
            assertThat(Sql.run(eve, "SELECT name FROM msdb.dbo.sysjobs").errorNumbers())
                    .containsExactly(229);
        }
    }

    @Test
    void aUserSeesAndChangesItsOwnJobsAlone() {
        add(administrator, "nightly", "PRINT 1");
        String id = Sql.scalar(administrator, "SELECT job_id FROM msdb.dbo.sysjobs").toString();
        try (Session ann = instance.openSession("ann")) {
            add(ann, "hers", "PRINT 1");
            assertThat(Sql.succeed(ann, "EXEC msdb.dbo.sp_help_job").last().column(2))
                    .containsExactly("hers");
            assertThat(Sql.run(ann, "EXEC msdb.dbo.sp_start_job N'nightly'").errorNumbers())
                    .containsExactly(14262);
            assertThat(
                            Sql.run(ann, "EXEC msdb.dbo.sp_delete_job @job_name = N'nightly'")
                                    .errorNumbers())
                    .containsExactly(14262);
            assertThat(
                            Sql.run(ann, "EXEC msdb.dbo.sp_sqlagent_notify N'S', '" + id + "'")
                                    .errorNumbers())
                    .containsExactly(14393);
            assertThat(
                            Sql.run(
                                            ann,
                                            "EXEC msdb.dbo.sp_update_job @job_name = N'hers', @owner_login_name = N'sa'")
                                    .errorNumbers())
                    .containsExactly(14242);
            assertThat(
                            Sql.run(
                                            ann,
                                            "EXEC msdb.dbo.sp_add_job N'his', @owner_login_name = N'sa'")
                                    .errorNumbers())
                    .containsExactly(14515);
            assertThat(
                            Sql.run(
                                            ann,
                                            "EXEC msdb.dbo.sp_update_jobstep @job_name = N'hers', @step_id = 1, @database_user_name = N'dbo'")
                                    .errorNumbers())
                    .containsExactly(14583);
        }
        Sql.succeed(administrator, "EXEC msdb.dbo.sp_delete_job @job_name = N'hers'");
    }

    @Test
    void anOperatorStartsWhatIsNotItsOwnAndChangesNothing() throws Exception {
        add(administrator, "nightly", "PRINT SUSER_SNAME()");
        try (Session bob = instance.openSession("bob")) {
            Sql.succeed(bob, "EXEC msdb.dbo.sp_start_job N'nightly'");
            assertThat(
                            Sql.run(
                                            bob,
                                            "EXEC msdb.dbo.sp_update_job @job_name = N'nightly', @enabled = 0")
                                    .errorNumbers())
                    .containsExactly(14525);
        }
        assertThat(stepMessage("nightly")).startsWith("Executed as user: sa.  sa [");
        assertThat(
                        (String)
                                Sql.scalar(
                                        administrator,
                                        "SELECT last_outcome_message FROM msdb.dbo.sysjobservers"))
                .contains("The Job was invoked by User bob.");
    }

    @Test
    void aJobWhoseOwnerIsDisabledFails() throws Exception {
        try (Session ann = instance.openSession("ann")) {
            add(ann, "hers", "PRINT 1");
        }
        Sql.succeed(administrator, "ALTER LOGIN ann DISABLE; EXEC msdb.dbo.sp_start_job N'hers'");
        assertThat(stepMessage("hers"))
                .contains(
                        "Unable to determine if the owner (ann) of job hers has server access: the login is disabled.");
    }

    @Test
    void anAdministratorsStepMayRunAsAUserOfItsDatabase() throws Exception {
        add(administrator, "as ann", "PRINT USER_NAME(); SELECT n FROM dbo.secret");
        Sql.succeed(
                administrator,
                "EXEC msdb.dbo.sp_update_jobstep @job_name = N'as ann', @step_id = 1, @database_user_name = N'ann'");
        Sql.succeed(administrator, "EXEC msdb.dbo.sp_start_job N'as ann'");
        assertThat(stepMessage("as ann"))
                .startsWith("Executed as user: ann.  ann [")
                .contains("(Error 229)");
    }
}
