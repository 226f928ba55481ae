package dev.outrigger.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.outrigger.examples.TpcDsTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Each benchmark from end to end on little data, against DuckDB. */
@Tag("long")
class BenchCommandTest {
    private static final String SCALE = "0.001";
    private static final int ROWS = 5_000;

    @TempDir private static Path data;
    private static Run query;

    @TempDir private Path folder;

    private record Run(int status, String output, Optional<Exception> failure) {}

    private static Run bench(Path data, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--scale", SCALE, "--rounds", "1", "--warm-ups", "0"));
        all.addAll(List.of("--postgres", "none", "--data", data.toString()));
        return execute(all.toArray(String[]::new));
    }

    private static Run execute(String... arguments) {
        StringWriter output = new StringWriter();
        List<Exception> failures = new ArrayList<>();
        CommandLine line = new CommandLine(new BenchCommand());
        line.setOut(new PrintWriter(output));
        line.setErr(new PrintWriter(output));
        line.setExecutionExceptionHandler(
                (failure, failed, parsed) -> {
                    failures.add(failure);
                    return 1;
                });
        int status = line.execute(arguments);
        return new Run(status, output.toString(), failures.stream().findFirst());
    }

    /** Less than the smallest scale has: files that are there are taken as they are. */
    @BeforeAll
    static void makeData() throws IOException {
        Path scale = Files.createDirectories(data.resolve("scale-" + SCALE));
        for (TpcDsTable table : BenchData.TABLES) {
            Path whole = data.resolve("whole.csv");
            table.write(Double.parseDouble(SCALE), whole, rows -> {});
            try (Stream<String> lines = Files.lines(whole)) {
                Files.write(scale.resolve(table.sqlName() + ".csv"), lines.limit(ROWS).toList());
            }
        }
        query = bench(data, "query");
    }

    @Test
    void queryComparesWithDuckDb() {
        assertThat(query.failure()).isEmpty();
        assertThat(query.status()).isZero();
        assertThat(query.output())
                .contains("answers equal")
                .contains("PostgreSQL: left out by --postgres none")
                .containsPattern("(?m)^  Outrigger +[0-9.]+ +[0-9.]+ +[0-9.]+ +[0-9.]+ +\\S+$")
                .containsPattern("(?m)^  DuckDB .* [0-9.]+ x$");
    }

