package dev.outrigger.embedded;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Message;
import dev.outrigger.ResultConsumer;
import dev.outrigger.Session;
import dev.outrigger.engine.ResultColumn;
import dev.outrigger.frame.Frame;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** An application without a library of its own: a JVM of its own runs it. */
final class Application {
    private static final String CLUSTERS =
            """
            EXEC sp_execute_external_script @language = N'Python', @script = N'
            from sklearn.cluster import KMeans
            import json
            labels = KMeans(n_clusters=2, random_state=0, n_init=3).fit_predict(InputDataSet[["price"]])
            OutputDataSet = pandas.DataFrame({"groups": [len(set(labels))], "text": [json.dumps([1])]})
            ', @input_data_1 = N'SELECT price FROM dbo.sales';
            """;

    private static final String JOB =
            """
            SET NOCOUNT ON;
            EXEC msdb.dbo.sp_add_job N'restock';
            EXEC msdb.dbo.sp_add_jobstep @job_name = N'restock', @step_name = N'insert',
                @command = N'INSERT INTO dbo.sales (item, price) VALUES (N''paddle'', 3)';
            EXEC msdb.dbo.sp_add_jobserver @job_name = N'restock';
            EXEC msdb.dbo.sp_start_job N'restock', @output_flag = 0;
            WHILE NOT EXISTS (SELECT * FROM msdb.dbo.sysjobhistory WHERE step_id = 0) WAITFOR DELAY '00:00:00.050';
            """;

    private Application() {}

    public static void main(String[] arguments) throws SQLException {
        for (String name : arguments[1].split(",")) {
            System.out.println(name + (isThere(name) ? " is there" : " is not there"));
        }
        String url = "jdbc:outrigger:file:" + arguments[0];
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE dbo.sales (id int IDENTITY PRIMARY KEY, item nvarchar(20), price float);"
                            + " INSERT INTO dbo.sales (item, price)"
                            + " VALUES (N'oar', 1), (N'oar', 2), (N'sail', 90), (N'sail', 91), (NULL, 92);");
            statement.execute("EXEC sp_configure 'external scripts enabled', 1; RECONFIGURE;");
            print(
                    statement,
                    "SELECT item, COUNT(*), SUM(price) / 2, RANK() OVER (ORDER BY MAX(price))"
                            + " FROM dbo.sales WHERE item LIKE N'%a%' GROUP BY item ORDER BY item");
            print(statement, CLUSTERS);
            print(statement, "SELECT name FROM sys.tables");
        }
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            print(statement, "SELECT COUNT(*) FROM dbo.sales WHERE id > 0");
        }
        try (Connection connection = DriverManager.getConnection(url + ";jobs=true");
                Statement statement = connection.createStatement()) {
            statement.execute(JOB);
            print(statement, "SELECT run_status FROM msdb.dbo.sysjobhistory ORDER BY step_id");
        }
        try (Instance instance = Instance.open(InstanceOptions.inMemory());
                Session session = instance.openSession()) {
            session.executeScript("SELECT 6 * 7 AS answer", new Printing());
        }
    }

    private static boolean isThere(String className) {
        try {
            Class.forName(className, false, Application.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static void print(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                StringBuilder line = new StringBuilder();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    line.append(i == 1 ? "" : " ").append(rows.getObject(i));
                }
                System.out.println(line);
            }
        }
    }

    private static final class Printing implements ResultConsumer {
        @Override
        public void resultSet(List<ResultColumn> columns) {
            System.out.println(columns.get(0).name());
        }

        @Override
        public void frame(Frame frame) {
            System.out.println(frame.rows() + " row by the Java API");
        }

        @Override
        public void endOfResultSet() {
            System.out.println("end");
        }

        @Override
        public void rowCount(long rows) {
            System.out.println(rows + " counted");
        }

        @Override
        public void message(Message message) {
            throw new IllegalStateException(message.text());
        }
    }
}
