package dev.outrigger.jdbc;

import dev.outrigger.engine.errors.SqlError;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;

/** Why there is no connection, and what to do about it. */
final class Refusals {
    private static final String CANNOT_CONNECT = "08001";

    private Refusals() {}

    static SQLException of(String text) {
        return new SQLNonTransientConnectionException(text, CANNOT_CONNECT);
    }

    static SQLException of(String text, Throwable cause) {
        int number = cause instanceof SqlError error ? error.number() : 0;
        return new SQLNonTransientConnectionException(text, CANNOT_CONNECT, number, cause);
    }
}
