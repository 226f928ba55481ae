package dev.outrigger.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnarSetsTest {
    private static TwoWays data;

    @BeforeAll
    static void fill() {
        data =
                new TwoWays(3, 1L << 30)
                        .table("one", 400, 4, 21)
                        .table("two", 300, 4, 22)
                        .table("nothing", 0, 2, 23);
    }

    @AfterAll
    static void close() {
        data.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNION", "INTERSECT", "EXCEPT"})
    void setOperationsGiveTheSameRowsInTheSameOrderAsByRows(String operation) {
        for (String columns :
                new String[] {"v", "t", "r", "bin", "o", "u", "w", "s, v", "bit, v, bin", "t, u"}) {
            same(
                    "SELECT "
                            + columns
                            + " FROM one "
                            + operation
                            + " SELECT "
                            + columns
                            + " FROM two");
        }
        same("SELECT v FROM one " + operation + " SELECT v FROM nothing");
        same("SELECT v FROM nothing " + operation + " SELECT v FROM one");
        same("SELECT v, i FROM one " + operation + " SELECT n, t FROM two");
        same(
                "SELECT s FROM one "
                        + operation
                        + " SELECT s FROM two "
                        + operation
                        + " SELECT t FROM one");
    }

    private static void same(String sql) {
        List<String> rows = data.rows(sql);
        assertThat(data.columns(sql)).as(sql).isEqualTo(rows);
        assertThat(data.heldAtTheEnd()).as(sql).isZero();
    }
}
