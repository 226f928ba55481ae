package dev.outrigger.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The audit of scripts outlives the engine, however that ends. */
@Timeout(180)
class AuditTest {
    /** More than the audit waits before it writes. */
    private static final long WRITTEN_MILLIS = 1500;

    @TempDir private Path folder;

    static String script(String text) {
        return "EXEC sp_execute_external_script @language = N'Python', @script = N'"
                + text.replace("'", "''")
                + "'";
    }

    private static List<String> rows(Session session) {
        return Sql.succeed(
                        session,
                        "SELECT CONCAT(audit_id, ' ', outcome, ' ', error_number) FROM sys.external_script_audit ORDER BY audit_id")
                .last()
                .column(0)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static Object figure(Session session, String counter) {
        return Sql.scalar(
                session,
                "SELECT cntr_value FROM sys.dm_os_performance_counters WHERE counter_name = '"
                        + counter
                        + "'");
    }

    @Test
    void rowsAreThereAfterARestartAndTheirNumbersGoOn() {
        try (Instance instance = Instance.open(InstanceOptions.at(folder));
                Session session = instance.openSession()) {
            Sql.allowScripts(session);
            Sql.succeed(session, script("x = 1"));
            Sql.run(session, script("x = 1 / 0"));
            assertThat(rows(session)).containsExactly("1 succeeded ", "2 failed 39004");
        }
        try (Instance instance = Instance.open(InstanceOptions.at(folder));
                Session session = instance.openSession()) {
            Sql.succeed(session, script("x = 1"));
            assertThat(rows(session))
                    .containsExactly("1 succeeded ", "2 failed 39004", "3 succeeded ");
        }
    }

    @Test
    void killedEngineLosesNoRowThatIsOlderThanASecondAndWhatRanIsInterrupted() throws Exception {
        try (Instance instance = Instance.open(InstanceOptions.at(folder))) {
            assertThat(instance.figures()).isNotEmpty();
        }
        Process engine = ChildJvm.start("dev.outrigger.test.AuditedEngine", folder.toString());
        List<ProcessHandle> hosts = new ArrayList<>();
        StringBuilder printed = new StringBuilder();
        try (BufferedReader lines = engine.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                printed.append(line).append('\n');
                if (line.equals("ended")) {
                    Thread.sleep(WRITTEN_MILLIS);
                    engine.descendants().forEach(hosts::add);
                    engine.toHandle().destroyForcibly();
                }
            }
        } finally {
            hosts.forEach(ProcessHandle::destroyForcibly);
            engine.destroyForcibly().waitFor();
        }
        assertThat(hosts).as(printed.toString()).isNotEmpty();
        // What a crash of the machine may leave: a line that was not written to its end.
        Files.writeString(lastFile(), "0badc0de\t3\thalf", StandardOpenOption.APPEND);
        try (Instance instance = Instance.open(InstanceOptions.at(folder));
                Session session = instance.openSession()) {
            assertThat(rows(session)).containsExactly("1 succeeded ", "2 interrupted ");
            Sql.succeed(session, script("x = 2"));
            assertThat(rows(session))
                    .containsExactly("1 succeeded ", "2 interrupted ", "3 succeeded ");
        }
    }

    private Path lastFile() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("script-audit"))) {
            return files.sorted().reduce((a, b) -> b).orElseThrow();
        }
    }

    @Test
    void scriptThatRunsIsShownToOthers() throws Exception {
        try (Instance instance = Instance.open(InstanceOptions.at(folder));
                Session session = instance.openSession();
                Session other = instance.openSession()) {
            Sql.allowScripts(session);
            Thread running =
                    new Thread(() -> Sql.run(session, script("import time\ntime.sleep(60)")));
            running.start();
            while (rows(other).isEmpty()) {
                Thread.sleep(20);
            }
            assertThat(rows(other)).containsExactly("1 running ");
            session.cancel();
            running.join();
            assertThat(rows(other)).containsExactly("1 cancelled 3617");
            Thread killed =
                    new Thread(() -> Sql.run(session, script("import time\ntime.sleep(60)")));
            Object id = Sql.scalar(session, "SELECT @@SPID");
            killed.start();
            while (rows(other).size() < 2) {
                Thread.sleep(20);
            }
            Sql.succeed(other, "KILL " + id);
            killed.join();
            assertThat(rows(other).get(1)).startsWith("2 killed ");
        }
    }

    @Test
    void auditThatCannotBeWrittenKeepsNoScriptFromRunningAndIsCounted() throws Exception {
        try (Instance instance = Instance.open(InstanceOptions.at(folder));
                Session session = instance.openSession()) {
            // Where the folder should be.
            Path inTheWay = folder.resolve("script-audit");
            Files.writeString(inTheWay, "");
            Sql.allowScripts(session);
            Sql.succeed(session, script("x = 1"));
            while (figure(session, "Audit Write Errors").equals(0L)) {
                Thread.sleep(50);
            }
            Files.delete(inTheWay);
            assertThat(rows(session)).containsExactly("1 succeeded ");
        }
        try (Instance instance = Instance.open(InstanceOptions.at(folder));
                Session session = instance.openSession()) {
            assertThat(rows(session)).containsExactly("1 succeeded ");
            assertThat(figure(session, "Audit Rows Lost")).isEqualTo(0L);
        }
    }

    @Test
    void oldestRowsGo() throws Exception {
        try (Instance instance = Instance.open(InstanceOptions.at(folder));
                Session session = instance.openSession()) {
            Sql.allowScripts(session);
            Sql.succeed(
                    session, "EXEC sp_configure 'external script audit (rows)', 10; RECONFIGURE");
            for (int round = 0; round < 4; round++) {
                for (int i = 0; i < 60; i++) {
                    Sql.succeed(session, script("x = 1"));
                }
                Thread.sleep(WRITTEN_MILLIS / 2);
            }
            assertThat(rows(session)).hasSize(10).last().isEqualTo("240 succeeded ");
            try (Stream<Path> files = Files.list(folder.resolve("script-audit"))) {
                // Files of some hundred lines, and few of them.
                assertThat(files.count()).isLessThanOrEqualTo(2);
            }
        }
    }
}
