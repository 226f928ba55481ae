package dev.outrigger.bench;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of the comparisons over TPC-DS's data. */
final class BenchOptions extends PostgresOptions {
    private static final double SMALLEST_SCALE = 0.001;
    private static final double LARGEST_SCALE = 100;

    @Option(
            names = "--scale",
            paramLabel = "S",
            defaultValue = "1",
            description =
                    "TPC-DS scale factor, from 0.001 to 100: 1 is 2.9 million sales. Default: ${DEFAULT-VALUE}.")
    private double scale;

    @Override
    Optional<String> problem() {
        if (!(scale >= SMALLEST_SCALE && scale <= LARGEST_SCALE)) {
            return Optional.of("--scale must be from 0.001 to 100.");
        }
        return super.problem();
    }

    double scale() {
        return scale;
    }
}
