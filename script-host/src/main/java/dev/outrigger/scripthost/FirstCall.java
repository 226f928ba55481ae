package dev.outrigger.scripthost;

import dev.outrigger.frame.ColumnType;
import dev.outrigger.scripthost.launch.Loads;
import dev.outrigger.scripthost.protocol.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the first call of a host that is to be started, and what it has to load for it.
 *
 * @param script told to a host that finds out itself what its script needs
 */
record FirstCall(Loads loads, Optional<Message.Expect> script) {
    /** What is longer than this needs more than what is worth looking at. */
    private static final int TEXT_MAX = 1 << 12;

    /** Nobody has asked for the host yet. */
    static final FirstCall UNKNOWN = new FirstCall(Loads.ALL, Optional.empty());

    static final FirstCall NEEDS_FRAMES = new FirstCall(Loads.FRAMES, Optional.empty());

    static FirstCall of(ScriptCall call, boolean input) {
        List<String> frames = new ArrayList<>(call.outputNames());
        frames.add(call.inputName());
        int length = call.script().length() + frames.stream().mapToInt(String::length).sum();
        boolean plain = call.parameters().stream().allMatch(parameter -> isPlain(parameter.type()));
        return input
                        || !call.tables().isEmpty()
                        || !plain
                        || length > TEXT_MAX
                        || !(call.runtime() instanceof ScriptRuntime.CPython)
                ? NEEDS_FRAMES
                : new FirstCall(
                        Loads.ON_DEMAND, Optional.of(new Message.Expect(call.script(), frames)));
    }

    /** Of which the worker reads and writes one row by itself. */
    private static boolean isPlain(ColumnType type) {
        return type instanceof ColumnType.Bool
                || type instanceof ColumnType.Int
                || type instanceof ColumnType.Floating
                || type instanceof ColumnType.Text
                || type instanceof ColumnType.Bytes;
    }
}