    @Test
    void anAnswerThatDiffersFailsBeforeAnythingIsTimed() throws Exception {
        copy(data, folder);
        Path database = folder.resolve("scale-" + SCALE).resolve("duckdb.db");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database);
                Statement statement = connection.createStatement()) {
            // One item of one sale, so that one customer's ratios are others.
            statement.execute(
                    "DELETE FROM dbo.store_sales WHERE rowid = (SELECT MIN(s.rowid) FROM dbo.store_sales AS s"
                            + " JOIN dbo.store_returns AS r ON r.sr_customer_sk = s.ss_customer_sk)");
        }

        Run run = bench(folder, "query");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.failure().orElseThrow())
                .isInstanceOf(AnswersDifferException.class)
                .hasMessageContaining("nothing is timed")
                .hasMessageContaining("in Outrigger and")
                .hasMessageContaining("in DuckDB");
        assertThat(run.output()).doesNotContain("median");
    }

    @Test
    @Tag("long")
    void ingestLoadsFromCsvAndFromATable() throws Exception {
        Path json = folder.resolve("report.json");

        Run run = bench(data, "ingest", "--json", json.toString());

        assertThat(run.failure()).isEmpty();
        JsonNode report = new ObjectMapper().readTree(json.toFile());
        assertThat(report.path("comparisons")).hasSize(2);
        for (JsonNode comparison : report.path("comparisons")) {
            assertThat(comparison.path("rows").asLong()).isPositive();
            assertThat(comparison.path("systems").findValuesAsText("name"))
                    .containsExactly("Outrigger", "DuckDB");
            assertThat(
                            comparison
                                    .path("systems")
                                    .get(1)
                                    .path("ratioToIt")
                                    .path("Outrigger")
                                    .asDouble())
                    .isPositive();
        }
    }

    @Test
    @Tag("long")
    void writeBackRunsSelectAndExecAgainstDuckDb() throws Exception {
        Path json = folder.resolve("report.json");

        Run run = bench(data, "write-back", "--json", json.toString());

        assertThat(run.failure()).isEmpty();
        JsonNode systems = new ObjectMapper().readTree(json.toFile()).findValue("systems");
        assertThat(systems.findValuesAsText("name"))
                .containsExactly("Outrigger, SELECT", "Outrigger, EXEC", "DuckDB");
        assertThat(systems.get(0).path("seconds")).hasSize(1);
        assertThat(systems.get(2).path("medianSecondsOf").has("checkpoint")).isTrue();
    }

    @Test
    @Tag("cpython")
    void mainJobComparesWithDuckDbAndScikitLearn() {
        String python = System.getenv("OUTRIGGER_TEST_PYTHON");
        assumeTrue(
                python != null, "OUTRIGGER_TEST_PYTHON names no CPython with duckdb and sklearn");

        Run run = bench(data, "main-job", "--peer-python", python);

        assertThat(run.failure()).isEmpty();
        assertThat(run.output())
                .contains("scikit-learn")
                .contains("BLAS kernel")
                .containsPattern("(?m)^  DuckDB \\+ scikit-learn .* [0-9.]+ x$")
                .contains("k-means");
    }

    @Test
    @Tag("long")
    void keyLookUpComparesWithH2AndDuckDb() throws Exception {
        Path json = folder.resolve("report.json");

        Run run =
                execute(
                        "key-look-up",
                        "--rows",
                        "2000",
                        "--rounds",
                        "1",
                        "--warm-ups",
                        "0",
                        "--data",
                        folder.toString(),
                        "--json",
                        json.toString());

        assertThat(run.failure()).isEmpty();
        assertThat(run.output())
                .containsPattern("(?m)^  Outrigger( +[0-9.]+){3} +\\S+$")
                .containsPattern("(?m)^  H2 .* [0-9.]+ x +[0-9.]+ x$");
        JsonNode systems = new ObjectMapper().readTree(json.toFile()).findValue("systems");
        assertThat(systems.findValuesAsText("name")).containsExactly("Outrigger", "H2", "DuckDB");
        assertThat(systems.get(0).path("medianSecondsOf").path("p99").asDouble()).isPositive();
        assertThat(systems.get(1).path("ratioToItOf").path("Outrigger").path("p50").asDouble())
                .isPositive();
    }

    @Test
    @Tag("long")
    void tpcHComparesEachQueryAndTheirSumAndRefusesAnAnswerThatDiffers() throws Exception {
        Path json = folder.resolve("report.json");
        String[] arguments = {
            "tpc-h",
            "--scale",
            "0.001",
            "--rounds",
            "1",
            "--warm-ups",
            "0",
            "--data",
            folder.toString(),
            "--json",
            json.toString()
        };

        Run run = execute(arguments);

        assertThat(run.failure()).isEmpty();
        assertThat(run.output())
                .containsPattern("(?m)^  q01 +4 +[0-9.]+ +[0-9.]+ +[0-9.]+ x$")
                .containsPattern("(?m)^  all +[0-9.]+ +[0-9.]+ +[0-9.]+ x$");
        assertThat(new ObjectMapper().readTree(json.toFile()).path("comparisons")).hasSize(22);

        Path database = folder.resolve("tpc-h-0.001").resolve("duckdb.db");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "UPDATE dbo.lineitem SET l_quantity = l_quantity + 1 WHERE rowid ="
                            + " (SELECT MIN(rowid) FROM dbo.lineitem WHERE l_returnflag = 'A')");
        }

        Run changed = execute(arguments);

        assertThat(changed.failure().orElseThrow())
                .isInstanceOf(AnswersDifferException.class)
                .hasMessageContaining("q01");
        assertThat(changed.output()).doesNotContain("DuckDB s");
    }

    @Test
    @Tag("long")
    void jdbcTellsRoundTripsAndRowsASecond() {
        Run run =
                execute(
                        "jdbc",
                        "--rows",
                        "2000",
                        "--rounds",
                        "1",
                        "--warm-ups",
                        "0",
                        "--postgres",
                        "none",
                        "--data",
                        folder.toString());

        assertThat(run.failure()).isEmpty();
        assertThat(run.output())
                .contains("select-1: 10,000 statements a round", "look-up: 10,000 statements")
                .contains("wide-result: 2,000 rows")
                .containsPattern("(?m)^  Outrigger in process +[0-9.]+ +[0-9.]+ +[0-9,]+ +[0-9,]+")
                .containsPattern("(?m)^  Outrigger over TCP +[0-9.]+ +[0-9.]+ +[0-9,]+ +[0-9,]+");
    }

    @Test
    @Tag("long")
    @Tag("cpython")
    void scriptsComparesCallsAndRowsWithArrowInPython() throws Exception {
        String python = System.getenv("OUTRIGGER_TEST_PYTHON");
        assumeTrue(
                python != null, "OUTRIGGER_TEST_PYTHON names no CPython with pandas and pyarrow");
        Path json = folder.resolve("report.json");

        Run run =
                execute(
                        "scripts",
                        "--rows",
                        "2000",
                        "--stream-rows",
                        "6000",
                        "--rounds",
                        "1",
                        "--warm-ups",
                        "0",
                        "--postgres",
                        "none",
                        "--python",
                        python,
                        "--peer-python",
                        python,
                        "--data",
                        folder.toString(),
                        "--json",
                        json.toString());

        assertThat(run.failure()).isEmpty();
        assertThat(run.output())
                .contains("trivial call: 1,000 statements a round")
                .contains("rows in and out: 2,000 rows")
                .contains("rows streamed through a script: 6,000 rows")
                .containsPattern("(?m)^  Outrigger, Jython( +[0-9.]+){3} +\\S+$")
                .containsPattern("(?m)^  Python, Arrow IPC .* [0-9.]+ x +[0-9.]+ x$");
        JsonNode comparisons = new ObjectMapper().readTree(json.toFile()).path("comparisons");
        assertThat(comparisons).hasSize(8);
        assertThat(comparisons.get(0).path("systems").findValuesAsText("name"))
                .containsExactly("Outrigger, Jython", "Outrigger, CPython");
        assertThat(
                        comparisons
                                .get(ScriptTask.ROWS.ordinal())
                                .path("systems")
                                .findValuesAsText("name"))
                .containsExactly("Outrigger, Jython", "Outrigger, CPython", "Python, Arrow IPC");
    }

    @Test
    void aPythonWithoutTheImportsIsRefused() {
        Run run = bench(data, "main-job", "--peer-python", "/no/such/python");

        assertThat(run.failure().orElseThrow())
                .isInstanceOf(PeerFailure.class)
                .hasMessageContaining("/no/such/python")
                .hasMessageContaining("--peer-python");
    }

    @Test
    void aWrongOptionIsAWrongCommandLine() {
        assertThat(execute("query", "--scale", "0").status()).isEqualTo(2);
        assertThat(execute("query", "--rounds", "0").output()).contains("--rounds must be");
        assertThat(execute("tpc-h", "--scale", "0").output()).contains("--scale must be");
        assertThat(execute("key-look-up", "--rows", "0").output()).contains("--rows must be");
        assertThat(execute("key-look-up", "--scale", "1").status()).isEqualTo(2);
        assertThat(execute("jdbc", "--rows", "0").output()).contains("--rows must be");
        assertThat(execute("scripts", "--rows", "10").output()).contains("--rows must be");
        assertThat(execute("jdbc", "--postgres", "yes").output()).contains("--postgres must be");
        assertThat(execute("query", "--postgres", "yes").output()).contains("--postgres must be");
        assertThat(execute().status()).isEqualTo(2);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path path : walk.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }
}
