package dev.outrigger.tds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A script that fails is one exception whose message has all that is known: most programs log the
 * first exception's message and nothing else. Over a socket and in memory, on both runtimes.
 */
@Timeout(180)
final class ScriptExceptionTest {
    @TempDir private Path folder;
    private Way.Reached engine;
    private Connection connection;

    /** Ways and whether the runtime is CPython. */
    static Stream<Arguments> everywhere() {
        return Stream.of(Way.PLAIN, Way.MEMORY)
                .flatMap(way -> Stream.of(Arguments.of(way, false), Arguments.of(way, true)));
    }

    static Stream<Way> ways() {
        return Stream.of(Way.PLAIN, Way.MEMORY);
    }

    private void open(Way way, boolean cpython) throws SQLException {
        String python = System.getenv("OUTRIGGER_TEST_PYTHON");
        assumeTrue(!cpython || python != null, "OUTRIGGER_TEST_PYTHON names no interpreter");
        engine = way.open(folder);
        connection = engine.connect("");
        execute("EXEC sp_configure 'external scripts enabled', 1; RECONFIGURE");
        if (cpython) {
            execute("ALTER EXTERNAL LANGUAGE Python SET (CONTENT = N'" + python + "')");
        }
    }

    @AfterEach
    void close() throws SQLException {
        if (connection != null) {
            connection.close();
            engine.close();
        }
    }

    private void execute(String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    /** The only exception that the script leads to. */
    private String message(int number, String script) throws SQLException {
        SQLException error =
                catchThrowableOfType(
                        SQLException.class,
                        () ->
                                execute(
                                        "EXEC sp_execute_external_script @language = N'Python', @script = N'"
                                                + script.replace("'", "''")
                                                + "'"));
        assertThat(error.getErrorCode()).as(error.getMessage()).isEqualTo(number);
        assertThat((Throwable) error.getNextException()).as("a second exception").isNull();
        execute("EXEC sp_execute_external_script @language = N'Python', @script = N'x = 1'");
        return error.getMessage();
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void exceptionHasItsLineItsTracebackAndWhatWasPrinted(Way way, boolean cpython)
            throws SQLException {
        open(way, cpython);
        String message =
                message(
                        39004,
                        """
                        import sys
                        def check(n):
                            raise ValueError("no good: %d" % n)

                        print("read 7 rows")
                        sys.stderr.write("column b is empty\\n")
                        check(7)
                        """);
        assertThat(message)
                .contains(
                        "A 'Python' script error occurred during execution of 'sp_execute_external_script'"
                                + " with HRESULT 0x80004004. Script line 3: ValueError: no good: 7\n"
                                + "An external script error occurred: \n"
                                + "Traceback (most recent call last):\n"
                                + "  File \"<script>\", line 7, in <module>\n"
                                + "    check(7)\n")
                .contains(
                        "  File \"<script>\", line 3, in check\n"
                                + "    raise ValueError(\"no good: %d\" % n)\n"
                                + "ValueError: no good: 7\n"
                                + "STDOUT message(s) from external script: \nread 7 rows\n"
                                + "STDERR message(s) from external script: \ncolumn b is empty");
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void syntaxErrorHasItsLine(Way way, boolean cpython) throws SQLException {
        open(way, cpython);
        assertThat(message(39004, "x = 1\ny = = 2\n"))
                .contains(" Script line 2: SyntaxError: ")
                .contains("File \"<script>\", line 2\n")
                .contains("    y = = 2\n");
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void badOutputTypeIsToldWithWhatWasPrinted(Way way, boolean cpython) throws SQLException {
        open(way, cpython);
        assertThat(message(39004, "print(\"nearly\")\nOutputDataSet = 3"))
                .contains("HRESULT 0x80004004. ")
                .contains("OutputDataSet")
                .contains("STDOUT message(s) from external script: \nnearly")
                .doesNotContain("Traceback");
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("everywhere")
    void timeoutHasTheLineThatTheScriptWasAt(Way way, boolean cpython) throws SQLException {
        open(way, cpython);
        execute("EXEC sp_configure 'external script timeout (s)', 2; RECONFIGURE");
        assertThat(message(39127, "print(\"begins\")\nx = 1\nwhile x > 0: x += 1"))
                .contains("it did not end within 2 s, the setting 'external script timeout (s)'")
                .contains("It was at line 3 of the script.")
                .contains("  File \"<script>\", line 3, in <module>\n    while x > 0: x += 1")
                .contains("STDOUT message(s) from external script: \nbegins");
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("everywhere")
    void wantOfMemoryHasTheLineAndTheSetting(Way way, boolean cpython) throws SQLException {
        open(way, cpython);
        execute("EXEC sp_configure 'external script memory (MB)', 512; RECONFIGURE");
        String message =
                message(
                        39127,
                        "print(\"begins\")\nkept = []\nwhile True: kept.append(\"x\" * 10**7)");
        assertThat(message)
                .contains(
                        "it needed more memory than 512 MB, the setting 'external script memory (MB)'")
                .contains("STDOUT message(s) from external script: \nbegins");
        if (cpython) {
            assertThat(message).contains("It was at line 3 of the script.");
        } else {
            assertThat(message).contains("Its host ended with exit status 3");
        }
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("everywhere")
    void serverThatIsNotListedIsToldWithTheWayOut(Way way, boolean cpython) throws SQLException {
        open(way, cpython);
        for (String server : new String[] {"\"db.example.com\", 5432", "\"127.0.0.1\", 9"}) {
            assertThat(
                            message(
                                    39004,
                                    "import socket\nsocket.create_connection((" + server + "), 5)"))
                    .contains(" Script line 2: ")
                    .contains("an administrator lists by name and port: --outbound HOST:PORT");
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void hostThatIsKilledIsToldWithItsSignalAndLastWords(Way way) throws SQLException {
        open(way, true);
        assertThat(
                        message(
                                39013,
                                """
                                print("begins", flush=True)
                                os.write(2, b"from a library\\n")
                                os.kill(os.getpid(), 9)
                                """))
                .contains("the script's host was ended by signal 9 (SIGKILL)")
                .contains("its last words:\nfrom a library")
                .contains("STDOUT message(s) from external script: \nbegins");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void crashInNativeCodeHasTheLine(Way way) throws SQLException {
        open(way, true);
        assertThat(message(39013, "import ctypes\nprint(1, flush=True)\nctypes.string_at(0)"))
                .contains("the script's host was ended by signal 11 (SIGSEGV)")
                .contains("Script line 3: the script's host")
                .contains("Segmentation fault");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void exitOfTheProcessHasItsStatus(Way way) throws SQLException {
        open(way, true);
        assertThat(message(39013, "print(1, flush=True)\nos._exit(7)"))
                .contains("the script's host ended with exit status 7")
                .contains("STDOUT message(s) from external script: \n1");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void messageOfALongTracebackAndMuchOutputIsBounded(Way way) throws SQLException {
        open(way, true);
        String message =
                message(
                        39004,
                        """
                        for i in range(10000): print("line %d" % i)
                        raise ValueError("long " * 20000)
                        """);
        assertThat(message.length()).isBetween(10_000, 16_000);
        assertThat(message)
                .contains(" Script line 2: ValueError: long long")
                .contains("Traceback (most recent call last):\n")
                .contains("\nline 9999");
    }
}
