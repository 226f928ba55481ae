package dev.outrigger.tds;

import dev.outrigger.tds.wire.PacketInput;
import dev.outrigger.tds.wire.ProtocolException;
import dev.outrigger.tds.wire.Refusal;
import java.util.ArrayList;
import java.util.List;

/** A transaction manager's request, as the statements that do what it asks for. */
final class TransactionRequest {
    private static final int BEGIN = 5;
    private static final int COMMIT = 7;
    private static final int ROLLBACK = 8;
    private static final int SAVE = 9;
    private static final int BEGIN_ANOTHER = 0x01;

    private static final List<String> LEVELS =
            List.of(
                    "READ UNCOMMITTED",
                    "READ COMMITTED",
                    "REPEATABLE READ",
                    "SERIALIZABLE",
                    "SNAPSHOT");

    private final PacketInput in;

    TransactionRequest(PacketInput in) {
        this.in = in;
    }

    /** Reads the rest of the message. */
    List<String> read() {
        int kind = in.readShort();
        List<String> statements = new ArrayList<>();
        switch (kind) {
            case BEGIN -> begin(statements);
            case COMMIT -> end("COMMIT TRANSACTION", statements);
            case ROLLBACK -> end("ROLLBACK TRANSACTION", statements);
            case SAVE -> statements.add("SAVE TRANSACTION" + name());
            default ->
                    throw Refusal.notSupported(
                            "The transaction manager's request " + kind,
                            "there are no distributed transactions; begin and commit one here.");
        }
        return statements;
    }

    private void begin(List<String> statements) {
        int level = in.readByte();
        if (level > LEVELS.size()) {
            throw new ProtocolException("an isolation level " + level);
        }
        if (level > 0) {
            statements.add("SET TRANSACTION ISOLATION LEVEL " + LEVELS.get(level - 1));
        }
        statements.add("BEGIN TRANSACTION" + name());
    }

    private void end(String verb, List<String> statements) {
        statements.add(verb + name());
        if ((in.readByte() & BEGIN_ANOTHER) != 0) {
            begin(statements);
        }
    }

    private String name() {
        String name = in.readShortText();
        return name.isEmpty() ? "" : " [" + name.replace("]", "]]") + "]";
    }
}
