package dev.outrigger.procedures.external;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.procedures.external.ScriptTypes.Case;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each data type into a script and back, at its extremes, on one runtime. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TypeConformance {
    private static final String BACK = "OutputDataSet = InputDataSet";

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

    static List<Case> types() {
        return ScriptTypes.ALL;
    }

    private void comesBack(String type, String query) {
        List<String> expected = session.run(query);
        List<String> back =
                session.script(BACK, query, "WITH RESULT SETS ((c " + type + "))");
        assertThat(back.subList(1, back.size()))
                .as(query)
                .isEqualTo(expected.subList(1, expected.size()));
    }

    @ParameterizedTest
    @MethodSource("types")
    void columnComesBackAsItWas(Case type) {
        comesBack(type.type(), type.query());
    }

    @ParameterizedTest
    @MethodSource("types")
    void nullsComeBackAsNulls(Case type) {
        comesBack(type.type(), type.withNulls().query());
    }

    @ParameterizedTest
    @MethodSource("types")
    void columnOfNullsAloneComesBack(Case type) {
        comesBack(type.type(), type.allNull().query());
    }

    @ParameterizedTest
    @MethodSource("types")
    void columnWithoutRowsKeepsItsDtypeAndComesBack(Case type) {
        comesBack(type.type(), type.noRows());
        assertThat(session.printed("print(InputDataSet['c'].dtype)", type.noRows()))
                .isEqualTo(session.printed("print(InputDataSet['c'].dtype)", type.query()).stream()
                        .map(dtype -> dtype.replace("[ns]", "[us]"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("types")
    void parameterComesBackAsItWas(Case type) {
        for (String value : type.withNulls().values()) {
            // That of datetime2(7) has a test of its own.
            if (!value.matches(".*\\.\\d{7}'")) {
                parameterComesBack(type.type(), value);
            }
        }
        for (String value : type.values()) {
            if (!value.matches(".*\\.\\d{7}'")) {
                parameterComesBack(type.type(), value);
            }
        }
    }

    private void parameterComesBack(String type, String value) {
        String declared = "DECLARE @v " + type + " = CAST(" + value + " AS " + type + "), @o " + type;
        List<String> expected = session.run(declared + " SELECT @v AS o");
        List<String> back =
                session.run(
                        declared
                                + " EXEC sp_execute_external_script N'Python', N'o = v', @params = N'@v "
                                + type
                                + ", @o "
                                + type
                                + " OUTPUT', @v = @v, @o = @o OUTPUT SELECT @o AS o");
        assertThat(back).as(type + " " + value).isEqualTo(expected);
    }

    @Test
    void seventhDigitThatAParameterHasNoRoomForIsDroppedWithAMessage() {
        assertThat(
                        session.run(
                                "DECLARE @t time = '12:00:00.1234567', @d datetime2 = '9999-12-31 23:59:59.9999999'"
                                        + " EXEC sp_execute_external_script N'Python', N'', @params = N'@t time OUTPUT, @d datetime2 OUTPUT', @t = @t OUTPUT, @d = @d OUTPUT"
                                        + " SELECT @t AS t, @d AS d"))
                .anyMatch(line -> line.contains("parameter t: the seventh digit"))
                .anyMatch(line -> line.contains("parameter d: the seventh digit"))
                .contains("12:00:00.1234560 | 9999-12-31 23:59:59.9999990");
    }

    /** What does not fit is an error that names the parameter; nothing is cut off. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "varchar(3) | \"abcd\"",
                "nvarchar(2) | u\"\\u65e5\\u672c\\u8a9e\"",
                "nvarchar(2) | u\"a\\U0001F600\"",
                "char(2) | \"abc\"",
                "varbinary(2) | bytearray(b\"abc\")",
                "binary(1) | bytearray(b\"ab\")",
                "tinyint | 256",
                "tinyint | -1",
                "tinyint | 1.5",
                "smallint | 40000",
                "int | 2**31",
                "bigint | 2**63",
                "decimal(5,2) | 1000",
                "money | 10**15",
                "smallmoney | 300000",
                "real | 1e300",
                "bit | \"x\"",
                "int | \"x\"",
                "int | [1]",
                "float | \"x\"",
                "date | __import__(\"datetime\").datetime(2024, 1, 1, 2)",
                "datetime | __import__(\"datetime\").datetime(1000, 1, 1)",
                "smalldatetime | __import__(\"datetime\").datetime(2100, 1, 1)",
                "time(3) | \"25:00\"",
                "datetime2(3) | \"no date\"",
                "datetimeoffset(3) | 5",
                "uniqueidentifier | \"x\"",
                "varbinary(10) | 0",
            })
    void valueThatDoesNotFitItsParameterIsAnErrorThatNamesIt(String type, String value) {
        List<String> lines =
                session.run(
                        "DECLARE @o "
                                + type
                                + " EXEC sp_execute_external_script N'Python', "
                                + ScriptedSession.quoted("answer = " + value)
                                + ", @params = N'@answer "
                                + type
                                + " OUTPUT', @answer = @o OUTPUT SELECT @o");
        assertThat(lines.get(0)).startsWith("error ").contains("answer");
    }

    @Test
    void bigintThatFloatsCannotHoldIsRefusedByNameAndTheSettingIsTheWayOut() {
        String query =
                "SELECT c AS big FROM (VALUES (1, CAST(9007199254740993 AS bigint)), (2, NULL)) AS v(k, c) ORDER BY k";
        assertThat(session.script(BACK, query, "").get(0))
                .startsWith("error 39004")
                .contains("input column 1 'big'")
                .contains("9007199254740993")
                .contains("external script nullable dtypes");
        session.run("EXEC sp_configure 'external script nullable dtypes', 1 RECONFIGURE");
        try {
            assertThat(session.script(BACK, query, ""))
                    .containsExactly("(no name) bigint", "9007199254740993", "NULL", "(end)");
            assertThat(
                            session.printed(
                                    "print(InputDataSet['i'].tolist()[0], InputDataSet['b'].tolist()[0], InputDataSet['t'].tolist()[0])",
                                    "SELECT 5 AS i, CAST(1 AS bit) AS b, 'x' AS t UNION ALL SELECT NULL, NULL, NULL ORDER BY i DESC"))
                    .containsExactly("5 True x");
            for (Case type : types()) {
                comesBack(type.type(), type.query());
                comesBack(type.type(), type.withNulls().query());
                comesBack(type.type(), type.allNull().query());
                comesBack(type.type(), type.noRows());
            }
        } finally {
            session.run("EXEC sp_configure 'external script nullable dtypes', 0 RECONFIGURE");
        }
    }

    @Test
    void longTextAndBytesComeBackWhole() {
        String query =
                "SELECT REPLICATE(CAST(N'日😀' AS nvarchar(max)), 100000) AS t, CAST(REPLICATE(CAST('ab' AS varchar(max)), 100000) AS varbinary(max)) AS b";
        String lengths = "DATALENGTH(t), DATALENGTH(b), CHECKSUM(t)";
        session.run("CREATE TABLE #long (t nvarchar(max), b varbinary(max))");
        session.run(
                "INSERT #long EXEC sp_execute_external_script N'Python', N'"
                        + BACK
                        + "', "
                        + ScriptedSession.quoted(query));
        assertThat(
                        session.run(
                                "SELECT DATALENGTH(t) AS t, DATALENGTH(b) AS b FROM #long"))
                .contains("600000 | 200000");
        assertThat(
                        session.run(
                                "SELECT COUNT(*) AS n FROM #long l JOIN ("
                                        + query
                                        + ") AS q ON l.t = q.t AND l.b = q.b"))
                .contains("1");
    }

    /** As everywhere in SQL: a character that the code page lacks becomes a question mark. */
    @Test
    void characterOutsideTheCodePageBecomesAQuestionMark() {
        assertThat(
                        session.script(
                                "OutputDataSet = pandas.DataFrame({'a': [u'a\\u65e5']})",
                                "",
                                "WITH RESULT SETS ((a varchar(10)))"))
                .contains("a?");
    }

    @Test
    void textThatIsTooLongForItsResultSetIsAnError() {
        assertThat(
                        session.script(
                                "OutputDataSet = pandas.DataFrame({'a': ['abcdef']})",
                                "",
                                "WITH RESULT SETS ((a varchar(3)))"))
                .anyMatch(line -> line.startsWith("error "));
    }

    @Test
    void typeThatScriptsCannotHaveIsNamed() {
        assertThat(
                        session.run(
                                "EXEC sp_execute_external_script N'Python', N'', @params = N'@x xml', @x = NULL"))
                .anyMatch(line -> line.startsWith("error ") && line.contains("xml"));
    }
}
