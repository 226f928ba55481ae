package dev.outrigger.scripthost.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Sets of folders, and their end. */
final class Folders {
    private Folders() {}

    /** The paths that are not within another of them. */
    static List<Path> outermost(Collection<Path> paths) {
        List<Path> kept = new ArrayList<>();
        for (Path path :
                paths.stream().sorted(Comparator.comparingInt(Path::getNameCount)).toList()) {
            if (kept.stream().noneMatch(path::startsWith)) {
                kept.add(path);
            }
        }
        return kept;
    }

    /**
     * Deletes a folder with all that is in it, without following links; what is already gone is no
     * failure.
     */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
