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
            Sql.succeed(session, "CREATE TABLE counter (id int PRIMARY KEY, n int NOT NULL); INSERT INTO counter VALUES (1, 0)");
            ExecutorService pool = Executors.newFixedThreadPool(SESSIONS);
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < SESSIONS; i++) {
                work.add(pool.submit(() -> add(instance)));
            }
            for (Future<?> each : work) {
                each.get();
            }
            pool.shutdown();

            assertThat(Sql.scalar(session, "SELECT n FROM counter")).isEqualTo(SESSIONS * ADDITIONS);
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
            Sql.succeed(session, "CREATE TABLE names (name varchar(10) NULL UNIQUE); INSERT INTO names VALUES ('a'), ('á'), (NULL)");

            for (String same : List.of("'A'", "'a '", "'A   '", "NULL")) {
                assertThat(Sql.run(session, "INSERT INTO names VALUES (" + same + ")").errorNumbers()).containsExactly(2627);
            }
            assertThat(Sql.scalar(session, "SELECT COUNT(*) FROM names")).isEqualTo(3);
        }
    }

    @Test
    void definitionsRollBackWithTheirTransaction() {
        try (Instance instance = Instance.open(InstanceOptions.inMemory());
                Session session = instance.openSession()) {
            Sql.succeed(session, "CREATE TABLE stays (n int); INSERT INTO stays VALUES (1)");

            Sql.succeed(session, "BEGIN TRAN; CREATE TABLE goes (n int); INSERT INTO goes VALUES (1); DROP TABLE stays; ROLLBACK");

            assertThat(Sql.run(session, "SELECT * FROM goes").errorNumbers()).containsExactly(208);
            assertThat(Sql.scalar(session, "SELECT COUNT(*) FROM stays")).isEqualTo(1);
            assertThat(Sql.run(session, "BEGIN TRAN; CREATE DATABASE other").errorNumbers()).containsExactly(226);
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
}
