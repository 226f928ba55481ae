package dev.outrigger.bench;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of the comparison over JDBC. */
final class JdbcOptions extends RoundOptions {
    private static final int MOST_ROWS = 10_000_000;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Rows of the wide table, from 1 to 10000000. Default: ${DEFAULT-VALUE}.")
    private int rows;

    @Option(
            names = "--postgres",
            paramLabel = "auto|none|URL",
            defaultValue = "auto",
            description = {
                "auto (the default) makes a throw-away server when PostgreSQL is installed; none leaves it out;",
                "a jdbc:postgresql: URL of a superuser is worked on in schema dbo, which must not exist and is dropped at the end."
            })
    private String postgres;

    @Override
    Optional<String> problem() {
        if (rows < 1 || rows > MOST_ROWS) {
            return Optional.of("--rows must be from 1 to 10000000.");
        }
        if (!postgres.equals("auto")
                && !postgres.equals("none")
                && !postgres.startsWith("jdbc:postgresql:")) {
            return Optional.of("--postgres must be auto, none or a jdbc:postgresql: URL.");
        }
        return super.problem();
    }

    int rows() {
        return rows;
    }

    String postgres() {
        return postgres;
    }
}
