package dev.outrigger.procedures.external;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.FrameStream;
import dev.outrigger.scripthost.ScriptOutput;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * Divides what a script in chunks returns by the numbers of its outputs: the first one's rows pass
 * through, those of the others are kept until it has ended, up to a limit.
 */
final class KeptOutputs {
    private final Supplier<Optional<ScriptOutput>> all;
    private final long bytesMax;
    private final List<Queue<ScriptOutput>> others = new ArrayList<>();
    private long bytes;

    /** outputs: how many there are; bytesMax: of all that is kept. */
    KeptOutputs(Supplier<Optional<ScriptOutput>> all, int outputs, long bytesMax) {
        this.all = all;
        this.bytesMax = bytesMax;
        for (int i = 1; i < outputs; i++) {
            others.add(new ArrayDeque<>());
        }
    }

    /** The first output of the next chunk; empty when there is none. */
    Optional<ScriptOutput> next() {
        Optional<ScriptOutput> next = all.get();
        while (next.isPresent() && next.get().output() > 0) {
            keep(next.get());
            next = all.get();
        }
        return next;
    }

    /** Another output, chunk by chunk, once the first has ended; number: from 1. */
    Supplier<Optional<ScriptOutput>> other(int number) {
        return () -> Optional.ofNullable(others.get(number - 1).poll());
    }

    private void keep(ScriptOutput output) {
        if (output.frames().isEmpty()) {
            return;
        }
        List<Frame> frames = new ArrayList<>();
        FrameStream returned = output.frames().get();
        for (Optional<Frame> frame = returned.next(); frame.isPresent(); frame = returned.next()) {
            bytes += frame.get().bytes();
            if (bytes > bytesMax) {
                throw SqlError.of(ErrorCode.SCRIPT_OUTPUTS_SIZE, bytesMax >> 10);
            }
            frames.add(frame.get());
        }
        others.get(output.output() - 1)
                .add(
                        new ScriptOutput(
                                output.execution(),
                                output.output(),
                                Optional.of(FrameStream.of(returned.schema(), frames))));
    }
}
