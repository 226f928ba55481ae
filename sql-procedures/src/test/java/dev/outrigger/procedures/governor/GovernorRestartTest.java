package dev.outrigger.procedures.governor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Session;
import dev.outrigger.golden.Transcript;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the governor was told is there when the instance is opened again. */
final class GovernorRestartTest {
    private static final String MINE =
            "SELECT g.name FROM sys.dm_exec_sessions AS s JOIN sys.dm_resource_governor_workload_groups AS g"
                    + " ON g.group_id = s.group_id WHERE s.session_id = @@SPID";

    @TempDir private Path folder;

    private static List<String> run(Session session, String batch) {
        Transcript transcript = new Transcript();
        return transcript.lines(session.execute(batch, transcript)).stream()
                .map(String::strip)
                .toList();
    }

    @Test
    void poolsGroupsAndTheClassifierCountAfterARestart() {
        try (Instance instance = Instance.open(InstanceOptions.at(folder));
                Session session = instance.openSession()) {
            run(session, "CREATE EXTERNAL RESOURCE POOL [p 1\u00e9] WITH (MAX_CPU_PERCENT = 25)");
            run(session, "CREATE WORKLOAD GROUP g USING EXTERNAL [p 1\u00e9]");
            run(
                    session,
                    "CREATE FUNCTION dbo.classify() RETURNS sysname WITH SCHEMABINDING AS"
                            + " BEGIN RETURN CASE SUSER_SNAME() WHEN N'sa' THEN N'g' END END");
            run(session, "ALTER RESOURCE GOVERNOR WITH (CLASSIFIER_FUNCTION = dbo.classify)");
            run(session, "ALTER RESOURCE GOVERNOR RECONFIGURE");
            assertThat(run(session, MINE)).contains("default");
        }
        try (Instance instance = Instance.open(InstanceOptions.at(folder));
                Session session = instance.openSession()) {
            assertThat(run(session, MINE)).contains("g");
            assertThat(
                            run(
                                    session,
                                    "SELECT name, max_cpu_percent FROM sys.dm_resource_governor_external_resource_pools"))
                    .contains("p 1\u00e9 | 25");
            assertThat(run(session, "DROP FUNCTION dbo.classify").get(0)).contains("10920");
            run(session, "ALTER RESOURCE GOVERNOR DISABLE");
        }
        try (Instance instance = Instance.open(InstanceOptions.at(folder));
                Session session = instance.openSession()) {
            assertThat(run(session, MINE)).contains("default");
            assertThat(
                            run(
                                    session,
                                    "SELECT COUNT(*) AS n FROM sys.resource_governor_external_resource_pools"))
                    .contains("2");
        }
    }
}
