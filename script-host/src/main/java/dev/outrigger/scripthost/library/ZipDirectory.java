package dev.outrigger.scripthost.library;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A zip file's own list of what is in it, which says more than java.util.zip tells: names that are
 * there twice, and links.
 */
final class ZipDirectory {
    private static final int END = 0x06054b50;
    private static final int ENTRY = 0x02014b50;
    private static final int END_BYTES = 22;
    private static final int COMMENT_MAX = 0xffff;
    private static final int ENTRY_BYTES = 46;
    private static final int DIRECTORY_MAX = 64 << 20;
    private static final int FILE_TYPES = 0170000;
    private static final int REGULAR = 0100000;
    private static final int FOLDER = 0040000;

    private ZipDirectory() {}

    /** The names, each checked; the file is a zip that can be read so far. */
    static List<String> names(Path file, int most) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            ByteBuffer end = end(in);
            long begin = Integer.toUnsignedLong(end.getInt(16));
            long size = Integer.toUnsignedLong(end.getInt(12));
            int count = Short.toUnsignedInt(end.getShort(10));
            if (begin == 0xffffffffL || count == 0xffff) {
                throw new LibraryRefused(
                        "it is a zip64 archive: build it with fewer than 65,535 entries and 4 GB");
            }
            if (count > most) {
                throw tooMany(most);
            }
            if (size > DIRECTORY_MAX || begin + size > in.length()) {
                throw corrupt("its directory does not fit the file");
            }
            byte[] bytes = new byte[(int) size];
            in.seek(begin);
            in.readFully(bytes);
            return read(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), count);
        }
    }

    static LibraryRefused tooMany(int most) {
        return new LibraryRefused(
                "it has more than " + most + " files, the setting 'external library files'");
    }

    static LibraryRefused corrupt(String why) {
        return new LibraryRefused(
                "the archive is damaged (" + why + "): download or build it again");
    }

    private static ByteBuffer end(RandomAccessFile in) throws IOException {
        int tail = (int) Math.min(in.length(), END_BYTES + COMMENT_MAX);
        byte[] bytes = new byte[tail];
        in.seek(in.length() - tail);
        in.readFully(bytes);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = tail - END_BYTES; at >= 0; at--) {
            if (buffer.getInt(at) == END) {
                return buffer.position(at).slice().order(ByteOrder.LITTLE_ENDIAN);
            }
        }
        throw corrupt("it has no directory, so it was cut off");
    }

    private static List<String> read(ByteBuffer in, int count) {
        List<String> names = new ArrayList<>();
        Set<List<String>> seen = new HashSet<>();
        for (int i = 0; i < count; i++) {
            if (in.remaining() < ENTRY_BYTES || in.getInt(in.position()) != ENTRY) {
                throw corrupt("its directory ends early");
            }
            int at = in.position();
            boolean unix = in.get(at + 5) == 3;
            int mode = in.getInt(at + 38) >>> 16;
            int nameLength = Short.toUnsignedInt(in.getShort(at + 28));
            int rest =
                    Short.toUnsignedInt(in.getShort(at + 30))
                            + Short.toUnsignedInt(in.getShort(at + 32));
            if (in.remaining() < ENTRY_BYTES + nameLength + rest) {
                throw corrupt("its directory ends early");
            }
            byte[] bytes = new byte[nameLength];
            in.position(at + ENTRY_BYTES).get(bytes);
            in.position(in.position() + rest);
            String name = new String(bytes, StandardCharsets.UTF_8);
            List<String> parts = EntryName.parts(name);
            int type = mode & FILE_TYPES;
            if (unix && type != 0 && type != REGULAR && type != FOLDER) {
                throw notAFile(name);
            }
            if (!parts.isEmpty() && !seen.add(parts)) {
                throw new LibraryRefused("it has two entries named '" + name + "'");
            }
            names.add(name);
        }
        return names;
    }

    static LibraryRefused notAFile(String name) {
        return new LibraryRefused(
                "its entry '"
                        + name
                        + "' is a link or a device: build the archive again with the files"
                        + " themselves");
    }
}
