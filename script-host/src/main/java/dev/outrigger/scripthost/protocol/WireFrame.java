package dev.outrigger.scripthost.protocol;

import java.nio.ByteBuffer;

/**
 * A frame as it was read. The payload is the reader's, from its position to its limit; what is done
 * with may go back to its {@link WireInput}.
 */
public record WireFrame(FrameKind kind, ByteBuffer payload) {
    /** A copy of the payload. */
    public byte[] bytes() {
        byte[] bytes = new byte[payload.remaining()];
        payload.duplicate().get(bytes);
        return bytes;
    }
}
