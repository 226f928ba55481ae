package dev.outrigger.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("long")
class SpillingTest {
    private static TwoWays tiny;
    private static TwoWays little;

    @BeforeAll
    static void fill() {
        tiny = filled(2, 64 << 10);
        little = filled(3, 1 << 20);
    }

    private static TwoWays filled(int processors, long memory) {
        return new TwoWays(processors, memory)
                .table("big", 40_000, 7, 1)
                .table("other", 20_000, 9, 5)
                .table("small", 300, 3, 2)
                .table("nothing", 0, 2, 3);
    }

    @AfterAll
    static void close() {
        tiny.close();
        little.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t, i",
                "s, g",
                "i",
                "b, i",
                "bit, i",
                "r, g",
                "f",
                "d",
                "w, g",
                "m",
                "v, g",
                "n, g",
                "bin, g",
                "day, g",
                "tm",
                "dt",
                "o, g",
                "u, g",
                "t, s, i, b, bit, r, f, d, w, m, v, n, bin, day"
            })
    void groupsOfEveryTypeOfKeyComeInTheOrderOfTheirFirstRows(String keys) {
        spilling("SELECT " + keys + ", COUNT(*), SUM(i), MIN(n) FROM big GROUP BY " + keys);
        spilling("SELECT DISTINCT " + keys + " FROM big");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT i, g, COUNT(*), COUNT(i), SUM(d), AVG(w), MIN(v), MAX(bin), SUM(f), MAX(o)"
                        + " FROM big GROUP BY i, g",
                "SELECT g, COUNT(DISTINCT i), COUNT(DISTINCT n), SUM(DISTINCT d), AVG(DISTINCT w),"
                        + " SUM(DISTINCT f), COUNT(DISTINCT o), COUNT(*) FROM big GROUP BY g",
                "SELECT s, i, v, COUNT(*), GROUPING(s), GROUPING_ID(s, v), MAX(n), SUM(b % 1000)"
                        + " FROM big GROUP BY ROLLUP(s, i, v)",
                "SELECT n, i, COUNT(DISTINCT v) FROM big GROUP BY CUBE(n, i)",
                "SELECT i, STRING_AGG(v, ',') WITHIN GROUP (ORDER BY d DESC, n) FROM big GROUP BY i",
                "SELECT bit, COUNT(DISTINCT b), SUM(DISTINCT f), COUNT(v), MAX(n), COUNT(DISTINCT i)"
                        + " FROM big GROUP BY bit",
                "SELECT bit, t % 2, COUNT(DISTINCT b), MIN(n), GROUPING(bit) FROM big GROUP BY"
                        + " CUBE(bit, t % 2)",
                "SELECT COUNT(*) FROM (SELECT DISTINCT v, n, i FROM big) x",
                "SELECT i, g, COUNT(*) FROM big GROUP BY i, g HAVING COUNT(*) > 1",
                "SELECT a.i, a.c, b.c FROM (SELECT i, g, COUNT(*) c FROM big GROUP BY i, g) a"
                        + " LEFT JOIN (SELECT i, MAX(n) c FROM big GROUP BY i) b ON a.i = b.i",
                "SELECT i, COUNT(DISTINCT d) FROM (SELECT i, d, COUNT(*) c FROM big GROUP BY i, d) x"
                        + " GROUP BY i"
            })
    void aggregatesAreWhatTheyAreInMemory(String sql) {
        spilling(sql);
    }

    @Test
    void distinctValuesOfOneGroupThatMemoryDoesNotHoldAreCounted() {
        String sql =
                "SELECT COUNT(DISTINCT CAST(i AS bigint) * 100000 + g), COUNT(*), COUNT(DISTINCT n),"
                        + " SUM(DISTINCT f), MAX(v), SUM(i), AVG(DISTINCT w), MIN(DISTINCT dt),"
                        + " COUNT(DISTINCT r), SUM(d) FROM big";
        assertThat(little.columns(sql)).isEqualTo(little.rows(sql));
        nothingIsLeft(little);
        assertThat(little.columns(sql)).hasSize(1);
        assertThat(little.spilled()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN"})
    void joinsGiveTheSameRowsInTheSameOrder(String join) {
        for (String on :
                new String[] {
                    "a.i = b.i AND a.g = b.g",
                    "a.n = b.n AND a.i = b.i",
                    "a.d = b.d AND a.i < b.i",
                    "a.f = b.f AND a.s = b.s",
                    "a.w = b.w AND a.i = b.i",
                    "a.u = b.u AND a.o = b.o AND a.i = b.i",
                    "a.i / 10 = b.i / 10 AND a.t = b.t AND a.v = b.v",
                    "a.m = b.m AND a.i > 0",
                    "a.m = b.m AND b.i > 0"
                }) {
            spilling(
                    "SELECT a.g, a.v, a.f, b.i, b.n, b.w FROM big a " + join + " other b ON " + on);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT a.v FROM big a WHERE EXISTS (SELECT 1 FROM other b WHERE b.d = a.d AND b.i ="
                        + " a.i)",
                "SELECT a.v FROM big a WHERE NOT EXISTS (SELECT 1 FROM other b WHERE b.n = a.n AND b.m ="
                        + " a.m)",
                "SELECT a.v, a.i FROM big a WHERE a.m IN (SELECT m FROM other)",
                "SELECT a.v, a.m FROM big a WHERE a.m NOT IN (SELECT m FROM other)",
                "SELECT a.v, a.m FROM big a WHERE a.m NOT IN (SELECT m FROM other WHERE m IS NOT NULL)",
                "SELECT a.v, a.m FROM big a WHERE a.m NOT IN (SELECT m FROM other WHERE m > 3)",
                "SELECT a.v FROM big a WHERE EXISTS (SELECT 1 FROM other b WHERE b.f = a.f AND b.i >"
                        + " a.i)",
                "SELECT a.v FROM big a WHERE NOT EXISTS (SELECT 1 FROM other b WHERE b.f = a.f AND b.i"
                        + " > a.i)",
                "SELECT i, n, d FROM big INTERSECT SELECT i, n, d FROM big WHERE i > 0",
                "SELECT i, n, d FROM big EXCEPT SELECT i, n, d FROM other",
                "SELECT a.i, b.g, c.n FROM big a JOIN other b ON a.m = b.m JOIN other c ON c.i = a.i AND"
                        + " c.d = b.d ORDER BY a.i, c.n, b.g"
            })
    void membershipAndSetsAreWhatTheyAreInMemory(String sql) {
        spilling(sql);
    }

    @Test
    void groupThatMemoryDoesNotHoldByItselfIsAnError() {
        String sql =
                "SELECT STRING_AGG(CAST(n AS nvarchar(max)), '-') WITHIN GROUP (ORDER BY i) FROM big";
        assertThat(tiny.columns(sql)).containsExactly("error 701");
        nothingIsLeft(tiny);
    }

    @Test
    void errorOfARowEndsASpilledQueryAndLeavesNothing() {
        assertThat(
                        tiny.columns(
                                "SELECT x.i, COUNT(*) FROM (SELECT n, i, g, 1 / (g - g + 600 - i) q FROM"
                                        + " big) x JOIN other b ON b.i = x.i AND b.n = x.n GROUP BY"
                                        + " x.i, x.n, x.q"))
                .containsExactly("error 8134");
        nothingIsLeft(tiny);
    }

    @Test
    void temporaryFilesThatAreFullEndTheQueryAndLeaveNothing() {
        try (TwoWays full = new TwoWays(2, 64 << 10, 200_000).table("big", 20_000, 7, 4)) {
            for (String sql :
                    List.of(
                            "SELECT n, i, g, COUNT(*) FROM big GROUP BY n, i, g",
                            "SELECT a.n, b.n FROM big a JOIN big b ON a.i = b.i AND a.m = b.m",
                            "SELECT n, i FROM big ORDER BY i, n")) {
                assertThat(full.columns(sql)).as(sql).containsExactly("error 1105");
                nothingIsLeft(full);
            }
        }
    }

    @Test
    void cancelledQueryLeavesNothing() throws InterruptedException {
        for (String sql :
                List.of(
                        "SELECT n, i, g, COUNT(*) FROM big GROUP BY n, i, g",
                        "SELECT a.n, b.n FROM big a JOIN other b ON a.f = b.f ORDER BY a.n")) {
            for (long wait : new long[] {5, 30, 90}) {
                Thread other =
                        new Thread(
                                () -> {
                                    try {
                                        Thread.sleep(wait);
                                    } catch (InterruptedException e) {
                                        return;
                                    }
                                    tiny.cancel(true);
                                });
                other.start();
                List<String> given = tiny.columns(sql);
                other.join();
                tiny.cancel(false);
                if (given.size() == 1) {
                    assertThat(given).containsExactly("error 3617");
                }
                nothingIsLeft(tiny);
            }
        }
    }

    private static void spilling(String sql) {
        List<String> rows = tiny.rows(sql);
        assertThat(tiny.columns(sql)).as(sql).isEqualTo(rows);
        assertThat(tiny.spilled()).as(sql).isPositive();
        nothingIsLeft(tiny);
        assertThat(little.columns(sql)).as(sql).isEqualTo(rows);
        nothingIsLeft(little);
    }

    private static void nothingIsLeft(TwoWays data) {
        assertThat(data.heldAtTheEnd()).isZero();
        assertThat(data.temporaryFiles()).isEmpty();
        assertThat(data.temporaryBytes()).isZero();
    }
}
