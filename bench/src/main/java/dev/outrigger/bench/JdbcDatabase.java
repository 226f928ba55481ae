package dev.outrigger.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.postgresql.PGConnection;

/** DuckDB in this process, or a PostgreSQL server, over JDBC; each statement commits. */
final class JdbcDatabase implements Database {
    private final Connection connection;
    private final Dialect dialect;

    private JdbcDatabase(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    static JdbcDatabase duckDb(Path file) throws SQLException {
        return new JdbcDatabase(DriverManager.getConnection("jdbc:duckdb:" + file), Dialect.DUCKDB);
    }

    static JdbcDatabase postgres(PostgresAddress address) throws SQLException {
        Properties properties = new Properties();
        address.user().ifPresent(user -> properties.setProperty("user", user));
        address.password().ifPresent(word -> properties.setProperty("password", word));
        return new JdbcDatabase(
                DriverManager.getConnection(address.url(), properties), Dialect.POSTGRESQL);
    }

    @Override
    public String version() throws SQLException {
        DatabaseMetaData data = connection.getMetaData();
        String driver = dialect == Dialect.POSTGRESQL ? ", driver " + data.getDriverVersion() : "";
        return data.getDatabaseProductName() + " " + data.getDatabaseProductVersion() + driver;
    }

    @Override
    public void execute(String statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    @Override
    public long run(String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!statement.execute(text)) {
                return statement.getLargeUpdateCount();
            }
            long rows = 0;
            try (ResultSet result = statement.getResultSet()) {
                while (result.next()) {
                    rows++;
                }
            }
            return rows;
        }
    }

    @Override
    public long load(String table, Path csv) throws SQLException, IOException {
        if (dialect == Dialect.DUCKDB) {
            return run(
                    "COPY dbo."
                            + table
                            + " FROM '"
                            + csv.toString().replace("'", "''")
                            + "' (FORMAT csv, HEADER false)");
        }
        // Through the connection: the server's user may not be able to read the file.
        try (InputStream in = Files.newInputStream(csv)) {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY dbo." + table + " FROM STDIN (FORMAT csv)", in);
        }
    }

    @Override
    public List<double[]> rows(String query) throws SQLException {
        List<double[]> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                double[] values = new double[columns];
                for (int i = 0; i < columns; i++) {
                    double value = result.getDouble(i + 1);
                    values[i] = result.wasNull() ? Double.NaN : value;
                }
                rows.add(values);
            }
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
