package dev.outrigger.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a user types it. */
class CommandLineTest {
    private record Result(int status, String output, String messages) {}

    @TempDir private Path folder;

    private Result outrigger(String... arguments) throws IOException, InterruptedException {
        Path messages = folder.resolve("messages");
        Process process =
                ChildJvm.command("dev.outrigger.cli.Main", arguments)
                        .redirectError(messages.toFile())
                        .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output, Files.readString(messages));
    }

    @Test
    void csvTellsNullFromAnEmptyStringAndPutsABlankLineBetweenResultSets() throws Exception {
        Result result =
                outrigger(
                        "run",
                        "--format",
                        "csv",
                        "-e",
                        "SELECT NULL AS a, '' AS b, 'x,\"y\"' AS c, 1.50 AS [the d]; SELECT CAST(1 AS bit)");

        assertThat(result.messages()).isEmpty();
        assertThat(result.output())
                .isEqualTo("a,b,c,the d\r\n,\"\",\"x,\"\"y\"\"\",1.50\r\n\r\n\r\n1\r\n");
        assertThat(result.status()).isZero();
    }

    @Test
    void jsonIsALineForEachResultSet() throws Exception {
        Result result =
                outrigger(
                        "run",
                        "--format",
                        "json",
                        "-e",
                        "SELECT 1 AS a, N'日本' AS b, CAST('2020-02-29' AS date) AS c, NULL AS d, 0x0AFF AS e; SELECT 2");

        assertThat(result.output())
                .isEqualTo(
                        "[{\"a\":1,\"b\":\"日本\",\"c\":\"2020-02-29\",\"d\":null,\"e\":\"0x0AFF\"}]\n[{\"column1\":2}]\n");
    }

    @Test
    void anErrorGoesToStandardErrorWithItsNumberAndLineAndTheStatusIsOne() throws Exception {
        Result result = outrigger("run", "-e", "SELECT 1 AS a\nSELECT 1/0 AS b\nPRINT 'after'");

        assertThat(result.messages())
                .contains("Msg 8134, Level 16, State 1, Line 2\nDivide by zero error encountered.");
        assertThat(result.messages()).contains("after");
        assertThat(result.output()).startsWith("a\n-\n1\n(1 row)\n");
        assertThat(result.status()).isOne();
    }

    @Test
    void filesKeepTheirRowsInTheDataFolder() throws Exception {
        Path script =
                Files.writeString(
                        folder.resolve("a.sql"),
                        "CREATE TABLE t (n int);\nGO\nINSERT t VALUES (1), (2);\nGO 2\n");
        Path data = folder.resolve("data");

        Result first = outrigger("run", "--data", data.toString(), script.toString());
        assertThat(first.status()).as(first.messages()).isZero();
        Result second =
                outrigger(
                        "run",
                        "--data",
                        data.toString(),
                        "--format",
                        "csv",
                        "-e",
                        "SELECT COUNT(*) AS n FROM t");
        assertThat(second.output()).isEqualTo("n\r\n4\r\n");
    }

    @Test
    void aWrongCommandLineSaysWhatToDoAndTheStatusIsTwo() throws Exception {
        assertThat(outrigger("run").status()).isEqualTo(2);
        Result unknown = outrigger("run", "--fromat", "csv", "-e", "SELECT 1");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.messages()).contains("--format");
        assertThat(outrigger("--help").output()).contains("demo", "run");
    }

    @Test
    void aMissingFileIsNamed() throws Exception {
        Result result = outrigger("run", folder.resolve("nowhere.sql").toString());

        assertThat(result.status()).isOne();
        assertThat(result.messages()).contains("no such file").contains("nowhere.sql");
    }
}
