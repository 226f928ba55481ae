package dev.outrigger.procedures.external;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.SqlBytes;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What CONTENT gives, as a file of our own: nobody changes it while it is looked at. */
final class LibraryContent implements AutoCloseable {
    private static final int PATH_MAX = 4096;

    private final Path file;
    private final String hash;
    private final long size;

    private LibraryContent(Path file, String hash, long size) {
        this.file = file;
        this.hash = hash;
        this.size = size;
    }

    /**
     * Copies the bytes, or the file that a text names.
     *
     * @param verb CREATE or ALTER, for errors
     * @param number of the file specification, from 1
     * @param mayRead asked before a file of the server's is opened
     */
    static LibraryContent of(
            SqlValue value, String verb, int number, long bytesMax, Runnable mayRead) {
        if (value.value() instanceof SqlBytes bytes) {
            return copy(new ByteArrayInputStream(bytes.bytes()), verb, "0x...", bytesMax);
        }
        if (!(value.value() instanceof SqlText text)) {
            throw SqlError.of(
                    ErrorCode.LIBRARY_SOURCE,
                    verb,
                    number,
                    "It is to be a path or the file's bytes"
                            + (value.isNull() ? ", not NULL." : "."));
        }
        String path = text.toString();
        if (path.length() > PATH_MAX) {
            throw SqlError.of(ErrorCode.LIBRARY_FILE_NAME, verb, path.substring(0, 100) + "...");
        }
        mayRead.run();
        try {
            Path from = Path.of(path);
            if (!Files.isRegularFile(from)) {
                throw open(
                        verb,
                        path,
                        Files.exists(from) ? "it is not a file" : "there is no such file");
            }
            return copy(Files.newInputStream(from), verb, path, bytesMax);
        } catch (InvalidPathException e) {
            throw open(verb, path, "it is not a path");
        } catch (IOException e) {
            throw open(verb, path, e.toString());
        }
    }

    private static SqlError open(String verb, String path, String why) {
        return SqlError.of(ErrorCode.LIBRARY_FILE_OPEN, verb, path, why);
    }

    private static LibraryContent copy(InputStream from, String verb, String shown, long bytesMax) {
        Path file = null;
        boolean done = false;
        try (InputStream in = from) {
            file = Files.createTempFile("outrigger-library-", ".content");
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            long size = 0;
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
                byte[] buffer = new byte[1 << 16];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    size += n;
                    if (size > bytesMax) {
                        throw SqlError.of(
                                ErrorCode.LIBRARY_FILE_READ,
                                verb,
                                shown,
                                "it has more than "
                                        + (bytesMax >> 20)
                                        + " MB, the setting 'external library size (MB)'");
                    }
                    out.write(buffer, 0, n);
                }
            }
            done = true;
            return new LibraryContent(file, HexFormat.of().formatHex(digest.digest()), size);
        } catch (IOException e) {
            throw SqlError.of(ErrorCode.LIBRARY_FILE_READ, verb, shown, e.toString());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } finally {
            if (!done && file != null) {
                delete(file);
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file() {
        return file;
    }

    String hash() {
        return hash;
    }

    long size() {
        return size;
    }

    @Override
    public void close() {
        delete(file);
    }
}
