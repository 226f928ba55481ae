package dev.outrigger.cli;

import dev.outrigger.extension.ExtensionExecutor;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Hands out the one jar that programs in Java for scripts are compiled against. */
@Command(
        name = "java-sdk",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the jar that classes for sp_execute_external_script @language = N'Java' are compiled against. It has"
                    + " its sources in it, and needs nothing but a JDK of 17 or later.",
            "",
            "  outrigger java-sdk",
            "  javac -cp outrigger-java-extension.jar -d classes shop/Outliers.java",
            "  jar --create --file shop.jar -C classes ."
        })
final class JavaSdkCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = "outrigger-java-extension.jar",
            description = "Where to; what is there is written over. Default: ${DEFAULT-VALUE}.")
    private Path file;

    @Override
    public Integer call() throws IOException, URISyntaxException {
        Path source =
                Path.of(
                        ExtensionExecutor.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        Path whole = file.toAbsolutePath();
        Path partial = whole.resolveSibling(whole.getFileName() + ".partial");
        try {
            if (Files.isDirectory(source, LinkOption.NOFOLLOW_LINKS)) {
                pack(source, partial);
            } else {
                Files.copy(source, partial, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(partial, whole, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
        System.out.println(file);
        return 0;
    }

    /** A build that has not made its jars yet has their folders. */
    private static void pack(Path folder, Path file) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        try (OutputStream bytes = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(bytes)) {
            for (Path each : files) {
                jar.putNextEntry(
                        new JarEntry(folder.relativize(each).toString().replace('\\', '/')));
                Files.copy(each, jar);
                jar.closeEntry();
            }
        }
    }
}
