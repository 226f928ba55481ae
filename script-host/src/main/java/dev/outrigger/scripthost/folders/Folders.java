package dev.outrigger.scripthost.folders;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Sets of folders, and their end. */
public final class Folders {
    private Folders() {}

    /** The paths that are not within another of them. */
    public static List<Path> outermost(Collection<Path> paths) {
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
     * failure. Requires that nobody changes it meanwhile.
     */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.deleteIfExists(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException why)
                            throws IOException {
                        if (why instanceof NoSuchFileException) {
                            return FileVisitResult.CONTINUE;
                        }
                        // A script may have taken the rights to its own folders away.
                        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
                                && !Files.isReadable(file)
                                && open(file)) {
                            delete(file);
                            return FileVisitResult.CONTINUE;
                        }
                        throw why;
                    }

                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path inner, BasicFileAttributes attributes) {
                        if (!Files.isWritable(inner)) {
                            open(inner);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path inner, IOException why)
                            throws IOException {
                        Files.deleteIfExists(inner);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private static boolean open(Path folder) {
        java.io.File file = folder.toFile();
        return file.setReadable(true, true)
                && file.setWritable(true, true)
                && file.setExecutable(true, true);
    }
}
