package dev.outrigger.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that every comparison has. */
final class BenchOptions {
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
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "Measured rounds. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--warm-ups",
            paramLabel = "N",
            defaultValue = "3",
            description = "Rounds before them that do not count. Default: ${DEFAULT-VALUE}.")
    private int warmUps;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Where data and databases are made and kept for the next run. Default: ~/.cache/outrigger-bench.")
    private Path data;

    @Option(
            names = "--postgres",
            paramLabel = "auto|none|URL",
            defaultValue = "auto",
            description = {
                "auto (the default) makes a throw-away server when PostgreSQL is installed; none leaves it out;",
                "a jdbc:postgresql: URL of a superuser is worked on in schema dbo, which must not exist and is dropped at the end."
            })
    private String postgres;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Also writes the report as JSON, every round's time in it.")
    private Path json;

    @Option(
            names = "--limit",
            paramLabel = "MINUTES",
            defaultValue = "60",
            description =
                    "How long one step of one system may take before the run fails. Default: ${DEFAULT-VALUE}.")
    private int limitMinutes;

    /** Says what is wrong with the values, if anything. */
    Optional<String> problem() {
        if (!(scale >= SMALLEST_SCALE && scale <= LARGEST_SCALE)) {
            return Optional.of("--scale must be from 0.001 to 100.");
        }
        if (rounds < 1 || rounds > 1000 || warmUps < 0 || warmUps > 1000) {
            return Optional.of("--rounds must be from 1 to 1000, --warm-ups from 0 to 1000.");
        }
        if (limitMinutes < 1) {
            return Optional.of("--limit must be at least 1.");
        }
        if (!postgres.equals("auto")
                && !postgres.equals("none")
                && !postgres.startsWith("jdbc:postgresql:")) {
            return Optional.of("--postgres must be auto, none or a jdbc:postgresql: URL.");
        }
        return Optional.empty();
    }

    double scale() {
        return scale;
    }

    int rounds() {
        return rounds;
    }

    int warmUps() {
        return warmUps;
    }

    Path data() {
        return data == null
                ? Path.of(System.getProperty("user.home"), ".cache", "outrigger-bench")
                : data;
    }

    String postgres() {
        return postgres;
    }

    Optional<Path> json() {
        return Optional.ofNullable(json);
    }

    Duration limit() {
        return Duration.ofMinutes(limitMinutes);
    }
}
