package dev.outrigger.tds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.microsoft.sqlserver.jdbc.SQLServerConnectionPoolDataSource;
import dev.outrigger.InstanceOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import javax.sql.PooledConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Logins over the wire, and what each may do. */
@Timeout(120)
class RightsTest {
    private static final String PASSWORD = "Annes-apples-5";

    private static Connection connect(RunningServer server, String login, String database)
            throws SQLException {
        return connect(server, login, PASSWORD, database);
    }

    private static Connection connect(
            RunningServer server, String login, String password, String database)
            throws SQLException {
        String properties =
                "encrypt=false;connectRetryCount=0"
                        + (database.isEmpty() ? "" : ";databaseName=" + database);
        return DriverManager.getConnection(server.url(properties), login, password);
    }

    private static SQLException refused(RunningServer server, String login, String database) {
        return catchThrowableOfType(
                SQLException.class, () -> connect(server, login, database).close());
    }

    /** A database shop with a table, and the logins ann and bob with users there. */
    private static void prepare(RunningServer server) throws SQLException {
        try (Connection sa = server.connect()) {
            run(sa, "CREATE DATABASE shop");
            run(sa, "USE shop");
            run(sa, "CREATE TABLE orders (id int PRIMARY KEY, amount int)");
            run(sa, "INSERT INTO orders VALUES (1, 10), (2, 20)");
            for (String login : new String[] {"ann", "bob"}) {
                run(sa, "CREATE LOGIN " + login + " WITH PASSWORD = '" + PASSWORD + "'");
                run(sa, "CREATE USER " + login + " FOR LOGIN " + login);
            }
        }
    }

    private static void administer(RunningServer server, String... batches) throws SQLException {
        try (Connection sa = server.connect()) {
            run(sa, "USE shop");
            for (String batch : batches) {
                run(sa, batch);
            }
        }
    }

