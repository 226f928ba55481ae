package dev.outrigger.frame;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Frames that are already there, as a stream. */
final class FixedFrameStream implements FrameStream {
    private final Schema schema;
    private final Iterator<Frame> frames;

    FixedFrameStream(Schema schema, List<Frame> frames) {
        List<Frame> copy = List.copyOf(frames);
        for (Frame frame : copy) {
            if (!frame.schema().equals(schema)) {
                throw new IllegalArgumentException(
                        "a frame of " + frame.schema() + " in a stream of " + schema);
            }
        }
        this.schema = schema;
        this.frames = copy.iterator();
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Optional<Frame> next() {
        return frames.hasNext() ? Optional.of(frames.next()) : Optional.empty();
    }

    @Override
    public void close() {}
}
