package dev.outrigger.cli.shell;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jline.reader.impl.history.DefaultHistory;

/** Typed texts, but for long ones and for those with passwords in them. */
final class ShellHistory extends DefaultHistory {
    static final int ENTRIES = 1000;
    private static final int CHARACTERS_MAX = 16 << 10;
    private static final Set<PosixFilePermission> OWNERS =
            PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNERS_FOLDER =
            PosixFilePermissions.fromString("rwx------");

    @Override
    public void add(Instant time, String line) {
        if (line.length() <= CHARACTERS_MAX
                && !line.toLowerCase(Locale.ROOT).contains("password")) {
            super.add(time, line);
        }
    }

    /** Where the history is kept by the conventions of this system. */
    static Path place(Map<String, String> environment, Path home) {
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        Path folder = Path.of(state).isAbsolute() ? Path.of(state) : home.resolve(".local/state");
        return folder.resolve("outrigger").resolve("history");
    }

    /** Makes the file when it is missing, and sees to it that nobody else may read it. */
    static void prepare(Path file) throws IOException {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        if (!Files.isDirectory(file.getParent())) {
            Files.createDirectories(
                    file.getParent(), posix ? attributes(OWNERS_FOLDER) : attributes(null));
        }
        if (!Files.exists(file)) {
            Files.createFile(file, posix ? attributes(OWNERS) : attributes(null));
        } else if (posix) {
            Files.setPosixFilePermissions(file, OWNERS);
        }
    }

    private static FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
        return permissions == null
                ? new FileAttribute<?>[0]
                : new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
    }
}
