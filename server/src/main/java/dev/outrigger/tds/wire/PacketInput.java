package dev.outrigger.tds.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The messages of a client, one after another, each read across its packets as little-endian
 * values. Bounded: a message longer than allowed is refused at the packet that makes it so. Not
 * thread-safe.
 */
public final class PacketInput {
    public static final int HEADER_BYTES = 8;

    /** The largest packet that any client may ask for. */
    public static final int PACKET_BYTES_MAX = 32_767;

    private static final int END_OF_MESSAGE = 0x01;
    private static final int IGNORE = 0x02;
    private static final int RESET_CONNECTION = 0x08;
    private static final int RESET_CONNECTION_SKIP_TRANSACTION = 0x10;

    private final byte[] packet = new byte[PACKET_BYTES_MAX];
    private InputStream in;
    private long messageBytesMax;
    private int position;
    private int limit;
    private int type;
    private int firstStatus;
    private boolean lastPacket = true;
    private boolean ignored;
    private long messageBytes;

    public PacketInput(InputStream in, long messageBytesMax) {
        this.in = in;
        this.messageBytesMax = messageBytesMax;
    }

    /** What follows comes from another stream: TLS begins or ends. */
    public void source(InputStream next) {
        in = next;
    }

    /**
     * What one parameter, or one row, may have: a bulk load's message is not bounded, but its rows
     * are.
     */
    public long valueBytesMax() {
        return messageBytesMax;
    }

    /** How many bytes of the message have been taken. */
    public long position() {
        return messageBytes - (limit - position);
    }

    public void messageBytesMax(long bytes) {
        messageBytesMax = bytes;
    }

    /**
     * Waits for the first packet of the next message. What was not read of the message before is
     * skipped.
     *
     * @return its type, -1 at the end of the stream
     */
    public int next() {
        skipRest();
        messageBytes = 0;
        ignored = false;
        if (!readPacket(true)) {
            return -1;
        }
        return type;
    }

    /** The type of the current message. */
    public int type() {
        return type;
    }

    /** Whether the client wants its session as new before this message. */
    public boolean resetsConnection() {
        return (firstStatus & RESET_CONNECTION) != 0;
    }

    /** Whether it wants that, but for its open transaction. */
    public boolean resetsConnectionButTransaction() {
        return !resetsConnection() && (firstStatus & RESET_CONNECTION_SKIP_TRANSACTION) != 0;
    }

    /** Whether the client took the message back in its last packet: it must have no effect. */
    public boolean isIgnored() {
        return ignored;
    }

    /** Whether the message has been read to its end. May wait for a packet. */
    public boolean atEnd() {
        while (position == limit) {
            if (lastPacket) {
                return true;
            }
            readPacket(false);
        }
        return false;
    }

    public void skipRest() {
        while (!lastPacket) {
            readPacket(false);
        }
        position = limit;
    }

    private boolean readPacket(boolean first) {
        try {
            int firstByte = in.read();
            if (firstByte < 0) {
                if (first) {
                    return false;
                }
                throw new EOFException("the connection ended within a message");
            }
            packet[0] = (byte) firstByte;
            fill(1, HEADER_BYTES);
            int length = (packet[2] & 0xff) << 8 | packet[3] & 0xff;
            if (length < HEADER_BYTES || length > PACKET_BYTES_MAX) {
                throw new ProtocolException("a packet of " + length + " bytes");
            }
            if (first) {
                type = firstByte;
                firstStatus = packet[1];
            } else if (type != firstByte) {
                throw new ProtocolException(
                        "a packet of type " + firstByte + " within a message of type " + type);
            }
            messageBytes += length - HEADER_BYTES;
            if (messageBytes > messageBytesMax && type != PacketType.BULK_LOAD) {
                throw new ProtocolException("a message of more than " + messageBytesMax + " bytes");
            }
            fill(HEADER_BYTES, length);
            lastPacket = (packet[1] & END_OF_MESSAGE) != 0;
            ignored |= lastPacket && (packet[1] & IGNORE) != 0;
            position = HEADER_BYTES;
            limit = length;
            return true;
        } catch (IOException e) {
            throw new ConnectionLostException(e);
        }
    }

    private void fill(int from, int to) throws IOException {
        int at = from;
        while (at < to) {
            int read = in.read(packet, at, to - at);
            if (read < 0) {
                throw new EOFException("the connection ended within a packet");
            }
            at += read;
        }
    }

    public int readByte() {
        if (position == limit && atEnd()) {
            throw new ProtocolException("a message ended too early");
        }
        return packet[position++] & 0xff;
    }

    public int readShort() {
        return readByte() | readByte() << 8;
    }

    public int readInt() {
        return readShort() | readShort() << 16;
    }

    public long readLong() {
        return readInt() & 0xffff_ffffL | (long) readInt() << 32;
    }

    /** The next bytes; the caller has checked the length against what it allows. */
    public byte[] readBytes(int length) {
        if (length < 0 || length > messageBytesMax) {
            throw new ProtocolException("a value of " + length + " bytes");
        }
        // Grows with what arrives, so that a length alone costs nothing.
        byte[] bytes = new byte[Math.min(length, Math.max(limit - position, PACKET_BYTES_MAX))];
        int at = 0;
        while (at < length) {
            if (position == limit && atEnd()) {
                throw new ProtocolException("a message ended within a value");
            }
            int count = Math.min(length - at, limit - position);
            if (at + count > bytes.length) {
                long grown = Math.max(at + count, Math.min(length, 2L * bytes.length));
                bytes = Arrays.copyOf(bytes, (int) grown);
            }
            System.arraycopy(packet, position, bytes, at, count);
            position += count;
            at += count;
        }
        return bytes;
    }

    /** All that is left of the message. */
    public byte[] readRest() {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        while (!atEnd()) {
            rest.write(packet, position, limit - position);
            position = limit;
        }
        return rest.toByteArray();
    }

    /** A text whose length in characters stands before it in one byte. */
    public String readShortText() {
        return text(readBytes(2 * readByte()));
    }

    /** A text whose length in characters stands before it in two bytes. */
    public String readLongText() {
        return text(readBytes(2 * readShort()));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_16LE);
    }
}
