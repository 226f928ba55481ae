package dev.outrigger.engine.store;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A backup's sections, one behind the other: a byte for the kind, pieces with their lengths before
 * them, a length of 0, and the SHA-256 of kind, number and content. The last section holds how many
 * there were and the digest of their digests, so that none can be missing.
 */
final class BackupOutput {
    static final byte[] MARK = "Outrigger backup\n".getBytes(StandardCharsets.US_ASCII);
    static final int FORMAT = 1;
    static final char HEADER = 'H';
    static final char DEFINITIONS = 'D';
    static final char LIBRARY = 'L';
    static final char ROWS = 'R';
    static final char END = 'Z';

    private static final int PIECE_BYTES = 1 << 16;

    private final DataOutputStream out;
    private final MessageDigest digests = sha256();
    private int sections;

    BackupOutput(OutputStream out) throws IOException {
        this.out = new DataOutputStream(out);
        this.out.write(MARK);
        this.out.writeInt(FORMAT);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static void begin(MessageDigest digest, char kind, int number) {
        digest.update((byte) kind);
        for (int shift = 24; shift >= 0; shift -= 8) {
            digest.update((byte) (number >> shift));
        }
    }

    /** A section, which ends when it is closed. */
    OutputStream section(char kind) throws IOException {
        out.writeByte(kind);
        return new Section(kind, sections++);
    }

    /** Nothing comes behind. */
    void end() throws IOException {
        byte[] all = digests.digest();
        int count = sections;
        try (DataOutputStream last = new DataOutputStream(section(END))) {
            last.writeInt(count);
            last.write(all);
        }
        out.flush();
    }

    private final class Section extends OutputStream {
        private final MessageDigest digest = sha256();
        private final byte[] piece = new byte[PIECE_BYTES];
        private int length;
        private boolean closed;

        Section(char kind, int number) {
            begin(digest, kind, number);
        }

        @Override
        public void write(int value) throws IOException {
            if (length == piece.length) {
                send();
            }
            piece[length++] = (byte) value;
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            int at = offset;
            while (at < offset + count) {
                if (length == piece.length) {
                    send();
                }
                int step = Math.min(piece.length - length, offset + count - at);
                System.arraycopy(bytes, at, piece, length, step);
                length += step;
                at += step;
            }
        }

        private void send() throws IOException {
            out.writeInt(length);
            out.write(piece, 0, length);
            digest.update(piece, 0, length);
            length = 0;
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                if (length > 0) {
                    send();
                }
                out.writeInt(0);
                byte[] sum = digest.digest();
                out.write(sum);
                digests.update(sum);
            }
        }
    }
}
