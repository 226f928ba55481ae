package dev.outrigger.procedures.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("cpython")
final class CPythonTypeConformanceTest extends TypeConformance {
    static Path interpreter() {
        String python = System.getenv("OUTRIGGER_TEST_PYTHON");
        assumeTrue(
                python != null, "OUTRIGGER_TEST_PYTHON names no CPython with pandas and pyarrow");
        return Path.of(python);
    }

    @Override
    Optional<Path> python() {
        return Optional.of(interpreter());
    }

    @Test
    void seventhDigitThatPythonHasNoRoomForIsDroppedWithAMessage() {
        assertThat(
                        session.script(
                                "OutputDataSet = InputDataSet",
                                "SELECT CAST('9999-12-31 23:59:59.9999999' AS datetime2) AS validto, CAST('12:00:00.1234567' AS time) AS t",
                                "WITH RESULT SETS ((a datetime2, b time))"))
                .contains(
                        "message 39022 line 1: STDERR message(s) from external script: \\ninput column 1 'validto': the seventh digit of the second is dropped from 1 value; cast to a precision of 6 to say so\\n",
                        "9999-12-31 23:59:59.9999990 | 12:00:00.1234560");
    }

    @Test
    void columnsMayBeWrittenToAndAreNotCopied() {
        String query =
                "WITH d AS (SELECT d FROM (VALUES (0),(1),(2),(3),(4),(5),(6),(7),(8),(9)) AS v(d)), n AS (SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 1 AS value FROM d a, d b, d c, d e) SELECT value AS i, CAST(value AS float) AS f FROM n ORDER BY value";
        assertThat(
                        session.printed(
                                "df = InputDataSet\n"
                                        + "values = df['f'].to_numpy()\n"
                                        + "while isinstance(values, np.ndarray): values = values.base\n"
                                        + "print(type(values).__name__)\n"
                                        + "before = int(df['i'].sum())\n"
                                        + "df.loc[0, 'i'] = 7\n"
                                        + "df['i'] *= 2\n"
                                        + "df.iloc[1, 1] = 0.5\n"
                                        + "df['f'] += 1\n"
                                        + "df.fillna(0, inplace=True)\n"
                                        + "print(before, int(df['i'].sum()), df['f'].iloc[1])\n"
                                        + "s = df['i']\n"
                                        + "s.iloc[0] = 100\n"
                                        + "print(s.iloc[0])",
                                query))
                .containsExactly("Buffer", "50005000 100010012 1.5", "100");
    }
}
