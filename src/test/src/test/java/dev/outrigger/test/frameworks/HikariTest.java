package dev.outrigger.test.frameworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.microsoft.sqlserver.jdbc.SQLServerConnection;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.outrigger.jdbc.OutriggerDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** HikariCP keeps connections to an embedded database. */
@Timeout(120)
class HikariTest {
    @TempDir Path folder;

    private static HikariConfig config(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(4);
        return config;
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Test
    void manyThreadsShareFewConnectionsAndLoseNoUpdate() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (HikariDataSource pool = new HikariDataSource(config(Databases.inMemory()))) {
            try (Connection connection = pool.getConnection()) {
                run(connection, "CREATE TABLE dbo.counter (n int); INSERT dbo.counter VALUES (0)");
            }
            List<Future<?>> work = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                work.add(
                        threads.submit(
                                () -> {
                                    for (int i = 0; i < 20; i++) {
                                        addOne(pool);
                                    }
                                    return null;
                                }));
            }
            for (Future<?> one : work) {
                one.get();
            }
            try (Connection connection = pool.getConnection()) {
                assertThat(value(connection, "SELECT n FROM dbo.counter")).isEqualTo("160");
            }
            assertThat(pool.getHikariPoolMXBean().getTotalConnections()).isBetween(1, 4);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void addOne(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE dbo.counter SET n = n + ?")) {
                update.setInt(1, 1);
                update.executeUpdate();
            }
            connection.commit();
        }
    }

    @Test
    void connectionComesBackAsItWasMade() throws SQLException {
        HikariConfig config = config(Databases.inMemory());
        config.setMaximumPoolSize(1);
        config.setCatalog("master");
        try (HikariDataSource pool = new HikariDataSource(config)) {
            try (Connection connection = pool.getConnection()) {
                run(connection, "CREATE DATABASE other; CREATE TABLE dbo.t (n int)");
            }
            try (Connection connection = pool.getConnection()) {
                connection.setAutoCommit(false);
                connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
                run(connection, "INSERT INTO dbo.t VALUES (1)");
                connection.setCatalog("other");
            }
            try (Connection connection = pool.getConnection()) {
                assertThat(connection.getAutoCommit()).isTrue();
                assertThat(connection.getTransactionIsolation())
                        .isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
                assertThat(connection.getCatalog()).isEqualTo("master");
                assertThat(value(connection, "SELECT COUNT(*) FROM dbo.t")).isEqualTo("0");
                assertThat(value(connection, "SELECT @@TRANCOUNT")).isEqualTo("0");
                assertThat(connection.unwrap(SQLServerConnection.class)).isNotNull();
            }
        }
    }

    @Test
    void dataSourceByItsClassNameIsMadeAndOpensAFolder() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setDataSourceClassName(OutriggerDataSource.class.getName());
        config.addDataSourceProperty("url", Databases.in(folder));
        config.setConnectionTestQuery("SELECT 1");
        config.setConnectionInitSql("SET LOCK_TIMEOUT 5000");
        config.setMaximumPoolSize(2);
        try (HikariDataSource pool = new HikariDataSource(config);
                Connection connection = pool.getConnection()) {
            run(connection, "CREATE TABLE dbo.kept (n int); INSERT INTO dbo.kept VALUES (7)");
            assertThat(value(connection, "SELECT @@LOCK_TIMEOUT")).isEqualTo("5000");
        }
        // The last connection has gone, so the folder is free for another pool.
        try (HikariDataSource pool = new HikariDataSource(config(Databases.in(folder)));
                Connection connection = pool.getConnection()) {
            assertThat(value(connection, "SELECT n FROM dbo.kept")).isEqualTo("7");
        }
    }

    @Test
    @Tag("long")
    void whoWaitsTooLongForAConnectionIsToldSo() throws SQLException {
        HikariConfig config = config(Databases.inMemory());
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(300);
        try (HikariDataSource pool = new HikariDataSource(config);
                Connection held = pool.getConnection()) {
            assertThat(value(held, "SELECT 1")).isEqualTo("1");
            SQLTransientConnectionException error =
                    catchThrowableOfType(
                            SQLTransientConnectionException.class, pool::getConnection);
            assertThat(error.getMessage()).contains("request timed out");
        }
    }

    @Test
    @Tag("long")
    void connectionThatDiedIsReplaced() throws SQLException {
        HikariConfig config = config(Databases.inMemory());
        config.setMaximumPoolSize(1);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            try (Connection connection = pool.getConnection()) {
                connection.unwrap(SQLServerConnection.class).abort(Runnable::run);
                SQLException error =
                        catchThrowableOfType(
                                SQLException.class, () -> value(connection, "SELECT 1"));
                assertThat(error.getSQLState()).isEqualTo("08S01");
            }
            try (Connection connection = pool.getConnection()) {
                assertThat(value(connection, "SELECT 1")).isEqualTo("1");
            }
        }
    }
}
