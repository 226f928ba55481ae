package dev.outrigger.jdbc;

import static dev.outrigger.jdbc.Connecting.memory;
import static dev.outrigger.jdbc.Connecting.run;
import static dev.outrigger.jdbc.Connecting.to;
import static dev.outrigger.jdbc.Connecting.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.microsoft.sqlserver.jdbc.SQLServerException;
import java.math.BigDecimal;
import java.sql.BatchUpdateException;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an application does with a connection. */
@Timeout(60)
class StatementsTest {
    private static final String FOREVER =
            "DECLARE @i bigint = 0; WHILE @i >= 0 SET @i = @i + 1; SELECT @i;";

    private String url;
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        url = memory();
        connection = to(url);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void valuesOfManyTypesGoInAndOut() throws SQLException {
        run(
                connection,
                "CREATE TABLE dbo.v (i int, b bigint, d decimal(9, 2), f float, t nvarchar(50), x varbinary(20),"
                        + " day date, at datetime2, yes bit)");
        LocalDateTime at = LocalDateTime.of(2024, 2, 29, 23, 59, 58, 123_456_700);
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO dbo.v VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setInt(1, -1);
            insert.setLong(2, Long.MAX_VALUE);
            insert.setBigDecimal(3, new BigDecimal("1234567.89"));
            insert.setDouble(4, 0.1);
            insert.setString(5, "naïve 💧");
            insert.setBytes(6, new byte[] {0, -1, 7});
            insert.setObject(7, LocalDate.of(1999, 12, 31));
            insert.setObject(8, at);
            insert.setBoolean(9, true);
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM dbo.v")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt("i")).isEqualTo(-1);
            assertThat(row.getLong("b")).isEqualTo(Long.MAX_VALUE);
            assertThat(row.getBigDecimal("d")).isEqualTo(new BigDecimal("1234567.89"));
            assertThat(row.getDouble("f")).isEqualTo(0.1);
            assertThat(row.getString("t")).isEqualTo("naïve 💧");
            assertThat(row.getBytes("x")).containsExactly(0, -1, 7);
            assertThat(row.getObject("day", LocalDate.class)).isEqualTo(LocalDate.of(1999, 12, 31));
            assertThat(row.getObject("at", LocalDateTime.class)).isEqualTo(at);
            assertThat(row.getBoolean("yes")).isTrue();
            assertThat(row.next()).isFalse();
        }
    }

    @Test
    void preparedStatementGivesTheSameAtItsFirstAndAtEveryLaterExecution() throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT ? * 2 AS twice, ? AS text")) {
            for (int i = 0; i < 6; i++) {
                query.setInt(1, i);
                query.setString(2, i == 3 ? null : "t" + i);
                try (ResultSet row = query.executeQuery()) {
                    assertThat(row.next()).isTrue();
                    assertThat(row.getInt("twice")).isEqualTo(2 * i);
                    assertThat(row.getString("text")).isEqualTo(i == 3 ? null : "t" + i);
                }
            }
        }
    }

    @Test
    void batchCountsItsRowsAndNamesTheOneThatFails() throws SQLException {
        run(connection, "CREATE TABLE dbo.b (id int PRIMARY KEY)");
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO dbo.b VALUES (?)")) {
            for (int id : new int[] {1, 2, 3}) {
                insert.setInt(1, id);
                insert.addBatch();
            }
            assertThat(insert.executeBatch()).containsExactly(1, 1, 1);
            for (int id : new int[] {4, 1, 5}) {
                insert.setInt(1, id);
                insert.addBatch();
            }
            BatchUpdateException error =
                    catchThrowableOfType(BatchUpdateException.class, insert::executeBatch);
            assertThat(error.getErrorCode()).isEqualTo(2627);
            assertThat(error.getUpdateCounts()).containsExactly(1, Statement.EXECUTE_FAILED, 1);
        }
        try (Statement statement = connection.createStatement()) {
            statement.addBatch("INSERT INTO dbo.b VALUES (10)");
            statement.addBatch("UPDATE dbo.b SET id = id + 100");
            assertThat(statement.executeBatch()).containsExactly(1, 6);
        }
    }

    @Test
    void callableStatementReturnsStatusOutputValuesAndRows() throws SQLException {
        run(
                connection,
                "CREATE PROCEDURE dbo.doubled @n int, @twice int OUTPUT, @text nvarchar(20) OUTPUT AS\n"
                        + "SET @twice = @n * 2; SET @text = N'was ' + @text; SELECT @n AS n; RETURN 7;");
        try (CallableStatement call = connection.prepareCall("{? = call dbo.doubled(?, ?, ?)}")) {
            for (int n = 20; n < 24; n++) {
                call.registerOutParameter(1, Types.INTEGER);
                call.setInt(2, n);
                call.registerOutParameter(3, Types.INTEGER);
                call.setString(4, "blue");
                call.registerOutParameter(4, Types.NVARCHAR);
                assertThat(call.execute()).isTrue();
                try (ResultSet rows = call.getResultSet()) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getInt("n")).isEqualTo(n);
                }
                assertThat(call.getInt(1)).isEqualTo(7);
                assertThat(call.getInt(3)).isEqualTo(2 * n);
                assertThat(call.getString(4)).isEqualTo("was blue");
            }
        }
    }

    @Test
    void generatedKeysAreThoseOfTheInsertedRow() throws SQLException {
        run(connection, "CREATE TABLE dbo.k (id int IDENTITY(10, 5) PRIMARY KEY, t nvarchar(9))");
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO dbo.k (t) VALUES (?)", Statement.RETURN_GENERATED_KEYS)) {
            for (int expected = 10; expected <= 25; expected += 5) {
                insert.setString(1, "x");
                assertThat(insert.executeUpdate()).isEqualTo(1);
                try (ResultSet keys = insert.getGeneratedKeys()) {
                    assertThat(keys.next()).isTrue();
                    assertThat(keys.getInt(1)).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void rollbackUndoesAndSavepointsUndoInPart() throws SQLException {
        run(connection, "CREATE TABLE dbo.s (id int)");
        connection.setAutoCommit(false);
        run(connection, "INSERT INTO dbo.s VALUES (1)");
        Savepoint one = connection.setSavepoint("one");
        run(connection, "INSERT INTO dbo.s VALUES (2)");
        connection.rollback(one);
        run(connection, "INSERT INTO dbo.s VALUES (3)");
        connection.commit();
        run(connection, "INSERT INTO dbo.s VALUES (4)");
        connection.rollback();
        connection.setAutoCommit(true);
        assertThat(value(connection, "SELECT COUNT(*) FROM dbo.s")).isEqualTo("2");
        assertThat(value(connection, "SELECT SUM(id) FROM dbo.s")).isEqualTo("4");
        assertThat(value(connection, "SELECT @@TRANCOUNT")).isEqualTo("0");
    }

    @Test
    void uncommittedRowsAreNotSeenByAnotherConnection() throws SQLException {
        run(connection, "CREATE TABLE dbo.u (id int)");
        connection.setAutoCommit(false);
        run(connection, "INSERT INTO dbo.u VALUES (1)");
        try (Connection other = to(url)) {
            assertThat(value(other, "SELECT COUNT(*) FROM dbo.u")).isEqualTo("0");
            connection.commit();
            assertThat(value(other, "SELECT COUNT(*) FROM dbo.u")).isEqualTo("1");
        }
    }

    @Test
    void cancelledStatementEndsAndTheConnectionGoesOn() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (Statement statement = connection.createStatement()) {
            Future<Long> cancelling =
                    other.submit(
                            () -> {
                                Thread.sleep(300);
                                long at = System.nanoTime();
                                statement.cancel();
                                return at;
                            });
            SQLException error =
                    catchThrowableOfType(SQLException.class, () -> statement.execute(FOREVER));
            long nanos = System.nanoTime() - cancelling.get();
            assertThat(error.getMessage()).contains("canceled");
            assertThat(nanos).isLessThan(2_000_000_000L);
            assertThat(value(connection, "SELECT 1")).isEqualTo("1");
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void queryTimeoutEndsTheStatement() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            SQLException error =
                    catchThrowableOfType(SQLException.class, () -> statement.execute(FOREVER));
            assertThat(error.getMessage()).contains("timed out");
        }
        assertThat(value(connection, "SELECT 1")).isEqualTo("1");
    }

    @Test
    void connectionThatIsAbortedEndsWhatRunsInIt() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            run(connection, "CREATE TABLE dbo.a (id int PRIMARY KEY, n int)");
            run(connection, "INSERT INTO dbo.a VALUES (1, 0)");
            Connection leaving = to(url);
            leaving.setAutoCommit(false);
            Future<?> running =
                    other.submit(
                            () -> {
                                run(leaving, "SET NOCOUNT ON; UPDATE dbo.a SET n = 5; " + FOREVER);
                                return null;
                            });
            Thread.sleep(300);
            leaving.abort(Runnable::run);
            assertThat(catchThrowableOfType(Exception.class, running::get)).isNotNull();
            run(connection, "UPDATE dbo.a SET n = n + 1");
            assertThat(value(connection, "SELECT n FROM dbo.a")).isEqualTo("1");
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void printedTextIsAWarning() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertThat(statement.execute("PRINT N'one'; PRINT N'two'; SELECT 1;")).isTrue();
            SQLWarning warning = statement.getWarnings();
            assertThat(warning.getMessage()).isEqualTo("one");
            assertThat(warning.getNextWarning().getMessage()).isEqualTo("two");
        }
    }

    @Test
    void errorHasNumberStateSeverityProcedureAndLine() throws SQLException {
        run(
                connection,
                "CREATE PROCEDURE dbo.fails AS\nBEGIN\n  THROW 51234, N'as it should', 3;\nEND");
        SQLServerException error =
                catchThrowableOfType(
                        SQLServerException.class, () -> run(connection, "EXEC dbo.fails"));
        assertThat(error.getErrorCode()).isEqualTo(51234);
        assertThat(error.getSQLServerError().getErrorState()).isEqualTo(3);
        assertThat(error.getSQLServerError().getErrorSeverity()).isEqualTo(16);
        assertThat(error.getSQLServerError().getLineNumber()).isEqualTo(3);
        assertThat(error.getSQLServerError().getProcedureName()).endsWith("fails");
        SQLException missing =
                catchThrowableOfType(
                        SQLException.class, () -> run(connection, "SELECT * FROM dbo.nothing"));
        assertThat(missing.getErrorCode()).isEqualTo(208);
    }

    @Test
    void networkTimeoutEndsAWaitThatIsTooLong() throws SQLException {
        try (Connection impatient = to(url + ";socketTimeout=300");
                Statement statement = impatient.createStatement()) {
            SQLException error =
                    catchThrowableOfType(SQLException.class, () -> statement.execute(FOREVER));
            assertThat(error.getMessage()).contains("timed out");
            assertThat(impatient.isClosed()).isTrue();
        }
    }

    @Test
    void metadataSaysWhatThereIs() throws SQLException {
        var metadata = connection.getMetaData();
        assertThat(metadata.getDatabaseProductName()).isEqualTo("Microsoft SQL Server");
        assertThat(metadata.getUserName()).isEqualTo("sa");
        assertThat(connection.isValid(5)).isTrue();
        assertThat(connection.getCatalog()).isEqualTo("master");
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT CAST(1 AS decimal(7, 3)) AS d, N'x' AS t, CAST(2 AS bigint) AS b")) {
            assertThat(rows.getMetaData().getColumnCount()).isEqualTo(3);
            assertThat(rows.getMetaData().getColumnName(1)).isEqualTo("d");
            assertThat(rows.getMetaData().getPrecision(1)).isEqualTo(7);
            assertThat(rows.getMetaData().getScale(1)).isEqualTo(3);
            assertThat(rows.getMetaData().getColumnType(3)).isEqualTo(Types.BIGINT);
        }
    }
}
