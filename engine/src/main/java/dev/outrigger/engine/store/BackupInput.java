package dev.outrigger.engine.store;

import dev.outrigger.engine.store.BackupDamage.Kind;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;

/** Reads what {@link BackupOutput} wrote, and believes none of it before its digest is right. */
final class BackupInput implements AutoCloseable {
    private static final int PIECE_MAX = 1 << 20;
    private static final int DIGEST_BYTES = 32;

    private final DataInputStream in;
    private final long size;
    private long position;
    private final MessageDigest digests = BackupOutput.sha256();
    private int sections;
    private Section open;

    private BackupInput(DataInputStream in, long size) {
        this.in = in;
        this.size = size;
    }

    static BackupInput open(Path file) throws IOException {
        DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
        try {
            byte[] mark = in.readNBytes(BackupOutput.MARK.length);
            if (!Arrays.equals(mark, BackupOutput.MARK)) {
                throw new BackupDamage(Kind.FOREIGN, "it does not begin as a backup does");
            }
            int format = in.readInt();
            if (format != BackupOutput.FORMAT) {
                throw new BackupDamage(
                        format > BackupOutput.FORMAT && format < 1 << 16
                                ? Kind.LATER
                                : Kind.DAMAGED,
                        "it is of format "
                                + format
                                + ", and this version reads format "
                                + BackupOutput.FORMAT);
            }
            return new BackupInput(in, Files.size(file));
        } catch (EOFException e) {
            in.close();
            throw new BackupDamage(Kind.DAMAGED, "it ends within its first bytes");
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /**
     * The next section, which must be of that kind; what was left of the last one is read first.
     */
    InputStream section(char kind) throws IOException {
        char found = next();
        if (found != kind) {
            throw damaged(
                    "section " + sections + " is a " + found + " where a " + kind + " was due");
        }
        return open;
    }

    /** The kind of the next section. */
    char next() throws IOException {
        if (open != null) {
            open.skipAll();
        }
        int kind = in.read();
        if (kind < 0) {
            throw damaged("it ends after section " + sections);
        }
        sections++;
        open = new Section((char) kind, sections - 1);
        return (char) kind;
    }

    /** How much of the file was read, 99 at most. */
    int percent() {
        return (int) Math.min(99, position * 100 / Math.max(1, size));
    }

    /** The section that {@link #next} has come to. */
    InputStream current() {
        return open;
    }

    /** After {@link #next} gave END: whether all that was written is there. */
    void requireWhole() throws IOException {
        byte[] all = digests.digest();
        DataInputStream last = new DataInputStream(open);
        int count = last.readInt();
        byte[] written = last.readNBytes(DIGEST_BYTES);
        open.skipAll();
        if (count != sections - 1 || !Arrays.equals(all, written)) {
            throw damaged("its sections are not those that were written");
        }
        if (in.read() >= 0) {
            throw damaged("it goes on after its end");
        }
    }

    private static BackupDamage damaged(String how) {
        return new BackupDamage(Kind.DAMAGED, how);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private final class Section extends InputStream {
        private final MessageDigest digest = BackupOutput.sha256();
        private final char kind;
        private final int number;
        private byte[] piece = new byte[0];
        private int at;
        private boolean ended;

        Section(char kind, int number) {
            this.kind = kind;
            this.number = number;
            BackupOutput.begin(digest, kind, number);
        }

        private boolean fill() throws IOException {
            try {
                while (!ended && at == piece.length) {
                    int length = in.readInt();
                    if (length < 0 || length > PIECE_MAX) {
                        throw damaged(
                                "section " + place() + " has a piece of " + length + " bytes");
                    }
                    if (length == 0) {
                        end();
                        break;
                    }
                    piece = in.readNBytes(length);
                    if (piece.length < length) {
                        throw new EOFException();
                    }
                    position += length;
                    digest.update(piece);
                    at = 0;
                }
            } catch (EOFException e) {
                throw damaged("it ends within section " + place());
            }
            return !ended;
        }

        private String place() {
            return (number + 1) + " (" + kind + ")";
        }

        private void end() throws IOException {
            byte[] written = in.readNBytes(DIGEST_BYTES);
            if (written.length < DIGEST_BYTES) {
                throw new EOFException();
            }
            ended = true;
            if (!Arrays.equals(written, digest.digest())) {
                throw damaged(
                        "section "
                                + place()
                                + " does not have the SHA-256 that it was written with");
            }
            if (kind != BackupOutput.END) {
                digests.update(written);
            }
        }

        @Override
        public int read() throws IOException {
            return fill() ? piece[at++] & 0xff : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int count) throws IOException {
            if (count == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int step = Math.min(count, piece.length - at);
            System.arraycopy(piece, at, bytes, offset, step);
            at += step;
            return step;
        }

        void skipAll() throws IOException {
            while (fill()) {
                at = piece.length;
            }
        }
    }
}
