package dev.outrigger.bench;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of the comparisons over TPC-DS's data. */
final class BenchOptions extends RoundOptions {
    private static final double SMALLEST_SCALE = 0.001;
    private static final double LARGEST_SCALE = 100;

    @Option(
            names = "--scale",
            paramLabel = "S",
            defaultValue = "1",
            description =
                    "TPC-DS scale factor, from 0.001 to 100: 1 is 2.9 million sales. Default: ${DEFAULT-VALUE}.")
    private double scale;

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
        if (!(scale >= SMALLEST_SCALE && scale <= LARGEST_SCALE)) {
            return Optional.of("--scale must be from 0.001 to 100.");
        }
        if (!postgres.equals("auto")
                && !postgres.equals("none")
                && !postgres.startsWith("jdbc:postgresql:")) {
            return Optional.of("--postgres must be auto, none or a jdbc:postgresql: URL.");
        }
        return super.problem();
    }

    double scale() {
        return scale;
    }

    String postgres() {
        return postgres;
    }
}
