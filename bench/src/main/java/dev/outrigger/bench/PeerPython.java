package dev.outrigger.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The Python that a peer runs in: one that has the packages that the peer imports. */
final class PeerPython {
    /** What the main job's peer needs. */
    static final String CLUSTERING = "import pandas, duckdb, sklearn, threadpoolctl";

    /** What a script needs that reads and writes Arrow IPC. */
    static final String ARROW = "import pandas, pyarrow";

    private static final long SECONDS = 60;

    private PeerPython() {}

    /**
     * @param asked must do; else the one named by OUTRIGGER_TEST_PYTHON or python3 is taken if it
     *     does
     */
    static Optional<Path> find(Optional<Path> asked, String imports) throws InterruptedException {
        if (asked.isPresent()) {
            if (!runs(asked.get(), imports)) {
                throw new PeerFailure(
                        asked.get()
                                + " cannot run '"
                                + imports
                                + "': install them, or leave --peer-python out");
            }
            return asked;
        }
        Path fallback = Path.of("python3");
        Path first =
                Optional.ofNullable(System.getenv("OUTRIGGER_TEST_PYTHON"))
                        .map(Path::of)
                        .orElse(fallback);
        if (runs(first, imports)) {
            return Optional.of(first);
        }
        return runs(fallback, imports) ? Optional.of(fallback) : Optional.empty();
    }

    private static boolean runs(Path python, String imports) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(python.toString(), "-c", imports)
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
