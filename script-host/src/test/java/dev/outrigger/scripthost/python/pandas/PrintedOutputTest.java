package dev.outrigger.scripthost.python.pandas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same scripts, here and under pandas itself, must print the same text; what pandas printed is
 * kept beside them.
 */
final class PrintedOutputTest {
    static Stream<Path> scripts() throws IOException, URISyntaxException {
        Path folder = Path.of(PrintedOutputTest.class.getResource("scripts").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> scripts = files.filter(f -> f.toString().endsWith(".py")).sorted().toList();
            assertThat(scripts).hasSizeGreaterThanOrEqualTo(11);
            return scripts.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void scriptPrintsWhatPandasWasRecordedToPrint(Path script) throws IOException {
        String recorded = Files.readString(golden(script));
        assertThat(new EmbeddedPython().run(Files.readString(script))).isEqualTo(recorded);
    }

    @Test
    @Tag("cpython")
    void scriptsPrintWhatPandasPrintsHere()
            throws IOException, InterruptedException, URISyntaxException {
        String python = System.getenv("OUTRIGGER_TEST_PYTHON");
        assumeTrue(
                python != null,
                "OUTRIGGER_TEST_PYTHON names no CPython with pandas to compare with");
        Map<Path, String> expected = printed(python, scripts().toList());
        if (Boolean.getBoolean("golden.write")) {
            for (Map.Entry<Path, String> entry : expected.entrySet()) {
                String folder = "src/test/resources/dev/outrigger/scripthost/python/pandas/scripts";
                Files.writeString(
                        Path.of(folder).resolve(golden(entry.getKey()).getFileName()),
                        entry.getValue());
            }
        }
        expected.forEach(
                (script, text) ->
                        assertThat(new EmbeddedPython().run(read(script)))
                                .as(script.getFileName().toString())
                                .isEqualTo(text));
    }

    private static Path golden(Path script) {
        return Path.of(script.toString().replaceAll("\\.py$", ".golden"));
    }

    private static String read(Path script) {
        try {
            return Files.readString(script);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** One process runs them all: starting pandas takes longer than any of the scripts. */
    private static Map<Path, String> printed(String python, List<Path> scripts)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                python,
                                scripts.get(0)
                                        .getParent()
                                        .resolveSibling("compare.py")
                                        .toString()));
        scripts.forEach(s -> command.add(s.toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().remove("COLUMNS");
        Process process = builder.start();
        byte[] all = process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).as("exit code of " + python).isZero();
        Map<Path, String> printed = new LinkedHashMap<>();
        int at = 0;
        for (Path script : scripts) {
            int end = at;
            while (all[end] != '\n') {
                end++;
            }
            String head = new String(all, at, end - at, StandardCharsets.UTF_8);
            int length = Integer.parseInt(head.substring(head.lastIndexOf(' ') + 1));
            byte[] text = Arrays.copyOfRange(all, end + 1, end + 1 + length);
            printed.put(script, new String(text, StandardCharsets.UTF_8));
            at = end + 1 + length;
        }
        return printed;
    }
}
