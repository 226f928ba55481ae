package dev.outrigger.procedures.batch;

import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import java.util.Optional;

/** The functions and @@names that speak of the session. */
final class SessionFunctions {
    private static final String VERSION =
            "Outrigger 0.1.0 (speaks the T-SQL of Microsoft SQL Server 2019)";
    private static final String SERVER_NAME = "outrigger";
    private static final SqlType MESSAGE = SqlType.nvarchar(4000);

    private final BatchSession session;

    SessionFunctions(BatchSession session) {
        this.session = session;
    }

    /** name: in lower case. activation: what runs; empty for an expression outside any. */
    Optional<SqlValue> value(String name, Optional<Activation> activation) {
        return Optional.ofNullable(
                switch (name) {
                    case "@@error" -> integer(session.lastError());
                    case "@@rowcount" ->
                            integer((int) Math.min(Integer.MAX_VALUE, session.rowCount()));
                    case "rowcount_big()" -> new SqlValue(SqlType.BIGINT, session.rowCount());
                    case "@@trancount" -> integer(session.engine().transactionDepth());
                    case "xact_state()" ->
                            new SqlValue(
                                    SqlType.SMALLINT, (short) session.engine().transactionState());
                    case "@@identity" -> session.engine().lastIdentity();
                    case "scope_identity()" ->
                            activation.map(Activation::identity).orElseGet(Activation::noIdentity);
                    case "@@spid" -> new SqlValue(SqlType.SMALLINT, (short) session.id());
                    case "@@version" -> text(VERSION, SqlType.nvarchar(300));
                    case "@@servername" -> text(SERVER_NAME, SqlType.SYSNAME);
                    case "@@nestlevel" -> integer(activation.map(Activation::nesting).orElse(0));
                    case "@@max_precision" -> new SqlValue(SqlType.TINYINT, (short) 38);
                    default -> name.startsWith("error_") ? caught(name) : null;
                });
    }

    private SqlValue caught(String name) {
        Optional<SqlError> error = session.caughtError();
        return switch (name) {
            case "error_number()" -> integer(error.map(SqlError::number));
            case "error_severity()" -> integer(error.map(SqlError::severity));
            case "error_state()" -> integer(error.map(SqlError::state));
            case "error_line()" -> integer(error.map(SqlError::line));
            case "error_procedure()" ->
                    error.flatMap(SqlError::procedure)
                            .map(procedure -> text(procedure, SqlType.SYSNAME))
                            .orElseGet(() -> SqlValue.nullOf(SqlType.SYSNAME));
            case "error_message()" ->
                    error.map(present -> text(message(present), MESSAGE))
                            .orElseGet(() -> SqlValue.nullOf(MESSAGE));
            default -> null;
        };
    }

    /** The error's text and those of the errors that belong to it, such as a script's traceback. */
    private static String message(SqlError error) {
        StringBuilder text = new StringBuilder(error.getMessage());
        for (Throwable detail : error.getSuppressed()) {
            if (detail instanceof SqlError related) {
                text.append('\n').append(related.getMessage());
            }
        }
        return text.length() > MESSAGE.length()
                ? text.substring(0, MESSAGE.length())
                : text.toString();
    }

    private static SqlValue integer(int value) {
        return new SqlValue(SqlType.INT, value);
    }

    private static SqlValue integer(Optional<Integer> value) {
        return new SqlValue(SqlType.INT, value.orElse(null));
    }

    private static SqlValue text(String value, SqlType type) {
        return new SqlValue(type, SqlText.of(value));
    }
}
