package dev.outrigger.bench;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of the comparison of scripts. */
final class ScriptsOptions extends PostgresOptions {
    private static final int MOST_ROWS = 10_000_000;
    private static final int MOST_STREAMED = 1_000_000_000;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "1000000",
            description =
                    "Rows that go through a script, from 1000 to 10000000. Default: ${DEFAULT-VALUE}.")
    private int rows;

    @Option(
            names = "--stream-rows",
            paramLabel = "N",
            defaultValue = "5000000",
            description =
                    "Rows that are streamed through a script, the table again and again, to 1000000000. Default: ${DEFAULT-VALUE}.")
    private int streamRows;

    @Option(
            names = "--python",
            paramLabel = "PATH",
            description =
                    "A CPython with pandas and pyarrow: Outrigger runs in it too, beside the embedded Jython.")
    private Path python;

    @Option(
            names = "--peer-python",
            paramLabel = "PATH",
            description =
                    "The Python of the script that reads and writes Arrow IPC by itself, with pandas and pyarrow."
                            + " Default: OUTRIGGER_TEST_PYTHON's, else python3.")
    private Path peerPython;

    @Override
    Optional<String> problem() {
        if (rows < 1000 || rows > MOST_ROWS) {
            return Optional.of("--rows must be from 1000 to 10000000.");
        }
        if (streamRows < 1 || streamRows > MOST_STREAMED) {
            return Optional.of("--stream-rows must be from 1 to 1000000000.");
        }
        return super.problem();
    }

    int rows() {
        return rows;
    }

    /** How many times the table is streamed. */
    int streamTimes() {
        return Math.max(1, Math.round((float) streamRows / rows));
    }

    Optional<Path> python() {
        return Optional.ofNullable(python).map(Path::toAbsolutePath);
    }

    Optional<Path> peerPython() {
        return Optional.ofNullable(peerPython);
    }
}
