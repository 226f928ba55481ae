package dev.outrigger.scripthost.launch;

import dev.outrigger.scripthost.folders.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The JVM that runs this program, and the folders that it loads from. */
record JavaInstallation(Path executable, List<Path> readable) {
    JavaInstallation {
        readable = List.copyOf(readable);
    }

    /**
     * Distributions keep parts of a JDK elsewhere (Debian its configuration in /etc), behind
     * symbolic links.
     */
    static JavaInstallation current() throws IOException {
        Path home = Path.of(System.getProperty("java.home")).toRealPath();
        Set<Path> paths = new LinkedHashSet<>();
        paths.add(home);
        try (Stream<Path> walk = Files.walk(home)) {
            for (Path link : walk.filter(Files::isSymbolicLink).toList()) {
                Path target = link.resolveSibling(Files.readSymbolicLink(link)).normalize();
                if (Files.exists(target)) {
                    paths.add(target);
                }
            }
        }
        // The links inside a linked folder lead on.
        for (Path folder : List.copyOf(paths)) {
            if (!folder.startsWith(home) && Files.isDirectory(folder)) {
                try (Stream<Path> walk = Files.walk(folder)) {
                    for (Path link : walk.filter(Files::isSymbolicLink).toList()) {
                        Path target = link.resolveSibling(Files.readSymbolicLink(link)).normalize();
                        if (Files.exists(target)) {
                            paths.add(target);
                        }
                    }
                }
            }
        }
        return new JavaInstallation(home.resolve("bin").resolve("java"), Folders.outermost(paths));
    }
}
