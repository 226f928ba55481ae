package dev.outrigger.tds;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client that writes what a test tells it to, byte by byte. */
final class RawClient implements AutoCloseable {
    static final int VERSION_7_4 = 0x74000004;

    private static final int TIMEOUT_MILLIS = 30_000;
    private static final int PACKET_BYTES = 4096;

    private final Socket socket;
    private final DataInputStream in;
    private int packets;
    private final OutputStream out;

    RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    static RawClient login(RunningServer server) throws IOException {
        return login(server, "");
    }

    static RawClient login(RunningServer server, String database) throws IOException {
        RawClient client = new RawClient(server.port());
        client.send(0x12, prelogin());
        client.message();
        client.send(0x10, login7(VERSION_7_4, 0, "sa", RunningServer.PASSWORD, database));
        if (!client.response().errors().isEmpty()) {
            throw new IOException("the login failed");
        }
        return client;
    }

    static byte[] prelogin() {
        return new byte[] {0, 0, 11, 0, 6, 1, 0, 17, 0, 1, (byte) 0xff, 9, 0, 0, 0, 0, 0, 2};
    }

    static byte[] login7(int version, int optionFlags2, String user, String password) {
        return login7(version, optionFlags2, user, password, "");
    }

    private static byte[] login7(
            int version, int optionFlags2, String user, String password, String database) {
        ByteBuffer buffer = ByteBuffer.allocate(2048).order(ByteOrder.LITTLE_ENDIAN);
        buffer.position(94);
        List<int[]> places = new ArrayList<>();
        String[] texts = {"host", user, password, "test", "server", "", "raw", "", database};
        for (int i = 0; i < texts.length; i++) {
            byte[] bytes = texts[i].getBytes(StandardCharsets.UTF_16LE);
            if (i == 2) {
                for (int k = 0; k < bytes.length; k++) {
                    int swapped = (bytes[k] & 0xff) << 4 | (bytes[k] & 0xff) >> 4;
                    bytes[k] = (byte) (swapped ^ 0xa5);
                }
            }
            places.add(new int[] {buffer.position(), texts[i].length()});
            buffer.put(bytes);
        }
        int length = buffer.position();
        buffer.putInt(0, length).putInt(4, version).putInt(8, PACKET_BYTES);
        buffer.put(25, (byte) optionFlags2);
        for (int i = 0; i < places.size(); i++) {
            buffer.putShort(36 + 4 * i, (short) places.get(i)[0]);
            buffer.putShort(38 + 4 * i, (short) places.get(i)[1]);
        }
        byte[] message = new byte[length];
        buffer.get(0, message);
        return message;
    }

    /** Sends a message in as many packets as it needs. */
    void send(int type, byte[] message) throws IOException {
        send(type, message, 0);
    }

    void send(int type, byte[] message, int status) throws IOException {
        int at = 0;
        do {
            int count = Math.min(message.length - at, PACKET_BYTES - 8);
            boolean last = at + count == message.length;
            raw(packet(type, status | (last ? 1 : 0), message, at, count));
            at += count;
        } while (at < message.length);
    }

    static byte[] packet(int type, int status, byte[] message, int from, int count) {
        byte[] packet = new byte[8 + count];
        packet[0] = (byte) type;
        packet[1] = (byte) status;
        packet[2] = (byte) (packet.length >> 8);
        packet[3] = (byte) packet.length;
        System.arraycopy(message, from, packet, 8, count);
        return packet;
    }

    void raw(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    void batch(String text) throws IOException {
        send(0x01, batchMessage(text));
    }

    static byte[] batchMessage(String text) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(headers());
        message.writeBytes(text.getBytes(StandardCharsets.UTF_16LE));
        return message.toByteArray();
    }

    static byte[] headers() {
        return ByteBuffer.allocate(22)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(22)
                .putInt(18)
                .putShort((short) 2)
                .putLong(0)
                .putInt(1)
                .array();
    }

    /** So many rows of an int and a text that is sometimes NULL. */
    void bulk(int rows) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(new byte[] {(byte) 0x81, 2, 0});
        message.writeBytes(new byte[] {0, 0, 0, 0, 0, 0, 0x26, 4, 1, 'n', 0});
        message.writeBytes(
                new byte[] {
                    0, 0, 0, 0, 1, 0, (byte) 0xe7, 80, 0, 9, 4, (byte) 0xd0, 0, 0x34, 1, 't', 0
                });
        for (int i = 0; i < rows; i++) {
            message.write(0xd1);
            message.write(4);
            message.writeBytes(little(i, 4));
            if (i % 7 == 0) {
                message.writeBytes(new byte[] {(byte) 0xff, (byte) 0xff});
            } else {
                byte[] text = ("row " + i).getBytes(StandardCharsets.UTF_16LE);
                message.writeBytes(little(text.length, 2));
                message.writeBytes(text);
            }
        }
        message.write(0xfd);
        message.writeBytes(new byte[12]);
        send(0x07, message.toByteArray());
    }

    static byte[] little(long value, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (value >> 8 * i);
        }
        return bytes;
    }

    /** The next message that the server sends, without its packets' headers. */
    byte[] message() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        boolean last = false;
        packets = 0;
        while (!last) {
            packets++;
            byte[] header = new byte[8];
            in.readFully(header);
            last = (header[1] & 1) != 0;
            byte[] body = new byte[((header[2] & 0xff) << 8 | header[3] & 0xff) - 8];
            in.readFully(body);
            message.writeBytes(body);
        }
        return message.toByteArray();
    }

    /** How many packets the last message came in. */
    int packets() {
        return packets;
    }

    /** A response to a request that sends no rows, or few: its errors, and its last row count. */
    record Response(List<Integer> errors, long rowCount, byte[] bytes) {}

    Response response() throws IOException {
        byte[] bytes = message();
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        List<Integer> errors = new ArrayList<>();
        long rows = -1;
        while (buffer.hasRemaining()) {
            int token = buffer.get() & 0xff;
            switch (token) {
                case 0xaa, 0xab, 0xe3, 0xad -> {
                    int length = buffer.getShort() & 0xffff;
                    if (token == 0xaa) {
                        errors.add(buffer.getInt(buffer.position()));
                    }
                    buffer.position(buffer.position() + length);
                }
                case 0xfd, 0xfe, 0xff -> {
                    int status = buffer.getShort();
                    buffer.getShort();
                    long count = buffer.getLong();
                    rows = (status & 0x10) != 0 ? count : rows;
                }
                case 0x79 -> buffer.getInt();
                default -> {
                    // Rows: what follows is not looked at.
                    return new Response(errors, rows, bytes);
                }
            }
        }
        return new Response(errors, rows, bytes);
    }

    /** Nothing more is sent; what the server sends can still be read. */
    void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** Whether the server has closed the connection, or does within the time allowed. */
    boolean isEnded() {
        try {
            while (in.read() >= 0) {
                // What it still says does not count.
            }
            return true;
        } catch (EOFException | java.net.SocketException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
