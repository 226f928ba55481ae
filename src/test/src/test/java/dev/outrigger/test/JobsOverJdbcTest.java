package dev.outrigger.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The nightly INSERT ... EXEC of a script, from an application's connection. */
class JobsOverJdbcTest {
    private static final String PROCEDURE =
            """
            CREATE PROCEDURE dbo.label_customers AS
            EXEC sp_execute_external_script @language = N'Python', @script = N'
            from sklearn.cluster import KMeans
            model = KMeans(n_clusters=2, n_init=3, random_state=1).fit(InputDataSet[["orders", "returns"]])
            OutputDataSet = InputDataSet[["customer"]].copy()
            OutputDataSet["label"] = model.labels_
            print("clustered %d customers" % len(OutputDataSet))
            ', @input_data_1 = N'SELECT customer, orders, returns FROM dbo.customers'
            WITH RESULT SETS ((customer int, label int))
            """;

    @Test
    void clusteringIsAStepOfAJob() throws Exception {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:outrigger:mem:jobs;jobs=true");
                Statement statement = connection.createStatement()) {
            run(
                    statement,
                    "EXEC sp_configure 'external scripts enabled', 1; RECONFIGURE",
                    "CREATE TABLE dbo.customers (customer int NOT NULL, orders float NOT NULL, returns float NOT NULL);"
                            + " INSERT INTO dbo.customers VALUES (1, 2, 1), (2, 3, 1), (3, 2, 2), (4, 90, 40), (5, 91, 41)",
                    "CREATE TABLE dbo.labels (customer int NOT NULL PRIMARY KEY, label int NOT NULL)",
                    PROCEDURE,
                    "EXEC msdb.dbo.sp_add_job N'nightly'",
                    "EXEC msdb.dbo.sp_add_jobstep @job_name = N'nightly', @step_name = N'cluster', @command = N'INSERT INTO dbo.labels EXEC dbo.label_customers'",
                    "EXEC msdb.dbo.sp_add_jobserver @job_name = N'nightly'",
                    "EXEC msdb.dbo.sp_start_job N'nightly'");
            List<String> messages = messages(statement);
            assertThat(messages).hasSize(2);
            assertThat(messages.get(0))
                    .contains("clustered 5 customers")
                    .endsWith("The step succeeded.");
            assertThat(messages.get(1)).startsWith("The job succeeded.");
            try (ResultSet sizes =
                    statement.executeQuery(
                            "SELECT COUNT(*) FROM dbo.labels GROUP BY label ORDER BY 1")) {
                sizes.next();
                assertThat(sizes.getInt(1)).isEqualTo(2);
                sizes.next();
                assertThat(sizes.getInt(1)).isEqualTo(3);
            }
            try (ResultSet figures =
                    statement.executeQuery(
                            "SELECT cntr_value FROM sys.dm_os_performance_counters WHERE object_name = 'SQLAgent:Jobs' AND counter_name = 'Successful jobs'")) {
                figures.next();
                assertThat(figures.getLong(1)).isEqualTo(1);
            }
        }
    }

    private static void run(Statement statement, String... batches) throws SQLException {
        for (String batch : batches) {
            boolean more = statement.execute(batch);
            while (more || statement.getUpdateCount() != -1) {
                more = statement.getMoreResults();
            }
        }
    }

    /** Of the history, once it has the job's outcome. */
    private static List<String> messages(Statement statement)
            throws SQLException, InterruptedException {
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            messages.clear();
            boolean ended = false;
            try (ResultSet rows =
                    statement.executeQuery(
                            "EXEC msdb.dbo.sp_help_jobhistory @job_name = N'nightly', @mode = 'FULL', @oldest_first = 1")) {
                while (rows.next()) {
                    ended |= rows.getInt("step_id") == 0;
                    messages.add(rows.getString("message"));
                }
            }
            if (ended) {
                break;
            }
            Thread.sleep(100);
        }
        return messages;
    }
}
