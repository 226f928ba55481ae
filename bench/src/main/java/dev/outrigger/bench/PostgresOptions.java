package dev.outrigger.bench;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of a comparison that PostgreSQL may take part in. */
class PostgresOptions extends RoundOptions {
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
        if (!postgres.equals("auto")
                && !postgres.equals("none")
                && !postgres.startsWith("jdbc:postgresql:")) {
            return Optional.of("--postgres must be auto, none or a jdbc:postgresql: URL.");
        }
        return super.problem();
    }

    String postgres() {
        return postgres;
    }
}
