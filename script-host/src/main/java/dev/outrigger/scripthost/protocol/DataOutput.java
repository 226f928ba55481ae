package dev.outrigger.scripthost.protocol;

import java.io.IOException;
import java.io.OutputStream;

/** Cuts a stream of bytes into frames. */
final class DataOutput extends OutputStream {
    private final WireOutput out;
    private final FrameKind kind;
    private final FrameKind end;
    private final byte[] piece = new byte[WireOutput.PIECE_BYTES];
    private int length;
    private boolean closed;

    /** kind: of the pieces; end: of the frame that ends them. */
    DataOutput(WireOutput out, FrameKind kind, FrameKind end) {
        this.out = out;
        this.kind = kind;
        this.end = end;
    }

    @Override
    public void write(int value) throws IOException {
        if (length == piece.length) {
            flush();
        }
        piece[length++] = (byte) value;
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        int at = offset;
        int end = offset + count;
        while (at < end) {
            if (length == piece.length) {
                flush();
            }
            int step = Math.min(end - at, piece.length - length);
            System.arraycopy(bytes, at, piece, length, step);
            length += step;
            at += step;
        }
    }

    @Override
    public void flush() throws IOException {
        if (length > 0) {
            out.write(kind, piece, 0, length);
            length = 0;
        }
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            flush();
            out.write(end, piece, 0, 0);
        }
    }
}
