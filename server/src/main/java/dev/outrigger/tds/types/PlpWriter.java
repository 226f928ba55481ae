package dev.outrigger.tds.types;

import dev.outrigger.tds.wire.PacketOutput;

/** Values of (max) types: a total length, parts with their lengths, and an empty part. */
final class PlpWriter {
    /** The total length that stands for NULL. */
    static final long NULL = -1L;

    private PlpWriter() {}

    /** Comes before a value of so many bytes, which follow as one part. */
    static void begin(PacketOutput out, int bytes) {
        out.writeLong(bytes);
        if (bytes > 0) {
            out.writeInt(bytes);
        }
    }

    static void end(PacketOutput out) {
        out.writeInt(0);
    }
}
