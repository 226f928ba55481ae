package dev.outrigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.golden.Transcript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class ObjectsTest {
    @TempDir Path folder;

    private static List<String> run(Session session, String batch) {
        Transcript transcript = new Transcript();
        return transcript.lines(session.execute(batch, transcript));
    }

    @Test
    void definitionsAndValuesOutliveTheInstance() {
        try (Instance instance = Instance.open(InstanceOptions.at(folder))) {
            Session session = instance.openSession();
            run(session, "CREATE SCHEMA sales");
            run(session, "CREATE TABLE sales.t (id int IDENTITY NOT NULL, name varchar(5))");
            run(session, "INSERT INTO sales.t (name) VALUES ('a'), ('b')");
            run(session, "ALTER TABLE sales.t ADD CONSTRAINT pk_t PRIMARY KEY (id)");
            run(session, "CREATE UNIQUE INDEX ux_name ON sales.t (name)");
            run(session, "CREATE VIEW v AS SELECT name FROM sales.t");
            run(session, "CREATE SEQUENCE s START WITH 7");
            run(session, "SELECT NEXT VALUE FOR s AS v");
        }
        try (Instance instance = Instance.open(InstanceOptions.at(folder))) {
            Session session = instance.openSession();
            assertThat(run(session, "INSERT INTO sales.t (name) VALUES ('a')").get(0))
                    .contains("2601");
            assertThat(run(session, "SELECT name FROM v ORDER BY name")).contains("a", "b");
            assertThat(run(session, "SELECT NEXT VALUE FOR s AS v")).contains("8");
            assertThat(run(session, "SELECT name FROM sys.schemas WHERE schema_id > 4"))
                    .contains("sales");
            assertThat(run(session, "SELECT last_value FROM sys.identity_columns")).contains("3");
        }
    }

    /** What is on disk in the middle of the transaction is what a killed process leaves. */
    @Test
    void aTableThatWasBeingWrittenAnewIsAsItWasAfterACrash() throws Exception {
        Path copy = Files.createDirectory(folder.resolve("copy"));
        Path data = Files.createDirectory(folder.resolve("data"));
        try (Instance instance = Instance.open(InstanceOptions.at(data))) {
            Session session = instance.openSession();
            run(session, "CREATE TABLE t (id int NOT NULL PRIMARY KEY, name varchar(5))");
            run(session, "INSERT INTO t VALUES (1, 'a'), (2, 'b')");
            run(session, "BEGIN TRAN");
            run(session, "ALTER TABLE t ADD more int NOT NULL DEFAULT 5");
            run(session, "ALTER TABLE t DROP COLUMN name");
            run(instance.openSession(), "CREATE TABLE other (id int)");
            try (Stream<Path> files = Files.list(data)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, copy.resolve(file.getFileName()));
                }
            }
        }
        try (Instance instance = Instance.open(InstanceOptions.at(copy))) {
            Session session = instance.openSession();
            assertThat(run(session, "SELECT * FROM t ORDER BY id"))
                    .containsExactly(
                            "id int not null | name varchar(5)",
                            "1 | a",
                            "2 | b",
                            "(end)",
                            "(2 rows)");
            assertThat(run(session, "INSERT INTO t VALUES (2, 'c')").get(0)).contains("2627");
        }
    }

    @Test
    void writersWaitForAnAlteredTableAndGoOnWithItsNewDefinition() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(2);
        try (Instance instance = Instance.open(InstanceOptions.inMemory())) {
            Session first = instance.openSession();
            Session second = instance.openSession();
            run(first, "CREATE TABLE t (id int NOT NULL, name varchar(5))");
            run(first, "INSERT INTO t VALUES (1, 'a')");
            run(second, "INSERT INTO t (id) VALUES (2)");
            run(first, "BEGIN TRAN");
            run(first, "ALTER TABLE t ADD more int NOT NULL DEFAULT 5");
            List<Future<List<String>>> writes = new ArrayList<>();
            writes.add(workers.submit(() -> run(second, "INSERT INTO t (id) VALUES (3)")));
            Session third = instance.openSession();
            writes.add(workers.submit(() -> run(third, "UPDATE t SET name = 'x' WHERE id = 1")));
            TimeUnit.MILLISECONDS.sleep(300);
            assertThat(writes).noneMatch(Future::isDone);
            run(first, "COMMIT");
            for (Future<List<String>> write : writes) {
                assertThat(write.get(60, TimeUnit.SECONDS)).containsExactly("(1 row)");
            }
            assertThat(run(second, "SELECT * FROM t ORDER BY id"))
                    .contains("1 | x | 5", "2 | NULL | 5", "3 | NULL | 5");
        } finally {
            workers.shutdown();
        }
    }

    @Test
    void whatKeepsTheOtherForeignKeyIsThereAfterOneIsDroppedAndTheInstanceIsOpenedAgain() {
        try (Instance instance = Instance.open(InstanceOptions.at(folder))) {
            Session session = instance.openSession();
            run(session, "CREATE TABLE p (id int PRIMARY KEY)");
            run(session, "INSERT INTO p VALUES (1), (2)");
            run(
                    session,
                    "CREATE TABLE c (id int PRIMARY KEY, a int CONSTRAINT f1 REFERENCES p(id),"
                            + " b int CONSTRAINT f2 REFERENCES p(id))");
            run(session, "INSERT INTO c VALUES (1, 1, 2)");
            assertThat(run(session, "ALTER TABLE c DROP CONSTRAINT f1")).containsExactly("ok");
        }
        try (Instance instance = Instance.open(InstanceOptions.at(folder))) {
            Session session = instance.openSession();
            assertThat(run(session, "INSERT INTO c VALUES (2, 9, 1)")).containsExactly("(1 row)");
            assertThat(run(session, "INSERT INTO c VALUES (3, 1, 9)").get(0)).contains("547");
            assertThat(run(session, "DELETE FROM p WHERE id = 2").get(0)).contains("547");
            assertThat(run(session, "SELECT * FROM c ORDER BY id"))
                    .contains("1 | 1 | 2", "2 | 9 | 1");
        }
    }

    @Test
    void aChangeThatWaitedForAnotherOfTheSameTableIsMadeToWhatThatLeft() throws Exception {
        ExecutorService workers = Executors.newSingleThreadExecutor();
        try (Instance instance = Instance.open(InstanceOptions.at(folder))) {
            Session first = instance.openSession();
            Session second = instance.openSession();
            run(first, "CREATE TABLE t (id int NOT NULL CONSTRAINT pk_t PRIMARY KEY)");
            run(first, "INSERT INTO t VALUES (1)");
            run(first, "BEGIN TRAN");
            run(first, "ALTER TABLE t ADD more int NOT NULL DEFAULT 5");
            Future<List<String>> renamed =
                    workers.submit(() -> run(second, "EXEC sp_rename 'pk_t', 'pk2'"));
            TimeUnit.MILLISECONDS.sleep(300);
            run(first, "COMMIT");
            renamed.get(60, TimeUnit.SECONDS);
            assertThat(run(second, "SELECT * FROM t")).contains("1 | 5");
        } finally {
            workers.shutdown();
        }
        try (Instance instance = Instance.open(InstanceOptions.at(folder))) {
            assertThat(run(instance.openSession(), "SELECT * FROM t")).contains("1 | 5");
        }
    }

    @Test
    void aTableThatAnotherHasDroppedMeanwhileCannotBeAltered() throws Exception {
        ExecutorService workers = Executors.newSingleThreadExecutor();
        try (Instance instance = Instance.open(InstanceOptions.at(folder))) {
            Session first = instance.openSession();
            Session second = instance.openSession();
            run(first, "CREATE TABLE t (id int NOT NULL)");
            run(first, "CREATE TABLE other (id int NOT NULL)");
            run(first, "BEGIN TRAN");
            run(first, "DROP TABLE t");
            Future<List<String>> altered =
                    workers.submit(() -> run(second, "ALTER TABLE t ADD x int"));
            TimeUnit.MILLISECONDS.sleep(300);
            run(first, "COMMIT");
            assertThat(altered.get(60, TimeUnit.SECONDS).get(0)).contains("error 4902");
            assertThat(run(second, "SELECT * FROM t").get(0)).contains("error 208");
        } finally {
            workers.shutdown();
        }
    }

    @Test
    void anInsertWhoseModuleAltersTheTargetFailsAsAWhole() {
        try (Instance instance = Instance.open(InstanceOptions.inMemory())) {
            Session session = instance.openSession();
            run(session, "CREATE TABLE t (a int)");
            run(
                    session,
                    "CREATE PROCEDURE p AS BEGIN SELECT 1; ALTER TABLE t ADD x int; SELECT 2 END");
            assertThat(run(session, "INSERT INTO t EXEC p")).anyMatch(l -> l.contains("error"));
            assertThat(run(session, "SELECT COUNT(*) AS n FROM t")).contains("0");
        }
    }

    @Test
    void rowsAreLockedByThePlanOfTheTableAsItIs() {
        try (Instance instance = Instance.open(InstanceOptions.inMemory())) {
            Session session = instance.openSession();
            run(session, "CREATE TABLE t (id int PRIMARY KEY, v int)");
            run(session, "INSERT INTO t VALUES (1, 7)");
            String locking = "BEGIN TRAN SELECT v FROM t WITH (UPDLOCK) WHERE id = 1 COMMIT";
            assertThat(run(session, locking)).contains("7");
            run(session, "ALTER TABLE t ADD x int");
            assertThat(run(session, locking)).contains("7");
            run(session, "DROP TABLE t");
            run(session, "CREATE TABLE t (id int PRIMARY KEY, v int)");
            run(session, "INSERT INTO t VALUES (1, 8)");
            assertThat(run(session, locking)).contains("8");
        }
    }

    @Test
    void aGlobalTableOfAnotherSessionOutlivesTheOneThatHadItsNameBefore() {
        try (Instance instance = Instance.open(InstanceOptions.inMemory())) {
            Session first = instance.openSession();
            Session second = instance.openSession();
            run(first, "CREATE TABLE ##x (i int)");
            run(second, "DROP TABLE ##x");
            run(second, "CREATE TABLE ##x (i int)");
            run(second, "INSERT INTO ##x VALUES (3)");
            first.close();
            assertThat(run(second, "SELECT i FROM ##x")).contains("3");
        }
    }
}
