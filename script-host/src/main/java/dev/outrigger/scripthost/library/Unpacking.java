package dev.outrigger.scripthost.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes entries below one folder and counts what they really take. */
final class Unpacking {
    /** Deflate makes at most 1032 of one; what is made of text and code gets to 20. */
    private static final int RATIO_MAX = 200;

    /** Below it a ratio says nothing. */
    private static final long RATIO_FROM = 32L << 20;

    private final Path folder;
    private final LibraryLimits limits;
    private final long packed;
    private long bytes;
    private int files;

    /** packed: the archive's size. */
    Unpacking(Path folder, LibraryLimits limits, long packed) {
        this.folder = folder;
        this.limits = limits;
        this.packed = packed;
    }

    long bytes() {
        return bytes;
    }

    /** Writes a file; what is unpacked is read-only for scripts and needs no other modes. */
    void file(List<String> parts, InputStream in) throws IOException {
        count();
        Path target = path(parts);
        Files.createDirectories(target.getParent());
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out =
                Files.newOutputStream(
                        target,
                        java.nio.file.StandardOpenOption.CREATE_NEW,
                        java.nio.file.StandardOpenOption.WRITE)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                bytes += n;
                check();
                out.write(buffer, 0, n);
            }
        } catch (FileAlreadyExistsException e) {
            throw new LibraryRefused(
                    "it has two entries named '" + String.join("/", parts) + "'", e);
        }
    }

    void folder(List<String> parts) throws IOException {
        count();
        Files.createDirectories(path(parts));
    }

    private Path path(List<String> parts) {
        Path path = folder;
        for (String part : parts) {
            path = path.resolve(part);
        }
        return path;
    }

    private void count() {
        if (++files > limits.files()) {
            throw ZipDirectory.tooMany(limits.files());
        }
    }

    private void check() {
        if (bytes > limits.unpackedBytes()) {
            throw new LibraryRefused(
                    "it takes more than "
                            + (limits.unpackedBytes() >> 20)
                            + " MB when unpacked, the setting 'external library unpacked size"
                            + " (MB)'");
        }
        if (bytes > RATIO_FROM && bytes / RATIO_MAX > packed) {
            throw new LibraryRefused(
                    "it grows to more than "
                            + RATIO_MAX
                            + " times its size when unpacked, as no package does");
        }
    }
}