    private static void run(Connection connection, String batch) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(batch);
        }
    }

    private static String value(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static SQLException error(Connection connection, String batch) {
        return catchThrowableOfType(SQLException.class, () -> run(connection, batch));
    }

    @Test
    void pooledConnectionStaysThatOfItsLogin() throws Exception {
        try (RunningServer server = RunningServer.start()) {
            prepare(server);
            SQLServerConnectionPoolDataSource source = new SQLServerConnectionPoolDataSource();
            source.setURL(server.url("encrypt=false"));
            source.setUser("ann");
            source.setPassword(PASSWORD);
            PooledConnection pooled = source.getPooledConnection();
            String id;
            try (Connection first = pooled.getConnection()) {
                id = value(first, "SELECT @@SPID");
                run(first, "CREATE TABLE #mine (n int)");
            }
            try (Connection second = pooled.getConnection()) {
                assertThat(value(second, "SELECT OBJECT_ID('tempdb..#mine')")).isNull();
                assertThat(value(second, "SELECT SUSER_SNAME()")).isEqualTo("ann");
                assertThat(value(second, "SELECT @@SPID")).isEqualTo(id);
                assertThat(error(second, "DROP LOGIN bob").getErrorCode()).isEqualTo(15151);
            }
            pooled.close();
        }
    }

    @Test
    void loginSeesItsOwnSessionAndKillsNone() throws Exception {
        try (RunningServer server = RunningServer.start()) {
            prepare(server);
            try (Connection sa = server.connect();
                    Connection ann = connect(server, "ann", "shop")) {
                String all = "SELECT COUNT(*) FROM sys.dm_exec_sessions";
                assertThat(value(sa, all)).isEqualTo("2");
                assertThat(value(ann, all)).isEqualTo("1");
                assertThat(value(ann, "SELECT login_name FROM sys.dm_exec_sessions"))
                        .isEqualTo("ann");
                assertThat(value(ann, "SELECT COUNT(*) FROM sys.dm_exec_requests")).isEqualTo("1");
                assertThat(
                                error(ann, "SELECT session_id FROM sys.dm_exec_connections")
                                        .getErrorCode())
                        .isEqualTo(300);
                String kill = "KILL " + value(sa, "SELECT @@SPID");
                assertThat(error(ann, kill).getErrorCode()).isEqualTo(6102);
                run(sa, "GRANT VIEW SERVER STATE TO ann; GRANT ALTER ANY CONNECTION TO ann");
                assertThat(value(ann, all)).isEqualTo("2");
                run(ann, kill);
            }
        }
    }

    @Test
    void loginMayDoWhatItsUserWasGrantedAndNothingElse() throws Exception {
        try (RunningServer server = RunningServer.start()) {
            prepare(server);
            try (Connection ann = connect(server, "ann", "shop");
                    Connection bob = connect(server, "bob", "shop")) {
                assertThat(value(ann, "SELECT SUSER_SNAME() + ' ' + USER_NAME()"))
                        .isEqualTo("ann ann");
                SQLException denied = error(ann, "SELECT amount FROM orders");
                assertThat(denied.getErrorCode()).isEqualTo(229);
                assertThat(denied.getMessage())
                        .contains(
                                "The SELECT permission was denied on the object 'orders',"
                                        + " database 'shop', schema 'dbo'.");
                administer(server, "GRANT SELECT ON orders TO ann");
                assertThat(value(ann, "SELECT amount FROM orders")).isEqualTo("10");
                assertThat(error(bob, "SELECT amount FROM orders").getErrorCode()).isEqualTo(229);
                administer(server, "DENY SELECT ON SCHEMA::dbo TO ann");
                assertThat(error(ann, "SELECT amount FROM orders").getErrorCode()).isEqualTo(229);
            }
        }
    }

    @Test
    void rightsAreAskedOfWhoeverRunsAPreparedStatement() throws Exception {
        try (RunningServer server = RunningServer.start()) {
            prepare(server);
            administer(server, "GRANT SELECT ON orders TO ann");
            String text = "SELECT amount FROM orders WHERE id = ?";
            try (Connection ann = connect(server, "ann", "shop");
                    var statement = ann.prepareStatement(text)) {
                for (int i = 0; i < 3; i++) {
                    statement.setInt(1, 1);
                    try (ResultSet rows = statement.executeQuery()) {
                        assertThat(rows.next()).isTrue();
                    }
                }
                administer(server, "REVOKE SELECT ON orders FROM ann");
                statement.setInt(1, 1);
                SQLException denied =
                        catchThrowableOfType(SQLException.class, statement::executeQuery);
                assertThat(denied.getErrorCode()).isEqualTo(229);
            }
        }
    }

    @Test
    void procedureReadsForWhoeverMayRunItAndAStringInItDoesNot() throws Exception {
        try (RunningServer server = RunningServer.start()) {
            prepare(server);
            administer(
                    server,
                    "CREATE PROCEDURE total AS SELECT SUM(amount) FROM orders",
                    "CREATE PROCEDURE total_text AS EXEC ('SELECT SUM(amount) FROM orders')",
                    "GRANT EXECUTE ON total TO ann",
                    "GRANT EXECUTE ON total_text TO ann");
            try (Connection ann = connect(server, "ann", "shop");
                    Connection bob = connect(server, "bob", "shop")) {
                assertThat(value(ann, "EXEC total")).isEqualTo("30");
                assertThat(error(ann, "EXEC total_text").getErrorCode()).isEqualTo(229);
                SQLException denied = error(bob, "{call total}");
                assertThat(denied.getErrorCode()).isEqualTo(229);
                assertThat(denied.getMessage())
                        .contains("The EXECUTE permission was denied on the object 'total'");
            }
        }
    }

    @Test
    void bulkLoadNeedsToInsert() throws Exception {
        try (RunningServer server = RunningServer.start()) {
            prepare(server);
            try (Connection ann = connect(server, "ann", "shop")) {
                assertThat(error(ann, "INSERT INTO orders VALUES (9, 9)").getErrorCode())
                        .isEqualTo(229);
                administer(server, "GRANT INSERT ON orders TO ann");
                run(ann, "INSERT INTO orders VALUES (9, 9)");
            }
        }
    }

    @Test
    void loginWithoutAUserIsInNoDatabaseButTheSystems() throws Exception {
        try (RunningServer server = RunningServer.start()) {
            prepare(server);
            administer(server, "CREATE DATABASE other", "CREATE LOGIN eve WITH PASSWORD = 'x'");
            assertThat(refused(server, "ann", "other").getErrorCode()).isEqualTo(4060);
            try (Connection ann = connect(server, "ann", "")) {
                assertThat(value(ann, "SELECT DB_NAME() + ' ' + USER_NAME()"))
                        .isEqualTo("master guest");
                assertThat(error(ann, "USE other").getErrorCode()).isEqualTo(916);
                assertThat(error(ann, "SELECT * FROM other.dbo.t").getErrorCode()).isIn(208, 916);
                run(ann, "USE shop");
                assertThat(value(ann, "SELECT USER_NAME()")).isEqualTo("ann");
            }
        }
    }

    @Test
    void sessionBeginsInTheLoginsDatabaseWhichMustBeThere() throws Exception {
        try (RunningServer server = RunningServer.start()) {
            prepare(server);
            administer(server, "ALTER LOGIN ann WITH DEFAULT_DATABASE = shop");
            try (Connection ann = connect(server, "ann", "")) {
                assertThat(value(ann, "SELECT DB_NAME()")).isEqualTo("shop");
            }
            administer(server, "DROP USER ann");
            assertThat(refused(server, "ann", "").getErrorCode()).isEqualTo(4064);
        }
    }

    @Test
    void disabledLoginIsRefusedUntilItIsEnabled() throws Exception {
        try (RunningServer server = RunningServer.start()) {
            prepare(server);
            administer(server, "ALTER LOGIN ann DISABLE");
            SQLException disabled = refused(server, "ann", "shop");
            assertThat(disabled.getErrorCode()).isEqualTo(18470);
            assertThat(disabled.getMessage()).contains("The account is disabled");
            administer(server, "ALTER LOGIN ann ENABLE");
            connect(server, "ann", "shop").close();
        }
    }

    @Test
    void passwordIsChangedByItsOwnerWhoKnowsTheOldOne() throws Exception {
        try (RunningServer server = RunningServer.start()) {
            prepare(server);
            try (Connection ann = connect(server, "ann", "shop")) {
                assertThat(error(ann, "ALTER LOGIN ann WITH PASSWORD = 'new'").getErrorCode())
                        .isEqualTo(15151);
                assertThat(
                                error(
                                                ann,
                                                "ALTER LOGIN ann WITH PASSWORD = 'new' OLD_PASSWORD = 'wrong'")
                                        .getErrorCode())
                        .isEqualTo(15151);
                assertThat(
                                error(
                                                ann,
                                                "ALTER LOGIN bob WITH PASSWORD = 'new' OLD_PASSWORD = '"
                                                        + PASSWORD
                                                        + "'")
                                        .getErrorCode())
                        .isEqualTo(15151);
                run(ann, "ALTER LOGIN ann WITH PASSWORD = 'new' OLD_PASSWORD = '" + PASSWORD + "'");
            }
            assertThat(refused(server, "ann", "shop").getErrorCode()).isEqualTo(18456);
            connect(server, "ann", "new", "shop").close();
            administer(server, "ALTER LOGIN ann WITH PASSWORD = 'reset'");
            connect(server, "ann", "reset", "shop").close();
        }
    }

    @Test
    void unknownLoginIsRefusedAsSlowlyAsAWrongPassword() throws Exception {
        try (RunningServer server = RunningServer.start()) {
            prepare(server);
            connect(server, "ann", "shop").close();
            long wrong = Long.MAX_VALUE;
            long unknown = Long.MAX_VALUE;
            for (int i = 0; i < 3; i++) {
                long begun = System.nanoTime();
                assertThat(
                                catchThrowableOfType(
                                                SQLException.class,
                                                () -> connect(server, "ann", "wrong", "").close())
                                        .getErrorCode())
                        .isEqualTo(18456);
                long between = System.nanoTime();
                assertThat(refused(server, "nobody", "").getErrorCode()).isEqualTo(18456);
                wrong = Math.min(wrong, between - begun);
                unknown = Math.min(unknown, System.nanoTime() - between);
            }
            assertThat(unknown).isGreaterThan(wrong / 3);
            assertThat(TimeUnit.NANOSECONDS.toMillis(unknown)).isGreaterThan(10);
        }
    }

    @Test
    void principalsAndRightsOutliveTheServer(@TempDir Path folder) throws Exception {
        InstanceOptions options = InstanceOptions.at(folder);
        try (RunningServer server = RunningServer.start(options, Limits.DEFAULT)) {
            prepare(server);
            administer(
                    server,
                    "GRANT SELECT ON orders TO ann",
                    "CREATE ROLE writers",
                    "GRANT INSERT ON SCHEMA::dbo TO writers",
                    "ALTER ROLE writers ADD MEMBER bob",
                    "DENY SELECT ON orders TO bob",
                    "ALTER SERVER ROLE sysadmin ADD MEMBER bob",
                    "ALTER SERVER ROLE sysadmin DROP MEMBER bob");
        }
        try (RunningServer server = RunningServer.start(options, Limits.DEFAULT);
                Connection ann = connect(server, "ann", "shop");
                Connection bob = connect(server, "bob", "shop")) {
            assertThat(value(ann, "SELECT COUNT(*) FROM orders")).isEqualTo("2");
            assertThat(error(ann, "INSERT INTO orders VALUES (3, 3)").getErrorCode())
                    .isEqualTo(229);
            run(bob, "INSERT INTO orders VALUES (3, 3)");
            assertThat(error(bob, "SELECT COUNT(*) FROM orders").getErrorCode()).isEqualTo(229);
        }
    }

    @Test
    void memberOfSysadminMayDoEverythingUntilItIsNone() throws Exception {
        try (RunningServer server = RunningServer.start()) {
            prepare(server);
            administer(server, "ALTER SERVER ROLE sysadmin ADD MEMBER ann");
            try (Connection ann = connect(server, "ann", "shop")) {
                assertThat(value(ann, "SELECT USER_NAME()")).isEqualTo("dbo");
                run(ann, "CREATE DATABASE hers");
                run(ann, "DENY SELECT ON orders TO ann");
                assertThat(value(ann, "SELECT COUNT(*) FROM orders")).isEqualTo("2");
                administer(server, "ALTER SERVER ROLE sysadmin DROP MEMBER ann");
                assertThat(error(ann, "SELECT COUNT(*) FROM orders").getErrorCode()).isEqualTo(229);
                assertThat(error(ann, "CREATE DATABASE more").getErrorCode()).isEqualTo(262);
            }
        }
    }

    @Test
    void scriptsNeedTheirPermissionAndReadForTheCallerAlone() throws Exception {
        try (RunningServer server = RunningServer.start()) {
            prepare(server);
            String script =
                    "EXEC sp_execute_external_script @language = N'Python',"
                            + " @script = N'OutputDataSet = InputDataSet',"
                            + " @input_data_1 = N'SELECT amount FROM orders'";
            administer(
                    server,
                    "EXEC sp_configure 'external scripts enabled', 1",
                    "RECONFIGURE",
                    "CREATE PROCEDURE predict AS " + script,
                    "GRANT EXECUTE ON predict TO ann",
                    "GRANT SELECT ON orders TO ann");
            try (Connection ann = connect(server, "ann", "shop")) {
                SQLException denied = error(ann, "EXEC predict");
                assertThat(denied.getErrorCode()).isEqualTo(262);
                assertThat(denied.getMessage())
                        .contains(
                                "EXECUTE ANY EXTERNAL SCRIPT permission denied in database 'shop'");
                administer(server, "GRANT EXECUTE ANY EXTERNAL SCRIPT TO ann");
                assertThat(value(ann, "EXEC predict")).isEqualTo("10");
                administer(server, "REVOKE SELECT ON orders TO ann");
                assertThat(error(ann, "EXEC predict").getErrorCode()).isEqualTo(229);
            }
        }
    }

    @Test
    void serverIsConfiguredByItsAdministratorAlone() throws Exception {
        try (RunningServer server = RunningServer.start()) {
            prepare(server);
            try (Connection ann = connect(server, "ann", "shop")) {
                assertThat(
                                error(ann, "EXEC sp_configure 'show advanced options', 1")
                                        .getErrorCode())
                        .isEqualTo(15247);
                assertThat(error(ann, "RECONFIGURE").getErrorCode()).isEqualTo(5812);
                assertThat(error(ann, "DBCC FREEPROCCACHE").getErrorCode()).isEqualTo(2571);
                assertThat(error(ann, "BULK INSERT orders FROM 'x.csv'").getErrorCode())
                        .isEqualTo(4834);
                assertThat(error(ann, "SELECT * FROM sys.dm_exec_cached_plans").getErrorCode())
                        .isEqualTo(300);
                assertThat(error(ann, "ALTER SERVER ROLE sysadmin ADD MEMBER ann").getErrorCode())
                        .isEqualTo(15151);
                assertThat(error(ann, "EXECUTE AS LOGIN = 'sa'").getErrorCode()).isEqualTo(15406);
                assertThat(error(ann, "EXECUTE AS USER = 'dbo'").getErrorCode()).isEqualTo(15517);
                assertThat(error(ann, "DROP DATABASE shop").getErrorCode()).isEqualTo(3701);
            }
        }
    }

    @Test
    void loginThatIsLoggedInIsNotDropped() throws Exception {
        try (RunningServer server = RunningServer.start()) {
            prepare(server);
            try (Connection sa = server.connect()) {
                try (Connection ann = connect(server, "ann", "shop")) {
                    assertThat(error(sa, "DROP LOGIN ann").getErrorCode()).isEqualTo(15434);
                    assertThat(value(ann, "SELECT SUSER_SNAME()")).isEqualTo("ann");
                }
                run(
                        sa,
                        "WHILE (SELECT COUNT(*) FROM sys.dm_exec_sessions) > 1 WAITFOR DELAY '00:00:00.020'");
                run(sa, "DROP LOGIN ann");
            }
            assertThat(refused(server, "ann", "shop").getErrorCode()).isEqualTo(18456);
        }
    }

    @Test
    void databaseStaysWhileATransactionHoldsChangesOfRights() throws Exception {
        try (RunningServer server = RunningServer.start()) {
            prepare(server);
            try (Connection sa = server.connect();
                    Connection other = server.connect()) {
                run(other, "USE shop");
                run(other, "BEGIN TRANSACTION");
                run(other, "GRANT CONTROL TO ann");
                run(other, "USE master");
                assertThat(error(sa, "DROP DATABASE shop").getErrorCode()).isEqualTo(3702);
                run(other, "ROLLBACK");
                run(sa, "DROP DATABASE shop");
            }
        }
    }

    @Test
    void oldPasswordIsNotGuessedNorAskedOfAnother() throws Exception {
        try (RunningServer server = RunningServer.start()) {
            prepare(server);
            String change = "ALTER LOGIN ann WITH PASSWORD = 'new' OLD_PASSWORD = '%s'";
            try (Connection ann = connect(server, "ann", "shop")) {
                for (int i = 0; i < 5; i++) {
                    assertThat(error(ann, String.format(change, i)).getErrorCode())
                            .isEqualTo(15151);
                }
                assertThat(error(ann, String.format(change, PASSWORD)).getErrorCode())
                        .isEqualTo(15151);
            }
            try (Connection sa = server.connect()) {
                run(sa, "USE shop");
                run(sa, "EXECUTE AS USER = 'ann'");
                assertThat(error(sa, String.format(change, PASSWORD)).getErrorCode())
                        .isEqualTo(15151);
            }
            connect(server, "ann", "shop").close();
        }
    }
}
