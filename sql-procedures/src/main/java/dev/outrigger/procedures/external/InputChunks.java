package dev.outrigger.procedures.external;

import dev.outrigger.frame.Frame;
import dev.outrigger.frame.Schema;
import dev.outrigger.scripthost.ScriptChunks;
import java.util.Optional;

/** The chunks of the input for the one host that runs the script. */
final class InputChunks implements ScriptChunks {
    private final InputFrames input;
    private final ChunkCutter cutter;

    InputChunks(InputFrames input, ChunkCutter cutter) {
        this.input = input;
        this.cutter = cutter;
    }

    @Override
    public Schema schema() {
        return input.schema();
    }

    @Override
    public boolean nextChunk() {
        return cutter.nextChunk();
    }

    @Override
    public Optional<Frame> next() {
        return cutter.next();
    }

    @Override
    public boolean onDemand() {
        return false;
    }

    @Override
    public void close() {}
}
