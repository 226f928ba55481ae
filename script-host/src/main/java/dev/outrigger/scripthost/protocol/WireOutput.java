package dev.outrigger.scripthost.protocol;

import java.io.IOException;
import java.io.OutputStream;

/** Writes frames. Thread-safe: a frame is written whole. Blocks while the pipe is full. */
public final class WireOutput {
    /**
     * Small enough for printed text to pass between two pieces of data, large enough to cost
     * nothing.
     */
    static final int PIECE_BYTES = 1 << 16;

    private final OutputStream out;
    private final byte[] buffer = new byte[5 + PIECE_BYTES];

    /** out: not buffered; a small frame reaches it as one write. */
    public WireOutput(OutputStream out) {
        this.out = out;
    }

    public synchronized void write(FrameKind kind, byte[] bytes, int offset, int length)
            throws IOException {
        if (length > kind.maxBytes()) {
            throw new WireException(
                    "a frame "
                            + kind
                            + " of "
                            + length
                            + " bytes; the limit is "
                            + kind.maxBytes());
        }
        buffer[0] = (byte) kind.code();
        buffer[1] = (byte) (length >> 24);
        buffer[2] = (byte) (length >> 16);
        buffer[3] = (byte) (length >> 8);
        buffer[4] = (byte) length;
        if (length <= PIECE_BYTES) {
            System.arraycopy(bytes, offset, buffer, 5, length);
            out.write(buffer, 0, 5 + length);
        } else {
            out.write(buffer, 0, 5);
            out.write(bytes, offset, length);
        }
        out.flush();
    }

    public void write(Message message) throws IOException {
        write(FrameKind.CONTROL, message);
    }

    /** About a query of the host's. */
    public void answer(Message message) throws IOException {
        write(FrameKind.ANSWER, message);
    }

    private void write(FrameKind kind, Message message) throws IOException {
        byte[] json = Messages.encode(message);
        write(kind, json, 0, json.length);
    }

    /** The bytes of one stream, as frames DATA and, once closed, END. Not thread-safe. */
    public OutputStream openData() {
        return new DataOutput(this, FrameKind.DATA, FrameKind.END);
    }

    /** Likewise, as frames ANSWER_DATA and ANSWER_END. */
    public OutputStream openAnswer() {
        return new DataOutput(this, FrameKind.ANSWER_DATA, FrameKind.ANSWER_END);
    }
}
