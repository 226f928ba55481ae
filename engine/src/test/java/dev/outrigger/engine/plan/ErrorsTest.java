package dev.outrigger.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorsTest {
    private static Sample sample;

    @BeforeAll
    static void open() {
        sample = new Sample();
    }

    @AfterAll
    static void close() {
        sample.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "207@2  # SELECT id,~nope FROM item",
                "208@2  # SELECT 1 FROM~nothing",
                "209@2  # SELECT a.id FROM item a, item b WHERE~id = 1",
                "4104@2 # SELECT~x.id FROM item",
                "137@2  # SELECT~@unknown",
                "195@2  # SELECT~nothing(1)",
                "174@2  # SELECT~len(1, 2)",
                "8120@2 # SELECT~id, count(*) FROM item GROUP BY kind",
                "147@2  # SELECT id FROM item WHERE~count(*) > 1",
                "130@2  # SELECT~sum(count(*)) FROM item",
                "8155@2 # SELECT 1 FROM (SELECT~id + 1 FROM item) q",
                "8156@2 # SELECT 1 FROM (SELECT id,~id FROM item) q",
                "1011@2 # SELECT 1 FROM item a JOIN~item a ON 1 = 1",
                "116@2  # SELECT~(SELECT id, name FROM item)",
                "1033@1 # SELECT 1 FROM (SELECT id FROM item ORDER BY id) q",
                "145@2  # SELECT DISTINCT name FROM item ORDER BY~id",
                "4145@2 # SELECT id FROM item WHERE~sold",
                "8117@2 # SELECT~sum(name) FROM item",
                "402@2  # SELECT~1e0 % 2e0",
                "529@2  # SELECT~CAST(CAST('2020-01-01' AS date) AS int)",
                "4108@2 # SELECT id FROM item WHERE~row_number() OVER (ORDER BY id) = 1",
                "4112@2 # SELECT~row_number() OVER (PARTITION BY kind) FROM item",
                "108@2  # SELECT id FROM item ORDER BY~2",
                "263@2  # SELECT~*",
                "49500@2 # WITH r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM~r) SELECT n FROM r",
                "155@2  # SELECT~datepart(nothing, '2020-01-01')"
            })
    void eachMistakeHasSqlServersNumberAndItsLine(String expected, String sql) {
        assertThat(sample.error(sql.replace('~', '\n'))).isEqualTo(expected);
    }

    @Test
    void unionsOfDifferentWidthsAreRefused() {
        assertThat(sample.error("SELECT id FROM item UNION SELECT id, name FROM item"))
                .startsWith("205@");
    }

    @Test
    void valuesThatFailAreErrorsOfTheirRow() {
        assertThat(sample.error("SELECT 1 / (id - 1) FROM item")).startsWith("8134@");
        assertThat(sample.error("SELECT id FROM item WHERE name = 1")).startsWith("245@");
        assertThat(sample.error("SELECT id + 2147483647 FROM item")).startsWith("8115@");
    }

    @Test
    void cancelEndsARunningQuery() {
        sample.cancelled.set(true);
        try {
            assertThat(
                            sample.error(
                                    "SELECT count(*) FROM item a, item b, item c, item d, item e, item f"))
                    .startsWith("3617@");
        } finally {
            sample.cancelled.set(false);
        }
    }
}
