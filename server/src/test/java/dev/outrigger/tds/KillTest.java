package dev.outrigger.tds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients whose sessions are seen, and killed, by another. */
@Timeout(180)
class KillTest {
    private RunningServer server;
    private Connection administrator;

    @BeforeEach
    void start() throws SQLException {
        server = RunningServer.start();
        administrator = server.connect("encrypt=false;applicationName=admin");
    }

    @AfterEach
    void stop() throws SQLException {
        administrator.close();
        server.close();
    }

    private static String value(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void awaitConnections(int number) throws InterruptedException {
        while (server.endpoint().connections() != number) {
            Thread.sleep(10);
        }
    }

    @Test
    void clientTellsWhoItIs() throws SQLException {
        try (Connection other =
                server.connect("encrypt=false;applicationName=report;workstationID=desk")) {
            String id = value(other, "SELECT @@SPID");
            assertThat(value(other, "SELECT APP_NAME() + '@' + HOST_NAME()"))
                    .isEqualTo("report@desk");
            assertThat(
                            value(
                                    administrator,
                                    "SELECT s.program_name + '@' + s.host_name + ' ' + c.net_transport + ' ' + c.encrypt_option + ' ' + c.client_net_address"
                                            + " FROM sys.dm_exec_sessions AS s JOIN sys.dm_exec_connections AS c ON c.session_id = s.session_id"
                                            + " WHERE s.session_id = "
                                            + id))
                    .isEqualTo("report@desk TCP FALSE 127.0.0.1");
        }
    }

    @Test
    void idleClientIsCutOffAndItsTransactionRolledBack() throws Exception {
        try (Connection other = server.connect();
                Statement statement = other.createStatement()) {
            String id = RunningServer.id(other);
            statement.execute("CREATE TABLE t (n int); INSERT INTO t VALUES (1)");
            other.setAutoCommit(false);
            statement.execute("UPDATE t SET n = n + 100");
            assertThat(isUpdated()).isFalse();

            administrator.createStatement().execute("KILL " + id);

            awaitConnections(1);
            while (!isUpdated()) {
                Thread.sleep(10);
            }
            assertThat(value(administrator, "SELECT n FROM t")).isEqualTo("11");
            SQLException error =
                    catchThrowableOfType(SQLException.class, () -> statement.execute("SELECT 1"));
            assertThat(error.getMessage()).isNotEmpty();
            assertThat(other.isClosed()).isTrue();
        }
    }

    /** Whether the row could be changed: not while a transaction that has changed it is open. */
    private boolean isUpdated() throws SQLException {
        try (Statement statement = administrator.createStatement()) {
            statement.execute("SET LOCK_TIMEOUT 100; UPDATE t SET n = n + 10");
            return true;
        } catch (SQLException e) {
            assertThat(e.getErrorCode()).isEqualTo(1222);
            return false;
        }
    }

    @Test
    void runningClientIsToldAndCutOff() throws Exception {
        try (Connection other = server.connect();
                Statement statement = other.createStatement()) {
            String id = value(other, "SELECT @@SPID");
            CompletableFuture<SQLException> ended = new CompletableFuture<>();
            Thread running =
                    new Thread(
                            () ->
                                    ended.complete(
                                            catchThrowableOfType(
                                                    SQLException.class,
                                                    () ->
                                                            statement.execute(
                                                                    "WAITFOR DELAY '00:10'"))));
            running.start();
            while (value(
                            administrator,
                            "SELECT COUNT(*) FROM sys.dm_exec_requests WHERE command = 'WAITFOR'")
                    .equals("0")) {
                Thread.sleep(10);
            }

            administrator.createStatement().execute("KILL " + id);

            SQLException error = ended.get(60, TimeUnit.SECONDS);
            assertThat(error.getErrorCode()).isEqualTo(596);
            awaitConnections(1);
        }
    }
}
