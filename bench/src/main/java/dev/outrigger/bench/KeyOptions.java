package dev.outrigger.bench;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of the look-ups by key. */
final class KeyOptions extends RoundOptions {
    private static final int MOST_ROWS = 10_000_000;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Rows of the table, from 1 to 10000000. Default: ${DEFAULT-VALUE}.")
    private int rows;

    @Override
    Optional<String> problem() {
        return rows >= 1 && rows <= MOST_ROWS
                ? super.problem()
                : Optional.of("--rows must be from 1 to 10000000.");
    }

    int rows() {
        return rows;
    }
}
