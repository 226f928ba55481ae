package dev.outrigger.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;

/**
 * The clustering as a JDBC application: an engine in this process whose data are in a folder, no
 * server, no port, no JVM flag. Run it with the class path alone: {@code java -cp ...
 * dev.outrigger.examples.JdbcClustering FOLDER}.
 */
public final class JdbcClustering {
    private static final double SCALE = 0.01;
    private static final String DATABASE = "customer_returns";

    /** Separates batches for tools; a driver sends one batch at a time. */
    private static final String BATCH_END = "(?mi)^\\s*GO\\s*$";

    private JdbcClustering() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("give the folder that takes the data");
        }
        Path folder = Path.of(arguments[0]);
        String url = "jdbc:outrigger:file:" + folder.resolve("engine");
        try (Connection connection = DriverManager.getConnection(url)) {
            run(connection, "DROP DATABASE IF EXISTS " + DATABASE);
            run(connection, "CREATE DATABASE " + DATABASE);
            connection.setCatalog(DATABASE);
            run(connection, "EXEC sp_configure 'external scripts enabled', 1; RECONFIGURE;");
            run(connection, CustomerReturns.tables());
            for (TpcDsTable table : TpcDsTable.values()) {
                load(connection, table, folder);
            }
            run(connection, CustomerReturns.procedure());
            run(connection, CustomerReturns.label());
        }
        // The engine closed with its last connection; this one opens it again.
        try (Connection connection = DriverManager.getConnection(url + ";database=" + DATABASE)) {
            print(connection, CustomerReturns.groups());
        }
    }

    private static void load(Connection connection, TpcDsTable table, Path folder)
            throws IOException, SQLException {
        Files.createDirectories(folder);
        Path csv = folder.toAbsolutePath().resolve(table.sqlName() + ".csv");
        table.write(SCALE, csv, rows -> {});
        run(connection, CustomerReturns.load(table.sqlName(), csv));
        Files.delete(csv);
    }

    /** Runs batches to their ends and prints what they, or their scripts, have printed. */
    private static void run(Connection connection, String script) throws SQLException {
        for (String batch : script.split(BATCH_END)) {
            try (Statement statement = connection.createStatement()) {
                boolean rows = statement.execute(batch);
                while (rows || statement.getUpdateCount() != -1) {
                    rows = statement.getMoreResults();
                }
                for (SQLWarning printed = statement.getWarnings();
                        printed != null;
                        printed = printed.getNextWarning()) {
                    System.out.println(printed.getMessage());
                }
            }
        }
    }

    private static void print(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                StringBuilder line = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    line.append(rows.getMetaData().getColumnName(i))
                            .append('=')
                            .append(rows.getObject(i))
                            .append(' ');
                }
                System.out.println(line);
            }
        }
    }
}
