package dev.outrigger.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A row that no evaluation row by row would compute is no error, by rows nor by columns. */
class RowsThatFailTest {
    private static TwoWays data;

    @BeforeAll
    static void fill() {
        data =
                new TwoWays(3, 1L << 30)
                        .table("one", 300, 5, 31)
                        .table("two", 200, 5, 32)
                        .table("many", 40_000, 5, 33)
                        .table("nothing", 0, 2, 34);
    }

    @AfterAll
    static void close() {
        data.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 / (t - t)",
                "t % (t - t)",
                "d / (d - d)",
                "i + 2147483647",
                "i * 2147483647",
                "b * CAST(9223372036854775807 AS bigint)",
                "m * CAST(900000000000000 AS money)",
                "w * w * w",
                "-(b * 0 + CAST(-9223372036854775808 AS bigint))",
                "f * 1e308",
                "CAST(b + 3000000000 AS int)",
                "CAST(i + 100000 AS tinyint)",
                "CAST(d AS decimal(3, 2))",
                "CAST(f AS tinyint)",
                "CAST(w AS money)",
                "CAST(v AS int)",
                "CAST(n AS date)",
                "SQRT(-1 - t)",
                "LOG(-1 - t)",
                "LOG10(0 - t)",
                "ASIN(2 + t)",
                "EXP(t + 1000)",
                "POWER(t + 10, 30)",
                "SQUARE(f * 1e200)",
                "DATEADD(year, 9000, day)",
                "DATEDIFF(second, day, CAST('9999-01-01' AS date))",
                "DATEFROMPARTS(2000, 13 + t, 1)",
                "EOMONTH(day, 200000)",
                "SUBSTRING(n, 1, -1 - t)",
                "LEFT(n, -1 - t)"
            })
    void whatAnotherConditionRemovesIsNotComputed(String expression) {
        assertFails("SELECT " + expression + " FROM one");
        succeeds("SELECT CASE WHEN ISNULL(t, 0) > 300 THEN " + expression + " END FROM one");
        succeeds("SELECT " + expression + " FROM one WHERE ISNULL(t, 0) > 300");
        succeeds("SELECT " + expression + " FROM nothing");
        succeeds("SELECT TOP (0) " + expression + " FROM one");
        succeeds("SELECT TOP (0) i FROM one ORDER BY " + expression);
        String condition = "(" + expression + ") IS NOT NULL";
        succeeds("SELECT i FROM one WHERE ISNULL(t, 0) > 300 AND " + condition);
        succeeds("SELECT i FROM one WHERE " + condition + " AND ISNULL(t, 0) > 300");
        succeeds("SELECT i FROM one WHERE t < 300 OR t IS NULL OR " + condition);
        succeeds(
                "SELECT x.i FROM (SELECT one.* FROM one JOIN nothing ON one.g = nothing.g) x WHERE "
                        + "ISNULL(t, 0) > 300 AND "
                        + condition);
        succeeds("SELECT g FROM one WHERE g IN (SELECT g FROM nothing) AND " + condition);
        succeeds(
                "SELECT count(*) FROM (SELECT * FROM one WHERE ISNULL(t, 0) > 300) x WHERE "
                        + condition);
        succeeds(
                "SELECT sum(CASE WHEN ISNULL(x.t, 0) > 300 THEN 1 ELSE 0 END) FROM (SELECT * FROM one WHERE ISNULL(t, 0) > 300) x HAVING max(CASE WHEN ISNULL(x.t, 0) > 300 AND "
                        + condition
                        + " THEN 1 END) = 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 20, 60, 150, 20_000, 39_999})
    void rowsBehindTheLastOneWantedAreNotComputed(int count) {
        for (String table : List.of("one", "many")) {
            same("SELECT TOP (" + count + ") 1000 / (g - 40) FROM " + table);
            same("SELECT TOP (" + count + ") g FROM " + table + " WHERE 1000 / (g - 40) > 3");
            same(
                    "SELECT TOP ("
                            + count
                            + ") g, CAST(CAST(g AS varchar(9)) AS tinyint) FROM "
                            + table);
            same(
                    "SELECT TOP ("
                            + count
                            + ") x.g FROM "
                            + table
                            + " x JOIN two ON x.t = two.t AND 1000 / (x.g - two.s) > 3");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT g FROM one WHERE EXISTS (SELECT 1 FROM two WHERE two.t >= one.t AND 1000 / (two.s + one.t) < 90)",
                "SELECT g FROM one WHERE NOT EXISTS (SELECT 1 FROM two WHERE 1000 / (two.s - 7) < one.t)",
                "SELECT x.g, two.g FROM one x LEFT JOIN two ON x.t = two.t AND 1000 / (x.s - two.s) > 3",
                "SELECT x.g FROM many x LEFT JOIN two ON 100000 / (x.g - two.g - 150) > x.t"
            })
    void joinsAskOfEachPairWhatTheyAskRowByRow(String sql) {
        same(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT sum(CASE WHEN g > 650 THEN 1 / (t - t) WHEN g = 640 THEN CAST(v + 'x' AS int) ELSE 1 END) FROM many",
                "SELECT g, count(CASE WHEN i = 5 THEN CAST(i AS decimal(1, 1)) WHEN i = 6 THEN SQRT(-i) END) FROM many GROUP BY g",
                "SELECT count(y.x) FROM one JOIN (SELECT g, CASE WHEN i = 7 THEN 1 / (i - 7) WHEN i = 8 THEN DATEDIFF(day, day, DATEADD(year, 9000, day)) END x FROM many) y ON one.g = y.g",
                "SELECT CASE WHEN i = 7 THEN 1 / (i - 7) WHEN i = 8 THEN LOG(8 - i) END x, CAST(i AS smallint) FROM many ORDER BY 2, 1"
            })
    void theFirstRowsErrorIsToldHoweverManyPartsFail(String sql) {
        for (int i = 0; i < 10; i++) {
            assertFails(sql);
        }
    }

    private static void same(String sql) {
        assertThat(data.columns(sql)).as(sql).isEqualTo(data.rows(sql));
    }

    private static void succeeds(String sql) {
        assertThat(data.rows(sql)).as(sql).noneMatch(row -> row.startsWith("error"));
        same(sql);
    }

    private static void assertFails(String sql) {
        assertThat(data.rows(sql)).as(sql).hasSize(1).allMatch(row -> row.startsWith("error"));
        same(sql);
    }
}
