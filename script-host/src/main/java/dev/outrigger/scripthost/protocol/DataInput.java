package dev.outrigger.scripthost.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The bytes of one stream out of its frames, as far as END. Closing reads what is left. */
public final class DataInput extends InputStream {
    /** Where the frames come from. */
    public interface Source {
        /** The next frame DATA or END. */
        WireFrame next() throws IOException;

        /** Takes back a frame of data that has been read. */
        void done(WireFrame frame);
    }

    private final Source source;
    private final FrameKind kind;
    private final FrameKind end;
    private WireFrame piece;
    private boolean ended;

    public DataInput(Source source) {
        this(source, FrameKind.DATA, FrameKind.END);
    }

    /** kind: of the pieces; end: of the frame that ends them. */
    public DataInput(Source source, FrameKind kind, FrameKind end) {
        this.source = source;
        this.kind = kind;
        this.end = end;
    }

    @Override
    public int read() throws IOException {
        return fill() ? piece.payload().get() & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, bytes.length);
        if (count == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int step = Math.min(count, piece.payload().remaining());
        piece.payload().get(bytes, offset, step);
        return step;
    }

    private boolean fill() throws IOException {
        while (!ended && (piece == null || !piece.payload().hasRemaining())) {
            if (piece != null) {
                WireFrame done = piece;
                piece = null;
                source.done(done);
            }
            piece = source.next();
            ended = piece.kind() == end;
            if (!ended && piece.kind() != kind) {
                throw new WireException("a frame " + piece.kind() + " within a stream");
            }
        }
        return !ended;
    }

    @Override
    public void close() throws IOException {
        while (fill()) {
            piece.payload().position(piece.payload().limit());
        }
    }
}
