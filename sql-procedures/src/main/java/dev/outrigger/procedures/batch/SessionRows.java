package dev.outrigger.procedures.batch;

import dev.outrigger.ClientConnection;
import dev.outrigger.engine.rights.FixedPrincipals;
import dev.outrigger.engine.rights.Principal;
import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.types.SqlBytes;
import dev.outrigger.engine.types.SqlGuid;
import dev.outrigger.procedures.system.WallClock;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Rows of the views of sessions: names of columns and values in turn. */
final class SessionRows {
    private static final int VERSION_OF_INTERFACE = 7;
    private static final int SID_BYTES = 16;

    private SessionRows() {}

    static Object[] session(BatchSession session, Catalog catalog) {
        RequestClock clock = session.clock();
        Optional<ClientConnection> line = session.connection();
        String login = session.engine().caller().originalLogin();
        return row(
                session,
                catalog,
                "login_time",
                WallClock.datetime(session.openedMillis()),
                "host_name",
                line.map(ClientConnection::host).filter(host -> !host.isEmpty()).orElse(null),
                "program_name",
                line.map(ClientConnection::program).filter(name -> !name.isEmpty()).orElse(null),
                "host_process_id",
                line.map(ClientConnection::process).orElse(null),
                "client_version",
                line.map(present -> VERSION_OF_INTERFACE).orElse(null),
                "client_interface_name",
                line.map(ClientConnection::library).orElse(null),
                "login_name",
                login,
                "security_id",
                securityId(login, catalog),
                "original_security_id",
                securityId(login, catalog),
                "status",
                clock.isRunning() ? "running" : "sleeping",
                "total_elapsed_time",
                integer(clock.elapsedMillis()),
                "last_request_start_time",
                WallClock.datetime(clock.begun().orElse(session.openedMillis())),
                "last_request_end_time",
                moment(clock.ended()),
                "original_login_name",
                login);
    }

    static Object[] request(BatchSession session, Catalog catalog) {
        RequestClock clock = session.clock();
        return row(
                session,
                catalog,
                "start_time",
                moment(clock.begun()),
                "command",
                session.current().map(CommandNames::of).orElse("AWAITING COMMAND"),
                "connection_id",
                session.connection().map(line -> SqlGuid.of(line.id())).orElse(null),
                "external_script_request_id",
                session.scriptRequest().orElse(null),
                "wait_resource",
                "",
                "total_elapsed_time",
                integer(clock.runningMillis()));
    }

    static Object[] connection(BatchSession session) {
        ClientConnection line = session.connection().orElseThrow();
        RequestClock clock = session.clock();
        return new Object[] {
            "session_id", session.id(),
            "most_recent_session_id", session.id(),
            "connect_time", WallClock.datetime(session.openedMillis()),
            "net_transport", line.transport(),
            "protocol_version", line.protocol(),
            "encrypt_option", line.encrypted() ? "TRUE" : "FALSE",
            "last_read", moment(clock.begun()),
            "last_write", moment(clock.ended()),
            "net_packet_size", line.packetBytes(),
            "client_net_address", line.address(),
            "connection_id", SqlGuid.of(line.id())
        };
    }

    /** What sessions and requests have in common, and what they have not. */
    private static Object[] row(BatchSession session, Catalog catalog, Object... own) {
        SessionSettings settings = session.settings();
        List<Object> row =
                new ArrayList<>(
                        Arrays.asList(
                                "session_id",
                                session.id(),
                                "group_id",
                                session.groupId(),
                                "database_id",
                                catalog.databaseFacts(session.database())
                                        .map(facts -> facts.id())
                                        .orElse(0L),
                                "open_transaction_count",
                                session.engine().transactionDepth(),
                                "text_size",
                                settings.textSize() < 0 ? Integer.MAX_VALUE : settings.textSize(),
                                "transaction_isolation_level",
                                1 + settings.isolation().ordinal(),
                                "lock_timeout",
                                settings.lockTimeout(),
                                "row_count",
                                session.rowCount(),
                                "prev_error",
                                session.lastError()));
        row.addAll(Arrays.asList(own));
        return row.toArray();
    }

    /** As sys.server_principals has it. */
    private static SqlBytes securityId(String login, Catalog catalog) {
        int id = catalog.rights().principal("", login).map(Principal::id).orElse(0);
        return SqlBytes.of(
                id == FixedPrincipals.SA
                        ? new byte[] {1}
                        : ByteBuffer.allocate(SID_BYTES).putInt(id).array());
    }

    private static int integer(long value) {
        return (int) Math.min(value, Integer.MAX_VALUE);
    }

    /** null for none. */
    private static Object moment(OptionalLong millis) {
        return millis.isPresent() ? WallClock.datetime(millis.getAsLong()) : null;
    }
}
