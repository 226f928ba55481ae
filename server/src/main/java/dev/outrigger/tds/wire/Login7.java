package dev.outrigger.tds.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a client logs in with.
 *
 * @param version of TDS that it speaks, as a number: 0x74000004
 * @param packetBytes the packet size that it asks for; 0 for the server's choice
 * @param process the client's number for itself
 * @param integrated whether it wants to be known by its operating system's account (SSPI)
 */
public record Login7(
        int version,
        int packetBytes,
        boolean integrated,
        boolean readOnly,
        String host,
        String user,
        String password,
        String application,
        String server,
        String library,
        String language,
        String database,
        String changedPassword,
        int process) {
    /** A login is refused when it is longer. */
    public static final int BYTES_MAX = 128 * 1024;

    private static final int FIXED_BYTES = 36;
    private static final int PROCESS = 16;
    private static final int OPTION_FLAGS_2 = 25;
    private static final int TYPE_FLAGS = 26;
    private static final int INTEGRATED = 0x80;
    private static final int READ_ONLY = 0x20;
    private static final int TEXTS = 128;

    /** Reads the rest of the current message. */
    public static Login7 read(PacketInput in) {
        byte[] message = in.readRest();
        if (message.length < FIXED_BYTES + 58 || integer(message, 0) > message.length) {
            throw new ProtocolException("a LOGIN7 of " + message.length + " bytes");
        }
        return new Login7(
                integer(message, 4),
                integer(message, 8),
                (message[OPTION_FLAGS_2] & INTEGRATED) != 0,
                (message[TYPE_FLAGS] & READ_ONLY) != 0,
                text(message, 0),
                text(message, 1),
                password(message, 2),
                text(message, 3),
                text(message, 4),
                text(message, 6),
                text(message, 7),
                text(message, 8),
                changedPassword(message),
                integer(message, PROCESS));
    }

    private static int integer(byte[] bytes, int at) {
        return unsignedShort(bytes, at) | unsignedShort(bytes, at + 2) << 16;
    }

    private static int unsignedShort(byte[] bytes, int at) {
        return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8;
    }

    private static byte[] bytes(byte[] message, int at) {
        int offset = unsignedShort(message, at);
        int characters = unsignedShort(message, at + 2);
        if (characters == 0) {
            return new byte[0];
        }
        if (characters > TEXTS || offset + 2 * characters > message.length) {
            throw new ProtocolException(
                    "a LOGIN7 text of " + characters + " characters at " + offset);
        }
        return Arrays.copyOfRange(message, offset, offset + 2 * characters);
    }

    private static String text(byte[] message, int index) {
        return new String(bytes(message, FIXED_BYTES + 4 * index), StandardCharsets.UTF_16LE);
    }

    private static String password(byte[] message, int index) {
        return clear(bytes(message, FIXED_BYTES + 4 * index));
    }

    private static String changedPassword(byte[] message) {
        // Behind the nine texts: the client's hardware address (6), SSPI (4), file to attach (4).
        return clear(bytes(message, FIXED_BYTES + 4 * 9 + 6 + 4 + 4));
    }

    private static String clear(byte[] hidden) {
        for (int i = 0; i < hidden.length; i++) {
            int swapped = (hidden[i] ^ 0xa5) & 0xff;
            hidden[i] = (byte) (swapped << 4 | swapped >> 4);
        }
        return new String(hidden, StandardCharsets.UTF_16LE);
    }

    /** Without the passwords. */
    @Override
    public String toString() {
        return "LOGIN7 of " + user + " from " + host + " with " + application;
    }
}
