package dev.outrigger.procedures.external;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Session;
import dev.outrigger.engine.Engine;
import dev.outrigger.engine.EngineSession;
import dev.outrigger.engine.store.StoreOptions;
import dev.outrigger.golden.Transcript;
import dev.outrigger.scripthost.ScriptRuntime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class ScriptStatisticsTest {
    @TempDir private Path folder;

    private static String count(Session session, String counter, String view, String value) {
        Transcript transcript = new Transcript();
        List<String> lines =
                transcript.lines(
                        session.execute(
                                "SELECT "
                                        + value
                                        + " AS n FROM "
                                        + view
                                        + " WHERE counter_name = '"
                                        + counter
                                        + "'",
                                transcript));
        return lines.get(1);
    }

    private static String ever(Session session, String counter) {
        return count(session, counter, "sys.dm_external_script_execution_stats", "counter_value");
    }

    private static void runTwo(Session session) {
        for (String script : List.of("x = 1", "1 / 0")) {
            session.execute(
                    "EXEC sp_execute_external_script N'Python', N'" + script + "'",
                    new Transcript());
        }
    }

    @Test
    void executionStatisticsSurviveARestartAndPerformanceCountersBeginAnew() {
        long elapsed;
        try (Instance instance = Instance.open(InstanceOptions.at(folder));
                Session session = instance.openSession()) {
            session.execute(
                    "EXEC sp_configure 'external scripts enabled', 1 RECONFIGURE",
                    new Transcript());
            runTwo(session);
            assertThat(ever(session, "Total Executions")).isEqualTo("2");
            elapsed = Long.parseLong(ever(session, "Total Execution Time (ms)"));
        }
        try (Instance instance = Instance.open(InstanceOptions.at(folder));
                Session session = instance.openSession()) {
            assertThat(ever(session, "Total Executions")).isEqualTo("2");
            assertThat(ever(session, "Total Execution Time (ms)"))
                    .isEqualTo(Long.toString(elapsed));
            assertThat(
                            count(
                                    session,
                                    "Total Executions",
                                    "sys.dm_os_performance_counters",
                                    "cntr_value"))
                    .isEqualTo("0");
            runTwo(session);
            assertThat(ever(session, "Total Executions")).isEqualTo("4");
        }
        try (Instance instance = Instance.open(InstanceOptions.at(folder));
                Session session = instance.openSession()) {
            assertThat(ever(session, "Total Executions")).isEqualTo("4");
        }
    }

    @Test
    void totalsAreStoredNowAndThenWithoutAClose() throws InterruptedException {
        try (Engine engine = Engine.open(StoreOptions.at(folder));
                EngineSession session = engine.openSession()) {
            ScriptActivities activities = new ScriptActivities();
            new ScriptStatistics(engine, session.catalog(), activities, Duration.ZERO);
            activities.record(
                    new ScriptActivity(
                            new ScriptActivity.Asker(51, "sa", "dbo"),
                            "Python",
                            new ScriptRuntime.Jython()),
                    () -> {});
            while (stored(engine).executions() == 0) {
                Thread.sleep(10);
            }
            assertThat(stored(engine).executions()).isEqualTo(1);
        }
    }

    /** What an instance would begin with that was opened now. */
    private static ScriptActivities.Totals stored(Engine engine) {
        try (EngineSession session = engine.openSession()) {
            return ScriptStatistics.open(engine, session.catalog(), new ScriptActivities()).all();
        }
    }
}
