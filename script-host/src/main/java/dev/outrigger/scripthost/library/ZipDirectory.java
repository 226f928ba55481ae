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
import java.util.Optional;
import java.util.Set;

/**
 * A zip file's own list of what is in it, which says more than java.util.zip tells: names that are
 * there twice, and links.
 */
final class ZipDirectory {
    private static final int END = 0x06054b50;
    private static final int ENTRY = 0x02014b50;
    private static final int LARGE_END = 0x06064b50;
    private static final int LOCATOR = 0x07064b50;
    private static final int END_BYTES = 22;
    private static final int LARGE_END_BYTES = 56;
    private static final int LOCATOR_BYTES = 20;
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
            End end = end(in);
            if (end.count() > most) {
                throw tooMany(most);
            }
            if (end.size() > DIRECTORY_MAX || end.begin() > in.length() - end.size()) {
                throw corrupt("its directory does not fit the file");
            }
            byte[] bytes = new byte[(int) end.size()];
            in.seek(end.begin());
            in.readFully(bytes);
            return read(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), (int) end.count());
        }
    }

    /** Where the directory is, and what it has. None is negative. */
    private record End(long begin, long size, long count) {
        End {
            if (begin < 0 || size < 0 || count < 0) {
                throw corrupt("its directory does not fit the file");
            }
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

    private static End end(RandomAccessFile in) throws IOException {
        int tail = (int) Math.min(in.length(), END_BYTES + COMMENT_MAX);
        byte[] bytes = new byte[tail];
        in.seek(in.length() - tail);
        in.readFully(bytes);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = tail - END_BYTES; at >= 0; at--) {
            if (buffer.getInt(at) == END) {
                End plain =
                        new End(
                                Integer.toUnsignedLong(buffer.getInt(at + 16)),
                                Integer.toUnsignedLong(buffer.getInt(at + 12)),
                                Short.toUnsignedInt(buffer.getShort(at + 10)));
                return large(in, in.length() - tail + at, plain).orElse(plain);
            }
        }
        throw corrupt("it has no directory, so it was cut off");
    }

    /** What zip64 has in another place when it does not fit the plain end. end: where that is. */
    private static Optional<End> large(RandomAccessFile in, long end, End plain)
            throws IOException {
        boolean full = plain.count() == 0xffff;
        if (!full && plain.size() != 0xffffffffL && plain.begin() != 0xffffffffL) {
            return Optional.empty();
        }
        ByteBuffer locator = bytes(in, end - LOCATOR_BYTES, LOCATOR_BYTES);
        if (locator.getInt(0) != LOCATOR) {
            // So many entries exactly, and no zip64.
            return Optional.empty();
        }
        ByteBuffer record = bytes(in, locator.getLong(8), LARGE_END_BYTES);
        if (record.getInt(0) != LARGE_END) {
            throw corrupt("its zip64 directory is not where it should be");
        }
        return Optional.of(new End(record.getLong(48), record.getLong(40), record.getLong(32)));
    }

    private static ByteBuffer bytes(RandomAccessFile in, long at, int count) throws IOException {
        if (at < 0 || at > in.length() - count) {
            throw corrupt("its zip64 directory is not where it should be");
        }
        byte[] bytes = new byte[count];
        in.seek(at);
        in.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
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
