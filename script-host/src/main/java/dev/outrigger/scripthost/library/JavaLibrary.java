package dev.outrigger.scripthost.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Makes the folder of jars that the JVM's host loads classes from. */
final class JavaLibrary {
    private JavaLibrary() {}

    /** A jar, or a zip with jars at its top; returns how many bytes that were. */
    static long unpack(Path file, Path folder, LibraryLimits limits) throws IOException {
        Archive archive = Archive.open(file, limits);
        List<String> files = archive.files();
        if (!archive.isTar() && files.stream().anyMatch(name -> name.endsWith(".class"))) {
            Files.copy(file, folder.resolve("library.jar"));
            // Whether it can be read to its end is to be known before a script needs it.
            Path classes = Files.createDirectories(folder.resolve("classes"));
            archive.unpack(classes);
            LibraryCache.delete(classes);
            return Files.size(file);
        }
        List<String> jars = files.stream().filter(JavaLibrary::isTopJar).toList();
        if (jars.isEmpty() || jars.size() != files.size()) {
            throw new LibraryRefused(
                    "it is no jar: there is no class in it. Give a jar, or a zip with jars at its"
                            + " top");
        }
        long bytes = archive.unpack(folder);
        for (Path jar : jars(folder)) {
            Archive.open(jar, limits);
        }
        return bytes;
    }

    private static boolean isTopJar(String name) {
        return name.indexOf('/') < 0 && name.toLowerCase(Locale.ROOT).endsWith(".jar");
    }

    /** What is in an unpacked library. */
    static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(e -> e.toString().toLowerCase(Locale.ROOT).endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }
}
