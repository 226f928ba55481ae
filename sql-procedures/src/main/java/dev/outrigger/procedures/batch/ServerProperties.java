package dev.outrigger.procedures.batch;

import dev.outrigger.ClientConnection;
import dev.outrigger.engine.types.Collation;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.procedures.batch.SessionSettings.Flag;
import java.util.Optional;

/** SERVERPROPERTY, SESSIONPROPERTY and CONNECTIONPROPERTY: NULL for what nobody knows. */
final class ServerProperties {
    /** The version of SQL Server whose language this is; clients decide by it what they may say. */
    static final String PRODUCT_VERSION = "15.0.2000.5";

    private static final int ENTERPRISE_ENGINE = 3;

    private ServerProperties() {}

    static Optional<SqlValue> server(String property) {
        return Optional.ofNullable(
                switch (property) {
                    case "servername", "machinename" -> text(SessionFunctions.SERVER_NAME);
                    case "productversion" -> text(PRODUCT_VERSION);
                    case "productmajorversion" -> text("15");
                    case "productminorversion" -> text("0");
                    case "productbuild" -> text("2000");
                    case "productlevel" -> text("RTM");
                    case "edition" -> text("Outrigger");
                    case "engineedition" -> integer(ENTERPRISE_ENGINE);
                    case "collation" -> text(Collation.DEFAULT.sqlName());
                    case "processid" -> integer((int) ProcessHandle.current().pid());
                    case "isclustered",
                            "isfulltextinstalled",
                            "isintegratedsecurityonly",
                            "ishadrenabled",
                            "issingleuser",
                            "islocaldb",
                            "isxtpsupported",
                            "ispolybaseinstalled" ->
                            integer(0);
                    case "isadvancedanalyticsinstalled" -> integer(1);
                    default -> null;
                });
    }

    static Optional<SqlValue> session(String option, SessionSettings settings) {
        return Optional.ofNullable(
                switch (option) {
                    case "ansi_nulls",
                            "ansi_padding",
                            "ansi_warnings",
                            "arithabort",
                            "concat_null_yields_null",
                            "quoted_identifier" ->
                            integer(1);
                    case "numeric_roundabort" -> integer(0);
                    default -> null;
                });
    }

    static Optional<SqlValue> connection(String property, Optional<ClientConnection> client) {
        return Optional.ofNullable(
                switch (property) {
                    case "net_transport" ->
                            text(client.map(ClientConnection::transport).orElse("Shared memory"));
                    case "protocol_type" -> text("TSQL");
                    case "auth_scheme" -> text("SQL");
                    case "client_net_address" ->
                            text(client.map(ClientConnection::address).orElse("<local machine>"));
                    default -> null;
                });
    }

    /** The bits of @@OPTIONS. */
    static int options(SessionSettings settings) {
        int always = 8 + 16 + 32 + 64 + 256 + 1024 + 4096;
        return always
                + (settings.is(Flag.IMPLICIT_TRANSACTIONS) ? 2 : 0)
                + (settings.noCount() ? 512 : 0)
                + (settings.abortTransaction() ? 16384 : 0);
    }

    private static SqlValue text(String value) {
        return new SqlValue(SqlType.SYSNAME, SqlText.of(value));
    }

    private static SqlValue integer(int value) {
        return new SqlValue(SqlType.INT, value);
    }
}
