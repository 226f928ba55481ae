package dev.outrigger.procedures.external;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Session;
import dev.outrigger.golden.Transcript;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A model of 200 MB, which nothing compresses, is kept in a table and found again. */
@Tag("cpython")
@Tag("long")
@Timeout(600)
final class LargeModelTest {
    private static final String WEIGHTS = "numpy.random.default_rng(7).random(25_000_000)";

    @TempDir private Path folder;

    private Instance instance() {
        return Instance.open(
                InstanceOptions.at(folder).withPython(CPythonTypeConformanceTest.interpreter()));
    }

    private static List<String> run(Session session, String script) {
        Transcript transcript = new Transcript();
        return transcript.lines(session.executeScript(script, transcript));
    }

    @Test
    void modelOfTwoHundredMegabytesIsScoredAfterARestart() {
        try (Instance instance = instance();
                Session session = instance.openSession()) {
            run(
                    session,
                    "EXEC sp_configure 'external scripts enabled', 1 RECONFIGURE\n"
                            + "CREATE TABLE models (model varbinary(max))");
            assertThat(
                            run(
                                    session,
                                    "SET NOCOUNT ON DECLARE @m varbinary(max)\n"
                                            + "EXEC sp_execute_external_script N'Python', N'import pickle\nm = pickle.dumps("
                                            + WEIGHTS
                                            + ")', @params = N'@m varbinary(max) OUTPUT', @m = @m OUTPUT\n"
                                            + "INSERT models VALUES (@m)"))
                    .containsExactly("ok");
        }
        try (Instance instance = instance();
                Session session = instance.openSession()) {
            assertThat(
                            run(
                                    session,
                                    "SET NOCOUNT ON DECLARE @m varbinary(max) = (SELECT model FROM models)\n"
                                            + "EXEC sp_execute_external_script N'Python', N'import pickle\n"
                                            + "same = numpy.array_equal(pickle.loads(m), "
                                            + WEIGHTS
                                            + ")\nOutputDataSet = pandas.DataFrame({\"same\": [bool(same)]})',"
                                            + " @params = N'@m varbinary(max)', @m = @m WITH RESULT SETS ((same bit))"))
                    .containsExactly("same bit", "1", "(end)");
        }
    }
}
