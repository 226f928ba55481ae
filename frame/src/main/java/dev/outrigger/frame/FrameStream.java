package dev.outrigger.frame;

import java.util.List;
import java.util.Optional;

/**
 * Frames pulled one by one; all have the stream's schema. Not thread-safe. Closing ends the work
 * behind it, at any point and any number of times.
 */
public interface FrameStream extends AutoCloseable {
    Schema schema();

    /**
     * The next frame, which may have no rows; empty once the stream has ended. Blocks until there
     * is one.
     */
    Optional<Frame> next();

    /** About how many rows all frames have together, for room to be made; 0 where nobody knows. */
    default long expectedRows() {
        return 0;
    }

    @Override
    void close();

    /** A stream of frames that are already there. */
    static FrameStream of(Schema schema, List<Frame> frames) {
        return new FixedFrameStream(schema, frames);
    }
}
