package dev.outrigger.examples.tpc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A benchmark's queries as resources: q01.sql and so on, with a or b behind the number where one
 * has two parts.
 *
 * @param owner beside whose class the folder is
 * @param numbers the highest number of a query
 */
public record QueryTexts(Class<?> owner, String folder, int numbers) {
    public QueryTexts {
        Objects.requireNonNull(owner, "owner is null");
        Objects.requireNonNull(folder, "folder is null");
    }

    /** The queries that there are, by their file's name without its end. */
    public List<String> names() {
        return IntStream.rangeClosed(1, numbers)
                .mapToObj(number -> String.format(Locale.ROOT, "q%02d", number))
                .flatMap(name -> Stream.of(name, name + "a", name + "b"))
                .filter(name -> resource(name + ".sql").isPresent())
                .toList();
    }

    public String text(String query) {
        return resource(query + ".sql").orElseThrow();
    }

    /** What DuckDB runs: a text of its own, or the same one in its words. */
    public String duckDbText(String query) {
        return resource(query + ".duckdb.sql").orElseGet(() -> DuckDbText.of(text(query)));
    }

    private Optional<String> resource(String name) {
        try (InputStream in = owner.getResourceAsStream(folder + "/" + name)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
