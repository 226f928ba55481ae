package dev.outrigger.tds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Results that are read in both directions, and rows that are sent in bulk. */
@Timeout(60)
class CursorAndBulkTest {
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
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS dbo.numbers");
            statement.execute("CREATE TABLE dbo.numbers (n int NOT NULL, name nvarchar(40))");
            statement.execute(
                    "INSERT INTO dbo.numbers VALUES (1, N'one'), (2, N'two'), (3, N'three'), (4, NULL), (5, N'five')");
        }
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void scrollableResultIsReadInAnyDirection() throws SQLException {
        try (Statement statement =
                        connection.createStatement(
                                ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
                ResultSet rows =
                        statement.executeQuery("SELECT n, name FROM dbo.numbers ORDER BY n")) {
            assertThat(rows.last()).isTrue();
            assertThat(rows.getInt("n")).isEqualTo(5);
            assertThat(rows.getRow()).isEqualTo(5);
            assertThat(rows.previous()).isTrue();
            assertThat(rows.getString("name")).isNull();
            assertThat(rows.absolute(2)).isTrue();
            assertThat(rows.getString("name")).isEqualTo("two");
            assertThat(rows.relative(-1)).isTrue();
            assertThat(rows.getInt("n")).isEqualTo(1);
            assertThat(rows.previous()).isFalse();
            assertThat(rows.isBeforeFirst()).isTrue();
            int count = 0;
            while (rows.next()) {
                count++;
            }
            assertThat(count).isEqualTo(5);
            assertThat(rows.getMetaData().getColumnCount()).isEqualTo(2);
        }
    }

    @Test
    void cursorOfAPreparedStatementIsOpenedAgain() throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        "SELECT n FROM dbo.numbers WHERE n >= ? ORDER BY n",
                        ResultSet.TYPE_SCROLL_INSENSITIVE,
                        ResultSet.CONCUR_READ_ONLY)) {
            for (int from = 1; from <= 5; from++) {
                query.setInt(1, from);
                try (ResultSet rows = query.executeQuery()) {
                    assertThat(rows.last()).isTrue();
                    assertThat(rows.getRow()).isEqualTo(6 - from);
                    assertThat(rows.first()).isTrue();
                    assertThat(rows.getInt(1)).isEqualTo(from);
                }
            }
        }
    }

    @Test
    void cursorReadsAResultInSmallParts() throws SQLException {
        try (Connection cursors = server.connect("encrypt=false;selectMethod=cursor");
                Statement statement = cursors.createStatement()) {
            statement.setFetchSize(2);
            try (ResultSet rows = statement.executeQuery("SELECT n FROM dbo.numbers ORDER BY n")) {
                for (int n = 1; n <= 5; n++) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getInt(1)).isEqualTo(n);
                }
                assertThat(rows.next()).isFalse();
            }
        }
    }

    @Test
    void cursorsEndWithTheTransactionWhereTheClientWantsIt() throws IOException {
        try (RawClient raw = RawClient.login(server)) {
            raw.batch(
                    "SET CURSOR_CLOSE_ON_COMMIT ON; BEGIN TRANSACTION; DECLARE @c int;"
                            + " EXEC sp_cursoropen @c OUTPUT, N'SELECT n FROM dbo.numbers', 8, 1; COMMIT;");
            raw.response();
            raw.batch("EXEC sp_cursorclose 1");
            assertThat(raw.response().errors()).containsExactly(16916);
        }
    }

    @Test
    void errorWithinACursorsStatementIsTold() throws SQLException {
        try (Statement statement =
                connection.createStatement(
                        ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)) {
            SQLException error =
                    catchThrowableOfType(
                            SQLException.class,
                            () -> statement.executeQuery("SELECT missing FROM dbo.numbers"));
            assertThat(error.getErrorCode()).isEqualTo(207);
        }
    }

    @Test
    void rowsSentInBulkArrive() throws SQLException, IOException {
        // What the driver's own class asks the catalog for before a load is not needed here: the
        // bytes of INSERT BULK and its rows are.
        try (RawClient raw = RawClient.login(server)) {
            raw.batch("INSERT BULK dbo.numbers ([n] int, [name] nvarchar(40))");
            assertThat(raw.response().errors()).isEmpty();
            raw.bulk(3000);
            RawClient.Response response = raw.response();
            assertThat(response.errors()).isEmpty();
            assertThat(response.rowCount()).isEqualTo(3000);
        }
        assertThat(count()).isEqualTo(3005);
    }

    @Test
    void bulkLoadThatViolatesAConstraintLeavesNothing() throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE dbo.numbers");
            statement.execute(
                    "CREATE TABLE dbo.numbers (n int NOT NULL PRIMARY KEY, name nvarchar(40))");
            statement.execute("INSERT INTO dbo.numbers VALUES (5, N'five')");
        }
        long before = count();
        try (RawClient raw = RawClient.login(server)) {
            raw.batch("INSERT BULK dbo.numbers ([n] int, [name] nvarchar(40))");
            assertThat(raw.response().errors()).isEmpty();
            raw.bulk(100);
            assertThat(raw.response().errors()).containsExactly(2627);
            raw.batch("SELECT 1");
            assertThat(raw.response().errors()).isEmpty();
        }
        assertThat(count()).isEqualTo(before);
    }

    private long count() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM dbo.numbers")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
