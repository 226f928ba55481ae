package dev.outrigger.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application embeds the engine: a JVM of its own, with a class path and nothing else. */
class EmbeddingTest {
    @Test
    void anApplicationWithoutJvmFlagsRunsTheClustering(@TempDir Path folder) throws Exception {
        runs("dev.outrigger.examples.EmbeddedClustering", folder);
    }

    @Test
    void aJdbcApplicationWithoutJvmFlagsRunsTheClusteringAndFindsItsDataAgain(@TempDir Path folder)
            throws Exception {
        runs("dev.outrigger.examples.JdbcClustering", folder);
    }

    private static void runs(String program, Path folder) throws Exception {
        Process process = ChildJvm.start(program, folder.toString());
        String printed = read(process);

        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(printed).contains("into 4 groups");
        for (int group = 0; group < 4; group++) {
            assertThat(printed).contains("group=" + group + " customers=");
        }
    }

    private static String read(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
