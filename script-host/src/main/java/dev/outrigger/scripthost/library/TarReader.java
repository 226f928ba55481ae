package dev.outrigger.scripthost.library;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads a tar file from its beginning to its end: ustar, with the long names of GNU and POSIX. */
final class TarReader {
    private static final int BLOCK = 512;
    private static final int LONG_NAME_MAX = 1 << 16;

    /** Takes entries. */
    interface Entries {
        void folder(String name) throws IOException;

        void file(String name, InputStream content) throws IOException;
    }

    private final InputStream in;

    TarReader(InputStream in) {
        this.in = in;
    }

    void read(Entries entries) throws IOException {
        String longName = "";
        while (true) {
            byte[] header = in.readNBytes(BLOCK);
            if (header.length == 0 || header.length == BLOCK && header[0] == 0) {
                return;
            }
            if (header.length < BLOCK || !checksumIsRight(header)) {
                throw ZipDirectory.corrupt("a tar header is not one");
            }
            long size = number(header, 124, 12);
            char type = (char) header[156];
            String prefix = text(header, 345, 155);
            String name = text(header, 0, 100);
            if (!prefix.isEmpty() && text(header, 257, 5).equals("ustar")) {
                name = prefix + "/" + name;
            }
            name = longName.isEmpty() ? name : longName;
            longName = "";
            Content content = new Content(in, size);
            switch (type) {
                case 'L' -> longName = gnuName(content, size);
                case 'x' -> longName = posixName(content, size);
                case 'g' -> {}
                case '5' -> entries.folder(name);
                case '0', '\0', '7' -> entries.file(name, content);
                default -> throw ZipDirectory.notAFile(name);
            }
            content.skipRest();
            in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        }
    }

    private static boolean checksumIsRight(byte[] header) {
        long sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xff;
        }
        return sum == number(header, 148, 8);
    }

    private static long number(byte[] header, int at, int length) {
        long value = 0;
        for (int i = at; i < at + length; i++) {
            int digit = header[i] - '0';
            if (digit >= 0 && digit < 8) {
                value = value << 3 | digit;
            } else if (header[i] != ' ' && header[i] != 0) {
                throw ZipDirectory.corrupt("a tar header has a number that is none");
            }
        }
        return value;
    }

    private static String text(byte[] header, int at, int length) {
        int end = at;
        while (end < at + length && header[end] != 0) {
            end++;
        }
        return new String(header, at, end - at, StandardCharsets.UTF_8);
    }

    private static String gnuName(InputStream content, long size) throws IOException {
        String name = new String(bytes(content, size), StandardCharsets.UTF_8);
        int end = name.indexOf('\0');
        return end < 0 ? name : name.substring(0, end);
    }

    private static byte[] bytes(InputStream content, long size) throws IOException {
        if (size > LONG_NAME_MAX) {
            throw ZipDirectory.corrupt("a tar header is too long");
        }
        return content.readNBytes((int) size);
    }

    /** Of lines such as {@code 27 path=a/b/c}. */
    private static String posixName(InputStream content, long size) throws IOException {
        String name = "";
        for (String line : new String(bytes(content, size), StandardCharsets.UTF_8).split("\n")) {
            int blank = line.indexOf(' ');
            String record = line.substring(blank + 1);
            if (record.startsWith("path=")) {
                name = record.substring("path=".length());
            }
        }
        return name;
    }

    /** One entry's bytes. */
    private static final class Content extends FilterInputStream {
        private long left;

        Content(InputStream in, long size) {
            super(in);
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int n = in.read(bytes, offset, (int) Math.min(length, left));
            if (n < 0) {
                throw new EOFException("the archive ends within a file");
            }
            left -= n;
            return n;
        }

        @Override
        public void close() {
            // The archive goes on.
        }

        void skipRest() throws IOException {
            in.skipNBytes(left);
            left = 0;
        }
    }
}
