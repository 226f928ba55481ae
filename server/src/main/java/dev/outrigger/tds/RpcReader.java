package dev.outrigger.tds;

import dev.outrigger.CallArgument;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.tds.types.ValueReader;
import dev.outrigger.tds.wire.PacketInput;
import dev.outrigger.tds.wire.ProtocolException;
import dev.outrigger.tds.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the calls of procedures that one message holds. */
final class RpcReader {
    private static final int NUMBERED = 0xffff;
    private static final int NAME_MAX = 1046;
    private static final int CALLS_MAX = 100_000;
    private static final int ARGUMENTS_MAX = 2100;
    private static final int NEXT_CALL = 0xff;
    private static final int NEXT_CALL_WITHOUT_RUNNING = 0xfe;
    private static final int OUTPUT = 0x01;
    private static final int DEFAULT = 0x02;
    private static final int ENCRYPTED = 0x08;

    /** The procedures that have a number, from 1. */
    private static final List<String> NUMBERS =
            List.of(
                    "sp_cursor",
                    "sp_cursoropen",
                    "sp_cursorprepare",
                    "sp_cursorexecute",
                    "sp_cursorprepexec",
                    "sp_cursorunprepare",
                    "sp_cursorfetch",
                    "sp_cursoroption",
                    "sp_cursorclose",
                    "sp_executesql",
                    "sp_prepare",
                    "sp_execute",
                    "sp_prepexec",
                    "sp_prepexecrpc",
                    "sp_unprepare");

    private final PacketInput in;

    RpcReader(PacketInput in) {
        this.in = in;
    }

    record Call(String procedure, List<CallArgument> arguments) {}

    /** Reads the rest of the message. */
    List<Call> read() {
        List<Call> calls = new ArrayList<>();
        do {
            if (calls.size() == CALLS_MAX) {
                throw new ProtocolException("more than " + CALLS_MAX + " calls in one message");
            }
            calls.add(call());
        } while (!in.atEnd());
        return calls;
    }

    private Call call() {
        String procedure = procedure();
        in.readShort();
        List<CallArgument> arguments = new ArrayList<>();
        while (!in.atEnd()) {
            int nameLength = in.readByte();
            if (nameLength == NEXT_CALL) {
                return new Call(procedure, arguments);
            }
            if (nameLength == NEXT_CALL_WITHOUT_RUNNING) {
                throw Refusal.notSupported(
                        "A call that is not to be run", "leave it out of the message.");
            }
            if (arguments.size() == ARGUMENTS_MAX) {
                throw new Refusal(
                        8003,
                        16,
                        1,
                        "The incoming request has too many parameters. The server supports a maximum of "
                                + ARGUMENTS_MAX
                                + " parameters. Reduce the number of parameters and resend the request.");
            }
            arguments.add(argument(nameLength));
        }
        return new Call(procedure, arguments);
    }

    private String procedure() {
        int length = in.readShort();
        if (length == NUMBERED) {
            int number = in.readShort();
            if (number < 1 || number > NUMBERS.size()) {
                throw new ProtocolException("no procedure has the number " + number);
            }
            return NUMBERS.get(number - 1);
        }
        if (length == 0 || length > NAME_MAX) {
            throw new ProtocolException("a procedure's name of " + length + " characters");
        }
        return new String(in.readBytes(2 * length), StandardCharsets.UTF_16LE);
    }

    private CallArgument argument(int nameLength) {
        String name = new String(in.readBytes(2 * nameLength), StandardCharsets.UTF_16LE);
        int flags = in.readByte();
        if ((flags & ENCRYPTED) != 0) {
            throw Refusal.notSupported("Always Encrypted", "switch it off in the client.");
        }
        ValueReader reader = ValueReader.described(in);
        SqlValue value = reader.readParameter(in);
        return new CallArgument(
                name.isEmpty() ? Optional.empty() : Optional.of(name),
                (flags & DEFAULT) != 0 ? Optional.empty() : Optional.of(value),
                (flags & OUTPUT) != 0);
    }
}
