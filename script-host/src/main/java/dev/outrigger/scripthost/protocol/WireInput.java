package dev.outrigger.scripthost.protocol;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads frames: a byte for the kind, four for the length (big-endian), the payload. Not
 * thread-safe.
 */
public final class WireInput {
    private final DataInputStream in;
    private final int controlMax;

    /** controlMax: the longest message that this end takes, in bytes. */
    public WireInput(InputStream in, int controlMax) {
        this.in = new DataInputStream(new BufferedInputStream(in, 1 << 16));
        this.controlMax = controlMax;
    }

    /** The next frame; empty when the other end has closed the pipe between two frames. */
    public Optional<WireFrame> next() throws IOException {
        int code = in.read();
        if (code < 0) {
            return Optional.empty();
        }
        FrameKind kind = FrameKind.of(code);
        try {
            int length = in.readInt();
            int max = kind.isMessage() ? controlMax : kind.maxBytes();
            if (length < 0 || length > max) {
                throw new WireException(
                        "a frame "
                                + kind
                                + " of "
                                + (length & 0xffff_ffffL)
                                + " bytes; the limit is "
                                + max);
            }
            byte[] payload = in.readNBytes(length);
            if (payload.length < length) {
                throw new EOFException();
            }
            return Optional.of(new WireFrame(kind, payload));
        } catch (EOFException e) {
            throw new WireException("the pipe ends within a frame", e);
        }
    }
}
