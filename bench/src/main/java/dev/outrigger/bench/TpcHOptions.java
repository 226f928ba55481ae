package dev.outrigger.bench;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of the comparison over TPC-H's data. */
final class TpcHOptions extends RoundOptions {
    private static final double SMALLEST_SCALE = 0.001;
    private static final double LARGEST_SCALE = 100;

    @Option(
            names = "--scale",
            paramLabel = "S",
            defaultValue = "1",
            description =
                    "TPC-H scale factor, from 0.001 to 100: 1 is 6 million order lines. Default: ${DEFAULT-VALUE}.")
    private double scale;

    @Override
    Optional<String> problem() {
        return scale >= SMALLEST_SCALE && scale <= LARGEST_SCALE
                ? super.problem()
                : Optional.of("--scale must be from 0.001 to 100.");
    }

    double scale() {
        return scale;
    }
}
