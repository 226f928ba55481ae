package dev.outrigger.test;

import dev.outrigger.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A benchmark: its tables, and its queries as resources. */
enum TpcSuite {
    H("tpch", 22, TpcHTables.all()),
    DS("tpcds", 99, TpcDsTables.all());

    private final String folder;
    private final int numbers;
    private final List<TpcTable> tables;

    TpcSuite(String folder, int numbers, List<TpcTable> tables) {
        this.folder = folder;
        this.numbers = numbers;
        this.tables = tables;
    }

    /** The queries that there are, by their file's name without its end. */
    List<String> queries() {
        return IntStream.rangeClosed(1, numbers)
                .mapToObj(number -> "q%02d".formatted(number))
                .flatMap(name -> Stream.of(name, name + "a", name + "b"))
                .filter(name -> resource(name + ".sql").isPresent())
                .toList();
    }

    String text(String query) {
        return resource(query + ".sql").orElseThrow();
    }

    /** What the reference runs: a text of its own, or the same one in its words. */
    String referenceText(String query) {
        return resource(query + ".duckdb.sql").orElseGet(() -> DuckDbText.of(text(query)));
    }

    private Optional<String> resource(String name) {
        try (InputStream in = TpcSuite.class.getResourceAsStream(folder + "/" + name)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void use(Session session) {
        Sql.succeed(session, "USE " + folder);
    }

    private Path csv(TpcTable table) {
        return table.csv(Path.of("target", folder));
    }

    /**
     * Makes a database of the suite's name; text is ordered by code points, as the reference does.
     */
    void load(Session session) {
        Sql.succeed(session, "CREATE DATABASE " + folder);
        use(session);
        for (TpcTable table : tables) {
            Sql.succeed(session, table.creation(" COLLATE Latin1_General_BIN2"));
            Sql.succeed(
                    session,
                    "BULK INSERT "
                            + table.name()
                            + " FROM '"
                            + csv(table)
                            + "' WITH (FORMAT = 'CSV', FIRSTROW = 1, FIELDTERMINATOR = ',', ROWTERMINATOR = '0x0a')");
        }
    }

    void load(Connection reference) throws SQLException {
        try (Statement statement = reference.createStatement()) {
            for (String setting : DuckDbText.SETTINGS) {
                statement.execute(setting);
            }
            for (TpcTable table : tables) {
                statement.execute(table.creation(""));
                statement.execute(
                        "COPY "
                                + table.name()
                                + " FROM '"
                                + csv(table)
                                + "' (FORMAT csv, HEADER false)");
            }
        }
    }
}
