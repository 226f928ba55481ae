package dev.outrigger.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The Python that a peer runs in: one with pandas, DuckDB and scikit-learn. */
final class PeerPython {
    private static final String IMPORTS = "import pandas, duckdb, sklearn, threadpoolctl";
    private static final long SECONDS = 60;

    private PeerPython() {}

    /**
     * @param asked must do; else the one named by OUTRIGGER_TEST_PYTHON or python3 is taken if it
     *     does
     */
    static Optional<Path> find(Optional<Path> asked) throws InterruptedException {
        if (asked.isPresent()) {
            if (!imports(asked.get())) {
                throw new PeerFailure(
                        asked.get()
                                + " cannot run '"
                                + IMPORTS
                                + "': install them, or leave --peer-python out");
            }
            return asked;
        }
        Path fallback = Path.of("python3");
        Path first =
                Optional.ofNullable(System.getenv("OUTRIGGER_TEST_PYTHON"))
                        .map(Path::of)
                        .orElse(fallback);
        if (imports(first)) {
            return Optional.of(first);
        }
        return imports(fallback) ? Optional.of(fallback) : Optional.empty();
    }

    private static boolean imports(Path python) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(python.toString(), "-c", IMPORTS)
                            .redirectError(Redirect.DISCARD)
                            .redirectOutput(Redirect.DISCARD)
                            .start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
