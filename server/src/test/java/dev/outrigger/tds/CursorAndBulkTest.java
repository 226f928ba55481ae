package dev.outrigger.tds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
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

    /** A load of one column and its rows, as they are on the wire. */
    private static byte[] load(String column, byte[]... rows) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(new byte[] {(byte) 0x81, 1, 0, 0, 0, 0, 0, 1, 0});
        message.writeBytes(HexFormat.of().parseHex(column));
        message.writeBytes(new byte[] {1, 'c', 0});
        for (byte[] row : rows) {
            message.writeBytes(row);
        }
        message.writeBytes(new byte[] {(byte) 0xfd, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        return message.toByteArray();
    }

    @Test
    void bulkRowThatIsNoValueIsAnErrorAndTheConnectionGoesOn() throws SQLException, IOException {
        try (RawClient raw = RawClient.login(server)) {
            raw.batch("CREATE TABLE dbo.measured (x float)");
            raw.response();
            raw.batch("INSERT INTO dbo.measured VALUES (1)");
            raw.response();
            raw.batch("INSERT BULK dbo.measured ([x] float)");
            raw.response();
            byte[] notANumber = HexFormat.of().parseHex("d108000000000000f87f");
            byte[] two = HexFormat.of().parseHex("d1080000000000000040");
            raw.send(0x07, load("6d08", two, notANumber, two));
            assertThat(raw.response().errors()).containsExactly(8023);
            raw.batch("DELETE FROM dbo.measured");
            RawClient.Response left = raw.response();
            assertThat(left.errors()).isEmpty();
            assertThat(left.rowCount()).isEqualTo(1);
            raw.batch("DROP TABLE dbo.measured");
            raw.response();
        }
    }

    @Test
    void bulkValueBeyondTheLimitIsRefusedAndTheConnectionGoesOn() throws IOException {
        Limits limits = new Limits(10, Duration.ofSeconds(15), 1 << 20, 10);
        try (RunningServer small = RunningServer.start(limits);
                RawClient raw = RawClient.login(small)) {
            raw.batch("CREATE TABLE dbo.notes (t varbinary(max))");
            raw.response();
            raw.batch("INSERT BULK dbo.notes ([t] varbinary(max))");
            raw.response();
            ByteArrayOutputStream row = new ByteArrayOutputStream();
            row.write(0xd1);
            // A length that is not known before, then parts that together are too long.
            row.writeBytes(RawClient.little(-2, 8));
            for (int i = 0; i < 40; i++) {
                row.writeBytes(RawClient.little(1 << 16, 4));
                row.writeBytes(new byte[1 << 16]);
            }
            row.writeBytes(RawClient.little(0, 4));
            raw.send(0x07, load("a5ffff", row.toByteArray()));
            assertThat(raw.response().errors()).containsExactly(7119);
            raw.batch("PRINT N'still here'");
            assertThat(raw.response().errors()).isEmpty();
        }
    }

    private static byte[] bytesOf(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @Test
    void bulkRowWhoseValuesAreTogetherBeyondTheLimitIsRefusedAndTheConnectionGoesOn()
            throws IOException {
        int columns = 10;
        byte[] column = HexFormat.of().parseHex("000000000100a5ffff016300");
        // Each of the values is far below the limit.
        byte[] value =
                bytesOf(
                        RawClient.little(200_000, 8),
                        RawClient.little(200_000, 4),
                        new byte[200_000],
                        RawClient.little(0, 4));
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(new byte[] {(byte) 0x81, (byte) columns, 0});
        for (int i = 0; i < columns; i++) {
            message.writeBytes(column);
        }
        message.write(0xd1);
        for (int i = 0; i < columns; i++) {
            message.writeBytes(value);
        }
        message.write(0xfd);
        message.writeBytes(new byte[12]);
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < columns; i++) {
            names.append(i == 0 ? "" : ", ").append('c').append(i).append(" varbinary(max)");
        }
        Limits limits = new Limits(10, Duration.ofSeconds(15), 1 << 20, 10);
        try (RunningServer small = RunningServer.start(limits);
                RawClient raw = RawClient.login(small)) {
            raw.batch("CREATE TABLE dbo.wide (" + names + ")");
            assertThat(raw.response().errors()).isEmpty();
            raw.batch("INSERT BULK dbo.wide (" + names + ")");
            assertThat(raw.response().errors()).isEmpty();
            raw.send(0x07, message.toByteArray());
            assertThat(raw.response().errors()).containsExactly(7119);
            raw.batch("DELETE FROM dbo.wide");
            assertThat(raw.response().rowCount()).isZero();
        }
    }

    @Test
    void bulkImageBeyondTheLimitIsRefusedAndTheConnectionGoesOn() throws IOException {
        Limits limits = new Limits(10, Duration.ofSeconds(15), 1 << 20, 10);
        byte[] before = bytesOf(new byte[] {(byte) 0xd1, 16}, new byte[16], new byte[8]);
        byte[] small = bytesOf(before, RawClient.little(1000, 4), new byte[1000]);
        byte[] large = bytesOf(before, RawClient.little(2 << 20, 4), new byte[2 << 20]);
        try (RunningServer server = RunningServer.start(limits);
                RawClient raw = RawClient.login(server)) {
            raw.batch("CREATE TABLE dbo.notes (t varbinary(max))");
            raw.response();
            raw.batch("INSERT BULK dbo.notes ([t] varbinary(max))");
            raw.response();
            raw.send(0x07, load("22ffffff7f0000", small, small));
            RawClient.Response taken = raw.response();
            assertThat(taken.errors()).isEmpty();
            assertThat(taken.rowCount()).isEqualTo(2);
            raw.batch("INSERT BULK dbo.notes ([t] varbinary(max))");
            raw.response();
            raw.send(0x07, load("22ffffff7f0000", small, large));
            assertThat(raw.response().errors()).containsExactly(7119);
            raw.batch("DELETE FROM dbo.notes");
            assertThat(raw.response().rowCount()).isEqualTo(2);
        }
    }

    @Test
    void cursorWhoseQueryFailsMidwayIsNotOpened() throws SQLException, IOException {
        try (Statement statement =
                connection.createStatement(
                        ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)) {
            SQLException error =
                    catchThrowableOfType(
                            SQLException.class,
                            () ->
                                    statement.executeQuery(
                                            "SELECT 60 / (n - 4) FROM dbo.numbers ORDER BY n"));
            assertThat(error.getErrorCode()).isEqualTo(8134);
        }
        try (RawClient raw = RawClient.login(server)) {
            raw.batch(
                    "DECLARE @c int; EXEC sp_cursoropen @c OUTPUT, N'SELECT 60 / (n - 4) FROM dbo.numbers', 8, 1;"
                            + " IF @c IS NOT NULL THROW 50001, N'a cursor', 1;");
            assertThat(raw.response().errors()).containsExactly(8134);
            raw.batch("EXEC sp_cursorclose 1");
            assertThat(raw.response().errors()).containsExactly(16916);
        }
    }

    private long count() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM dbo.numbers")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
