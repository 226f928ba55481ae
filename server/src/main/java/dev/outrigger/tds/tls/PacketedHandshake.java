package dev.outrigger.tds.tls;

import dev.outrigger.tds.wire.PacketInput;
import dev.outrigger.tds.wire.PacketOutput;
import dev.outrigger.tds.wire.PacketType;
import dev.outrigger.tds.wire.ProtocolException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** In TDS 7 the records of a TLS handshake travel in packets of type PRELOGIN, both ways. */
public final class PacketedHandshake {
    private final PacketInput packetsIn;
    private final PacketOutput packetsOut;

    public PacketedHandshake(PacketInput packetsIn, PacketOutput packetsOut) {
        this.packetsIn = packetsIn;
        this.packetsOut = packetsOut;
    }

    public InputStream input() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                while (packetsIn.atEnd()) {
                    int type = packetsIn.next();
                    if (type < 0) {
                        return -1;
                    }
                    if (type != PacketType.PRELOGIN) {
                        throw new ProtocolException(
                                "a message of type " + type + " within the TLS handshake");
                    }
                }
                return packetsIn.readByte();
            }
        };
    }

    /** What is written is one message when it is flushed. */
    public OutputStream output() {
        return new OutputStream() {
            private boolean begun;

            @Override
            public void write(int value) {
                begin();
                packetsOut.writeByte(value);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                begin();
                packetsOut.writeBytes(bytes, from, length);
            }

            private void begin() {
                if (!begun) {
                    begun = true;
                    packetsOut.type(PacketType.PRELOGIN);
                }
            }

            @Override
            public void flush() {
                if (begun) {
                    begun = false;
                    packetsOut.end();
                }
            }
        };
    }
}
