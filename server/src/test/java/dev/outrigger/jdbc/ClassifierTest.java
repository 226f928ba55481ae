package dev.outrigger.jdbc;

import static dev.outrigger.jdbc.Connecting.memory;
import static dev.outrigger.jdbc.Connecting.run;
import static dev.outrigger.jdbc.Connecting.to;
import static dev.outrigger.jdbc.Connecting.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Connections to an embedded engine are classified as others are. */
class ClassifierTest {
    private static final String MINE =
            "SELECT g.name FROM sys.dm_exec_sessions AS s JOIN sys.dm_resource_governor_workload_groups AS g"
                    + " ON g.group_id = s.group_id WHERE s.session_id = @@SPID";

    @Test
    void connectionIsInTheGroupOfItsProgram() throws SQLException {
        String url = memory();
        try (Connection first = to(url)) {
            run(first, "CREATE WORKLOAD GROUP reports");
            run(
                    first,
                    "CREATE FUNCTION dbo.classify() RETURNS sysname WITH SCHEMABINDING AS BEGIN"
                            + " RETURN CASE APP_NAME() WHEN N'reporting' THEN N'reports' END END");
            run(first, "ALTER RESOURCE GOVERNOR WITH (CLASSIFIER_FUNCTION = dbo.classify)");
            run(first, "ALTER RESOURCE GOVERNOR RECONFIGURE");
            try (Connection reporting = to(url + ";applicationName=reporting");
                    Connection other = to(url + ";applicationName=other")) {
                assertThat(value(reporting, MINE)).isEqualTo("reports");
                assertThat(value(other, MINE)).isEqualTo("default");
            }
        }
    }
}
