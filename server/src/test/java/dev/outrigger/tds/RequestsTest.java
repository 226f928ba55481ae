package dev.outrigger.tds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that Microsoft's driver never sends, byte by byte. */
@Timeout(60)
class RequestsTest {
    private static final int RPC = 0x03;
    private static final int ATTENTION = 0x06;
    private static final int TRANSACTION = 0x0e;
    private static final int RESET = 0x08;
    private static final int RESET_BUT_TRANSACTION = 0x10;
    private static final int IGNORE = 0x02;

    private static RunningServer server;

    private RawClient client;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void connect() throws IOException {
        client = RawClient.login(server);
    }

    @AfterEach
    void disconnect() throws IOException {
        client.close();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_16LE);
    }

    /** A call of sp_executesql by its number. */
    private static byte[] executeSql(String sql) {
        return joined(
                bytes(0xff, 0xff, 10, 0, 0, 0),
                bytes(0, 0, 0xe7, 0x40, 0x1f, 9, 4, 0xd0, 0, 0x34),
                RawClient.little(2L * sql.length(), 2),
                text(sql));
    }

    private void call(byte[]... calls) throws IOException {
        client.send(RPC, joined(RawClient.headers(), joined(calls)));
    }

    @Test
    void severalCallsInOneMessageAreAnsweredInOrder() throws IOException {
        call(
                executeSql("CREATE TABLE dbo.calls (n int)"),
                bytes(0xff),
                executeSql("INSERT INTO dbo.calls VALUES (1), (2)"),
                bytes(0xff),
                executeSql("THROW 50001, N'second last', 1"),
                bytes(0xff),
                executeSql("DELETE FROM dbo.calls WHERE n = 1"));
        RawClient.Response response = client.response();
        assertThat(response.errors()).containsExactly(50001);
        assertThat(response.rowCount()).isEqualTo(1);
    }

    @Test
    void callByNameOfAProcedureThatIsMissingIsError2812() throws IOException {
        call(bytes(8, 0), text("dbo.none"), bytes(0, 0));
        assertThat(client.response().errors()).containsExactly(2812);
    }

    /** However long it takes: what is sent early must not change what is said last. */
    @ParameterizedTest
    @ValueSource(strings = {"", "WAITFOR DELAY '00:00:00.2';"})
    void statusAndOutputValueFollowTheProceduresResults(String pause) throws IOException {
        client.batch(
                "CREATE OR ALTER PROCEDURE dbo.half @n int OUTPUT AS SET NOCOUNT ON; "
                        + pause
                        + " SET @n = @n / 2; RETURN 3;");
        assertThat(client.response().errors()).isEmpty();
        call(
                bytes(8, 0),
                text("dbo.half"),
                bytes(0, 0),
                bytes(2),
                text("@n"),
                bytes(1, 0x26, 4, 4),
                RawClient.little(84, 4));
        byte[] expected =
                joined(
                        bytes(0x79, 3, 0, 0, 0),
                        bytes(0xac, 0, 0, 2),
                        text("@n"),
                        bytes(1, 0, 0, 0, 0, 1, 0, 0x26, 4, 4, 42, 0, 0, 0),
                        bytes(0xfe, 0, 0, 0xe0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        assertThat(client.message()).isEqualTo(expected);
    }

    @Test
    void transactionManagersRequestsBeginAndEndTransactions() throws IOException {
        client.send(TRANSACTION, joined(RawClient.headers(), bytes(5, 0, 2, 0)));
        assertThat(client.message())
                .startsWith(0xe3, 11, 0, 8, 8, 1, 0, 0, 0, 0, 0, 0, 0, 0)
                .endsWith(0xfd, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        client.batch("CREATE TABLE dbo.undone (n int)");
        client.response();
        client.send(TRANSACTION, joined(RawClient.headers(), bytes(8, 0, 0, 1, 2, 0)));
        // Rolled back, and another begun at once.
        assertThat(client.message())
                .startsWith(0xe3, 11, 0, 10, 0, 8, 1, 0, 0, 0, 0, 0, 0, 0)
                .containsSequence(0xe3, 11, 0, 8, 8, 2, 0, 0, 0, 0, 0, 0, 0, 0);
        client.send(TRANSACTION, joined(RawClient.headers(), bytes(7, 0, 0, 0)));
        assertThat(client.message()).startsWith(0xe3, 11, 0, 9, 0, 8, 2, 0, 0, 0, 0, 0, 0, 0);
        client.batch("SELECT n FROM dbo.undone");
        assertThat(client.response().errors()).containsExactly(208);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FMTONLY", "SHOWPLAN_TEXT"})
    void transactionIsCommittedWhateverStatementsOnlyShow(String option) throws IOException {
        client.send(TRANSACTION, joined(RawClient.headers(), bytes(5, 0, 2, 0)));
        client.message();
        client.batch("DROP TABLE IF EXISTS dbo.kept; SELECT 1 AS n INTO dbo.kept");
        assertThat(client.response().errors()).isEmpty();
        client.batch("SET " + option + " ON");
        assertThat(client.response().errors()).isEmpty();
        client.send(TRANSACTION, joined(RawClient.headers(), bytes(7, 0, 0, 0)));
        assertThat(client.message()).startsWith(0xe3, 11, 0, 9);
        client.send(0x01, RawClient.batchMessage("SELECT n FROM dbo.kept"), RESET);
        assertThat(client.response().errors()).isEmpty();
    }

    @Test
    void columnsAloneAreNotSentBeforeTheBatchHasEnded() throws IOException {
        client.batch(
                "SET FMTONLY ON SELECT 1 AS n DECLARE @i int = 0 WHILE @i < 100000 SET @i += 1 SET FMTONLY OFF");
        assertThat(client.message()).startsWith(0x81, 1, 0);
        assertThat(client.packets()).isEqualTo(1);
    }

    @Test
    void distributedTransactionIsRefusedAndTheConnectionGoesOn() throws IOException {
        client.send(TRANSACTION, joined(RawClient.headers(), bytes(0, 0)));
        assertThat(client.response().errors()).containsExactly(49500);
        client.batch("PRINT N'still here'");
        assertThat(client.response().errors()).isEmpty();
    }

    @Test
    void resetConnectionForgetsTheSessionsState() throws IOException {
        client.batch("CREATE DATABASE elsewhere");
        client.response();
        client.batch("USE elsewhere");
        client.response();
        client.batch("BEGIN TRANSACTION");
        client.response();
        client.send(0x01, RawClient.batchMessage("SELECT DB_NAME(), @@TRANCOUNT"), RESET);
        byte[] answer = client.message();
        assertThat(answer).containsSequence(0xe3, 3, 0, 18, 0, 0);
        assertThat(answer).containsSequence(text("master"));
    }

    @Test
    void connectionWhoseDatabaseIsGoneEndsWhenItIsReset() throws IOException {
        client.batch("CREATE DATABASE passing");
        assertThat(client.response().errors()).isEmpty();
        try (RawClient borrowed = RawClient.login(server, "passing")) {
            borrowed.batch("USE tempdb");
            assertThat(borrowed.response().errors()).isEmpty();
            client.batch("DROP DATABASE passing");
            assertThat(client.response().errors()).isEmpty();

            borrowed.send(0x01, RawClient.batchMessage("CREATE TABLE dbo.strayed (n int)"), RESET);

            assertThat(borrowed.response().errors()).containsExactly(4060);
            assertThat(borrowed.isEnded()).isTrue();
        }
        client.batch("SELECT n FROM tempdb.dbo.strayed");
        assertThat(client.response().errors()).containsExactly(208);
    }

    @Test
    void rowCountOfAStatementThatTookLongStandsInTheLastDone() throws IOException {
        client.batch("CREATE TABLE dbo.slow (n bigint)");
        client.response();
        client.batch(
                "WITH d AS (SELECT n FROM (VALUES (0),(1),(2),(3),(4),(5),(6),(7),(8),(9)) AS t (n))"
                        + " INSERT INTO dbo.slow SELECT a.n FROM d a CROSS JOIN d b CROSS JOIN d c"
                        + " CROSS JOIN d e CROSS JOIN d f");
        byte[] answer = client.message();
        assertThat(answer).isEqualTo(bytes(0xfd, 0x10, 0, 0xc3, 0, 0xa0, 0x86, 1, 0, 0, 0, 0, 0));
    }

    @Test
    void attentionThatFindsNothingRunningIsAnswered() throws IOException {
        client.send(ATTENTION, new byte[0]);
        assertThat(client.message()).isEqualTo(bytes(0xfd, 0x20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        client.batch("PRINT N'still here'");
        assertThat(client.response().errors()).isEmpty();
    }

    @Test
    void requestThatTheClientTakesBackIsNotRun() throws IOException {
        client.send(0x01, RawClient.batchMessage("CREATE TABLE dbo.never (n int)"), IGNORE);
        client.response();
        client.batch("SELECT n FROM dbo.never");
        assertThat(client.response().errors()).containsExactly(208);
    }

    @Test
    void tableValuedParameterIsRefusedAndTheConnectionGoesOn() throws IOException {
        call(bytes(5, 0), text("dbo.p"), bytes(0, 0), bytes(0, 0, 0xf3, 0, 0, 0));
        assertThat(client.response().errors()).containsExactly(49500);
        client.batch("PRINT N'still here'");
        assertThat(client.response().errors()).isEmpty();
    }

    @Test
    void sqlVariantIsReadWithItsType() throws IOException {
        call(
                executeSql("SELECT @v + 1"),
                bytes(0, 0, 0xe7, 0x40, 0x1f, 9, 4, 0xd0, 0, 0x34),
                RawClient.little(2L * "@v int".length(), 2),
                text("@v int"),
                bytes(2),
                text("@v"),
                bytes(0, 0x62, 0x50, 0x1f, 0, 0, 6, 0, 0, 0, 0x38, 0, 41, 0, 0, 0));
        assertThat(client.message()).containsSequence(0xd1, 4, 42, 0, 0, 0);
    }

    @Test
    void handleThatComesWithAStatementIsReleasedForAnother() throws IOException {
        prepareAndExecute(new byte[0], "SELECT 1");
        assertThat(client.response().errors()).isEmpty();
        prepareAndExecute(RawClient.little(1, 4), "SELECT 2");
        assertThat(client.message()).containsSequence(0xd1, 4, 2, 0, 0, 0);
        execute(1);
        assertThat(client.response().errors()).containsExactly(8179);
        execute(2);
        assertThat(client.message()).containsSequence(0xd1, 4, 2, 0, 0, 0);
    }

    private void prepareAndExecute(byte[] handle, String sql) throws IOException {
        call(
                bytes(0xff, 0xff, 13, 0, 0, 0),
                bytes(0, 1, 0x26, 4, handle.length),
                handle,
                bytes(0, 0, 0xe7, 0x40, 0x1f, 9, 4, 0xd0, 0, 0x34, 0xff, 0xff),
                bytes(0, 0, 0xe7, 0x40, 0x1f, 9, 4, 0xd0, 0, 0x34),
                RawClient.little(2L * sql.length(), 2),
                text(sql));
    }

    private void execute(int handle) throws IOException {
        call(bytes(0xff, 0xff, 12, 0, 0, 0), bytes(0, 0, 0x26, 4, 4), RawClient.little(handle, 4));
    }

    @Test
    void resetThatSkipsTheTransactionLeavesItOpen() throws IOException {
        client.batch("CREATE DATABASE other");
        client.response();
        client.batch("USE other");
        client.response();
        client.batch("BEGIN TRANSACTION; CREATE TABLE dbo.begun (n int); SET LOCK_TIMEOUT 5");
        client.response();
        client.send(
                0x01,
                RawClient.batchMessage(
                        "SELECT DB_NAME(), @@TRANCOUNT, @@LOCK_TIMEOUT, OBJECT_ID('other.dbo.begun')"),
                RESET_BUT_TRANSACTION);
        byte[] answer = client.message();
        assertThat(answer).containsSequence(0xe3, 3, 0, 18, 0, 0);
        assertThat(answer).containsSequence(text("master"));
        // One transaction, no time limit for locks, and the table that it has made.
        assertThat(answer).containsSequence(4, 1, 0, 0, 0, 4, 0xff, 0xff, 0xff, 0xff, 4);
        client.batch("ROLLBACK; SELECT n FROM other.dbo.begun");
        assertThat(client.response().errors()).containsExactly(208);
    }

    @Test
    void valueThatIsNoneOfItsTypeIsRefusedAndTheConnectionGoesOn() throws IOException {
        String declared = "@d date";
        call(
                executeSql("SELECT @d"),
                bytes(0, 0, 0xe7, 0x40, 0x1f, 9, 4, 0xd0, 0, 0x34),
                RawClient.little(2L * declared.length(), 2),
                text(declared),
                bytes(0, 0, 0x28, 3, 0xff, 0xff, 0xff));
        assertThat(client.response().errors()).containsExactly(8023);
        client.batch("PRINT N'still here'");
        assertThat(client.response().errors()).isEmpty();
    }
}
