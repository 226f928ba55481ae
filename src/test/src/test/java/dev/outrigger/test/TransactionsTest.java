package dev.outrigger.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Storage as a client sees it: nothing lost, nothing half done. */
class TransactionsTest {
    private static final int SESSIONS = 2;
    private static final int ADDITIONS = 150;

    @Test
    void twoSessionsAddingToOneCounterLoseNothing(@TempDir Path folder) throws Exception {
        try (Instance instance = Instance.open(InstanceOptions.at(folder));
                Session session = instance.openSession()) {
            Sql.succeed(
                    session,
                    "CREATE TABLE counter (id int PRIMARY KEY, n int NOT NULL); INSERT INTO counter VALUES (1, 0)");
            ExecutorService pool = Executors.newFixedThreadPool(SESSIONS);
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < SESSIONS; i++) {
                work.add(pool.submit(() -> add(instance)));
            }
            for (Future<?> each : work) {
                each.get();
            }
            pool.shutdown();

            assertThat(Sql.scalar(session, "SELECT n FROM counter"))
                    .isEqualTo(SESSIONS * ADDITIONS);
        }
    }

    private static void add(Instance instance) {
        try (Session session = instance.openSession()) {
            for (int i = 0; i < ADDITIONS; i++) {
                Sql.succeed(session, "UPDATE counter SET n = n + 1 WHERE id = 1");
            }
        }
    }

    @Test
    void caseAndTrailingBlanksCollideInAUniqueColumn() {
        try (Instance instance = Instance.open(InstanceOptions.inMemory());
                Session session = instance.openSession()) {
            Sql.succeed(
                    session,
                    "CREATE TABLE names (name varchar(10) NULL UNIQUE); INSERT INTO names VALUES ('a'), ('á'), (NULL)");

            for (String same : List.of("'A'", "'a '", "'A   '", "NULL")) {
                assertThat(
                                Sql.run(session, "INSERT INTO names VALUES (" + same + ")")
                                        .errorNumbers())
                        .containsExactly(2627);
            }
            assertThat(Sql.scalar(session, "SELECT COUNT(*) FROM names")).isEqualTo(3);
        }
    }

    @Test
    void definitionsRollBackWithTheirTransaction() {
        try (Instance instance = Instance.open(InstanceOptions.inMemory());
                Session session = instance.openSession()) {
            Sql.succeed(session, "CREATE TABLE stays (n int); INSERT INTO stays VALUES (1)");

            Sql.succeed(
                    session,
                    "BEGIN TRAN; CREATE TABLE goes (n int); INSERT INTO goes VALUES (1); DROP TABLE stays; ROLLBACK");

            assertThat(Sql.run(session, "SELECT * FROM goes").errorNumbers()).containsExactly(208);
            assertThat(Sql.scalar(session, "SELECT COUNT(*) FROM stays")).isEqualTo(1);
            assertThat(Sql.run(session, "BEGIN TRAN; CREATE DATABASE other").errorNumbers())
                    .containsExactly(226);
        }
    }

    @Test
    void aFailingStatementLeavesNothingAndTheTransactionGoesOn() {
        try (Instance instance = Instance.open(InstanceOptions.inMemory());
                Session session = instance.openSession()) {
            Sql.succeed(session, "CREATE TABLE t (n int PRIMARY KEY CHECK (n < 10))");

            Collected collected =
                    Sql.run(
                            session,
                            """
                            BEGIN TRAN
                            INSERT INTO t VALUES (1)
                            SAVE TRAN here
                            INSERT INTO t VALUES (2), (1)
                            INSERT INTO t VALUES (3), (10)
                            INSERT INTO t VALUES (4)
                            ROLLBACK TRAN here
                            INSERT INTO t VALUES (5)
                            COMMIT
                            SELECT n FROM t ORDER BY n
                            """);

            assertThat(collected.errorNumbers()).containsExactly(2627, 547);
            assertThat(collected.last().column(0)).containsExactly(1, 5);
        }
    }

    @Test
    void aModuleThatSwallowsAnErrorLeavesNoHalfInsert() {
        try (Instance instance = Instance.open(InstanceOptions.inMemory());
                Session session = instance.openSession()) {
            Sql.succeed(session, "CREATE TABLE t (n int CHECK (n < 3))");
            Sql.succeed(
                    session,
                    """
                    CREATE PROCEDURE p AS
                    BEGIN TRY SELECT n FROM (VALUES (1), (2), (3)) AS v(n) END TRY
                    BEGIN CATCH PRINT 'swallowed' END CATCH
                    """);

            assertThat(Sql.run(session, "INSERT INTO t EXEC p").errorNumbers())
                    .containsExactly(547);
            assertThat(Sql.scalar(session, "SELECT COUNT(*) FROM t")).isEqualTo(0);
            assertThat(session.transactionDepth()).isZero();
        }
    }

    @Test
    void aTargetThatAnOuterJoinMissesIsNotChanged() {
        try (Instance instance = Instance.open(InstanceOptions.inMemory());
                Session session = instance.openSession()) {
            Sql.succeed(
                    session,
                    """
                    CREATE TABLE a (id int); CREATE TABLE t (id int, n int);
                    INSERT a VALUES (1), (2); INSERT t VALUES (2, 0), (3, 0);
                    UPDATE t SET n = 1 FROM a LEFT JOIN t ON t.id = a.id;
                    """);

            assertThat(Sql.succeed(session, "SELECT n FROM t ORDER BY id").last().column(0))
                    .containsExactly(1, 0);
        }
    }

    @Test
    void aDeadlocksVictimCanOnlyRollBack() throws Exception {
        try (Instance instance = Instance.open(InstanceOptions.inMemory());
                Session first = instance.openSession();
                Session second = instance.openSession()) {
            Sql.succeed(
                    first,
                    "CREATE TABLE t (id int PRIMARY KEY, n int); INSERT t VALUES (1, 0), (2, 0)");
            Sql.succeed(first, "BEGIN TRAN; UPDATE t SET n = 1 WHERE id = 1");
            Sql.succeed(second, "BEGIN TRAN; UPDATE t SET n = 2 WHERE id = 2");
            ExecutorService pool = Executors.newSingleThreadExecutor();
            Future<Collected> waiting = pool.submit(() -> Sql.run(first, crossing(2)));
            Collected other = Sql.run(second, crossing(1));
            Collected one = waiting.get();
            pool.shutdown();

            List<Object> outcomes =
                    new ArrayList<>(
                            List.of(one.last().column(0).get(0), other.last().column(0).get(0)));
            assertThat(outcomes).containsExactlyInAnyOrder("1205 -1", "1");
            Session survivor = one.last().column(0).get(0).equals("1") ? first : second;
            Session victim = survivor == first ? second : first;
            assertThat(victim.transactionDepth())
                    .as("a batch that ends doomed is rolled back")
                    .isZero();
            Sql.succeed(survivor, "COMMIT");
            int winner = survivor == first ? 1 : 2;
            assertThat(Sql.succeed(first, "SELECT n FROM t").last().column(0))
                    .containsExactly(winner, winner);
        }
    }

    private static String crossing(int id) {
        return """
                BEGIN TRY
                    UPDATE t SET n = (SELECT MAX(o.n) FROM t AS o) WHERE id = %d
                    SELECT CAST(XACT_STATE() AS varchar(10)) AS outcome
                END TRY
                BEGIN CATCH
                    SELECT CAST(ERROR_NUMBER() AS varchar(10)) + ' ' + CAST(XACT_STATE() AS varchar(10)) AS outcome
                END CATCH
                """
                .formatted(id);
    }
}
