package dev.outrigger.cli.shell;

import static dev.outrigger.cli.shell.Typing.CONTROL_C;
import static dev.outrigger.cli.shell.Typing.CONTROL_D;
import static dev.outrigger.cli.shell.Typing.UP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Outcome;
import dev.outrigger.Session;
import dev.outrigger.cli.Format;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class ShellTest {
    private static final String ENDLESS =
            "SELECT COUNT_BIG(*) FROM sys.messages a, sys.messages b, sys.messages c, sys.messages d";

    @TempDir private Path folder;

    @Test
    void batchRunsAtItsGoUnderPromptsThatCountItsLines() throws Exception {
        try (Typing user = Typing.at(80)) {
            user.type("SELECT 1 AS one,\n");
            user.await("2> ");
            user.type("2 AS two\n");
            user.await("3> ");
            user.type("GO\n");

            assertThat(user.await("(1 row)\n")).endsWith("one  two\n---  ---\n  1    2\n(1 row)\n");
        }
    }

    @Test
    void messagesCountsAndErrorsComeInTheirOrder() throws Exception {
        try (Typing user = Typing.at(80)) {
            assertThat(
                            user.run(
                                    "CREATE TABLE t (n int); INSERT t VALUES (1), (2); PRINT 'done'; SELECT 1/0 AS a"))
                    .isEqualTo(
                            "(2 rows affected)\ndone\na\n-\n(0 rows)\n"
                                    + "Msg 8134, Level 16, State 1, Line 1\nDivide by zero error encountered.\n");
        }
    }

    @Test
    void goWithANumberRunsTheBatchSoOften() throws Exception {
        try (Typing user = Typing.at(80)) {
            user.run("CREATE TABLE t (n int)");
            user.type("INSERT t VALUES (1)\nGO 3\n");
            user.await("1> ");

            assertThat(user.run("SELECT COUNT(*) AS n FROM t")).contains("\n3\n");
        }
    }

    @Test
    void goInsideAStringDoesNotEndTheBatch() throws Exception {
        try (Typing user = Typing.at(80)) {
            user.type("SELECT LEN('a\nGO\nexit\n:quit\n') AS length\n");
            user.await("6> ");
            user.type("GO\n");

            assertThat(user.await("(1 row)\n")).contains("\n    16\n");
        }
    }

    @Test
    void wideTextIsCutToTheTerminalAndDigitsAreNot() throws Exception {
        try (Typing user = Typing.at(60)) {
            String shown =
                    user.run(
                            "SELECT 1234567890123 AS number, REPLICATE('a', 100) AS wide, REPLICATE(N'日', 9) AS w, 'x' AS s");

            assertThat(shown).contains("1234567890123  aaaaaaaaaaaaaaaaaaaaa…  日日日日日日日日日  x\n");
            assertThat(shown.lines()).allMatch(line -> Cells.width(line) <= 60);
        }
    }

    @Test
    void rowThatNoTableHoldsIsABlockOfLines() throws Exception {
        try (Typing user = Typing.at(30)) {
            assertThat(
                            user.run(
                                    "SELECT 12345678901 AS a, 12345678901 AS bb, 12345678901 AS c, REPLICATE('x', 30) AS d"))
                    .isEqualTo(
                            "-[ row 1 ]--------------------\na   12345678901\nbb  12345678901\nc   12345678901\n"
                                    + "d   xxxxxxxxxxxxxxxxxxxxxxxxxx\n    xxxx\n(1 row)\n");
        }
    }

    @Test
    void dataGiveTheTerminalNoOrders() throws Exception {
        try (Typing user = Typing.at(80)) {
            assertThat(user.run("PRINT CHAR(27) + '[2J'; SELECT CHAR(27) + '[31m' + CHAR(10) AS e"))
                    .isEqualTo("␛[2J\ne\n------\n␛[31m↵\n(1 row)\n");
        }
    }

    @Test
    void dataGiveTheTerminalNoOrdersInAnyFormat() throws Exception {
        String orders =
                "SELECT N'é' + CHAR(27) + ']0;title' + CHAR(7) + NCHAR(155) + '2J' + CHAR(13) + 'x'"
                        + " + CHAR(127) AS e";
        try (Typing user = Typing.at(80)) {
            user.type(":format csv\n");
            user.await("1> ");
            assertThat(user.runRaw(orders)).contains("e\n\"é␛]0;title␇␡2J␍x␡\"\n");
            user.type(":format json\n");
            user.await("1> ");
            assertThat(user.runRaw(orders))
                    .contains("[{\"e\":\"é\\u001B]0;title\\u0007␡2J\\rx␡\"}]\n");
            user.type(":format table\n");
            user.await("1> ");
            assertThat(user.runRaw(orders)).contains("é␛]0;title␇␡2J␍x␡\n");
        }
    }

    @Test
    void controlCCancelsWhatRunsAndTheSessionGoesOn() throws Exception {
        try (Typing user = Typing.at(80)) {
            user.run("CREATE TABLE #kept (n int); INSERT #kept VALUES (7)");
            user.type("PRINT 'beg' + 'un'; " + ENDLESS + "\nGO 5\n");
            // Printed by the first run: from then on the keys are the batch's.
            user.await("begun\n");
            user.type(CONTROL_C);

            assertThat(user.await("1> "))
                    .containsOnlyOnce("Msg 3617, Level 16")
                    .doesNotContain("begun");
            assertThat(user.run("SELECT n FROM #kept")).contains("\n7\n");
        }
    }

    @Test
    void controlCThatComesBeforeTheBatchHasBegunEndsItToo() throws Exception {
        try (Terminal terminal =
                        TerminalBuilder.builder()
                                .system(false)
                                .streams(
                                        InputStream.nullInputStream(),
                                        OutputStream.nullOutputStream())
                                .type(Terminal.TYPE_DUMB)
                                .build();
                Instance instance = Instance.open(InstanceOptions.inMemory());
                Session session = instance.openSession();
                ShellOutput output = new ShellOutput(terminal, Format.TABLE, session::cancel)) {
            output.begin();
            output.stop();

            Outcome outcome = session.execute("SELECT 1; " + ENDLESS, output);

            assertThat(outcome.completed()).isFalse();
            assertThat(outcome.errors()).isPositive();
        }
    }

    @Test
    void directiveIsAboutTheLinesBeforeItAlone() throws Exception {
        String newLine = "\u001b\r";
        try (Typing user = Typing.at(80)) {
            user.type(
                    "SELECT nonsense"
                            + newLine
                            + ":reset"
                            + newLine
                            + "SELECT 5 AS"
                            + newLine
                            + ":list"
                            + newLine
                            + "five"
                            + newLine
                            + "GO\n");
            user.await("GO\n");

            assertThat(user.await("(1 row)\n"))
                    .isEqualTo("SELECT 5 AS\nfive\n----\n   5\n(1 row)\n");
        }
    }

    @Test
    void controlCForgetsWhatIsTypedAndControlDLeaves() throws Exception {
        try (Typing user = Typing.at(80)) {
            user.type("SELECT nonsense\n");
            user.await("2> ");
            user.type(CONTROL_C);
            user.await("1> ");

            assertThat(user.run("SELECT 5 AS five")).contains("\n   5\n");
            user.type(CONTROL_D);
            assertThat(user.ends()).isTrue();
        }
    }

    @Test
    void exitLeaves() throws Exception {
        try (Typing user = Typing.at(80)) {
            user.type("exit\n");

            assertThat(user.ends()).isTrue();
        }
    }

    @Test
    void listedLinesWaitOnForTheirGo() throws Exception {
        try (Typing user = Typing.at(80)) {
            user.type("SELECT 3 AS three\n:list\n");
            user.await(":list\nSELECT 3 AS three\n");
            user.await("2> ");
            user.type("GO\n");

            assertThat(user.await("(1 row)\n")).contains("\n    3\n");
        }
    }

    @Test
    void filesAreRunAndResultsWritten() throws Exception {
        Path script =
                Files.writeString(
                        folder.resolve("a file.sql"), "PRINT 'first'\nGO\nSELECT 6 AS six");
        Path results = folder.resolve("results.csv");
        try (Typing user = Typing.at(80)) {
            user.type(":format csv\n:out " + results + "\n:r \"" + script + "\"\n");
            user.await("first\n");
            user.await("1> ");
            user.type(":out stdout\n:format table\n:r " + folder.resolve("none") + "\n");
            assertThat(user.await("cannot be read")).doesNotContain("six");
            assertThat(Files.readString(results)).isEqualTo("six\r\n6\r\n");
        }
    }

    @Test
    void unknownDirectiveIsSaidToBeOne() throws Exception {
        try (Typing user = Typing.at(80)) {
            user.type(":connect there\n");

            user.await("There is no directive :connect; :help lists them.");
        }
    }

    @Test
    void tabCompletesNamesOfTables() throws Exception {
        try (Typing user = Typing.at(80)) {
            user.run("CREATE TABLE customers (customer_number int)");
            user.type("SELECT COUNT(*) AS n FROM custome\t");
            user.type("s\n");

            // customer_number begins so too: what they have in common is completed.
            user.await("2> ");
            user.type("GO\n");
            assertThat(user.await("(1 row)\n")).contains("n\n-\n0\n");
        }
    }

    @Test
    void batchIsRecalledWholeByTheNextShellAndPasswordsAreNot() throws Exception {
        Path file = folder.resolve("state/outrigger/history");
        try (Typing user = new Typing("ansi", 80, Optional.of(file))) {
            user.run("SELECT 41\n+ 1 AS answer");
            user.run("PRINT 'my password'");
            user.type("exit\n");
            assertThat(user.ends()).isTrue();
        }

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        assertThat(Files.readString(file)).contains("41").doesNotContain("password");
        try (Typing user = new Typing("ansi", 80, Optional.of(file))) {
            user.type(UP + UP + "\n");

            assertThat(user.await("(1 row)\n")).contains("\n    42\n");
        }
    }

    @Test
    void terminalThatCannotEditTakesLineByLine() throws Exception {
        try (Typing user = new Typing("dumb", 80, Optional.empty())) {
            user.type("SELECT 1 AS one,\n");
            user.await("2> ");
            user.type("2 AS two\n");
            user.await("3> ");
            user.type("GO\n");

            assertThat(user.await("(1 row)\n")).contains("one  two\n---  ---\n  1    2\n");
        }
    }
}
