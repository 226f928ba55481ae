package dev.outrigger.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The CPython that tests compare with and run scripts on: named by OUTRIGGER_TEST_PYTHON. */
final class Python {
    private static final String VARIABLE = "OUTRIGGER_TEST_PYTHON";

    private Python() {}

    /** Skips the test, with a message, where there is none. */
    static Path interpreter() {
        String path = System.getenv(VARIABLE);
        assumeTrue(
                path != null, VARIABLE + " names no CPython with pandas, pyarrow and scikit-learn");
        return Path.of(path);
    }

    /** What a program prints; it must succeed. */
    static String run(String program, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(interpreter().toString(), "-c", program));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }
}
