package dev.outrigger.tds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sessions come into the workload group that the classifier names, over the wire. */
@Timeout(120)
class ClassifierTest {
    private static final String PASSWORD = "Annes-apples-5";
    private static final String MINE =
            "SELECT g.name FROM sys.dm_exec_sessions AS s JOIN sys.dm_resource_governor_workload_groups AS g"
                    + " ON g.group_id = s.group_id WHERE s.session_id = ";

    private RunningServer server;
    private Connection sa;

    @BeforeEach
    void prepare() throws SQLException {
        server = RunningServer.start();
        sa = server.connect();
        run(sa, "CREATE LOGIN ann WITH PASSWORD = '" + PASSWORD + "'");
        run(sa, "CREATE TABLE dbo.rules (login sysname PRIMARY KEY, groupname sysname NULL)");
        run(sa, "INSERT INTO dbo.rules VALUES (N'ann', N'analysts')");
        run(sa, "CREATE EXTERNAL RESOURCE POOL reports WITH (MAX_PROCESSES = 1)");
        run(sa, "CREATE WORKLOAD GROUP analysts USING [default], EXTERNAL reports");
        run(sa, "CREATE WORKLOAD GROUP nightly");
    }

    @AfterEach
    void close() throws SQLException {
        sa.close();
        server.close();
    }

