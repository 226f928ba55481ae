package dev.outrigger.procedures.external;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The steps of a call, from the names that a script finds to what the next call finds, on one
 * runtime.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LifeCycle {
    private static final String NUMBERS = "SELECT a FROM (VALUES (1), (2), (3)) AS v(a) ORDER BY a";

    ScriptedSession session;

    abstract Optional<Path> python();

    @BeforeAll
    void open() {
        session = new ScriptedSession(python());
    }

    @AfterAll
    void close() {
        if (session != null) {
            session.close();
        }
    }

    List<String> printed(String script) {
        return session.printed(script, "");
    }

    List<String> lines(String script) {
        return session.script(script, "", "");
    }

    // The session: what a script finds.

    @Test
    void namesOfTheLibrariesAreBoundBeforeTheScript() {
        assertThat(
                        printed(
                                "print(pandas.DataFrame is DataFrame, numpy is np, pd is pandas, os.getcwd() != '', sys.argv is not None)\n"
                                        + "print(len(InputDataSet), len(OutputDataSet.columns))"))
                .containsExactly("True True True True True", "0 0");
    }

    @Test
    void scriptIsTheMainModule() {
        assertThat(
                        printed(
                                "import __main__\nx = 5\nprint(__name__, __main__.x)\n"
                                        + "if __name__ == '__main__': print('main')"))
                .containsExactly("__main__ 5", "main");
    }

    @Test
    void namesAreNotKeptAndModulesAre() {
        session.script("import json\njson.kept = 1\nleft = 1", "", "");
        assertThat(
                        printed(
                                "import json\nprint(hasattr(json, 'kept'))\ntry:\n    left\nexcept NameError: print('gone')"))
                .containsExactly("True", "gone");
    }

    // Columns.

    @Test
    void columnsMayHaveAnyNames() {
        assertThat(
                        session.printed(
                                "print(list(InputDataSet.columns))\nprint(InputDataSet['Sepal.Length'][0])",
                                "SELECT 1 AS [Sepal.Length], 2 AS [größe 日本], 3 AS [class], 4 AS x, 5 AS X"))
                .containsExactly("['Sepal.Length', 'größe 日本', 'class', 'x', 'X']", "1");
    }

    @Test
    void inputAndOutputMayBeOneVariable() {
        assertThat(
                        session.run(
                                "EXEC sp_execute_external_script @language = N'Python', @script = N'data[\"b\"] = data[\"a\"] * 2', @input_data_1 = N'"
                                        + NUMBERS
                                        + "', @input_data_1_name = N'data', @output_data_1_name = N'data'"))
                .containsExactly(
                        "(no name) int | (no name) int", "1 | 2", "2 | 4", "3 | 6", "(end)");
    }

    @Test
    void frameWithoutRowsHasItsColumns() {
        assertThat(
                        session.printed(
                                "print(list(InputDataSet.columns), len(InputDataSet))",
                                "SELECT 1 AS a, 'x' AS b WHERE 1 = 0"))
                .containsExactly("['a', 'b'] 0");
    }

    // Parameters.

    @Test
    void parameterMayBeNamedAsABuiltinAndAsTheInput() {
        assertThat(
                        session.run(
                                "DECLARE @o int EXEC sp_execute_external_script N'Python', N'print(list, input)\nid = list + 1',"
                                        + " @params = N'@list int, @input int, @id int OUTPUT', @list = 5, @input = 6, @id = @o OUTPUT SELECT @o AS o"))
                .containsExactly(
                        "message 39005 line 1: STDOUT message(s) from external script: \\n5 6\\n",
                        "o int",
                        "6",
                        "(end)");
    }

    @Test
    void outputParameterThatIsNotSetIsNull() {
        assertThat(
                        session.run(
                                "DECLARE @o int = 7, @p int = 8 EXEC sp_execute_external_script N'Python', N'del o\np = None', @params = N'@o int OUTPUT, @p int OUTPUT', @o = @o OUTPUT, @p = @p OUTPUT SELECT @o AS o, @p AS p"))
                .containsExactly("o int | p int", "NULL | NULL", "(end)");
    }

    @Test
    void numbersOfNumpyFitOutputParameters() {
        assertThat(
                        session.run(
                                "DECLARE @i int, @f float, @b bit, @s nvarchar(9) EXEC sp_execute_external_script N'Python',"
                                        + " N'i = np.array([7])[0]\nf = np.array([1.5]).mean()\nb = (np.array([1]) == 1)[0]\ns = np.array([\"x\"])[0]',"
                                        + " @params = N'@i int OUTPUT, @f float OUTPUT, @b bit OUTPUT, @s nvarchar(9) OUTPUT', @i = @i OUTPUT, @f = @f OUTPUT, @b = @b OUTPUT, @s = @s OUTPUT SELECT @i AS i, @f AS f, @b AS b, @s AS s"))
                .contains("7 | 1.5 | 1 | x");
    }

    // Execution: what the script's own words and errors become.

    @Test
    void semicolonsAndBlankFirstLinesAreLegal() {
        assertThat(printed("\n\nx = 1; y = 2;\nprint(x + y);\n")).containsExactly("3");
    }

    @Test
    void scriptWithWindowsLineEndsIsTheSame() {
        assertThat(printed("if True:\r\n    print(1)\r\n")).containsExactly("1");
        assertThat(lines("x = 1\r\nraise ValueError('crlf')\r\n").get(0))
                .contains("line 2, in <module>");
    }

    @Test
    void scriptThatIsIndentedAsAWholeIsAnIndentationErrorWithItsLine() {
        List<String> lines = lines("    x = 1\n    y = 2");
        assertThat(lines.get(0)).startsWith("error 39004").contains("IndentationError");
        assertThat(lines.get(0)).contains("line 1");
    }

    @Test
    void syntaxErrorHasTheUsersLine() {
        List<String> lines = lines("x = 1\n\ny = = 3\n");
        assertThat(lines.get(0)).startsWith("error 39004").contains("SyntaxError");
        assertThat(lines.get(0)).contains("File \"<script>\", line 3").contains("y = = 3");
    }

    @Test
    void tracebackHasTheUsersLinesAlone() {
        List<String> lines =
                lines(
                        "def inner(x):\n    return 1 // x\n\ndef outer(x):\n    return inner(x)\n\nprint('before')\nouter(0)");
        assertThat(lines.get(0)).contains("39005").contains("before");
        assertThat(lines.get(1)).startsWith("error 39004").contains("ZeroDivisionError");
        assertThat(lines.get(1))
                .contains("line 8, in <module>")
                .contains("line 5, in outer")
                .contains("line 2, in inner")
                .doesNotContain("call.py")
                .doesNotContain(".java");
    }

    @Test
    void exceptionInACallbackOfPandasHasTheUsersLine() {
        List<String> lines =
                session.script(
                        "def f(x):\n    raise KeyError('mine')\n\nInputDataSet['a'].apply(f)",
                        NUMBERS,
                        "");
        assertThat(lines.get(0)).startsWith("error 39004").contains("KeyError: 'mine'");
        assertThat(lines.get(0)).contains("line 2, in f").contains("line 4, in <module>");
    }

    @Test
    void exitWithoutAComplaintIsAnEndAndItsFrameIsTaken() {
        assertThat(lines("OutputDataSet = pd.DataFrame({'a': [1]})\nsys.exit(0)\nboom"))
                .contains("1", "(end)");
        assertThat(lines("raise SystemExit")).containsExactly("ok");
        assertThat(lines("sys.exit(3)").get(0)).startsWith("error 39004").contains("SystemExit: 3");
        assertThat(lines("sys.exit('no data')").get(0)).contains("SystemExit: no data");
    }

    @Test
    void interruptThatTheScriptRaisesIsAnErrorOfTheScript() {
        assertThat(lines("raise KeyboardInterrupt()").get(0))
                .startsWith("error 39004")
                .contains("KeyboardInterrupt");
        assertThat(printed("print('alive')")).containsExactly("alive");
    }

    @Test
    void recursionWithoutEndIsAnErrorOfTheScript() {
        assertThat(lines("def f(x):\n    return f(x + 1)\nf(0)").get(0))
                .startsWith("error 39004")
                .contains("Recursion");
        assertThat(printed("print('alive')")).containsExactly("alive");
    }

    @Test
    void printedLinesComeInTheirOrder() {
        List<String> lines =
                lines(
                        "print('one')\nsys.stderr.write('two\\n')\nprint('three')\nsys.stdout.write('four')");
        assertThat(String.join("", lines)).containsSubsequence("one", "two", "three", "four");
    }

    @Test
    void outputStreamThatTheScriptReplacedIsTheScriptsAlone() {
        assertThat(
                        printed(
                                "import io\nold = sys.stdout\nsys.stdout = io.StringIO()\nprint(u'kept')\nkept = sys.stdout.getvalue()\nsys.stdout = old\nprint('[' + kept.strip() + ']')\nsys.stdout = io.StringIO()"))
                .containsExactly("[kept]");
        assertThat(printed("print('back')")).containsExactly("back");
        lines("sys.stdout = None\nsys.stderr = None");
        assertThat(printed("print('back again')")).containsExactly("back again");
    }

    @Test
    void warningsAndLogsGoToStandardError() {
        List<String> lines =
                lines(
                        "import warnings, logging\nwarnings.warn('careful')\nlogging.getLogger('mine').error('logged')\nprint('done')");
        assertThat(String.join("\n", lines)).contains("39022").contains("careful");
        assertThat(lines).anyMatch(line -> line.contains("39005") && line.contains("done"));
    }

    // Results.

    @Test
    void deletedOutputVariableIsAnError() {
        assertThat(lines("del OutputDataSet").get(0))
                .startsWith("error 39004")
                .contains("OutputDataSet is gone");
    }

    @Test
    void whatIsNoFrameIsAnErrorThatSaysHowToMakeOne() {
        assertThat(lines("OutputDataSet = pd.Series([1])").get(0))
                .contains("is a Series, not a pandas DataFrame")
                .contains("OutputDataSet.to_frame()");
        assertThat(lines("OutputDataSet = np.array([1])").get(0))
                .contains("is a ndarray, not a pandas DataFrame");
        assertThat(lines("OutputDataSet = {'a': [1]}").get(0))
                .contains("is a dict, not a pandas DataFrame")
                .contains("pandas.DataFrame(OutputDataSet)");
        assertThat(lines("OutputDataSet = None").get(0)).contains("inplace=True returns None");
    }

    @Test
    void indexIsNotReturnedAndNamesAreOfAnyType() {
        assertThat(
                        lines(
                                "OutputDataSet = pd.DataFrame([[1, 2], [3, 4]], index=['p', 'q'], columns=[0, 1.5])"))
                .containsExactly("(no name) bigint | (no name) bigint", "1 | 2", "3 | 4", "(end)");
    }

    @Test
    void frameWithoutColumnsIsNoResultSetAndOneWithoutRowsIsEmpty() {
        assertThat(lines("OutputDataSet = pd.DataFrame()")).containsExactly("ok");
        assertThat(
                        session.script(
                                "OutputDataSet = InputDataSet[InputDataSet['a'] > 5]", NUMBERS, ""))
                .containsExactly("(no name) int", "(end)");
        assertThat(session.script("pass", "", "WITH RESULT SETS ((a int))"))
                .anyMatch(line -> line.startsWith("error 11536"));
    }

    // Clean-up: what the next call finds.

    @Test
    void workingFolderIsEmptyAtTheNextCall() {
        lines(
                "os.mkdir('sub')\nf = open('sub/left.txt', 'w')\nf.write(u'secret')\nf.close()\n"
                        + "f = open('open.txt', 'w')\nf.write(u'x')\nos.chdir('sub')");
        assertThat(
                        printed(
                                "print(os.path.exists('left.txt'), os.path.exists('sub'), os.path.exists('open.txt'))"))
                .containsExactly("False False False");
        assertThat(printed("open('again.txt', 'w').close()\nprint('written')"))
                .containsExactly("written");
    }

    @Test
    void failedCallLeavesNothingToTheNext() {
        lines("x = [1] * 1000\nOutputDataSet = pd.DataFrame({'a': x})\nraise ValueError('late')");
        assertThat(
                        printed(
                                "print(len(OutputDataSet.columns))\ntry:\n    x\nexcept NameError: print('gone')"))
                .containsExactly("0", "gone");
    }

    @Test
    void argumentsAndPathAndStandardInputAreTheNextCallsOwn() {
        lines("sys.argv.append('x')\nsys.path.insert(0, '/nowhere')\nos.environ['LEFT'] = '1'");
        assertThat(printed("print(len(sys.argv), '/nowhere' in sys.path, 'LEFT' in os.environ)"))
                .containsExactly("1 False False");
    }

    // Errors people can use.

    @Test
    void moduleOfMicrosoftsIsNamedWithWhatToUseInstead() {
        for (String module : List.of("revoscalepy", "microsoftml")) {
            assertThat(lines("from " + module + " import rx_lin_mod").get(0))
                    .startsWith("error 39004")
                    .contains(module)
                    .contains("scikit-learn");
        }
    }

    @Test
    void missingModuleSaysHowItIsAdded() {
        assertThat(lines("import no_such_module_here").get(0))
                .startsWith("error 39004")
                .contains("no_such_module_here")
                .contains("administrator");
    }

    @Test
    void languageRIsNamedWithWhatToUseInstead() {
        assertThat(session.run("EXEC sp_execute_external_script N'R', N'x <- 1'").get(0))
                .startsWith("error 39007")
                .contains("'R'")
                .contains("Python");
    }
}
