package dev.outrigger.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Message;
import dev.outrigger.Session;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * What users and scripts do wrong. Each case gets its error number and line; after it the session's
 * next script call works and the table is as it was.
 */
class BadInputTest {
    /** line: of the first error. */
    private record Case(String name, int number, int line, String batch) {}

    private static final String INSERT =
            "INSERT INTO kept EXEC sp_execute_external_script @language = N'Python', @script = N'";

    private static Case script(String name, int number, String script) {
        return new Case(name, number, 1, INSERT + script.replace("'", "''") + "'");
    }

    private static Case shaped(String name, int number, String script, String shape) {
        return new Case(
                name,
                number,
                2,
                "\nEXEC sp_execute_external_script @language = N'Python', @script = N'"
                        + script.replace("'", "''")
                        + "' WITH RESULT SETS "
                        + shape);
    }

    private static final String TWO_COLUMNS =
            "import pandas as pd\nOutputDataSet = pd.DataFrame({'a': [1, 2], 'b': [None, 0.5]})";

    private static final List<Case> EVERYWHERE =
            List.of(
                    new Case("a syntax error", 102, 3, "SELECT 1\n\nSELECT * FROM kept WHERE )"),
                    new Case(
                            "an unknown column",
                            207,
                            2,
                            "SELECT 1 AS one\nSELECT nothing FROM kept"),
                    new Case("an unknown table", 208, 2, "\nSELECT * FROM nowhere"),
                    new Case(
                            "an unknown language",
                            39007,
                            1,
                            "EXEC sp_execute_external_script @language = N'Klingon', @script = N'1'"),
                    new Case(
                            "an input query that is no SELECT",
                            39001,
                            1,
                            "EXEC sp_execute_external_script @language = N'Python', @script = N'1',"
                                    + " @input_data_1 = N'DELETE FROM kept'"),
                    new Case(
                            "an input query with an unknown column",
                            207,
                            1,
                            "EXEC sp_execute_external_script @language = N'Python', @script = N'1',"
                                    + " @input_data_1 = N'SELECT nothing FROM kept'"),
                    new Case(
                            "an input query that fails in the middle",
                            8134,
                            1,
                            "EXEC sp_execute_external_script @language = N'Python', @script = N'1',"
                                    + " @input_data_1 = N'SELECT 1 / (n - 3) AS x FROM kept'"),
                    new Case(
                            "chunks of no rows",
                            39132,
                            1,
                            "EXEC sp_execute_external_script @language = N'Python', @script = N'1',"
                                    + " @params = N'@r_rowsPerRead int', @r_rowsPerRead = 0"),
                    shaped("a result set too many", 11535, TWO_COLUMNS, "NONE"),
                    shaped("a result set too few", 11536, "x = 1", "((a int))"),
                    shaped("another number of columns", 11537, TWO_COLUMNS, "((a int))"),
                    shaped(
                            "no conversion between the types",
                            11538,
                            TWO_COLUMNS,
                            "((a int, b date))"),
                    shaped(
                            "a NULL where none is allowed",
                            11553,
                            TWO_COLUMNS,
                            "((a int, b float NOT NULL))"),
                    script("a failing script", 39004, "print('before')\nraise ValueError('boom')"),
                    script("a script with a syntax error", 39004, "x = = 1"),
                    script("a script that never ends", 39127, "while True:\n    pass"),
                    script(
                            "a script that eats memory",
                            39127,
                            "kept = []\nwhile True:\n    kept.append(bytearray(10000000))"),
                    script(
                            "a script that prints a gigabyte",
                            39127,
                            "line = 'x' * 1000000\nfor i in range(1000):\n    print(line)"),
                    script("a script that ends its process", 39013, "import os\nos._exit(3)"),
                    script("rows that do not fit the table", 213, TWO_COLUMNS));

    private static final List<Case> CPYTHON_ONLY =
            List.of(
                    script(
                            "a script that kills its process",
                            39013,
                            "import os\nos.kill(os.getpid(), 9)"),
                    script(
                            "a corrupt frame",
                            39013,
                            "import os\nfor fd in range(3, 64):\n    try:\n        os.write(fd, b'\\xff' * 4096)\n    except OSError:\n        pass"));

    @TestFactory
    Stream<DynamicTest> onJython() {
        return tests(InstanceOptions.inMemory(), EVERYWHERE);
    }

    @TestFactory
    @Tag("cpython")
    Stream<DynamicTest> onCPython() {
        return tests(
                InstanceOptions.inMemory().withPython(Python.interpreter()),
                Stream.concat(EVERYWHERE.stream(), CPYTHON_ONLY.stream()).toList());
    }

    private static Stream<DynamicTest> tests(InstanceOptions options, List<Case> cases) {
        Instance instance = Instance.open(options);
        Session session = instance.openSession();
        Sql.succeed(
                session,
                """
                EXEC sp_configure 'external scripts enabled', 1;
                EXEC sp_configure 'external script timeout (s)', 3;
                EXEC sp_configure 'external script memory (MB)', 512;
                RECONFIGURE;
                GO
                CREATE TABLE kept (n int NOT NULL);
                INSERT INTO kept VALUES (1), (2), (3);
                """);
        return cases.stream()
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> check(session, each)))
                .onClose(
                        () -> {
                            session.close();
                            instance.close();
                        });
    }

    private static void check(Session session, Case each) {
        Collected collected = Sql.run(session, each.batch());
        assertThat(collected.errors()).as("errors of %s", collected.messages).isNotEmpty();
        Message first = collected.errors().get(0);
        assertThat(first.number()).as(first.display()).isEqualTo(each.number());
        assertThat(first.line()).as(first.display()).isEqualTo(each.line());

        Collected next =
                Sql.succeed(
                        session,
                        """
                        EXEC sp_execute_external_script @language = N'Python',
                            @script = N'OutputDataSet = InputDataSet', @input_data_1 = N'SELECT n FROM kept ORDER BY n'
                        """);
        assertThat(next.last().column(0)).containsExactly(1, 2, 3);
        assertThat(session.transactionDepth()).isZero();
    }
}
