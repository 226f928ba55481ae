package dev.outrigger.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class QueriesTest {
    private static Sample sample;

    @BeforeAll
    static void open() {
        sample = new Sample();
    }

    @AfterAll
    static void close() {
        sample.close();
    }

    @Test
    void columnsHaveTheNamesAndTypesThatWereWritten() {
        assertThat(sample.columns("SELECT id, name AS n, price * 2, 'x' + name y FROM item"))
                .containsExactly("id int", "n varchar(20)?", "decimal(9,2)?", "y varchar(21)?");
        assertThat(sample.columns("SELECT * FROM note"))
                .containsExactly("item bigint?", "text nvarchar(10)?");
    }

    @Test
    void textEqualsWithoutCaseAndTrailingBlanksEverywhere() {
        assertThat(sample.rows("SELECT id FROM item WHERE name = 'BOB'")).containsExactly("2", "3");
        assertThat(sample.rows("SELECT id FROM item WHERE name IN ('bOb', 'zoe')"))
                .containsExactly("2", "3");
        assertThat(sample.rows("SELECT count(*) FROM item GROUP BY name"))
                .containsExactlyInAnyOrder("1", "2", "1");
        assertThat(sample.rows("SELECT DISTINCT name FROM item")).hasSize(3);
        assertThat(sample.rows("SELECT count(DISTINCT name) FROM item")).containsExactly("2");
        assertThat(sample.rows("SELECT 'x' UNION SELECT 'X '")).hasSize(1);
        assertThat(sample.rows("SELECT item.id FROM item JOIN note ON name = text"))
                .containsExactlyInAnyOrder("2", "3");
        assertThat(sample.rows("SELECT id FROM item WHERE name = @s")).containsExactly("2", "3");
    }

    @Test
    void collateChoosesAnotherComparison() {
        assertThat(
                        sample.rows(
                                "SELECT id FROM item WHERE name COLLATE Latin1_General_BIN2 = 'bob'"))
                .containsExactly("2");
        assertThat(sample.rows("SELECT name FROM item ORDER BY name COLLATE Latin1_General_BIN2"))
                .containsExactly("NULL", "Ann", "BOB ", "bob");
    }

    @Test
    void nullIsLowestInOrderAndUnknownInConditions() {
        assertThat(sample.rows("SELECT id FROM item ORDER BY price"))
                .containsExactly("3", "1", "2", "4");
        assertThat(sample.rows("SELECT id FROM item ORDER BY price DESC"))
                .containsExactly("4", "2", "1", "3");
        assertThat(sample.rows("SELECT id FROM item WHERE name = NULL")).isEmpty();
        assertThat(sample.rows("SELECT id FROM item WHERE NOT (price > 2)")).containsExactly("1");
        assertThat(sample.rows("SELECT id FROM item WHERE name NOT IN (NULL, 'ann')")).isEmpty();
    }

    @Test
    void joinsOfAllKindsKeepTheRowsTheyShould() {
        assertThat(sample.rows("SELECT id, text FROM item JOIN note ON id = item"))
                .containsExactlyInAnyOrder("1|x", "1|y", "3|bob");
        assertThat(
                        sample.rows(
                                "SELECT id, text FROM item LEFT JOIN note ON id = item AND text <> 'y'"))
                .containsExactlyInAnyOrder("1|x", "2|NULL", "3|bob", "4|NULL");
        assertThat(sample.rows("SELECT id, item FROM item RIGHT JOIN note ON id = item"))
                .containsExactlyInAnyOrder("1|1", "1|1", "3|3", "NULL|9");
        assertThat(sample.rows("SELECT id, item FROM item FULL JOIN note ON id = item"))
                .containsExactlyInAnyOrder("1|1", "1|1", "2|NULL", "3|3", "4|NULL", "NULL|9");
        assertThat(sample.rows("SELECT count(*) FROM item a, item b, item c"))
                .containsExactly("64");
        assertThat(
                        sample.rows(
                                "SELECT a.id, b.id FROM item a JOIN item b ON a.id < b.id AND b.id < 4"))
                .containsExactlyInAnyOrder("1|2", "1|3", "2|3");
    }

    @Test
    void applyRunsItsRightSideForEachRow() {
        assertThat(
                        sample.rows(
                                "SELECT id, n.text FROM item CROSS APPLY"
                                        + " (SELECT TOP 1 text FROM note WHERE item = id ORDER BY text DESC) n"))
                .containsExactlyInAnyOrder("1|y", "3|bob");
        assertThat(
                        sample.rows(
                                "SELECT id, n.text FROM item OUTER APPLY (SELECT text FROM note WHERE item = id) n"))
                .containsExactlyInAnyOrder("1|x", "1|y", "2|NULL", "3|bob", "4|NULL");
        assertThat(
                        sample.rows(
                                "SELECT v.n FROM item CROSS APPLY (VALUES (id), (id * 10)) v(n) WHERE id < 3"))
                .containsExactlyInAnyOrder("1", "10", "2", "20");
    }

    @Test
    void subqueriesSeeTheRowAround() {
        assertThat(sample.rows("SELECT id, (SELECT count(*) FROM note WHERE item = id) FROM item"))
                .containsExactlyInAnyOrder("1|2", "2|0", "3|1", "4|0");
        assertThat(
                        sample.rows(
                                "SELECT id, (SELECT TOP 1 text FROM note WHERE item = id ORDER BY text) FROM item"))
                .containsExactlyInAnyOrder("1|x", "2|NULL", "3|bob", "4|NULL");
        assertThat(
                        sample.rows(
                                "SELECT id FROM item WHERE EXISTS (SELECT 1 FROM note WHERE item = id AND text = 'Y')"))
                .containsExactly("1");
        assertThat(
                        sample.rows(
                                "SELECT id FROM item WHERE NOT EXISTS (SELECT 1 FROM note WHERE item = id)"))
                .containsExactlyInAnyOrder("2", "4");
        assertThat(
                        sample.rows(
                                "SELECT a.id FROM item a WHERE price = (SELECT max(price) FROM item b WHERE b.kind = a.kind)"))
                .containsExactly("2");
        assertThat(sample.error("SELECT id, (SELECT text FROM note WHERE item = id) FROM item"))
                .startsWith("512@");
    }

    @Test
    void inAndNotInMindNullsAndConvertBothSides() {
        assertThat(sample.rows("SELECT id FROM item WHERE id IN (SELECT item FROM note)"))
                .containsExactlyInAnyOrder("1", "3");
        assertThat(sample.rows("SELECT id FROM item WHERE id NOT IN (SELECT item FROM note)"))
                .containsExactlyInAnyOrder("2", "4");
        assertThat(sample.rows("SELECT id FROM item WHERE id NOT IN (SELECT kind FROM item)"))
                .isEmpty();
        assertThat(sample.rows("SELECT id FROM item WHERE id = ANY (SELECT item FROM note)"))
                .containsExactlyInAnyOrder("1", "3");
        assertThat(
                        sample.rows(
                                "SELECT id FROM item WHERE id > ALL (SELECT item FROM note WHERE item < 3)"))
                .containsExactlyInAnyOrder("2", "3", "4");
    }

    @Test
    void aggregatesHaveSqlServersTypesAndIgnoreNulls() {
        assertThat(
                        sample.columns(
                                "SELECT count(*), count_big(*), sum(id), sum(price), avg(price), avg(id), min(name) FROM item"))
                .containsExactly(
                        "int",
                        "bigint",
                        "int?",
                        "decimal(38,2)?",
                        "decimal(38,6)?",
                        "int?",
                        "varchar(20)?");
        assertThat(
                        sample.rows(
                                "SELECT count(*), count(price), sum(price), avg(price), avg(id), min(name) FROM item"))
                .containsExactly("4|3|13.75|4.583333|2|Ann");
        assertThat(sample.rows("SELECT sum(id), count(*) FROM item WHERE 1 = 0"))
                .containsExactly("NULL|0");
        assertThat(
                        sample.rows(
                                "SELECT kind, count(*) n FROM item GROUP BY kind HAVING count(*) > 1"))
                .containsExactly("1|2");
        assertThat(sample.rows("SELECT kind, count(*) FROM item GROUP BY ROLLUP(kind)"))
                .containsExactlyInAnyOrder("1|2", "2|1", "NULL|1", "NULL|4");
        assertThat(
                        sample.rows(
                                "SELECT kind, grouping(kind), count(*) FROM item GROUP BY ROLLUP(kind)"))
                .containsExactlyInAnyOrder("1|0|2", "2|0|1", "NULL|0|1", "NULL|1|4");
        assertThat(
                        sample.rows(
                                "SELECT string_agg(name, ',') WITHIN GROUP (ORDER BY id DESC) FROM item"))
                .containsExactly("BOB ,bob,Ann");
        assertThat(sample.rows("SELECT id + 1 FROM item GROUP BY id + 1 ORDER BY id + 1 DESC"))
                .containsExactly("5", "4", "3", "2");
    }

    @Test
    void ratiosOfAggregatesHaveSqlServersDigits() {
        String query =
                "SELECT COALESCE(r.n / NULLIF(1.0 * o.n, 0), 0), COALESCE(r.s / NULLIF(1.0 * o.s, 0), 0)"
                        + " FROM (SELECT kind, count(*) AS n, sum(price) AS s FROM item GROUP BY kind) o LEFT JOIN"
                        + " (SELECT item, count(*) AS n, sum(item * CAST(1.00 AS decimal(7, 2))) AS s FROM note GROUP BY item) r"
                        + " ON o.kind = r.item ORDER BY 1 DESC";
        assertThat(sample.columns(query)).containsExactly("decimal(25,14)", "decimal(38,6)");
        assertThat(sample.rows(query))
                .containsExactly(
                        "1.00000000000000|0.533333",
                        "0.00000000000000|0.000000",
                        "0.00000000000000|0.000000");
    }

    @Test
    void aggregatesAndOuterJoinsSayWhetherNullIsAllowed() {
        assertThat(
                        sample.columns(
                                "SELECT isnull(b.id, 0), b.id + 1 FROM item a LEFT JOIN item b ON a.id = b.id + 2"))
                .containsExactly("int", "int?");
        assertThat(
                        sample.columns(
                                "SELECT id + 1, isnull(sum(id), 0) FROM item GROUP BY ROLLUP(id)"))
                .containsExactly("int?", "int");
        assertThat(sample.columns("SELECT NULL UNION ALL SELECT 'a'"))
                .containsExactly("varchar(1)?");
    }

    @Test
    void windowsSeeTheirFrames() {
        assertThat(
                        sample.rows(
                                "SELECT id, row_number() OVER (ORDER BY id DESC), sum(id) OVER (ORDER BY id),"
                                        + " count(*) OVER (PARTITION BY kind), lag(id, 1, 0) OVER (ORDER BY id) FROM item ORDER BY id"))
                .containsExactly("1|4|1|2|0", "2|3|3|2|1", "3|2|6|1|2", "4|1|10|1|3");
        assertThat(
                        sample.rows(
                                "SELECT id, sum(id) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM item ORDER BY id"))
                .containsExactly("1|1", "2|3", "3|5", "4|7");
        assertThat(
                        sample.rows(
                                "SELECT rank() OVER (ORDER BY name), dense_rank() OVER (ORDER BY name) FROM item ORDER BY 1, 2"))
                .containsExactly("1|1", "2|2", "3|3", "3|3");
        assertThat(sample.columns("SELECT row_number() OVER (ORDER BY (SELECT NULL)) FROM item"))
                .containsExactly("bigint");
    }

    @Test
    void setOperationsConvertToTheCommonType() {
        assertThat(sample.columns("SELECT 1 AS a UNION ALL SELECT 2.5"))
                .containsExactly("a decimal(11,1)");
        assertThat(sample.rows("SELECT 1 UNION ALL SELECT 2.5")).containsExactly("1.0", "2.5");
        assertThat(sample.rows("SELECT id FROM item EXCEPT SELECT item FROM note"))
                .containsExactlyInAnyOrder("2", "4");
        assertThat(sample.rows("SELECT id FROM item INTERSECT SELECT item FROM note"))
                .containsExactlyInAnyOrder("1", "3");
        assertThat(sample.rows("SELECT * FROM (VALUES (1, 'a'), (2.5, NULL)) v(x, y)"))
                .containsExactly("1.0|a", "2.5|NULL");
    }

    @Test
    void commonTablesMayNameEarlierOnes() {
        assertThat(
                        sample.rows(
                                "WITH a AS (SELECT id FROM item), b(n) AS (SELECT id + 1 FROM a)"
                                        + " SELECT b.n FROM b JOIN a ON a.id = b.n ORDER BY 1"))
                .containsExactly("2", "3", "4");
    }

    @Test
    void topAndOffsetTakeExpressions() {
        assertThat(sample.rows("SELECT TOP (@n) id FROM item ORDER BY id DESC"))
                .containsExactly("4", "3");
        assertThat(
                        sample.rows(
                                "SELECT id FROM item ORDER BY id OFFSET 1 ROWS FETCH NEXT @n ROWS ONLY"))
                .containsExactly("2", "3");
        assertThat(sample.rows("SELECT TOP 0 id FROM item")).isEmpty();
        assertThat(sample.error("SELECT TOP (@null) id FROM item")).startsWith("10742@");
    }

    @Test
    void keysLeadStraightToTheirRow() {
        assertThat(sample.rows("SELECT name FROM item WHERE id = 2")).containsExactly("bob");
        assertThat(sample.rows("SELECT name FROM item WHERE id = @n AND kind = 1"))
                .containsExactly("bob");
        assertThat(sample.rows("SELECT name FROM item WHERE id = @null")).isEmpty();
        assertThat(sample.rows("SELECT name FROM item WHERE id = 2 AND id = 3")).isEmpty();
    }

    @Test
    void namesOfTwoAndThreePartsFindTheTable() {
        assertThat(sample.rows("SELECT dbo.item.id FROM shop..item WHERE id = 1"))
                .containsExactly("1");
        assertThat(sample.rows("SELECT i.ID FROM [Shop].[DBO].[Item] AS I WHERE I.id = 1"))
                .containsExactly("1");
    }

    @Test
    void starsKeepTheNamesOfTheirTables() {
        assertThat(sample.columns("SELECT a.*, 1, b.* FROM note a, note b"))
                .containsExactly(
                        "item bigint?",
                        "text nvarchar(10)?",
                        "int",
                        "item bigint?",
                        "text nvarchar(10)?");
    }

    @Test
    void longListsAndChainsArePlanned() {
        String list =
                IntStream.range(0, 300)
                        .mapToObj(i -> "'n" + i + "'")
                        .collect(Collectors.joining(","));
        assertThat(sample.rows("SELECT id FROM item WHERE name IN (" + list + ", 'BOB')"))
                .containsExactly("2", "3");
        assertThat(sample.rows("SELECT id FROM item WHERE name NOT IN (" + list + ", NULL)"))
                .isEmpty();
        String chain =
                IntStream.range(10, 500)
                        .mapToObj(i -> "id <> " + i)
                        .collect(Collectors.joining(" AND "));
        assertThat(sample.rows("SELECT count(*) FROM item WHERE " + chain)).containsExactly("4");
    }

    @Test
    void aPlanRunsAgain() {
        QueryPlan plan = sample.plan("SELECT kind, count(*) FROM item GROUP BY kind");
        assertThat(sample.rows(plan)).isEqualTo(sample.rows(plan)).hasSize(3);
    }

    @Test
    void notInOverASubqueryMindsNullOnBothSides() {
        assertThat(sample.rows("SELECT id FROM item WHERE id NOT IN (SELECT item FROM note)"))
                .containsExactlyInAnyOrder("2", "4");
        assertThat(
                        sample.rows(
                                "SELECT id FROM item WHERE id NOT IN (SELECT NULLIF(item, 9) FROM note)"))
                .isEmpty();
        assertThat(
                        sample.rows(
                                "SELECT id FROM item WHERE kind NOT IN (SELECT item FROM note WHERE item > 5)"))
                .containsExactlyInAnyOrder("1", "2", "3");
        assertThat(
                        sample.rows(
                                "SELECT id FROM item WHERE kind NOT IN (SELECT item FROM note WHERE item > 50)"))
                .containsExactlyInAnyOrder("1", "2", "3", "4");
        assertThat(
                        sample.rows(
                                "SELECT id FROM item AS i WHERE kind NOT IN (SELECT NULLIF(item, 3) FROM note WHERE item = i.id)"))
                .containsExactlyInAnyOrder("2", "4");
    }
}
