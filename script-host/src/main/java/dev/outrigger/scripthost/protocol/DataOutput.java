package dev.outrigger.scripthost.protocol;

import dev.outrigger.frame.ByteSink;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The bytes of one stream, as frames DATA and, once closed, END. Not thread-safe. A small end of it
 * may be held back until {@link WireOutput#flush} or the next message.
 */
public final class DataOutput implements ByteSink, AutoCloseable {
    private final WireOutput out;

    /** Begins with the head of the frame that it will be. */
    private final ByteBuffer piece;

    private boolean closed;

    DataOutput(WireOutput out, ByteBuffer piece) {
        this.out = out;
        this.piece = piece;
        begin();
    }

    private void begin() {
        piece.clear().position(WireOutput.HEAD_BYTES);
    }

    @Override
    public ByteBuffer buffer() {
        return piece;
    }

    @Override
    public void empty() throws IOException {
        send(false);
    }

    private void send(boolean hold) throws IOException {
        int length = piece.position() - WireOutput.HEAD_BYTES;
        if (length > 0) {
            piece.put(0, (byte) FrameKind.DATA.code());
            // A head is big-endian, what it leads little-endian.
            piece.putInt(1, Integer.reverseBytes(length));
            try {
                out.write(piece, hold);
            } finally {
                begin();
            }
        }
    }

    @Override
    public void flush() throws IOException {
        send(false);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            send(true);
            out.end();
        }
    }
}
