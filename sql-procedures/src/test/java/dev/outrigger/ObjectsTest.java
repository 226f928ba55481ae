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
}
