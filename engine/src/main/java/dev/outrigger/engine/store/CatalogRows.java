package dev.outrigger.engine.store;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.h2.jdbc.JdbcConnection;

/**
 * Writes definitions to the catalog tables, in a transaction's own connection: its rollback undoes
 * them.
 */
final class CatalogRows {
    private final JdbcConnection connection;
    private final LockWait waits;

    CatalogRows(JdbcConnection connection, LockWait waits) {
        this.connection = connection;
        this.waits = waits;
    }

    /** Returns whether the row is new: not when a unique name is taken. */
    boolean insert(String sql, Object... values) {
        return waits.untilFree(
                () -> {
                    try {
                        execute(sql, values);
                        return true;
                    } catch (SQLException e) {
                        if (H2Errors.isDuplicate(e)) {
                            return false;
                        }
                        throw org.h2.message.DbException.convert(e);
                    }
                });
    }

    /** Changes the one row of an object as it was read: who comes second must look again. */
    void changeOne(String object, String sql, Object... values) {
        if (change(sql, values) != 1) {
            throw SqlError.of(ErrorCode.DEFINITION_CHANGED, object);
        }
    }

    int change(String sql, Object... values) {
        return waits.untilFree(
                () -> {
                    try {
                        return execute(sql, values);
                    } catch (SQLException e) {
                        throw org.h2.message.DbException.convert(e);
                    }
                });
    }

    /** As this transaction sees them. */
    List<Object[]> read(String sql, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            List<Object[]> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                int columns = result.getMetaData().getColumnCount();
                while (result.next()) {
                    Object[] row = new Object[columns];
                    for (int i = 0; i < columns; i++) {
                        row[i] = result.getObject(i + 1);
                    }
                    rows.add(row);
                }
            }
            return rows;
        } catch (SQLException e) {
            throw H2Errors.internal("the store's catalog failed", e);
        }
    }

    private int execute(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }
}
