package dev.outrigger.scripthost.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.outrigger.scripthost.host.ScriptError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * One script, here and under CPython, must print the same text; what CPython printed is kept beside
 * it.
 */
final class Python3MeaningTest {
    @Test
    void scriptPrintsWhatCPythonWasRecordedToPrint() throws Exception {
        assertThat(Scripts.printed(resource("meaning.py"))).isEqualTo(resource("meaning.golden"));
    }

    @Test
    @Tag("cpython")
    void cpythonPrintsWhatWasRecorded() throws Exception {
        String python = System.getenv("OUTRIGGER_TEST_PYTHON");
        assumeTrue(python != null, "OUTRIGGER_TEST_PYTHON names no CPython to compare with");
        Process process =
                new ProcessBuilder(python, "-X", "utf8", "-c", resource("meaning.py"))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(printed).isEqualTo(resource("meaning.golden"));
    }

    @Test
    void errorsInRewrittenExpressionsNameTheLineOfTheirStatement() {
        String script =
                "a = {\n    'x': 1,\n    'y': 2,\n}\nb = None\nif (1\n        < 2) and b < 3:\n    pass\n";
        assertThatThrownBy(() -> Scripts.run(script))
                .isInstanceOfSatisfying(
                        ScriptError.class,
                        e ->
                                assertThat(e.traceback())
                                        .contains("line 6, in <module>")
                                        .contains(
                                                "TypeError: '<' not supported between instances of 'NoneType' and 'int'"));
        assertThatThrownBy(() -> Scripts.run("x = 1\nd = {'a': 1,\n     'b': [1][x]}\n"))
                .isInstanceOfSatisfying(
                        ScriptError.class,
                        e -> assertThat(e.traceback()).contains("line 2, in <module>"));
    }

    @Test
    void frameHasItsColumnsInTheOrderOfTheDict() throws Exception {
        assertThat(
                        Scripts.run(
                                        "import pandas as pd\nOutputDataSet = pd.DataFrame({'zulu': [1], 'alpha': [2], 'mike': [3]})")
                                .frames()
                                .get(0)
                                .schema()
                                .fields())
                .extracting(f -> f.name())
                .containsExactly("zulu", "alpha", "mike");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Python3MeaningTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
