package dev.outrigger.jdbc;

import static dev.outrigger.jdbc.Connecting.memory;
import static dev.outrigger.jdbc.Connecting.run;
import static dev.outrigger.jdbc.Connecting.to;
import static dev.outrigger.jdbc.Connecting.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When engines open and close. */
@Timeout(120)
class EngineLifeTest {
    @TempDir Path folder;

    private String file() {
        return "jdbc:outrigger:file:" + folder.resolve("data");
    }

    @Test
    void twoConnectionsOnOneEngineSeeEachOthersCommits() throws SQLException {
        String url = memory();
        try (Connection first = to(url);
                Connection second = to(url)) {
            run(first, "CREATE TABLE dbo.t (id int)");
            first.setAutoCommit(false);
            run(first, "INSERT INTO dbo.t VALUES (1)");
            first.commit();
            assertThat(value(second, "SELECT COUNT(*) FROM dbo.t")).isEqualTo("1");
        }
    }

    @Test
    void enginesInMemoryWithOtherNamesAreOthers() throws SQLException {
        try (Connection first = to(memory());
                Connection second = to(memory())) {
            run(first, "CREATE TABLE dbo.t (id int)");
            assertThatThrownBy(() -> value(second, "SELECT COUNT(*) FROM dbo.t"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("dbo.t");
        }
    }

    @Test
    void engineInMemoryVanishesWithItsLastConnection() throws SQLException {
        String url = memory();
        try (Connection first = to(url)) {
            run(first, "CREATE TABLE dbo.t (id int)");
            to(url).close();
            assertThat(value(first, "SELECT COUNT(*) FROM dbo.t")).isEqualTo("0");
        }
        try (Connection again = to(url)) {
            SQLException error =
                    catchThrowableOfType(
                            SQLException.class, () -> value(again, "SELECT COUNT(*) FROM dbo.t"));
            assertThat(error.getErrorCode()).isEqualTo(208);
        }
    }

    @Test
    void keptEngineOutlivesItsConnections() throws SQLException {
        String url = memory() + ";keep=true";
        try (Connection first = to(url)) {
            run(first, "CREATE TABLE dbo.t (id int)");
        }
        try (Connection again = to(url)) {
            assertThat(value(again, "SELECT COUNT(*) FROM dbo.t")).isEqualTo("0");
        }
    }

    @Test
    void engineInAFolderClosesWithItsLastConnectionAndKeepsItsData() throws SQLException {
        try (Connection first = to(file());
                Connection second = to(file())) {
            run(first, "CREATE TABLE dbo.t (id int)");
            run(second, "INSERT INTO dbo.t VALUES (5)");
        }
        // Would be refused if anything still held the folder.
        Instance.open(InstanceOptions.at(folder.resolve("data"))).close();
        try (Connection again = to(file())) {
            assertThat(value(again, "SELECT id FROM dbo.t")).isEqualTo("5");
        }
    }

    @Test
    void allSpellingsOfOneFolderAreOneEngine() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
        try (Connection first = to(file());
                Connection second = to("jdbc:outrigger:file:" + link.resolve("../link/./data"))) {
            run(first, "CREATE TABLE dbo.t (id int)");
            assertThat(value(second, "SELECT COUNT(*) FROM dbo.t")).isEqualTo("0");
        }
    }

    @Test
    void closedConnectionHasRolledBackAndReleasedItsLocks() throws SQLException {
        String url = memory();
        try (Connection staying = to(url)) {
            run(staying, "CREATE TABLE dbo.t (id int PRIMARY KEY, n int)");
            run(staying, "INSERT INTO dbo.t VALUES (1, 0)");
            Connection leaving = to(url);
            leaving.setAutoCommit(false);
            run(leaving, "UPDATE dbo.t SET n = 99");
            leaving.close();
            run(staying, "UPDATE dbo.t SET n = n + 1");
            assertThat(value(staying, "SELECT n FROM dbo.t")).isEqualTo("1");
        }
    }

    @Test
    void otherOptionsForAnOpenEngineAreRefused() throws SQLException {
        String url = memory();
        try (Connection first = to(url + ";isolation=available")) {
            assertThatThrownBy(() -> to(url + ";isolation=required"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining(
                            "is open with other options: its isolation is 'AVAILABLE'")
                    .hasMessageContaining("Give the same options");
            assertThatThrownBy(() -> to(url + ";keep=true"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("keep");
            try (Connection same = to(url + ";isolation=AVAILABLE");
                    Connection indifferent = to(url)) {
                assertThat(value(same, "SELECT 1")).isEqualTo(value(indifferent, "SELECT 1"));
            }
            assertThat(value(first, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void folderThatIsInUseIsError49510WithTheWayOut() throws SQLException {
        try (Instance other = Instance.open(InstanceOptions.at(folder.resolve("data")))) {
            SQLException error = catchThrowableOfType(SQLException.class, () -> to(file()));
            assertThat(error.getErrorCode()).isEqualTo(49510);
            assertThat(error.getSQLState()).isEqualTo("08001");
            assertThat(error.getMessage())
                    .contains("is in use")
                    .contains("let it serve the folder and connect");
            other.openSession().close();
        }
        to(file()).close();
    }

    @Test
    void fileInPlaceOfTheFolderIsRefused() throws IOException {
        Files.writeString(folder.resolve("data"), "text");
        assertThatThrownBy(() -> to(file()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("is not a folder");
    }

    @Test
    void unknownDatabaseIsError4060AndLeavesNoEngineOpen() throws SQLException {
        SQLException error =
                catchThrowableOfType(SQLException.class, () -> to(file() + ";database=nowhere"));
        assertThat(error.getErrorCode()).isEqualTo(4060);
        Instance.open(InstanceOptions.at(folder.resolve("data"))).close();
    }

    @Test
    void databaseOfTheUrlIsTheCurrentOne() throws SQLException {
        String url = memory();
        try (Connection first = to(url)) {
            run(first, "CREATE DATABASE shop");
            try (Connection second = to(url + ";database=shop")) {
                assertThat(value(second, "SELECT DB_NAME()")).isEqualTo("shop");
                assertThat(second.getCatalog()).isEqualTo("shop");
            }
        }
    }

    @Test
    void connectionsThatComeWhileTheEngineClosesOpenItAnew() throws Exception {
        String url = file();
        to(url).close();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<String>> values = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Callable<String> connecting =
                        () -> {
                            String last = "";
                            for (int n = 0; n < 5; n++) {
                                try (Connection connection = to(url)) {
                                    last = value(connection, "SELECT 7");
                                }
                            }
                            return last;
                        };
                values.add(threads.submit(connecting));
            }
            for (Future<String> value : values) {
                assertThat(value.get()).isEqualTo("7");
            }
        } finally {
            threads.shutdown();
        }
        Instance.open(InstanceOptions.at(folder.resolve("data"))).close();
    }

    @Test
    void thousandsOfConnectionsLeaveNoThreadBehind() throws Exception {
        String url = memory();
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (Connection staying = to(url)) {
            for (int i = 0; i < 3000; i++) {
                try (Connection connection = to(url)) {
                    assertThat(connection.isValid(0)).isTrue();
                }
            }
            assertThat(value(staying, "SELECT 1")).isEqualTo("1");
            // Those of the pool that wait for the next connection, and not one for each.
            assertThat(made(before)).hasSizeLessThan(20);
        }
        long until = System.nanoTime() + 10_000_000_000L;
        while (!made(before).isEmpty() && System.nanoTime() < until) {
            Thread.sleep(10);
        }
        assertThat(made(before)).isEmpty();
    }

    private static List<String> made(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.isAlive() && !before.contains(thread))
                .map(Thread::getName)
                .filter(name -> name.startsWith("outrigger"))
                .toList();
    }
}
