package dev.outrigger.bench;

import dev.outrigger.cli.Main;
import dev.outrigger.examples.CustomerReturns;
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
import java.util.Optional;
import java.util.Properties;
import org.postgresql.PGConnection;

/**
 * DuckDB, H2 or Outrigger in this process, or a server of PostgreSQL or Outrigger, over JDBC; each
 * statement commits.
 */
final class JdbcDatabase implements Database {
    /** The rows that a driver may fetch at a time where it takes them in parts. */
    private static final int FETCHED_ROWS = 10_000;

    /** Opens one more. */
    private interface Opening {
        JdbcDatabase open() throws SQLException;
    }

    private final Connection connection;
    private final Dialect dialect;
    private final Runnable onClose;
    private Optional<Opening> another = Optional.empty();
    private Statement statement;

    private JdbcDatabase(Connection connection, Dialect dialect) {
        this(connection, dialect, () -> {});
    }

    private JdbcDatabase(Connection connection, Dialect dialect, Runnable onClose) {
        this.connection = connection;
        this.dialect = dialect;
        this.onClose = onClose;
    }

    static JdbcDatabase embedded(Path folder) throws SQLException {
        return new JdbcDatabase(
                DriverManager.getConnection("jdbc:outrigger:file:" + folder),
                Dialect.OUTRIGGER_JDBC);
    }

    static JdbcDatabase served(Path folder) throws SQLException {
        OutriggerServer server = OutriggerServer.start(folder);
        try {
            return new JdbcDatabase(server.connect(), Dialect.OUTRIGGER_SERVER, server::close);
        } catch (SQLException e) {
            server.close();
            throw e;
        }
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
        JdbcDatabase opened =
                new JdbcDatabase(
                        DriverManager.getConnection(address.url(), properties), Dialect.POSTGRESQL);
        opened.another = Optional.of(() -> postgres(address));
        return opened;
    }

    @Override
    public Database another() throws SQLException {
        return another.orElseThrow().open();
    }

    @Override
    public String version() throws SQLException {
        DatabaseMetaData data = connection.getMetaData();
        if (dialect.isOutrigger()) {
            // What it tells clients is the version of SQL Server that it is like.
            return Main.VERSION + ", " + data.getDriverName() + " " + data.getDriverVersion();
        }
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
        if (dialect.isOutrigger()) {
            return run(CustomerReturns.load(table, csv));
        }
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

    /** A query sent as a text; its one value. */
    int number(String query) throws SQLException {
        if (statement == null) {
            // It lives as long as its connection.
            statement = connection.createStatement();
        }
        try (ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getInt(1);
        }
    }

    /**
     * Reads each value of a query as an object and keeps none.
     *
     * @return the rows
     */
    long readAll(String query) throws SQLException {
        // PostgreSQL's driver takes a result in parts within a transaction only.
        connection.setAutoCommit(false);
        long rows = 0;
        try (Statement reading = connection.createStatement()) {
            reading.setFetchSize(FETCHED_ROWS);
            try (ResultSet result = reading.executeQuery(query)) {
                int columns = result.getMetaData().getColumnCount();
                while (result.next()) {
                    for (int i = 1; i <= columns; i++) {
                        result.getObject(i);
                    }
                    rows++;
                }
            }
            connection.commit();
        } finally {
            connection.setAutoCommit(true);
        }
        return rows;
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
        try {
            connection.close();
        } finally {
            onClose.run();
        }
    }
}