    private static void run(Connection connection, String batch) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(batch);
        }
    }

    private void classifyBy(String body) throws SQLException {
        run(sa, "ALTER RESOURCE GOVERNOR WITH (CLASSIFIER_FUNCTION = NULL)");
        run(sa, "ALTER RESOURCE GOVERNOR RECONFIGURE");
        run(
                sa,
                "CREATE OR ALTER FUNCTION dbo.classify() RETURNS sysname WITH SCHEMABINDING AS\nBEGIN\n"
                        + body
                        + "\nEND");
        run(sa, "ALTER RESOURCE GOVERNOR WITH (CLASSIFIER_FUNCTION = dbo.classify)");
        run(sa, "ALTER RESOURCE GOVERNOR RECONFIGURE");
    }

    private Connection ann(String properties) throws SQLException {
        return DriverManager.getConnection(
                server.url("encrypt=false;connectRetryCount=0" + properties), "ann", PASSWORD);
    }

    private String group(Connection connection) throws SQLException {
        String query = MINE + RunningServer.id(connection);
        try (Statement statement = sa.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private String groupOfAnn(String properties) throws SQLException {
        try (Connection connection = ann(properties)) {
            return group(connection);
        }
    }

    @Test
    void classifierKnowsTheLoginTheProgramAndTablesOfMaster() throws SQLException {
        classifyBy(
                "DECLARE @g sysname\n"
                        + "SELECT @g = groupname FROM dbo.rules WHERE login = SUSER_SNAME() AND login = ORIGINAL_LOGIN()\n"
                        + "IF APP_NAME() = N'etl' AND HOST_NAME() = N'mill' SET @g = N'NIGHTLY'\n"
                        + "RETURN @g");
        assertThat(groupOfAnn("")).isEqualTo("analysts");
        assertThat(groupOfAnn(";applicationName=etl;workstationID=mill")).isEqualTo("nightly");
        // She herself may read neither the table nor the function.
        try (Connection connection = ann("")) {
            assertThat(
                            catchThrowableOfType(
                                            SQLException.class,
                                            () -> run(connection, "SELECT * FROM dbo.rules"))
                                    .getMessage())
                    .contains("SELECT permission was denied");
            // A session stays where it is.
            run(sa, "UPDATE dbo.rules SET groupname = N'nightly'");
            assertThat(group(connection)).isEqualTo("analysts");
        }
        assertThat(groupOfAnn("")).isEqualTo("nightly");
        for (String nowhere : new String[] {"NULL", "N'no such group'", "N'internal'", "N''"}) {
            run(sa, "UPDATE dbo.rules SET groupname = " + nowhere);
            assertThat(groupOfAnn("")).isEqualTo("default");
        }
        assertThat(group(sa)).isEqualTo("default");
    }

    @Test
    void classifierThatFailsOrHangsLeavesSessionsInDefaultAndTheAdministratorRepairsIt()
            throws SQLException {
        classifyBy("RETURN CONVERT(sysname, 1 / 0)");
        assertThat(groupOfAnn("")).isEqualTo("default");
        classifyBy("WHILE 1 = 1 CONTINUE\nRETURN N'analysts'");
        long begun = System.nanoTime();
        assertThat(groupOfAnn("")).isEqualTo("default");
        assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(30));
        // The administrator's new sessions wait as long, and get in.
        try (Connection repair = server.connect()) {
            run(repair, "ALTER RESOURCE GOVERNOR DISABLE");
        }
        begun = System.nanoTime();
        assertThat(groupOfAnn("")).isEqualTo("default");
        assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(4));
        classifyBy("RETURN N'analysts'");
        assertThat(groupOfAnn("")).isEqualTo("analysts");
        // What the classifier reads is gone.
        classifyBy("RETURN (SELECT groupname FROM dbo.rules WHERE login = SUSER_SNAME())");
        assertThat(groupOfAnn("")).isEqualTo("analysts");
        run(sa, "DROP TABLE dbo.rules");
        assertThat(groupOfAnn("")).isEqualTo("default");
    }

    @Test
    void groupWithSessionsNeitherGoesNorGetsAnotherPool() throws SQLException {
        classifyBy("IF SUSER_SNAME() = N'ann' RETURN N'analysts'\nRETURN N'default'");
        try (Connection connection = ann("")) {
            assertThat(group(connection)).isEqualTo("analysts");
            run(sa, "ALTER WORKLOAD GROUP analysts USING EXTERNAL [default]");
            assertThat(
                            catchThrowableOfType(
                                            SQLException.class,
                                            () -> run(sa, "ALTER RESOURCE GOVERNOR RECONFIGURE"))
                                    .getErrorCode())
                    .isEqualTo(10904);
            run(sa, "DROP WORKLOAD GROUP analysts");
            assertThat(
                            catchThrowableOfType(
                                            SQLException.class,
                                            () -> run(sa, "ALTER RESOURCE GOVERNOR RECONFIGURE"))
                                    .getErrorCode())
                    .isEqualTo(10904);
            assertThat(group(connection)).isEqualTo("analysts");
        }
        // A connection that is closed is seen by the server a moment later.
        run(
                sa,
                "DECLARE @looks int = 0\nWHILE @looks < 500 AND EXISTS (SELECT * FROM sys.dm_exec_sessions"
                        + " WHERE login_name = N'ann')\nBEGIN\nWAITFOR DELAY '00:00:00.010'\nSET @looks += 1\nEND");
        run(sa, "ALTER RESOURCE GOVERNOR RECONFIGURE");
        assertThat(groupOfAnn("")).isEqualTo("default");
    }

    @Test
    void callsOfAPoolThatIsFullWaitAndFailWithItsName() throws Exception {
        classifyBy("IF SUSER_SNAME() = N'ann' RETURN N'analysts'\nRETURN N'default'");
        run(sa, "EXEC sp_configure 'external scripts enabled', 1");
        run(sa, "EXEC sp_configure 'external script queue timeout (s)', 1");
        run(sa, "RECONFIGURE");
        run(sa, "CREATE DATABASE shop");
        run(
                sa,
                "USE shop; CREATE USER ann FOR LOGIN ann; GRANT EXECUTE ANY EXTERNAL SCRIPT TO ann");
        String call = "EXEC sp_execute_external_script @language = N'Python', @script = N'%s'";
        try (Connection busy = ann(";databaseName=shop");
                Connection waiting = ann(";databaseName=shop");
                Statement endless = busy.createStatement()) {
            Thread running =
                    new Thread(
                            () ->
                                    catchThrowableOfType(
                                            SQLException.class,
                                            () ->
                                                    endless.execute(
                                                            String.format(
                                                                    call, "while True: pass"))));
            String id = RunningServer.id(busy);
            running.start();
            server.awaitRequest(id);
            while (!running(id)) {
                Thread.sleep(20);
            }
            SQLException full =
                    catchThrowableOfType(
                            SQLException.class, () -> run(waiting, String.format(call, "x = 1")));
            assertThat(full.getErrorCode()).isEqualTo(39108);
            assertThat(full.getMessage()).contains("Limit is 1").contains("'reports'");
            // Another group's sessions are not held back.
            run(sa, String.format(call, "x = 1"));
            endless.cancel();
            running.join();
            run(waiting, String.format(call, "x = 1"));
        }
    }

    /** Whether a session's script has got a host. */
    private boolean running(String id) throws SQLException {
        try (Statement statement = sa.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT 1 FROM sys.dm_outrigger_script_requests WHERE state = 'running' AND session_id = "
                                        + id)) {
            return rows.next();
        }
    }
}
