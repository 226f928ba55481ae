package dev.outrigger.frame;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Where an {@link ArrowReader}'s bytes come from: pieces that lie somewhere already, so that a
 * column's values are copied once on their way in. A piece may be memory that somebody else writes
 * to: what is looked at is copied first.
 */
public interface ByteSource {
    /**
     * What comes next, in little-endian order; without a byte at the end. Whoever reads it moves
     * its position, and asks again when nothing remains.
     *
     * @param wanted how many bytes are sure to be read: a source that is not to be read beyond them
     *     gives no more
     */
    ByteBuffer next(int wanted) throws IOException;

    /** Reads no byte of the stream that is not wanted. */
    static ByteSource of(InputStream in) {
        ByteBuffer piece = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN).limit(0);
        return wanted -> {
            if (!piece.hasRemaining()) {
                int count = in.read(piece.array(), 0, Math.min(wanted, piece.capacity()));
                piece.clear().limit(Math.max(0, count));
            }
            return piece;
        };
    }
}
