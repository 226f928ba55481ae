package dev.outrigger.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs src/test/sql/*.sql and compares what comes; -Dgolden.write=true writes what came instead,
 * -Dgolden.files=external takes only the files whose names begin so.
 */
final class GoldenSqlTest {
    private static final Path FOLDER = Path.of("src/test/sql");
    private static final boolean WRITE = Boolean.getBoolean("golden.write");
    private static final String FILES = System.getProperty("golden.files", "");
    private static final String PYTHON = System.getenv("OUTRIGGER_TEST_PYTHON");

    @TestFactory
    Stream<DynamicTest> everyFileGivesWhatItSays() throws IOException {
        return files(false);
    }

    @TestFactory
    @Tag("cpython")
    Stream<DynamicTest> everyFileOfCPythonGivesWhatItSays() throws IOException {
        return files(true);
    }

    private static Stream<DynamicTest> files(boolean cpython) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> listed = Files.list(FOLDER)) {
            for (Path path :
                    listed.filter(path -> path.toString().endsWith(".sql")).sorted().toList()) {
                if (path.getFileName().toString().startsWith(FILES)
                        && GoldenFile.read(path).runsOn(cpython)) {
                    files.add(path);
                }
            }
        }
        assertThat(files).isNotEmpty();
        return files.stream()
                .map(
                        path ->
                                DynamicTest.dynamicTest(
                                        path.getFileName().toString(), () -> check(path, cpython)));
    }

    private static void check(Path path, boolean cpython) throws IOException {
        GoldenFile file = GoldenFile.read(path);
        assumeTrue(
                !cpython || PYTHON != null,
                "OUTRIGGER_TEST_PYTHON names no CPython with pandas and pyarrow");
        List<List<String>> outputs = new ArrayList<>();
        try (GoldenSession session =
                GoldenSession.open(cpython ? Optional.of(Path.of(PYTHON)) : Optional.empty())) {
            for (GoldenFile.Case one : file.cases()) {
                Transcript transcript = new Transcript();
                List<String> lines = transcript.lines(session.execute(one.text(), transcript));
                outputs.add(lines.stream().map(String::strip).toList());
                if (!WRITE) {
                    assertThat(outputs.get(outputs.size() - 1))
                            .as(path + ": " + one.text())
                            .containsExactlyElementsOf(one.expected());
                }
            }
        }
        if (WRITE) {
            file.write(outputs);
        }
    }
}
