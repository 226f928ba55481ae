package dev.outrigger.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.postgresql.PGConnection;

/** DuckDB or H2 in this process, or a PostgreSQL server, over JDBC; each statement commits. */
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

    static JdbcDatabase h2(Path folder) throws SQLException {
        return new JdbcDatabase(
                DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("h2")), Dialect.H2);
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
        if (dialect == Dialect.H2) {
            return run(
                    "INSERT INTO dbo."
                            + table
                            + " SELECT * FROM CSVREAD('"
                            + csv.toString().replace("'", "''")
                            + "', (SELECT LISTAGG(COLUMN_NAME, ',') WITHIN GROUP (ORDER BY ORDINAL_POSITION)"
                            + " FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_NAME = '"
                            + table.toUpperCase(Locale.ROOT)
                            + "'))");
        }
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
    public List<List<Object>> rows(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            return rows(result);
        }
    }

    private static List<List<Object>> rows(ResultSet result) throws SQLException {
        List<List<Object>> rows = new ArrayList<>();
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
            List<Object> values = new ArrayList<>(columns);
            for (int i = 1; i <= columns; i++) {
                values.add(result.getObject(i));
            }
            rows.add(values);
        }
        return rows;
    }

    @Override
    public LookUp lookUp(String query) throws SQLException {
        // It lives as long as its connection.
        PreparedStatement statement = connection.prepareStatement(query);
        return key -> {
            statement.setInt(1, key);
            try (ResultSet result = statement.executeQuery()) {
                return rows(result);
            }
        };
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
