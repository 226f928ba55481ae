package dev.outrigger.scripthost.library;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A zip file or a compressed tar file. Its names are checked before anything is written. */
final class Archive {
    private static final int GZIP = 0x1f8b;
    private static final int ZIP = 0x504b;

    private final Path file;
    private final LibraryLimits limits;
    private final boolean tar;
    private final List<String> names;

    private Archive(Path file, LibraryLimits limits, boolean tar, List<String> names) {
        this.file = file;
        this.limits = limits;
        this.tar = tar;
        this.names = names;
    }

    static Archive open(Path file, LibraryLimits limits) throws IOException {
        int magic;
        try (InputStream in = Files.newInputStream(file)) {
            magic = in.read() << 8 | in.read();
        }
        try {
            if (magic == GZIP) {
                return new Archive(file, limits, true, tarNames(file, limits));
            }
            if (magic != ZIP) {
                throw new LibraryRefused(
                        "it is neither a zip file (a wheel, a jar) nor a .tar.gz: give the bytes of"
                                + " the package as it was downloaded or built");
            }
            return new Archive(file, limits, false, ZipDirectory.names(file, limits.files()));
        } catch (EOFException | ZipException e) {
            throw ZipDirectory.corrupt(e.getMessage());
        }
    }

    private static List<String> tarNames(Path file, LibraryLimits limits) throws IOException {
        List<String> names = new ArrayList<>();
        try (InputStream in = gunzip(file)) {
            new TarReader(in)
                    .read(
                            new TarReader.Entries() {
                                @Override
                                public void folder(String name) {
                                    add(name + "/");
                                }

                                @Override
                                public void file(String name, InputStream content) {
                                    add(name);
                                }

                                private void add(String name) {
                                    EntryName.parts(name);
                                    names.add(name);
                                    if (names.size() > limits.files()) {
                                        throw ZipDirectory.tooMany(limits.files());
                                    }
                                }
                            });
        }
        return names;
    }

    private static InputStream gunzip(Path file) throws IOException {
        return new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)), 1 << 16);
    }

    boolean isTar() {
        return tar;
    }

    /** All names; those of folders end with a slash. */
    List<String> names() {
        return names;
    }

    List<String> files() {
        return names.stream().filter(name -> !name.endsWith("/")).toList();
    }

    static boolean isPackage(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".whl")
                || lower.endsWith(".zip")
                || lower.endsWith(".tar.gz")
                || lower.endsWith(".jar");
    }

    /** Writes all that is in it below a folder; returns how many bytes that were. */
    long unpack(Path folder) throws IOException {
        Unpacking target = new Unpacking(folder, limits, Files.size(file));
        try {
            if (tar) {
                unpackTar(target);
            } else {
                unpackZip(target);
            }
        } catch (EOFException | ZipException e) {
            throw ZipDirectory.corrupt(e.getMessage());
        } catch (IllegalArgumentException e) {
            throw ZipDirectory.corrupt("a name in it cannot be read: " + e.getMessage());
        }
        return target.bytes();
    }

    private void unpackTar(Unpacking target) throws IOException {
        try (InputStream in = gunzip(file)) {
            new TarReader(in)
                    .read(
                            new TarReader.Entries() {
                                @Override
                                public void folder(String name) throws IOException {
                                    target.folder(EntryName.parts(name));
                                }

                                @Override
                                public void file(String name, InputStream content)
                                        throws IOException {
                                    target.file(EntryName.parts(name), content);
                                }
                            });
        }
    }

    private void unpackZip(Unpacking target) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                List<String> parts = EntryName.parts(entry.getName());
                if (entry.isDirectory()) {
                    target.folder(parts);
                    continue;
                }
                CRC32 sum = new CRC32();
                try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), sum)) {
                    target.file(parts, in);
                }
                if (entry.getCrc() != -1 && entry.getCrc() != sum.getValue()) {
                    throw ZipDirectory.corrupt(
                            "the check sum of '" + entry.getName() + "' is wrong");
                }
            }
        }
    }
}
