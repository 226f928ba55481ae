package dev.outrigger.scripthost.protocol;

import java.nio.ByteBuffer;

/**
 * A frame as it was read. The payload is the reader's, from its position to its limit; what is done
 * with goes back to its {@link WireInput}.
 *
 * @param shared whether the payload lies in a {@link SharedSlots}, whose slot the other end waits
 *     for, and which it may change
 */
public record WireFrame(FrameKind kind, ByteBuffer payload, boolean shared) {
    /** A copy of the payload. */
    public byte[] bytes() {
        byte[] bytes = new byte[payload.remaining()];
        payload.duplicate().get(bytes);
        return bytes;
    }
}
