package dev.outrigger.procedures.external;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** What javac makes of sources, as a jar. */
final class JavaSources {
    private JavaSources() {}

    /** sources: texts by the name of their class. folder: where it happens. */
    static byte[] jar(Path folder, Map<String, String> sources) {
        try {
            Path classes = Files.createDirectories(folder.resolve("classes"));
            String[] arguments =
                    Stream.concat(
                                    Stream.of(
                                            "-d",
                                            classes.toString(),
                                            "-cp",
                                            System.getProperty("java.class.path")),
                                    sources.entrySet().stream()
                                            .map(source -> write(folder, source)))
                            .toArray(String[]::new);
            assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments))
                    .isZero();
            Map<String, byte[]> files = new LinkedHashMap<>();
            try (Stream<Path> all = Files.walk(classes)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    files.put(classes.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
            return Packages.zip(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String write(Path folder, Map.Entry<String, String> source) {
        try {
            Path file = folder.resolve(source.getKey() + ".java");
            Files.writeString(file, source.getValue());
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
