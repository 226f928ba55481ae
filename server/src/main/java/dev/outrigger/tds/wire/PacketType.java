package dev.outrigger.tds.wire;

/** The first byte of a packet: what kind of message it belongs to. */
public final class PacketType {
    public static final int SQL_BATCH = 0x01;
    public static final int RPC = 0x03;
    public static final int RESPONSE = 0x04;
    public static final int ATTENTION = 0x06;
    public static final int BULK_LOAD = 0x07;
    public static final int TRANSACTION_MANAGER = 0x0e;
    public static final int LOGIN7 = 0x10;
    public static final int SSPI = 0x11;
    public static final int PRELOGIN = 0x12;

    /** Not TDS: the first byte of a TLS handshake, with which TDS 8.0 begins. */
    public static final int TLS_HANDSHAKE = 0x16;

    private PacketType() {}
}
