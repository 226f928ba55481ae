package dev.outrigger.scripthost;

import dev.outrigger.frame.FrameStream;

/**
 * An input in chunks: the script runs once for each. {@link #next} gives the frames of the chunk
 * that {@link #nextChunk} began, and is empty at its end.
 */
public interface ScriptChunks extends FrameStream {
    /** Begins the next chunk, once the one before has been read; false when there is none. */
    boolean nextChunk();

    /**
     * Whether a chunk is asked for only when the host has done with the one before: so that a host
     * takes no work that another one could do.
     */
    boolean onDemand();
}
