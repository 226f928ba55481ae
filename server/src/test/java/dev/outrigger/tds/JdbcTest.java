package dev.outrigger.tds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.microsoft.sqlserver.jdbc.SQLServerException;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Microsoft's own driver against the server, over a socket in plain text. */
class JdbcTest {
    private static RunningServer server;

    private Connection connection;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = server.connect();
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void queryReturnsItsRows() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT a, b FROM (VALUES (1, N'één'), (2, NULL)) AS t (a, b)")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt("a")).isEqualTo(1);
            assertThat(rows.getString("b")).isEqualTo("één");
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString("b")).isNull();
            assertThat(rows.wasNull()).isTrue();
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void wrongPasswordIsError18456() {
        SQLException error =
                catchThrowableOfType(
                        SQLException.class,
                        () ->
                                java.sql.DriverManager.getConnection(
                                        server.url("encrypt=false"), "sa", "something else"));
        assertThat(error.getErrorCode()).isEqualTo(18456);
        assertThat(error.getMessage()).startsWith("Login failed for user 'sa'.");
    }

    @Test
    void unknownDatabaseIsError4060() {
        SQLException error =
                catchThrowableOfType(
                        SQLException.class,
                        () -> server.connect("encrypt=false;databaseName=nowhere"));
        assertThat(error.getErrorCode()).isEqualTo(4060);
    }

    @Test
    void preparedStatementRunsAgainAndAgain() throws SQLException {
        run("CREATE TABLE dbo.again (id int PRIMARY KEY, name nvarchar(50), price decimal(9, 2))");
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO dbo.again VALUES (?, ?, ?)")) {
            for (int i = 0; i < 5; i++) {
                insert.setInt(1, i);
                insert.setString(2, "name " + i);
                insert.setBigDecimal(3, new java.math.BigDecimal(i + ".25"));
                assertThat(insert.executeUpdate()).isEqualTo(1);
            }
        }
        try (PreparedStatement query =
                connection.prepareStatement("SELECT name, price FROM dbo.again WHERE id = ?")) {
            for (int i = 0; i < 5; i++) {
                query.setInt(1, i);
                try (ResultSet rows = query.executeQuery()) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getString(1)).isEqualTo("name " + i);
                    assertThat(rows.getBigDecimal(2)).isEqualByComparingTo(i + ".25");
                    assertThat(rows.next()).isFalse();
                }
            }
        }
    }

    @Test
    void errorHasNumberStateSeverityProcedureAndLine() throws SQLException {
        run("CREATE PROCEDURE dbo.fails AS\nBEGIN\n  THROW 51234, N'as it should', 3;\nEND");
        SQLServerException error =
                catchThrowableOfType(SQLServerException.class, () -> run("EXEC dbo.fails"));
        assertThat(error.getErrorCode()).isEqualTo(51234);
        assertThat(error.getMessage()).startsWith("as it should");
        assertThat(error.getSQLServerError().getErrorState()).isEqualTo(3);
        assertThat(error.getSQLServerError().getErrorSeverity()).isEqualTo(16);
        assertThat(error.getSQLServerError().getLineNumber()).isEqualTo(3);
        assertThat(error.getSQLServerError().getProcedureName()).endsWith("fails");
    }

    @Test
    void batchContinuesAfterAnErrorThatEndsItsStatementAlone() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            List<String> seen = new ArrayList<>();
            boolean isResult = statement.execute("SELECT 1; SELECT 1/0; SELECT 3;");
            while (true) {
                if (isResult) {
                    try (ResultSet rows = statement.getResultSet()) {
                        while (rows.next()) {
                            seen.add(rows.getString(1));
                        }
                    } catch (SQLException e) {
                        seen.add("error " + e.getErrorCode());
                    }
                } else if (statement.getUpdateCount() == -1) {
                    break;
                }
                try {
                    isResult = statement.getMoreResults();
                } catch (SQLException e) {
                    seen.add("error " + e.getErrorCode());
                }
            }
            assertThat(seen).containsExactly("1", "error 8134", "3");
        }
    }

    @Test
    void updateCountsOfABatchAreThoseOfItsStatements() throws SQLException {
        run("CREATE TABLE dbo.counted (id int)");
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO dbo.counted VALUES (?)")) {
            for (int i = 0; i < 3; i++) {
                insert.setInt(1, i);
                insert.addBatch();
            }
            assertThat(insert.executeBatch()).containsExactly(1, 1, 1);
        }
        try (Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("UPDATE dbo.counted SET id = id + 1")).isEqualTo(3);
            assertThat(statement.executeUpdate("DELETE FROM dbo.counted WHERE id = 1"))
                    .isEqualTo(1);
            assertThat(statement.executeUpdate("DROP TABLE dbo.counted")).isZero();
        }
    }

    @Test
    void printedTextIsAWarning() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRINT N'hello'; SELECT 1;");
            SQLWarning warning = statement.getWarnings();
            assertThat(warning.getMessage()).isEqualTo("hello");
        }
    }

    @Test
    void callableStatementReturnsItsStatusAndOutputValues() throws SQLException {
        run(
                "CREATE PROCEDURE dbo.doubled @n int, @twice int OUTPUT, @text nvarchar(20) OUTPUT AS\n"
                        + "SET @twice = @n * 2; SET @text = N'was ' + @text; SELECT @n AS n; RETURN 7;");
        try (CallableStatement call = connection.prepareCall("{? = call dbo.doubled(?, ?, ?)}")) {
            call.registerOutParameter(1, Types.INTEGER);
            call.setInt(2, 21);
            call.registerOutParameter(3, Types.INTEGER);
            call.registerOutParameter(4, Types.NVARCHAR);
            call.setNString(4, "blue");
            assertThat(call.execute()).isTrue();
            try (ResultSet rows = call.getResultSet()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt("n")).isEqualTo(21);
            }
            assertThat(call.getInt(1)).isEqualTo(7);
            assertThat(call.getInt(3)).isEqualTo(42);
            assertThat(call.getString(4)).isEqualTo("was blue");
        }
    }
}
