package dev.outrigger.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is planned for TPC-H's hard queries with the statistics of scale 1. */
class PlansTest {
    private static final Map<Integer, String> QUERIES = Tpch.queries();
    private static Tpch tpch;

    @BeforeAll
    static void open() {
        tpch = new Tpch();
    }

    @AfterAll
    static void close() {
        tpch.close();
    }

    @Test
    void everyQueryOfTpchIsPlannedAndRunsWithoutACorrelatedOperator() {
        assertThat(QUERIES).hasSize(22);
        QUERIES.forEach(
                (number, query) -> {
                    assertThat(tpch.plan(query)).as("query " + number).doesNotContain("CORRELATE");
                    assertThat(tpch.rows(tpch.physical(query)).size())
                            .as("rows of query " + number)
                            .isLessThanOrEqualTo(1);
                });
    }

    @Test
    void existsIsASemiJoinThatReadsConditionsWhereTheyStand() {
        assertThat(tpch.plan(QUERIES.get(4)))
                .isEqualTo(
                        """
                        SORT
                          GROUP [o_orderpriority]
                            SEMI (l_orderkey = o_orderkey)
                              FILTER (o_orderdate < 8674) AND (o_orderdate >= 8582)
                                orders
                              FILTER (l_commitdate < l_receiptdate)
                                lineitem
                        """);
    }

    @Test
    void selectiveTablesAreJoinedFirstAndTheSmallerSideStandsRight() {
        assertThat(tpch.plan(QUERIES.get(3)))
                .isEqualTo(
                        """
                        SORT
                          GROUP [l_orderkey, o_orderdate, o_shippriority]
                            PROJECT
                              INNER (l_orderkey = o_orderkey)
                                FILTER (l_shipdate > 9204)
                                  lineitem
                                INNER (o_custkey = c_custkey)
                                  FILTER (o_orderdate < 9204)
                                    orders
                                  FILTER (c_mktsegment = BUILDING)
                                    customer
                        """);
    }

    @Test
    void correlatedAggregateIsAJoinWithItsGroups() {
        assertThat(tpch.plan(QUERIES.get(17)))
                .isEqualTo(
                        """
                        PROJECT
                          GROUP []
                            INNER (l_partkey = p_partkey) AND (l_quantity < $MULTIPLY[0.2, AVG[l_quantity]])
                              lineitem
                              INNER (l_partkey = p_partkey)
                                GROUP [l_partkey]
                                  lineitem
                                FILTER (p_brand = Brand#23) AND (p_container = MED BOX)
                                  part
                        """);
    }

    @Test
    void semiAndAntiJoinsTakeTheirPlaceAmongInnerOnes() {
        assertThat(tpch.plan(QUERIES.get(21)))
                .isEqualTo(
                        """
                        SORT
                          GROUP [s_name]
                            INNER (o_orderkey = l_orderkey)
                              FILTER (o_orderstatus = F)
                                orders
                              SEMI (l_orderkey = l_orderkey) AND (l_suppkey <> l_suppkey)
                                ANTI (l_orderkey = l_orderkey) AND (l_suppkey <> l_suppkey)
                                  INNER (l_suppkey = s_suppkey)
                                    FILTER (l_receiptdate > l_commitdate)
                                      lineitem
                                    INNER (s_nationkey = n_nationkey)
                                      supplier
                                      FILTER (n_name = SAUDI ARABIA)
                                        nation
                                  FILTER (l_receiptdate > l_commitdate)
                                    lineitem
                                lineitem
                        """);
    }

    @Test
    void whatAllCasesOfAnOrDemandIsTakenOutOfIt() {
        assertThat(tpch.plan(QUERIES.get(19)))
                .contains("INNER (l_partkey = p_partkey) AND OR[")
                .contains("FILTER ((l_shipmode = AIR) OR (l_shipmode = AIR REG)) AND")
                .contains("FILTER (p_size >= 1) AND OR[AND[(p_brand = Brand#12)");
        assertThat(tpch.plan(QUERIES.get(7)))
                .contains("FILTER ((n_name = FRANCE) OR (n_name = GERMANY))\n");
    }

    @Test
    void notInComparesWithIsNotFalseWhereNullIsPossible() {
        assertThat(tpch.plan(QUERIES.get(16))).contains("ANTI (ps_suppkey = s_suppkey)");
        assertThat(
                        tpch.plan(
                                "SELECT s_name FROM supplier WHERE s_suppkey NOT IN"
                                        + " (SELECT NULLIF(o_custkey, 5) FROM orders)"))
                .contains("ANTI IS NOT FALSE[(s_suppkey = CASE[");
    }

    @Test
    void aConstantReachesAllThatEqualsIt() {
        assertThat(
                        tpch.plan(
                                "SELECT COUNT(*) FROM orders, lineitem, partsupp WHERE o_orderkey = l_orderkey"
                                        + " AND l_orderkey = ps_partkey AND ps_partkey = 7"))
                .contains("FILTER (o_orderkey = 7)")
                .contains("FILTER (l_orderkey = 7)");
    }

    @Test
    void conditionsGoBelowGroupsUnionsAndWindowsWhereTheGroupsKeepThemApart() {
        assertThat(
                        tpch.plan(
                                "SELECT * FROM (SELECT o_custkey AS k, COUNT(*) AS n FROM orders GROUP BY o_custkey"
                                        + " UNION ALL SELECT c_custkey, 1 FROM customer) AS u WHERE k = 3"))
                .contains("FILTER (o_custkey = 3)\n")
                .contains("FILTER (c_custkey = 3)\n");
        assertThat(
                        tpch.plan(
                                "SELECT * FROM (SELECT o_custkey, ROW_NUMBER() OVER (PARTITION BY o_custkey"
                                        + " ORDER BY o_orderkey) AS r FROM orders) AS w WHERE o_custkey = 3 AND r = 1"))
                .contains("FILTER (o_custkey = 3)\n");
        assertThat(
                        tpch.plan(
                                "SELECT * FROM (SELECT o_clerk, COUNT(*) AS n FROM orders GROUP BY o_clerk) AS g"
                                        + " WHERE LEN(o_clerk) = 3"))
                .startsWith("FILTER");
    }

    @Test
    void aConversionThatMayFailWaitsForTheJoinsThatGuardIt() {
        assertThat(
                        tpch.plan(
                                "SELECT o_orderkey FROM orders, customer WHERE o_custkey = c_custkey"
                                        + " AND CAST(c_phone AS int) = 5 AND c_nationkey = 3"))
                .contains("$CAST")
                .doesNotContain("FILTER $CAST")
                .contains("FILTER (c_nationkey = 3)\n");
    }

    @Test
    void anOuterJoinWhosePaddedRowsAreRefusedIsAnInnerOne() {
        String query = "SELECT c_name FROM customer LEFT JOIN orders ON c_custkey = o_custkey";
        assertThat(tpch.plan(query)).contains("LEFT ");
        assertThat(tpch.plan(query + " WHERE o_totalprice * 2 > 5")).contains("INNER ");
        assertThat(tpch.plan(query + " WHERE o_totalprice IS NULL")).contains("LEFT ");
    }
}
