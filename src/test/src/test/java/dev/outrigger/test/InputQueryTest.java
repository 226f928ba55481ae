package dev.outrigger.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Session;
import dev.outrigger.examples.TpcDsTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The example's input query against DuckDB (counts and sums) and against an independent model of
 * SQL Server's decimal rules (ratios: DuckDB divides decimals as doubles, so it is no reference).
 */
class InputQueryTest {
    private static final String AGGREGATES =
            """
            SELECT b.customer, b.orders, b.items, b.money, r.orders, r.items, r.money
            FROM (SELECT ss_customer_sk AS customer, COUNT(DISTINCT ss_ticket_number) AS orders,
                         COUNT(ss_item_sk) AS items, SUM(ss_net_paid) AS money
                  FROM store_sales GROUP BY ss_customer_sk) AS b
            LEFT JOIN (SELECT sr_customer_sk AS customer, COUNT(DISTINCT sr_ticket_number) AS orders,
                              COUNT(sr_item_sk) AS items, SUM(sr_return_amt) AS money
                       FROM store_returns GROUP BY sr_customer_sk) AS r
                ON r.customer = b.customer
            """;

    private static final String RATIOS =
            """
            SELECT b.customer,
                   ROUND(COALESCE(r.orders / NULLIF(1.0*b.orders, 0), 0), 7) AS order_ratio,
                   ROUND(COALESCE(r.items / NULLIF(1.0*b.items, 0), 0), 7) AS item_ratio,
                   ROUND(COALESCE(r.money / NULLIF(1.0*b.money, 0), 0), 7) AS money_ratio
            """
                    + AGGREGATES.substring(AGGREGATES.indexOf("FROM"));

    private record Counted(
            Long orders,
            Long items,
            BigDecimal money,
            Long returnedOrders,
            Long returnedItems,
            BigDecimal returned) {}

    @Test
    void countsAndSumsAreDuckDbsAndRatiosFollowSqlServersDecimalRules() throws SQLException {
        Map<Long, Counted> expected = duckDb();
        assertThat(expected).containsKey(null);
        try (Instance instance = Instance.open(InstanceOptions.inMemory());
                Session session = instance.openSession()) {
            TpcDs.load(session, "returns");
            List<List<Object>> counted = Sql.succeed(session, AGGREGATES).last().rows();
            assertThat(counted).hasSize(expected.size());
            for (List<Object> row : counted) {
                assertThat(
                                new Counted(
                                        number(row.get(1)),
                                        number(row.get(2)),
                                        (BigDecimal) row.get(3),
                                        number(row.get(4)),
                                        number(row.get(5)),
                                        (BigDecimal) row.get(6)))
                        .as("customer %s", row.get(0))
                        .isEqualTo(expected.get(number(row.get(0))));
            }

            Collected.ResultSet ratios = Sql.succeed(session, RATIOS).last();
            assertThat(ratios.columns().subList(1, 4))
                    .extracting(column -> column.type().display())
                    .containsExactly(
                            ORDER_RATIO.display(), ORDER_RATIO.display(), MONEY_RATIO.display());
            assertThat(ratios.rows()).hasSize(expected.size());
            for (List<Object> row : ratios.rows()) {
                Counted c = expected.get(number(row.get(0)));
                assertThat(row.subList(1, 4))
                        .as("customer %s", row.get(0))
                        .containsExactly(
                                ratio(
                                        whole(c.returnedOrders()),
                                        BigDecimal.valueOf(c.orders()),
                                        ORDER_RATIO),
                                ratio(
                                        whole(c.returnedItems()),
                                        BigDecimal.valueOf(c.items()),
                                        ORDER_RATIO),
                                ratio(c.returned(), c.money(), MONEY_RATIO));
            }
        }
    }

    /** A decimal type by the documented rules, worked out by hand below. */
    private record DecimalType(int precision, int scale) {
        String display() {
            return "decimal(" + precision + "," + scale + ")";
        }
    }

    /**
     * COUNT is int, and so decimal(10,0) beside a decimal. {@code 1.0 * int} is decimal(2,1) times
     * decimal(10,0): precision 2+10+1 = 13, scale 1. int / decimal(13,1): scale max(6, 0+13+1) =
     * 14, precision 10-0+1+14 = 25. COALESCE with the int 0 keeps decimal(25,14), and so does
     * ROUND.
     */
    private static final DecimalType ORDER_RATIO = new DecimalType(25, 14);

    /**
     * SUM of decimal(7,2) is decimal(38,2). {@code 1.0 *} that: precision 2+38+1 = 41, scale 3;
     * over 38 digits, so the whole part's 38 digits are kept first and the scale is cut to 38-38 =
     * 0, but not below min(3, 6) = 3: decimal(38,3). decimal(38,2) / decimal(38,3): scale max(6,
     * 2+38+1) = 41, precision 38-2+3+41 = 80; cut to 38 with scale max(6, 41-42) = 6:
     * decimal(38,6). COALESCE with the int 0 (decimal(10,0)) keeps 32 whole digits and scale 6.
     */
    private static final DecimalType MONEY_RATIO = new DecimalType(38, 6);

    private static BigDecimal ratio(BigDecimal part, BigDecimal whole, DecimalType type) {
        if (part == null || whole == null || whole.signum() == 0) {
            return BigDecimal.ZERO.setScale(type.scale());
        }
        // The digits of a quotient beyond its type's scale are cut; ROUND to 7 then rounds half
        // away from zero.
        return part.divide(whole, type.scale(), RoundingMode.DOWN)
                .setScale(7, RoundingMode.HALF_UP)
                .setScale(type.scale(), RoundingMode.UNNECESSARY);
    }

    private static BigDecimal whole(Long count) {
        return count == null ? null : BigDecimal.valueOf(count);
    }

    private static Long number(Object value) {
        return value == null ? null : ((Number) value).longValue();
    }

    private static Map<Long, Counted> duckDb() throws SQLException {
        Map<Long, Counted> rows = new HashMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            String tables = TpcDs.resource("1-tables.sql").replace("dbo.", "");
            for (String create : tables.split(";")) {
                if (create.contains("CREATE")) {
                    statement.execute(create);
                }
            }
            for (TpcDsTable table : TpcDsTable.values()) {
                statement.execute(
                        "COPY "
                                + table.sqlName()
                                + " FROM '"
                                + TpcDs.csv(table)
                                + "' (FORMAT csv, HEADER false)");
            }
            try (ResultSet result = statement.executeQuery(AGGREGATES)) {
                while (result.next()) {
                    rows.put(
                            (Long) nullable(result, 1),
                            new Counted(
                                    nullable(result, 2),
                                    nullable(result, 3),
                                    result.getBigDecimal(4),
                                    nullable(result, 5),
                                    nullable(result, 6),
                                    result.getBigDecimal(7)));
                }
            }
        }
        return rows;
    }

    private static Long nullable(ResultSet result, int column) throws SQLException {
        long value = result.getLong(column);
        return result.wasNull() ? null : value;
    }
}
