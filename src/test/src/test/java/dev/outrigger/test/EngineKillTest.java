package dev.outrigger.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Session;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 of the engine alone while scripts run: no host survives it, what it reported is there,
 * and the next start finds nothing of the old one in its way.
 */
class EngineKillTest {
    private static final int REPORTED = 3;

    @TempDir private Path folder;

    @Test
    void noHostSurvivesAnEngineThatIsKilledAndReportedRowsDo() throws Exception {
        kill(List.of());
    }

    @Test
    @Tag("cpython")
    @Tag("long")
    void norDoesAnyOfCPythons() throws Exception {
        kill(List.of(Python.interpreter().toString()));
    }

    private void kill(List<String> python) throws Exception {
        Path database = folder.resolve("database");
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        try (Instance instance = Instance.open(InstanceOptions.at(database));
                Session session = instance.openSession()) {
            Sql.succeed(session, ScriptingEngine.definitions());
        }
        List<String> arguments = new ArrayList<>(List.of(database.toString()));
        arguments.addAll(python);
        ProcessBuilder builder =
                ChildJvm.command(
                        "dev.outrigger.test.ScriptingEngine", arguments.toArray(String[]::new));
        builder.command().add(1, "-Djava.io.tmpdir=" + temporary);
        Process engine = builder.redirectErrorStream(true).start();
        List<ProcessHandle> hosts = new ArrayList<>();
        int reported = 0;
        StringBuilder printed = new StringBuilder();
        try (BufferedReader lines = engine.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                printed.append(line).append('\n');
                reported += line.equals(Integer.toString(reported)) ? 1 : 0;
                if (hosts.isEmpty() && reported >= REPORTED) {
                    engine.descendants().forEach(hosts::add);
                    // Only the engine: its hosts have to see to themselves.
                    engine.toHandle().destroyForcibly();
                }
            }
        } finally {
            engine.descendants().forEach(ProcessHandle::destroyForcibly);
            engine.destroyForcibly().waitFor();
        }
        assertThat(hosts).as(printed.toString()).hasSizeGreaterThan(ScriptingEngine.BUSY);
        awaitEnd(hosts);

        try (Instance instance = Instance.open(InstanceOptions.at(database));
                Session session = instance.openSession()) {
            List<Object> sizes =
                    Sql.succeed(session, "SELECT COUNT(*) FROM written GROUP BY round")
                            .last()
                            .column(0);
            assertThat(sizes).hasSizeBetween(reported, reported + 1);
            assertThat(sizes).allMatch(size -> size.equals(ScriptingEngine.ROWS));
            Sql.succeed(session, "INSERT INTO written EXEC produce 1000000");
            try (Stream<Path> files = Files.list(database)) {
                assertThat(files.filter(file -> file.getFileName().toString().startsWith("spill")))
                        .isEmpty();
            }
        }
    }

    private static void awaitEnd(List<ProcessHandle> hosts) throws InterruptedException {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (hosts.stream().anyMatch(Footprint::runs) && System.nanoTime() < patience) {
            Thread.sleep(20);
        }
        assertThat(hosts.stream().filter(Footprint::runs).map(ProcessHandle::info))
                .as("hosts that outlive their engine")
                .isEmpty();
    }
}
