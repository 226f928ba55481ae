package dev.outrigger.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that every comparison has. */
class RoundOptions {
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
        if (rounds < 1 || rounds > 1000 || warmUps < 0 || warmUps > 1000) {
            return Optional.of("--rounds must be from 1 to 1000, --warm-ups from 0 to 1000.");
        }
        return limitMinutes < 1 ? Optional.of("--limit must be at least 1.") : Optional.empty();
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

    Optional<Path> json() {
        return Optional.ofNullable(json);
    }

    Duration limit() {
        return Duration.ofMinutes(limitMinutes);
    }
}
