package dev.outrigger.scripthost.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/**
 * Streams as channels, for {@link WireInput} and {@link WireOutput}. What is written leaves at
 * once, and, unlike the JDK's own, none is closed because an interrupted thread uses it: a script
 * may interrupt the threads of its host.
 */
public final class StreamChannels {
    private static final int PIECE_BYTES = 1 << 16;

    private StreamChannels() {}

    public static ReadableByteChannel reading(InputStream in) {
        byte[] piece = new byte[PIECE_BYTES];
        return new ReadableByteChannel() {
            private volatile boolean closed;

            @Override
            public int read(ByteBuffer into) throws IOException {
                int count = in.read(piece, 0, Math.min(piece.length, into.remaining()));
                if (count > 0) {
                    into.put(piece, 0, count);
                }
                return count;
            }

            @Override
            public boolean isOpen() {
                return !closed;
            }

            @Override
            public void close() throws IOException {
                closed = true;
                in.close();
            }
        };
    }

    public static WritableByteChannel writing(OutputStream out) {
        byte[] piece = new byte[PIECE_BYTES];
        return new WritableByteChannel() {
            private volatile boolean closed;

            @Override
            public int write(ByteBuffer from) throws IOException {
                int count = Math.min(piece.length, from.remaining());
                from.get(piece, 0, count);
                out.write(piece, 0, count);
                out.flush();
                return count;
            }

            @Override
            public boolean isOpen() {
                return !closed;
            }

            @Override
            public void close() throws IOException {
                closed = true;
                out.close();
            }
        };
    }
}
