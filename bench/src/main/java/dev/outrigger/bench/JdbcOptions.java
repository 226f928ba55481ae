package dev.outrigger.bench;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of the comparison over JDBC. */
final class JdbcOptions extends PostgresOptions {
    private static final int MOST_ROWS = 10_000_000;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Rows of the wide table, from 1 to 10000000. Default: ${DEFAULT-VALUE}.")
    private int rows;

    @Override
    Optional<String> problem() {
        if (rows < 1 || rows > MOST_ROWS) {
            return Optional.of("--rows must be from 1 to 10000000.");
        }
        return super.problem();
    }

    int rows() {
        return rows;
    }
}
