package dev.outrigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.golden.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What two sessions see of each other's transactions, tables and locks. */
@Timeout(120)
final class TwoSessionsTest {
    private static final String TIMEOUT =
            "error 1222 severity 16 state 1 line 1: Lock request time out period exceeded.";

    private final Instance instance = Instance.open(InstanceOptions.inMemory());
    private final Session one = instance.openSession();
    private final Session two = instance.openSession();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @BeforeEach
    void fill() {
        assertThat(run(one, "CREATE TABLE t (id int PRIMARY KEY, n int)")).containsExactly("ok");
        assertThat(run(one, "INSERT INTO t VALUES (1, 10), (2, 20), (3, 30)"))
                .containsExactly("(3 rows)");
        assertThat(run(two, "SET LOCK_TIMEOUT 50 SET NOCOUNT ON")).containsExactly("ok");
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        instance.close();
    }

    private static List<String> run(Session session, String batch) {
        Transcript transcript = new Transcript();
        return transcript.lines(session.execute(batch, transcript)).stream()
                .map(String::strip)
                .toList();
    }

    private Future<List<String>> start(Session session, String batch) {
        return threads.submit(() -> run(session, batch));
    }

    private static void stillWaits(Future<?> future) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(150);
        assertThat(future.isDone()).isFalse();
    }

    @Test
    void rowsReadForUpdateAreLockedAndOthersAreNot() {
        run(one, "BEGIN TRAN SELECT n FROM t WITH (UPDLOCK, ROWLOCK) WHERE id = 1");
        assertThat(run(two, "UPDATE t SET n = 0 WHERE id = 1")).contains(TIMEOUT);
        assertThat(run(two, "BEGIN TRAN SELECT n FROM t WITH (UPDLOCK) WHERE id = 1"))
                .contains(TIMEOUT);
        run(two, "ROLLBACK");
        assertThat(run(two, "UPDATE t SET n = 0 WHERE id = 2")).containsExactly("ok");
        assertThat(run(two, "SELECT n FROM t WHERE id = 1")).contains("10");
        run(one, "COMMIT");
        assertThat(run(two, "UPDATE t SET n = 0 WHERE id = 1")).containsExactly("ok");
    }

    @Test
    void onlyTheFirstRowsThatAQueryGivesAreLocked() {
        run(one, "BEGIN TRAN SELECT TOP (1) id FROM t WITH (UPDLOCK) ORDER BY id");
        assertThat(run(two, "UPDATE t SET n = 0 WHERE id = 2")).containsExactly("ok");
        assertThat(run(two, "UPDATE t SET n = 0 WHERE id = 1")).contains(TIMEOUT);
    }

    @Test
    void noWaitFailsAtOnce() {
        run(two, "SET LOCK_TIMEOUT -1");
        run(one, "BEGIN TRAN UPDATE t SET n = 0 WHERE id = 1");
        long started = System.nanoTime();
        assertThat(run(two, "BEGIN TRAN SELECT n FROM t WITH (UPDLOCK, NOWAIT) WHERE id = 1"))
                .contains(TIMEOUT);
        assertThat(System.nanoTime() - started).isLessThan(TimeUnit.SECONDS.toNanos(10));
    }

    @Test
    void whatASerializableTransactionHasReadStaysAndNoRowComes() throws Exception {
        run(one, "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE BEGIN TRAN SELECT COUNT(*) FROM t");
        assertThat(run(two, "INSERT INTO t VALUES (4, 40)")).contains(TIMEOUT);
        run(two, "SET LOCK_TIMEOUT -1");
        Future<List<String>> insert = start(two, "INSERT INTO t VALUES (4, 40)");
        stillWaits(insert);
        assertThat(run(one, "SELECT COUNT(*) AS n FROM t COMMIT")).contains("3");
        assertThat(insert.get(30, TimeUnit.SECONDS)).containsExactly("ok");
    }

    @Test
    void ofTwoSerializableTransactionsThatReadThenWriteOneIsTheDeadlocksVictim() throws Exception {
        run(two, "SET LOCK_TIMEOUT -1");
        String reads =
                "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE BEGIN TRAN SELECT SUM(n) FROM t";
        run(one, reads);
        run(two, reads);
        Future<List<String>> first = start(one, "UPDATE t SET n = n + 1 WHERE id = 1");
        stillWaits(first);
        List<String> second = run(two, "UPDATE t SET n = n + 1 WHERE id = 2");
        List<String> both = new ArrayList<>(first.get(30, TimeUnit.SECONDS));
        both.addAll(second);
        assertThat(both).filteredOn(line -> line.startsWith("error 1205")).hasSize(1);
        assertThat(one.transactionDepth() + two.transactionDepth()).isEqualTo(1);
    }

    @Test
    void holdingLocksKeepsWritersAwayUntilTheEnd() {
        run(one, "BEGIN TRAN SELECT n FROM t WITH (HOLDLOCK) WHERE id = 1");
        assertThat(run(two, "UPDATE t SET n = 0 WHERE id = 1")).contains(TIMEOUT);
        assertThat(run(two, "BEGIN TRAN SELECT n FROM t WITH (HOLDLOCK) WHERE id = 1 COMMIT"))
                .contains("10");
        run(one, "ROLLBACK");
        assertThat(run(two, "UPDATE t SET n = 0 WHERE id = 1")).containsExactly("ok");
    }

    @Test
    void rowFoundByItsKeyIsKeptByItsOwnLockAndAMissingOneByTheTables() {
        String reads = "BEGIN TRAN SELECT n FROM t AS x WITH (UPDLOCK, HOLDLOCK, ROWLOCK) WHERE ";
        run(one, "DECLARE @id int = 1 " + reads + "x.id = @id AND n > 0");
        assertThat(run(two, "UPDATE t SET n = 0 WHERE id = 2")).containsExactly("ok");
        assertThat(run(two, reads + "id = 3 COMMIT")).contains("30");
        assertThat(run(two, "UPDATE t SET n = 0 WHERE id = 1")).contains(TIMEOUT);
        run(one, "ROLLBACK");
        run(one, reads + "id = 77");
        assertThat(run(two, "INSERT INTO t VALUES (77, 0)")).contains(TIMEOUT);
        run(one, "ROLLBACK");
        run(one, reads + "n = 10");
        assertThat(run(two, "INSERT INTO t VALUES (78, 10)")).contains(TIMEOUT);
    }

    @Test
    void anInsertIfMissingUnderLocksHappensOnce() throws Exception {
        run(two, "SET LOCK_TIMEOUT -1");
        String insert =
                "DECLARE @i int = 0 WHILE @i < 50 BEGIN INSERT INTO t SELECT 100 + @i, 0 WHERE NOT EXISTS"
                        + " (SELECT * FROM t WITH (UPDLOCK, HOLDLOCK) WHERE id = 100 + @i) SET @i += 1 END";
        Future<List<String>> first = start(one, insert);
        Future<List<String>> second = start(two, insert);
        assertThat(first.get(60, TimeUnit.SECONDS)).noneMatch(line -> line.startsWith("error"));
        assertThat(second.get(60, TimeUnit.SECONDS)).noneMatch(line -> line.startsWith("error"));
        assertThat(run(one, "SELECT COUNT(*) AS n FROM t WHERE id >= 100")).contains("50");
    }

    @Test
    void temporaryTablesOfOneNameAreTwoSessionsOwn() {
        run(one, "CREATE TABLE #t (id int) INSERT INTO #t VALUES (1)");
        assertThat(run(two, "SELECT * FROM #t"))
                .contains("error 208 severity 16 state 1 line 1: Invalid object name '#t'.");
        run(two, "CREATE TABLE #t (name varchar(10)) INSERT INTO #t VALUES ('two')");
        assertThat(run(one, "SELECT * FROM #t")).contains("id int", "1");
        assertThat(run(two, "SELECT * FROM #t")).contains("name varchar(10)", "two");
        assertThat(run(one, "DROP TABLE #t")).containsExactly("ok");
        assertThat(run(two, "SELECT * FROM #t")).contains("two");
    }

    @Test
    void globalTemporaryTableGoesWithTheSessionThatMadeIt() {
        run(one, "CREATE TABLE ##g (id int) INSERT INTO ##g VALUES (7)");
        assertThat(run(two, "SELECT * FROM ##g")).contains("7");
        one.close();
        assertThat(run(two, "SELECT * FROM ##g"))
                .contains("error 208 severity 16 state 1 line 1: Invalid object name '##g'.");
    }

    @Test
    void resetSessionHasNothingOpenSetOrKept() {
        run(one, "SET NOCOUNT ON SET LOCK_TIMEOUT 5 CREATE TABLE #t (id int)");
        run(one, "EXEC sp_set_session_context N'k', N'v' BEGIN TRAN DELETE FROM t");
        run(one, "EXEC sp_getapplock 'l', 'Exclusive', 'Session'");
        one.reset();
        assertThat(one.transactionDepth()).isZero();
        assertThat(run(one, "SELECT COUNT(*) AS n, SESSION_CONTEXT(N'k') AS k FROM t"))
                .contains("3 | NULL", "(1 row)");
        assertThat(run(one, "SELECT @@LOCK_TIMEOUT AS ms")).contains("-1");
        assertThat(run(one, "SELECT * FROM #t"))
                .contains("error 208 severity 16 state 1 line 1: Invalid object name '#t'.");
        assertThat(
                        run(
                                two,
                                "DECLARE @r int EXEC @r = sp_getapplock 'l', 'Shared', 'Session', 0 PRINT @r"))
                .containsExactly("print: 0");
    }

    @Test
    void rowsThatAnUncommittedForeignKeyReferencesStay() throws Exception {
        run(one, "CREATE TABLE c (id int) INSERT INTO c VALUES (1)");
        run(one, "BEGIN TRAN ALTER TABLE c ADD CONSTRAINT fk FOREIGN KEY (id) REFERENCES t (id)");
        assertThat(run(two, "DELETE FROM t WHERE id = 1")).contains(TIMEOUT);
        assertThat(run(two, "DROP TABLE t")).contains(TIMEOUT);
        run(two, "SET LOCK_TIMEOUT -1");
        Future<List<String>> delete = start(two, "DELETE FROM t WHERE id = 1");
        stillWaits(delete);
        run(one, "COMMIT");
        assertThat(delete.get(30, TimeUnit.SECONDS).get(0)).startsWith("error 547");
        assertThat(run(two, "DROP TABLE t").get(0)).startsWith("error 3726");
        assertThat(run(two, "SELECT COUNT(*) AS n FROM t")).contains("3");

        run(one, "BEGIN TRAN CREATE TABLE d (id int REFERENCES t (id))");
        Future<List<String>> update = start(two, "UPDATE t SET n = 0 WHERE id = 2");
        stillWaits(update);
        run(one, "INSERT INTO d VALUES (2) ROLLBACK");
        assertThat(update.get(30, TimeUnit.SECONDS)).containsExactly("ok");
    }

    @Test
    void droppedTableIsWaitedForByWritersAndWaitsForThem() throws Exception {
        run(one, "BEGIN TRAN DROP TABLE t");
        assertThat(run(two, "INSERT INTO t VALUES (4, 40)")).contains(TIMEOUT);
        assertThat(run(two, "SELECT COUNT(*) AS n FROM t")).contains("3");
        run(one, "ROLLBACK");
        assertThat(run(two, "BEGIN TRAN INSERT INTO t VALUES (4, 40)")).containsExactly("ok");
        Future<List<String>> drop = start(one, "DROP TABLE t");
        stillWaits(drop);
        run(two, "COMMIT");
        assertThat(drop.get(30, TimeUnit.SECONDS)).containsExactly("ok");
        assertThat(run(two, "SELECT COUNT(*) AS n FROM t").get(0)).startsWith("error 208");
    }

    @Test
    void sequenceThatIsBeingAlteredGivesNoValueTwice() throws Exception {
        run(two, "SET LOCK_TIMEOUT -1 SET NOCOUNT ON");
        run(one, "CREATE SEQUENCE s AS int START WITH 1 SET NOCOUNT ON");
        assertThat(run(two, "SELECT NEXT VALUE FOR s AS v")).contains("1");
        run(one, "BEGIN TRAN ALTER SEQUENCE s INCREMENT BY 10");
        assertThat(run(one, "SELECT NEXT VALUE FOR s AS v")).contains("11");
        Future<List<String>> waiting = start(two, "SELECT NEXT VALUE FOR s AS v");
        stillWaits(waiting);
        run(one, "COMMIT");
        assertThat(waiting.get(30, TimeUnit.SECONDS)).contains("21");

        run(one, "BEGIN TRAN ALTER SEQUENCE s RESTART");
        Future<List<String>> other = start(two, "SELECT NEXT VALUE FOR s AS v");
        stillWaits(other);
        run(one, "ROLLBACK");
        assertThat(other.get(30, TimeUnit.SECONDS)).contains("31");
    }

    @Test
    void valuesOfSequencesAreTakenBesideAnOpenTransactionThatTookSome() {
        run(one, "CREATE SEQUENCE s AS int START WITH 1");
        run(one, "BEGIN TRAN INSERT INTO t SELECT NEXT VALUE FOR s + 100, 0");
        assertThat(run(two, "SELECT NEXT VALUE FOR s AS v")).contains("2");
        assertThat(run(two, "ALTER SEQUENCE s RESTART WITH 50")).containsExactly("ok");
        assertThat(run(one, "SELECT NEXT VALUE FOR s AS v")).contains("50");
    }

    @Test
    void resetSessionHasPreparedNothing() {
        String prepare =
                "DECLARE @h int EXEC sp_prepare @h OUTPUT, N'', N'SELECT 5 AS five' PRINT @h";
        assertThat(run(one, prepare)).containsExactly("print: 1");
        assertThat(run(one, "EXEC sp_execute 1")).contains("5");
        one.reset();
        assertThat(run(one, "EXEC sp_execute 1").get(0)).startsWith("error 8179");
        assertThat(run(one, prepare)).containsExactly("print: 2");
    }

    @Test
    void applicationLockIsWaitedForTimesOutAndIsGivenOn() throws Exception {
        String lock =
                "DECLARE @r int EXEC @r = sp_getapplock 'flyway', 'Exclusive', 'Session'%s PRINT @r";
        assertThat(run(one, lock.formatted(""))).containsExactly("print: 0");
        assertThat(run(two, lock.formatted(", 100"))).containsExactly("print: -1");
        run(two, "SET LOCK_TIMEOUT -1");
        Future<List<String>> waiting = start(two, lock.formatted(""));
        stillWaits(waiting);
        run(one, "EXEC sp_releaseapplock 'flyway', 'Session'");
        assertThat(waiting.get(30, TimeUnit.SECONDS)).containsExactly("print: 1");
    }

    @Test
    void applicationLocksThatWaitForEachOtherHaveAVictim() throws Exception {
        run(two, "SET LOCK_TIMEOUT -1");
        String lock =
                "DECLARE @r int EXEC @r = sp_getapplock '%s', 'Exclusive', 'Session' PRINT @r";
        run(one, lock.formatted("a"));
        run(two, lock.formatted("b"));
        Future<List<String>> first = start(one, lock.formatted("b"));
        stillWaits(first);
        assertThat(run(two, lock.formatted("a"))).containsExactly("print: -3");
        two.close();
        assertThat(first.get(30, TimeUnit.SECONDS)).containsExactly("print: 1");
    }
}
