package dev.outrigger.tds.types;

import dev.outrigger.tds.wire.PacketInput;
import dev.outrigger.tds.wire.ProtocolException;
import dev.outrigger.tds.wire.Refusal;
import java.io.ByteArrayOutputStream;

/** Reads a value that comes in parts. */
final class Parts {
    private static final long NULL = -1;
    private static final long UNKNOWN_LENGTH = -2;

    private Parts() {}

    /**
     * null for NULL.
     *
     * @param bytesMax what the message or the row may still have
     */
    static byte[] read(PacketInput in, long bytesMax) {
        long length = in.readLong();
        if (length == NULL) {
            return null;
        }
        if (length < 0 && length != UNKNOWN_LENGTH || length > Integer.MAX_VALUE) {
            throw new ProtocolException("a value of " + length + " bytes");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int part = in.readInt(); part != 0; part = in.readInt()) {
            if ((long) bytes.size() + part > bytesMax) {
                throw Refusal.tooLarge(in.valueBytesMax());
            }
            if (part < 0 || length >= 0 && (long) bytes.size() + part > length) {
                throw new ProtocolException("a part of " + part + " bytes in a value of " + length);
            }
            bytes.writeBytes(in.readBytes(part));
        }
        if (length >= 0 && bytes.size() != length) {
            throw new ProtocolException(
                    "a value of " + bytes.size() + " bytes that was announced with " + length);
        }
        return bytes.toByteArray();
    }
}
