package dev.outrigger.procedures.batch;

import dev.outrigger.ClientConnection;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import java.util.Optional;
import java.util.function.Function;

/** The functions and @@names that speak of the session. */
final class SessionFunctions {
    private static final String VERSION =
            "Outrigger 0.1.0 (speaks the T-SQL of Microsoft SQL Server 2019)";
    static final String SERVER_NAME = "outrigger";
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
                    case "@@options" -> integer(ServerProperties.options(session.settings()));
                    case "@@datefirst" -> new SqlValue(SqlType.TINYINT, (short) 7);
                    case "@@language" -> text("us_english", SqlType.SYSNAME);
                    case "@@langid" -> new SqlValue(SqlType.SMALLINT, (short) 0);
                    case "@@lock_timeout" -> integer(session.settings().lockTimeout());
                    case "@@textsize" -> integer(textSize());
                    case "@@fetch_status" -> integer(session.fetchStatus());
                    case "@@cursor_rows" -> integer(session.cursorRows());
                    case "@@max_connections" -> integer(32767);
                    case "@@servicename" -> text("MSSQLSERVER", SqlType.SYSNAME);
                    case "@@microsoftversion" -> integer(15 << 24 | 2000);
                    case "system_user()", "suser_sname()", "suser_name()" ->
                            text(session.engine().caller().login(), SqlType.SYSNAME);
                    case "original_login()" ->
                            text(session.engine().caller().originalLogin(), SqlType.SYSNAME);
                    case "user()", "current_user()", "session_user()", "user_name()" ->
                            text(session.engine().caller().user(), SqlType.SYSNAME);
                    case "host_name()" -> of(ClientConnection::host);
                    case "app_name()" -> of(ClientConnection::program);
                    default -> name.startsWith("error_") ? caught(name) : property(name);
                });
    }

    /** What the client told of itself; nothing for the program that opened the instance. */
    private SqlValue of(Function<ClientConnection, String> told) {
        return text(session.connection().map(told).orElse(""), SqlType.SYSNAME);
    }

    private int textSize() {
        int size = session.settings().textSize();
        return size < 0 ? Integer.MAX_VALUE : size;
    }

    /** A function of one text: its name, and the text in its parentheses. */
    private SqlValue property(String call) {
        int open = call.indexOf('(');
        if (open < 0 || call.endsWith("()")) {
            return null;
        }
        String name = call.substring(open + 1, call.length() - 1);
        Optional<SqlValue> found =
                switch (call.substring(0, open)) {
                    case "serverproperty" -> ServerProperties.server(name);
                    case "sessionproperty" -> ServerProperties.session(name, session.settings());
                    case "connectionproperty" ->
                            ServerProperties.connection(name, session.connection());
                    case "session_context" -> session.context().get(name);
                    default -> Optional.empty();
                };
        return found.orElse(null);
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

    private static String message(SqlError error) {
        String text = error.getMessage();
        return text.length() > MESSAGE.length() ? text.substring(0, MESSAGE.length()) : text;
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
