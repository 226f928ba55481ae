package dev.outrigger.jdbc;

import static dev.outrigger.jdbc.Connecting.memory;
import static dev.outrigger.jdbc.Connecting.run;
import static dev.outrigger.jdbc.Connecting.to;
import static dev.outrigger.jdbc.Connecting.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Python next to the data, asked for over JDBC. */
@Timeout(120)
class ScriptsTest {
    private static Connection connection;

    @BeforeAll
    static void connect() throws SQLException {
        connection = to(memory());
        run(connection, "EXEC sp_configure 'external scripts enabled', 1; RECONFIGURE;");
        run(connection, "CREATE TABLE dbo.sales (item nvarchar(20), price float)");
        run(connection, "INSERT INTO dbo.sales VALUES (N'tea', 3), (N'cup', 8), (N'tea', 5)");
    }

    @AfterAll
    static void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void frameGoesInAndAFrameComesOutAndWhatIsPrintedIsAWarning() throws SQLException {
        try (PreparedStatement call =
                connection.prepareStatement(
                        "EXEC sp_execute_external_script @language = N'Python', @script = ?, @input_data_1 = ?"
                                + " WITH RESULT SETS ((item nvarchar(20), price float))")) {
            call.setString(
                    1,
                    "print('rows:', len(InputDataSet))\n"
                            + "OutputDataSet = InputDataSet.groupby('item', as_index=False).mean()");
            call.setString(2, "SELECT item, price FROM dbo.sales");
            for (int i = 0; i < 3; i++) {
                List<String> rows = new ArrayList<>();
                StringBuilder printed = new StringBuilder();
                try (ResultSet result = call.executeQuery()) {
                    while (result.next()) {
                        rows.add(result.getString("item") + " " + result.getDouble("price"));
                    }
                }
                for (SQLWarning w = call.getWarnings(); w != null; w = w.getNextWarning()) {
                    printed.append(w.getMessage());
                }
                assertThat(rows).containsExactly("cup 8.0", "tea 4.0");
                assertThat(printed.toString()).contains("rows: 3");
                call.clearWarnings();
            }
        }
    }

    @Test
    void procedureIsCalledWithTheEscapeOfJdbc() throws SQLException {
        try (CallableStatement call =
                connection.prepareCall(
                        "{call sp_execute_external_script(@language=?, @script=?, @input_data_1=?)}")) {
            call.setString(1, "Python");
            call.setString(2, "OutputDataSet = InputDataSet");
            call.setString(3, "SELECT COUNT(*) AS n FROM dbo.sales");
            try (ResultSet rows = call.executeQuery()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(3);
            }
        }
    }

    @Test
    void errorOfAScriptHasItsNumberAndTheConnectionGoesOn() throws SQLException {
        SQLException error =
                catchThrowableOfType(
                        SQLException.class,
                        () ->
                                run(
                                        connection,
                                        "EXEC sp_execute_external_script @language = N'Python', @script = N'\n"
                                                + "raise ValueError(\"boom\")'"));
        assertThat(error.getErrorCode()).isEqualTo(39004);
        assertThat(error.getMessage()).contains("ValueError: boom");
        assertThat(value(connection, "SELECT 1")).isEqualTo("1");
    }
}
