package dev.outrigger.tds.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A response as packets: little-endian values are put into a packet that is sent when it is full.
 * Writing waits while the client does not read. Not thread-safe.
 */
public final class PacketOutput {
    private static final int END_OF_MESSAGE = 0x01;

    private OutputStream out;
    private ByteBuffer packet;
    private int type = PacketType.RESPONSE;
    private int process;
    private int packetNumber = 1;

    public PacketOutput(OutputStream out, int packetBytes) {
        this.out = out;
        this.packet = allocate(packetBytes);
    }

    private static ByteBuffer allocate(int bytes) {
        ByteBuffer made = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        made.position(PacketInput.HEADER_BYTES);
        return made;
    }

    /** What follows goes to another stream: TLS begins or ends. Between messages only. */
    public void target(OutputStream next) {
        out = next;
    }

    /** Between messages only. */
    public void packetBytes(int bytes) {
        packet = allocate(bytes);
    }

    public int packetBytes() {
        return packet.capacity();
    }

    /** The number of the session, which headers carry. */
    public void process(int number) {
        process = number;
    }

    /** The next message is of another type than a response. */
    public void type(int next) {
        type = next;
    }

    private void ensure(int bytes) {
        if (packet.remaining() < bytes) {
            send(false);
        }
    }

    /** Whether a value of so many bytes can be put at once. */
    private boolean fits(int bytes) {
        return packet.remaining() >= bytes;
    }

    public void writeByte(int value) {
        ensure(1);
        packet.put((byte) value);
    }

    public void writeShort(int value) {
        if (fits(2)) {
            packet.putShort((short) value);
        } else {
            writeByte(value);
            writeByte(value >> 8);
        }
    }

    public void writeInt(int value) {
        if (fits(4)) {
            packet.putInt(value);
        } else {
            writeShort(value);
            writeShort(value >> 16);
        }
    }

    public void writeLong(long value) {
        if (fits(8)) {
            packet.putLong(value);
        } else {
            writeInt((int) value);
            writeInt((int) (value >> 32));
        }
    }

    public void writeBytes(byte[] bytes) {
        writeBytes(bytes, 0, bytes.length);
    }

    public void writeBytes(byte[] bytes, int from, int length) {
        int at = from;
        int left = length;
        while (left > 0) {
            ensure(1);
            int count = Math.min(left, packet.remaining());
            packet.put(bytes, at, count);
            at += count;
            left -= count;
        }
    }

    /** Bytes of ASCII as UTF-16. */
    public void writeAscii(byte[] bytes, int from, int length) {
        for (int i = from; i < from + length; i++) {
            writeShort(bytes[i]);
        }
    }

    /** A text as UTF-16, without its length. */
    public void writeText(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            writeShort(text.charAt(i));
        }
    }

    /** A text after its length in characters in one byte; cut at 255. */
    public void writeShortText(String text) {
        String cut = text.length() > 0xff ? text.substring(0, 0xff) : text;
        writeByte(cut.length());
        writeText(cut);
    }

    /** A text after its length in characters in two bytes; cut at 65535. */
    public void writeLongText(String text) {
        String cut = text.length() > 0xffff ? text.substring(0, 0xffff) : text;
        writeShort(cut.length());
        writeText(cut);
    }

    /** Sends what is there though the packet is not full. */
    public void flush() {
        if (packet.position() > PacketInput.HEADER_BYTES) {
            send(false);
        }
        flushStream();
    }

    /** Ends the message. */
    public void end() {
        send(true);
        flushStream();
        packetNumber = 1;
        type = PacketType.RESPONSE;
    }

    private void flushStream() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new ConnectionLostException(e);
        }
    }

    private void send(boolean last) {
        int length = packet.position();
        byte[] bytes = packet.array();
        bytes[0] = (byte) type;
        bytes[1] = (byte) (last ? END_OF_MESSAGE : 0);
        bytes[2] = (byte) (length >> 8);
        bytes[3] = (byte) length;
        bytes[4] = (byte) (process >> 8);
        bytes[5] = (byte) process;
        bytes[6] = (byte) packetNumber++;
        bytes[7] = 0;
        packet.position(PacketInput.HEADER_BYTES);
        try {
            out.write(bytes, 0, length);
        } catch (IOException e) {
            throw new ConnectionLostException(e);
        }
    }
}
