package dev.outrigger.scripthost.host;

import dev.outrigger.scripthost.protocol.FrameKind;
import dev.outrigger.scripthost.protocol.WireOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Printed text as frames: at the end of a line, when there is much of it, and when flushed.
 * Thread-safe.
 */
final class WireWriter extends Writer {
    private static final int PIECE_BYTES = 1 << 13;

    private final WireOutput out;
    private final FrameKind kind;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

    WireWriter(WireOutput out, FrameKind kind) {
        this.out = out;
        this.kind = kind;
    }

    @Override
    public void write(char[] characters, int offset, int length) throws IOException {
        write(new String(characters, offset, length));
    }

    @Override
    public void write(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        write(bytes, 0, bytes.length);
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        write(text.substring(offset, offset + length));
    }

    private void write(byte[] bytes, int offset, int length) throws IOException {
        synchronized (lock) {
            boolean lineEnd = false;
            for (int at = offset; at < offset + length; at += PIECE_BYTES) {
                int step = Math.min(PIECE_BYTES, offset + length - at);
                pending.write(bytes, at, step);
                if (pending.size() >= PIECE_BYTES) {
                    flush();
                }
                lineEnd = bytes[at + step - 1] == '\n';
            }
            if (lineEnd) {
                flush();
            }
        }
    }

    @Override
    public void flush() throws IOException {
        synchronized (lock) {
            if (pending.size() > 0) {
                byte[] bytes = pending.toByteArray();
                pending.reset();
                out.write(kind, bytes, 0, bytes.length);
            }
        }
    }

    @Override
    public void close() throws IOException {
        flush();
    }

    /** The same channel, for code that prints bytes. */
    OutputStream bytes() {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                WireWriter.this.write(bytes, offset, length);
            }

            @Override
            public void flush() throws IOException {
                WireWriter.this.flush();
            }
        };
    }
}
