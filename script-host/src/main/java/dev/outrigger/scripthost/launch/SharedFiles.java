package dev.outrigger.scripthost.launch;

import dev.outrigger.scripthost.protocol.SharedSlots;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of the memory that a host and the engine share, one for each direction. They have names
 * until the host is ready. Their memory is given back when the host has ended: a mapping goes when
 * the garbage collector finds it, so the files are made empty before.
 */
record SharedFiles(Path toHost, Path fromHost, List<FileChannel> files, SharedSlots slots) {
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final Pattern NAME = Pattern.compile("outrigger-([0-9]+)-[0-9]+");
    private static final Duration ABANDONED = Duration.ofMinutes(1);

    /** A container's may be 64 MiB in all, and its other programs want some of it. */
    private static final long ROOM_BYTES = 8 * SharedSlots.FILE_BYTES;

    /**
     * Empty where the system has no such memory, or none left: the pipes do without.
     *
     * @param closedToScripts whether a host lets go of its file, but for the mapping, before it
     *     runs a script
     */
    static Optional<SharedFiles> create(boolean closedToScripts) {
        List<Path> files = new ArrayList<>();
        List<FileChannel> opened = new ArrayList<>();
        try {
            if (!Files.isDirectory(MEMORY)
                    || Files.getFileStore(MEMORY).getUsableSpace() < ROOM_BYTES) {
                return Optional.empty();
            }
            for (int i = 0; i < 2; i++) {
                // For its owner's eyes only.
                String name = "outrigger-" + ProcessHandle.current().pid() + "-";
                files.add(Files.createTempFile(MEMORY, name, ""));
                SharedSlots.fill(files.get(i));
                opened.add(FileChannel.open(files.get(i), StandardOpenOption.WRITE));
            }
            SharedSlots slots = SharedSlots.open(files.get(0), files.get(1), closedToScripts);
            return Optional.of(new SharedFiles(files.get(0), files.get(1), opened, slots));
        } catch (IOException e) {
            files.forEach(SharedFiles::delete);
            opened.forEach(SharedFiles::release);
            return Optional.empty();
        }
    }

    /** Takes away what engines left behind that were killed while a host started. */
    static void sweep() {
        if (!Files.isDirectory(MEMORY)) {
            return;
        }
        Instant old = Instant.now().minus(ABANDONED);
        try (Stream<Path> files = Files.list(MEMORY)) {
            for (Path file : files.toList()) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()
                        && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()
                        && Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | NumberFormatException e) {
            // Another user's, or gone by now.
            return;
        }
    }

    /** Takes the names away. */
    void delete() {
        delete(toHost);
        delete(fromHost);
    }

    /** The host has ended, or never was. */
    void release() {
        delete();
        slots.release(this::empty);
    }

    private void empty() {
        files.forEach(SharedFiles::release);
        try {
            slots.close();
        } catch (IOException e) {
            // Nothing was written that anybody waits for.
            return;
        }
    }

    private static void release(FileChannel file) {
        try (file) {
            if (file.isOpen()) {
                file.truncate(0);
            }
        } catch (IOException e) {
            // It has no name, and goes with the mapping.
            return;
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It is a file of four megabytes in memory, and the next start of the system ends it.
            return;
        }
    }
}
