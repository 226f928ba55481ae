package dev.outrigger.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** Short forms of what the tests do with connections. */
final class Connecting {
    private Connecting() {}

    /** The URL of an engine in memory that no other test has. */
    static String memory() {
        return "jdbc:outrigger:mem:" + UUID.randomUUID();
    }

    static Connection to(String url) throws SQLException {
        return DriverManager.getConnection(url);
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first value of a query, as text. */
    static String value(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
