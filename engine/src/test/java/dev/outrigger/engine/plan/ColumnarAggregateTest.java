package dev.outrigger.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnarAggregateTest {
    private static TwoWays data;

    @BeforeAll
    static void fill() {
        data =
                new TwoWays(3, 1L << 30)
                        .table("big", 17_000, 7, 1)
                        .table("small", 300, 3, 2)
                        .table("nothing", 0, 2, 3);
    }

    @AfterAll
    static void close() {
        data.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"big", "small", "nothing"})
    void everyAggregateOfEveryTypeIsWhatItIsByRows(String table) {
        for (String group : new String[] {"", "g", "v", "n", "w", "f", "s, v", "bit, day, u"}) {
            String by = group.isEmpty() ? "" : " GROUP BY " + group;
            String keys = group.isEmpty() ? "" : group + ", ";
            same(
                    "SELECT "
                            + keys
                            + "COUNT(*), COUNT(i), COUNT_BIG(v), SUM(t), SUM(s), AVG(i), SUM(d),"
                            + " AVG(d), SUM(w), AVG(w), SUM(m), AVG(m), SUM(f), AVG(f), SUM(r) FROM "
                            + table
                            + by);
            same(
                    "SELECT "
                            + keys
                            + "MIN(t), MAX(s), MIN(i), MAX(b), MIN(r), MAX(f), MIN(d), MAX(d),"
                            + " MIN(w), MAX(w), MIN(m), MIN(v), MAX(n), MAX(bin), MIN(day), MAX(tm),"
                            + " MIN(dt), MAX(o), MIN(u) FROM "
                            + table
                            + by);
            near(
                    "SELECT "
                            + keys
                            + "STDEV(i), VAR(d), VARP(f), STDEVP(r), VAR(t), STDEV(DISTINCT s) FROM "
                            + table
                            + by);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"big", "small", "nothing"})
    void distinctAggregatesAreWhatTheyAreByRows(String table) {
        for (String group : new String[] {"", "g", "v", "s, n"}) {
            String by = group.isEmpty() ? "" : " GROUP BY " + group;
            String keys = group.isEmpty() ? "" : group + ", ";
            same(
                    "SELECT "
                            + keys
                            + "COUNT(DISTINCT i), COUNT(DISTINCT b), COUNT(DISTINCT v),"
                            + " COUNT(DISTINCT n), COUNT(DISTINCT w), SUM(DISTINCT i),"
                            + " SUM(DISTINCT d), AVG(DISTINCT w), SUM(DISTINCT f), COUNT(DISTINCT o),"
                            + " COUNT(DISTINCT u), MAX(DISTINCT i), COUNT(i), COUNT(DISTINCT bit),"
                            + " COUNT(DISTINCT bin), COUNT(DISTINCT tm) FROM "
                            + table
                            + by);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t",
                "s",
                "i",
                "b",
                "bit",
                "r",
                "f",
                "d",
                "w",
                "m",
                "v",
                "n",
                "bin",
                "day",
                "tm",
                "dt",
                "o",
                "u",
                "d, v",
                "w, f, o",
                "t, s, i, b, bit, r, f, d, w, m, v, n, bin, day"
            })
    void groupsComeInTheOrderAndWithTheValuesOfTheirFirstRows(String keys) {
        for (String table : new String[] {"big", "small", "nothing"}) {
            same("SELECT " + keys + ", COUNT(*) FROM " + table + " GROUP BY " + keys);
            same("SELECT DISTINCT " + keys + " FROM " + table);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT s, v, COUNT(*), GROUPING(s), GROUPING(v), GROUPING_ID(s, v), SUM(i) FROM big"
                        + " GROUP BY ROLLUP(s, v)",
                "SELECT s, v, COUNT(DISTINCT n) FROM nothing GROUP BY CUBE(s, v)",
                "SELECT v, bit, s, MAX(d) FROM big GROUP BY GROUPING SETS (v, bit, s, ())",
                "SELECT g, STRING_AGG(v, ',') WITHIN GROUP (ORDER BY i DESC, n) FROM small GROUP BY g",
                "SELECT STRING_AGG(CAST(v AS varchar(max)), '-') FROM big",
                "SELECT STRING_AGG(v, '-') FROM big",
                "SELECT SUM(b) FROM big",
                "SELECT g, SUM(i * 2000000) FROM big GROUP BY g",
                "SELECT SUM(i * 1000000) FROM big WHERE i > 0",
                "SELECT COUNT(*) FROM big WHERE g IN (SELECT g FROM small WHERE i > 0)",
                "SELECT g, COUNT(*) FROM big GROUP BY g HAVING COUNT(*) > 80",
                "SELECT i, (SELECT COUNT(*) FROM small WHERE small.g = nothing.g) FROM nothing",
                "SELECT g, (SELECT MAX(b.d) FROM big b WHERE b.g = small.g) FROM small",
                "SELECT (SELECT i FROM small) FROM nothing",
                "SELECT COUNT(*) FROM (SELECT DISTINCT v, n FROM big) x",
                "SELECT b / 10, COUNT(*) FROM big GROUP BY b / 10"
            })
    void queriesAreWhatTheyAreByRows(String sql) {
        same(sql);
    }

    /** Parts are added up in another order, which floats show in their last digits. */
    private static void near(String sql) {
        List<String> rows = data.rows(sql);
        List<String> columns = data.columns(sql);
        assertThat(columns).as(sql).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            String[] expected = rows.get(i).split("\\|");
            String[] actual = columns.get(i).split("\\|");
            assertThat(actual).as(sql).hasSameSizeAs(expected);
            for (int column = 0; column < expected.length; column++) {
                if (expected[column].contains(".")) {
                    assertThat(Double.parseDouble(actual[column]))
                            .as(sql)
                            .isCloseTo(Double.parseDouble(expected[column]), offset(1e-6));
                } else {
                    assertThat(actual[column]).as(sql).isEqualTo(expected[column]);
                }
            }
        }
    }

    private static void same(String sql) {
        List<String> rows = data.rows(sql);
        assertThat(data.columns(sql)).as(sql).isEqualTo(rows);
        assertThat(data.heldAtTheEnd()).as(sql).isZero();
    }
}
