package dev.outrigger.tds;

import dev.outrigger.Message;
import dev.outrigger.Outcome;
import dev.outrigger.tds.tokens.ResponseWriter;
import dev.outrigger.tds.wire.PacketInput;
import dev.outrigger.tds.wire.PacketType;
import dev.outrigger.tds.wire.ProtocolException;
import dev.outrigger.tds.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Reads one request and runs it in the connection's session. */
final class Requests {
    private static final int HEADERS_BYTES_MAX = 1 << 16;
    private static final int LENGTH_BYTES = 4;

    private final Connection connection;
    private final PacketInput in;
    private final ResponseWriter response;

    Requests(Connection connection, PacketInput in, ResponseWriter response) {
        this.connection = connection;
        this.in = in;
        this.response = response;
    }

    /** Returns whether the connection goes on. The response is not ended yet. */
    boolean run(int type) {
        try {
            // Before anything that can refuse the request: a client says so once.
            if (in.resetsConnection()) {
                response.reset(connection.resetSession(false));
            } else if (in.resetsConnectionButTransaction()) {
                response.reset(connection.resetSession(true));
            }
        } catch (Refusal e) {
            tell(e);
            return false;
        }
        try {
            switch (type) {
                case PacketType.SQL_BATCH -> {
                    return batch();
                }
                case PacketType.RPC -> {
                    return calls();
                }
                case PacketType.BULK_LOAD -> {
                    return bulk();
                }
                case PacketType.TRANSACTION_MANAGER -> {
                    return transaction();
                }
                default -> throw new ProtocolException("a message of type " + type);
            }
        } catch (Refusal e) {
            tell(e);
            return true;
        }
    }

    private void tell(Refusal refusal) {
        in.skipRest();
        response.message(
                new Message(
                        refusal.number(),
                        refusal.severity(),
                        refusal.state(),
                        1,
                        Optional.empty(),
                        refusal.getMessage()));
    }

    /** The request has been read: false when the client took it back. */
    private boolean wanted() {
        connection.requestRead();
        return !in.isIgnored();
    }

    private boolean batch() {
        skipHeaders();
        byte[] bytes = in.readRest();
        if (bytes.length % 2 != 0) {
            throw new ProtocolException("a batch of " + bytes.length + " bytes");
        }
        return !wanted() || execute(new String(bytes, StandardCharsets.UTF_16LE));
    }

    private boolean execute(String text) {
        return !connection.session().execute(text, response).sessionEnded();
    }

    private boolean calls() {
        skipHeaders();
        List<RpcReader.Call> calls = new RpcReader(in).read();
        if (!wanted()) {
            return true;
        }
        for (RpcReader.Call call : calls) {
            response.beginCall();
            Outcome outcome =
                    connection.session().call(call.procedure(), call.arguments(), response);
            response.endCall();
            if (outcome.sessionEnded()) {
                return false;
            }
            if (response.isDiscarded()) {
                return true;
            }
        }
        return true;
    }

    private boolean bulk() {
        BulkRows rows = new BulkRows(in, connection::requestRead);
        try {
            Outcome outcome = connection.session().bulkLoad(rows.columns(), rows, response);
            return !outcome.sessionEnded();
        } finally {
            in.skipRest();
        }
    }

    private boolean transaction() {
        skipHeaders();
        List<String> statements = new TransactionRequest(in).read();
        if (!wanted()) {
            return true;
        }
        return !connection
                .session()
                .executeTransaction(String.join("\n", statements), response)
                .sessionEnded();
    }

    /** What a request has before it: transactions and notifications, of which nothing is needed. */
    private void skipHeaders() {
        int length = in.readInt();
        if (length < LENGTH_BYTES || length > HEADERS_BYTES_MAX) {
            throw new ProtocolException("headers of " + length + " bytes");
        }
        in.readBytes(length - LENGTH_BYTES);
    }
}
