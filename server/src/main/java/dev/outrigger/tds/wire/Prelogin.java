package dev.outrigger.tds.wire;

import java.util.Map;
import java.util.TreeMap;

/**
 * The message with which a client says what it can do before it logs in.
 *
 * @param encryption what the client asks for
 * @param mars whether it asks for several requests at once
 */
public record Prelogin(Encryption encryption, boolean mars) {
    private static final int VERSION = 0;
    private static final int ENCRYPTION = 1;
    private static final int INSTANCE = 2;
    private static final int THREAD = 3;
    private static final int MARS = 4;
    private static final int END = 0xff;
    private static final int OPTION_BYTES = 5;

    /** SQL Server 2019: clients choose what they send by it. */
    private static final byte[] SERVER_VERSION = {15, 0, 7, (byte) 0xd0, 0, 0};

    /** The values of the ENCRYPTION option, in the order of their numbers. */
    public enum Encryption {
        /** The login alone. */
        OFF,
        ON,
        NOT_SUPPORTED,
        REQUIRED
    }

    /** Reads the rest of the current message. */
    public static Prelogin read(PacketInput in) {
        byte[] message = in.readRest();
        Encryption encryption = Encryption.NOT_SUPPORTED;
        boolean mars = false;
        for (int at = 0; ; at += OPTION_BYTES) {
            if (at >= message.length) {
                throw new ProtocolException("a PRELOGIN without an end");
            }
            int option = message[at] & 0xff;
            if (option == END) {
                return new Prelogin(encryption, mars);
            }
            if (at + OPTION_BYTES > message.length) {
                throw new ProtocolException("a PRELOGIN option that is cut off");
            }
            int offset = bigEndian(message, at + 1);
            int length = bigEndian(message, at + 3);
            if (offset + length > message.length) {
                throw new ProtocolException("a PRELOGIN option outside its message");
            }
            if (option == ENCRYPTION && length > 0) {
                encryption = encryption(message[offset] & 0xff);
            } else if (option == MARS && length > 0) {
                mars = message[offset] != 0;
            }
        }
    }

    private static Encryption encryption(int value) {
        // The bits above ask for a certificate of the client's, which nothing here looks at.
        int asked = value & 0x1f;
        if (asked >= Encryption.values().length) {
            throw new ProtocolException("an ENCRYPTION of " + value + " in PRELOGIN");
        }
        return Encryption.values()[asked];
    }

    private static int bigEndian(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    /** Answers it. MARS is never there. */
    public static void answer(PacketOutput out, Encryption encryption) {
        Map<Integer, byte[]> options = new TreeMap<>();
        options.put(VERSION, SERVER_VERSION);
        options.put(ENCRYPTION, new byte[] {(byte) encryption.ordinal()});
        options.put(INSTANCE, new byte[] {0});
        options.put(THREAD, new byte[0]);
        options.put(MARS, new byte[] {0});
        int offset = OPTION_BYTES * options.size() + 1;
        for (Map.Entry<Integer, byte[]> option : options.entrySet()) {
            int length = option.getValue().length;
            out.writeByte(option.getKey());
            out.writeByte(offset >> 8);
            out.writeByte(offset);
            out.writeByte(length >> 8);
            out.writeByte(length);
            offset += length;
        }
        out.writeByte(END);
        options.values().forEach(out::writeBytes);
        out.end();
    }
}
