package dev.outrigger.examples.tpc;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A benchmark's table, and where its rows come from; a row's NULL is null. */
public record TpcTable(
        String name, List<TpcColumn> columns, Supplier<Iterator<List<String>>> rows) {
    /** A CREATE TABLE; a text column's type has a suffix, such as a collation. */
    public String creation(String textSuffix) {
        return columns.stream()
                .map(
                        column ->
                                column.name()
                                        + " "
                                        + column.type()
                                        + (column.isText() ? textSuffix : ""))
                .collect(Collectors.joining(", ", "CREATE TABLE " + name + " (", ")"));
    }

    /** The rows as comma-separated values, made once in the folder. */
    public Path csv(Path folder) {
        Path file = folder.resolve(name + ".csv").toAbsolutePath();
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(folder);
                Path unfinished = folder.resolve(name + "." + ProcessHandle.current().pid());
                try (BufferedWriter out =
                        Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8)) {
                    Iterator<List<String>> all = rows.get();
                    while (all.hasNext()) {
                        out.write(line(all.next()));
                    }
                }
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static String line(List<String> values) {
        return values.stream().map(TpcTable::field).collect(Collectors.joining(",", "", "\n"));
    }

    /** Blanks at the end go: T-SQL does not tell them apart, the reference does. */
    private static String field(String value) {
        String text = value == null ? "" : value.stripTrailing();
        return text.indexOf(',') >= 0 || text.indexOf('"') >= 0
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }
}
