package dev.outrigger.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnarJoinTest {
    private static TwoWays data;

    @BeforeAll
    static void fill() {
        data =
                new TwoWays(3, 1L << 30)
                        .table("big", 16_500, 7, 11)
                        .table("small", 60, 3, 12)
                        .table("other", 50, 4, 13)
                        .table("nothing", 0, 2, 14);
    }

    @AfterAll
    static void close() {
        data.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN"})
    void joinsOfEveryTypeOfKeyGiveTheSameRowsInTheSameOrder(String join) {
        for (String key :
                new String[] {
                    "t", "s", "i", "b", "bit", "r", "f", "d", "w", "m", "v", "n", "bin", "day",
                    "tm", "dt", "o", "u"
                }) {
            same(
                    "SELECT a.g, a.v, b.i, b.n FROM small a "
                            + join
                            + " other b ON a."
                            + key
                            + " = b."
                            + key);
        }
        for (String on :
                new String[] {
                    "a.s = b.s AND a.v = b.v",
                    "a.v = b.v AND a.i < b.i",
                    "a.bit = b.bit AND a.t + b.t > 300 AND a.m < b.m",
                    "a.i / 10 = b.i / 10",
                    "a.i = b.b",
                    "a.v = b.n",
                    "a.f = b.i",
                    "a.bit = b.bit AND a.i > 0",
                    "a.bit = b.bit AND b.i > 0"
                }) {
            for (String tables :
                    new String[] {
                        "small a " + join + " other b",
                        "small a " + join + " nothing b",
                        "nothing a " + join + " small b"
                    }) {
                same("SELECT a.g, a.v, a.f, b.i, b.n, b.w FROM " + tables + " ON " + on);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT a.i, b.v, b.w FROM big a JOIN small b ON a.s = b.s",
                "SELECT a.i, b.v, b.w FROM big a LEFT JOIN small b ON a.s = b.s AND a.i > b.i",
                "SELECT a.i, b.v FROM small b RIGHT JOIN big a ON a.g = b.g AND a.v = b.v",
                "SELECT a.i, b.v FROM big a FULL JOIN small b ON a.g = b.g AND a.d > b.d",
                "SELECT COUNT(*), SUM(CAST(a.i AS bigint)) FROM big a JOIN big b ON a.v = b.v AND"
                        + " a.day = b.day",
                "SELECT a.v, b.v FROM small a CROSS JOIN other b",
                "SELECT a.v, b.v FROM small a JOIN other b ON a.i < b.i",
                "SELECT a.v, b.v FROM small a LEFT JOIN other b ON a.i * 10 < b.i",
                "SELECT a.v FROM big a WHERE EXISTS (SELECT 1 FROM small b WHERE b.s = a.s)",
                "SELECT a.v FROM big a WHERE NOT EXISTS (SELECT 1 FROM small b WHERE b.s = a.s)",
                "SELECT a.v FROM big a WHERE a.s IN (SELECT s FROM small)",
                "SELECT a.v FROM big a WHERE a.s NOT IN (SELECT s FROM small)",
                "SELECT a.v FROM big a WHERE a.s NOT IN (SELECT s FROM small WHERE s > 0)",
                "SELECT a.v FROM small a WHERE a.v NOT IN (SELECT v FROM nothing)",
                "SELECT a.v FROM small a WHERE EXISTS (SELECT 1 FROM other b WHERE b.v = a.v AND b.i"
                        + " > a.i)",
                "SELECT a.v FROM small a WHERE NOT EXISTS (SELECT 1 FROM other b WHERE b.v = a.v AND"
                        + " b.i > a.i)",
                "SELECT a.g, a.c, b.c FROM (SELECT g, COUNT(DISTINCT i) c FROM big GROUP BY g) a LEFT"
                        + " JOIN (SELECT g, COUNT(v) c FROM small GROUP BY g) b ON a.g = b.g"
            })
    void queriesAreWhatTheyAreByRows(String sql) {
        same(sql);
    }

    @Test
    void comparisonsWithAnyAndAllOfWhatIsNeverNullArePlanned() {
        for (String comparison :
                new String[] {
                    "CAST(-10 AS decimal(38)) < ANY (SELECT CAST(-19 AS decimal(38)) FROM other)",
                    "5 >= ALL (SELECT 4 FROM other)",
                    "NOT 5 = ANY (SELECT 4 FROM other)"
                }) {
            same(
                    "SELECT (SELECT count(*) FROM other WHERE small.i NOT IN (small.i)) FROM small WHERE "
                            + comparison);
        }
    }

    @Test
    void subqueriesSeeColumnsThatAnOuterJoinMadeNullable() {
        same(
                "SELECT small.i FROM small RIGHT JOIN other ON small.g = other.g"
                        + " WHERE 1 = ALL (SELECT 1 FROM nothing WHERE small.i = other.i)");
        same(
                "SELECT count(*) FROM (SELECT i, 1 AS one FROM small) x FULL JOIN other ON x.i = other.i"
                        + " WHERE NOT EXISTS (SELECT 1 FROM nothing WHERE x.one = x.one)");
    }

    private static void same(String sql) {
        List<String> rows = data.rows(sql);
        assertThat(data.columns(sql)).as(sql).isEqualTo(rows);
        assertThat(data.heldAtTheEnd()).as(sql).isZero();
    }
}
