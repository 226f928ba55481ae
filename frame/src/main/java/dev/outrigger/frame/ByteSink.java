package dev.outrigger.frame;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Where an {@link ArrowWriter}'s bytes go: a buffer that is filled, sent on and filled again, so
 * that a column's values are copied once on their way out.
 */
public interface ByteSink {
    /**
     * The buffer to put bytes into, in little-endian order; its position is behind what it holds.
     * Empty, it has room for at least 64 bytes. The same one until the next {@link #empty}.
     */
    ByteBuffer buffer();

    /** Sends on what the buffer holds, so that there is room again. */
    void empty() throws IOException;

    /** {@link #empty}, as far as the reader at the other end. */
    void flush() throws IOException;

    /** A buffer of 64 KiB before an output stream. */
    static ByteSink before(OutputStream out) {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
        return new ByteSink() {
            @Override
            public ByteBuffer buffer() {
                return buffer;
            }

            @Override
            public void empty() throws IOException {
                // The bytes are gone even where the stream fails: nobody sends half of them twice.
                int length = buffer.position();
                buffer.clear();
                out.write(buffer.array(), 0, length);
            }

            @Override
            public void flush() throws IOException {
                empty();
                out.flush();
            }
        };
    }
}
