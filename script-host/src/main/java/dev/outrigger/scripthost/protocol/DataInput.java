package dev.outrigger.scripthost.protocol;

import dev.outrigger.frame.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The bytes of one stream out of its frames, as far as END. Closing reads what is left. */
public final class DataInput implements ByteSource, AutoCloseable {
    /** Where the frames come from. */
    public interface Source {
        /** The next frame DATA or END. */
        WireFrame next() throws IOException;

        /** Takes back a frame of data that has been read. */
        void done(WireFrame frame) throws IOException;
    }

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

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
    public ByteBuffer next(int wanted) throws IOException {
        return fill() ? piece.payload() : NOTHING;
    }

    private boolean fill() throws IOException {
        while (!ended && (piece == null || !piece.payload().hasRemaining())) {
            if (piece != null) {
                WireFrame done = piece;
                piece = null;
                source.done(done);
            }
            piece = source.next();
            piece.payload().order(ByteOrder.LITTLE_ENDIAN);
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
