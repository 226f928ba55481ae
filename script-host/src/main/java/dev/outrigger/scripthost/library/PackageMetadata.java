package dev.outrigger.scripthost.library;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an unpacked package says of itself; everything is empty where it says nothing.
 *
 * @param requires the lines of Requires-Dist
 * @param tags a wheel's, such as py3-none-any
 */
record PackageMetadata(
        String name,
        String version,
        String requiresPython,
        List<String> requires,
        List<String> tags) {
    private static final int BYTES_MAX = 1 << 20;
    static final PackageMetadata NONE = new PackageMetadata("", "", "", List.of(), List.of());

    /** Of the wheel that a folder has. */
    static PackageMetadata of(Path folder) throws IOException {
        Optional<Path> info = info(folder);
        if (info.isEmpty()) {
            return NONE;
        }
        List<String> metadata = lines(info.get().resolve("METADATA"));
        return new PackageMetadata(
                first(metadata, "name"),
                first(metadata, "version"),
                first(metadata, "requires-python"),
                all(metadata, "requires-dist"),
                all(lines(info.get().resolve("WHEEL")), "tag"));
    }

    static Optional<Path> info(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.getFileName().toString().endsWith(".dist-info"))
                    .filter(entry -> Files.isRegularFile(entry.resolve("METADATA")))
                    .sorted()
                    .findFirst();
        }
    }

    /** The headers; the description after them does not matter. */
    private static List<String> lines(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        try (var in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(BYTES_MAX), StandardCharsets.UTF_8);
            for (String line : text.split("\r?\n")) {
                if (line.isEmpty()) {
                    break;
                }
                lines.add(line);
            }
        }
        return lines;
    }

    private static List<String> all(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .toList();
    }

    private static String first(List<String> lines, String name) {
        return all(lines, name).stream().findFirst().orElse("");
    }

    String shown() {
        return name + " " + version;
    }
}
