package dev.outrigger.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that come in the order of their keys, in more than one part. */
class ClusteredGroupsTest {
    private static final int ROWS = 60_000;
    private static TwoWays two;
    private static TwoWays three;

    @BeforeAll
    static void fill() {
        two = filled(2);
        three = filled(3);
    }

    private static TwoWays filled(int processors) {
        return new TwoWays(processors, 1 << 28)
                .table(
                        "sales",
                        List.of(
                                TwoWays.column("customer", SqlType.INT),
                                TwoWays.column("name", SqlType.varchar(20)),
                                TwoWays.column("spread", SqlType.BIGINT),
                                TwoWays.column("rising", SqlType.INT),
                                TwoWays.column("falling", SqlType.INT),
                                TwoWays.column("mixed", SqlType.INT),
                                TwoWays.column("far", SqlType.BIGINT),
                                TwoWays.column("lowest", SqlType.INT),
                                TwoWays.column("paid", SqlType.decimal(18, 0)),
                                TwoWays.column("i", SqlType.INT),
                                TwoWays.column("s", SqlType.SMALLINT),
                                TwoWays.column("f", SqlType.FLOAT)),
                        sales().stream());
    }

    /**
     * Each ticket is some rows that follow one another; its number is greater than those before.
     */
    private static List<Object[]> sales() {
        Random random = new Random(3);
        List<Object[]> rows = new ArrayList<>();
        for (int ticket = 1; rows.size() < ROWS; ticket++) {
            int customer = random.nextInt(3000);
            int items = 1 + random.nextInt(20);
            for (int i = 0; i < items; i++) {
                Object[] row = {
                    customer % 100 == 0 ? null : customer,
                    SqlText.of((customer % 2 == 0 ? "name" : "NAME") + customer % 700),
                    customer * 1_000_000_007L,
                    ticket,
                    -ticket,
                    random.nextInt(9) == 0 ? random.nextInt(ticket) : ticket,
                    random.nextInt(1000) == 0 ? ticket + (1L << 40) : ticket,
                    random.nextInt(1000) == 0 ? Integer.MIN_VALUE : ticket,
                    BigDecimal.valueOf(999_999_999_999_999_000L + random.nextInt(999)),
                    random.nextInt(),
                    (short) random.nextInt(),
                    random.nextInt(1000) / 4.0
                };
                for (int column = 3; column < row.length; column++) {
                    row[column] = random.nextInt(50) == 0 && column != 3 ? null : row[column];
                }
                rows.add(row);
            }
        }
        return rows;
    }

    @AfterAll
    static void close() {
        two.close();
        three.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer", "name", "spread", "customer, name", "rising", "i", "f"})
    void groupsOfRowsThatFollowOneAnotherAreAsThoseOfRowsThatDoNot(String keys) {
        same(
                "SELECT "
                        + keys
                        + ", COUNT(*), COUNT(falling), SUM(CAST(i AS bigint)), SUM(paid), AVG(paid),"
                        + " SUM(s), MIN(i), MAX(falling), SUM(f), COUNT_BIG(f), MIN(name)"
                        + " FROM sales GROUP BY "
                        + keys);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rising", "falling", "mixed", "far", "lowest", "name", "paid", "f"})
    void distinctValuesAreCountedWhetherTheyRiseOrNot(String value) {
        same("SELECT customer, COUNT(DISTINCT " + value + ") FROM sales GROUP BY customer");
        same("SELECT name, COUNT(DISTINCT " + value + "), COUNT(*) FROM sales GROUP BY name");
        same("SELECT COUNT(DISTINCT " + value + ") FROM sales");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rising", "mixed", "lowest"})
    void distinctValuesAreAddedUp(String value) {
        same(
                "SELECT customer, SUM(DISTINCT CAST("
                        + value
                        + " AS bigint)), AVG(DISTINCT "
                        + value
                        + " / 2) FROM sales GROUP BY customer");
    }

    @Test
    void filteredAggregatesTakeTheirRowsOfEachRun() {
        same(
                "SELECT customer, SUM(CASE WHEN i > 0 THEN paid END), COUNT(CASE WHEN s > 0 THEN 1"
                        + " END) FROM sales WHERE f > 20 GROUP BY customer");
    }

    private static void same(String sql) {
        List<String> rows = two.rows(sql);
        assertThat(rows).hasSizeGreaterThan(0).noneMatch(row -> row.startsWith("error"));
        assertThat(two.columns(sql)).as(sql).isEqualTo(rows);
        assertThat(three.columns(sql)).as(sql + ", three parts").isEqualTo(rows);
    }
}
