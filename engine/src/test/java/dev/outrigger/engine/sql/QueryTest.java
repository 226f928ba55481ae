package dev.outrigger.engine.sql;

import static dev.outrigger.engine.sql.Parsed.query;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QueryTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "select a as b, c d, e 'f', g as 'h', i = 1, 'j' = 2, [k l] = 3 from t | SELECT a AS b, c AS d, e AS f, g AS h, 1 AS i, 2 AS j, 3 AS k l FROM t",
                "select *, t.*, dbo.t.* from dbo.t | SELECT *, t.*, dbo.t.* FROM dbo.t",
                "select 1 where 1 = 2 | SELECT 1 WHERE 1 = 2",
                "select * from (values (1, 'a'), (2, 'b')) as v(x, y) | SELECT * FROM (VALUES ROW(1, 'a'), ROW(2, 'b')) AS v (x, y)",
                "select * from (select 1 a) x(b) | SELECT * FROM (SELECT 1 AS a) AS x (b)",
                "select * from a, b x, c as y with (nolock, rowlock) | SELECT * FROM a, b AS x, c AS y",
                "select * from a (nolock), b (readuncommitted) x, c y (nolock, rowlock), dbo.d with (nolock) as z | SELECT * FROM a, b AS x, c AS y, dbo.d AS z",
                "select * from a x (nolock) join b y with (tablock rowlock) on 1 = 1 | SELECT * FROM a AS x INNER JOIN b AS y ON 1 = 1",
                "select * from (select 1) nolock (nolock) | SELECT * FROM (SELECT 1) AS nolock (nolock)",
                "select * from a join b on a.i = b.i left outer join c on 1 = 1 | SELECT * FROM a INNER JOIN b ON a.i = b.i LEFT JOIN c ON 1 = 1",
                "select * from a right join b on 1=1 full outer join c on 1=1 cross join d | SELECT * FROM a RIGHT JOIN b ON 1 = 1 FULL JOIN c ON 1 = 1 CROSS JOIN d",
                "select * from a join b join c on b.i = c.i on a.i = b.i | SELECT * FROM a INNER JOIN (b INNER JOIN c ON b.i = c.i) ON a.i = b.i",
                "select * from a cross apply (select a.x) b | SELECT * FROM a CROSS JOIN LATERAL (SELECT a.x) AS b",
                "select * from a outer apply (select a.x) b | SELECT * FROM a LEFT JOIN LATERAL (SELECT a.x) AS b ON TRUE",
                "select a, sum(b) from t group by a having sum(b) > 1 | SELECT a, SUM(b) FROM t GROUP BY a HAVING SUM(b) > 1",
                "select a from t group by rollup(a, b), cube(c), grouping sets ((a), ()) | SELECT a FROM t GROUP BY ROLLUP(a, b), CUBE(c), GROUPING SETS(a, ())",
                "select a from t order by a desc, b asc offset 5 rows fetch next 3 rows only | SELECT a FROM t ORDER BY a DESC, b OFFSET 5 ROWS FETCH NEXT 3 ROWS ONLY",
                "select offset from t order by offset offset @n + 1 rows fetch first (@m) row only | SELECT offset FROM t ORDER BY offset OFFSET @n + 1 ROWS FETCH NEXT @m ROWS ONLY",
                "select a from t union all select b from u except select c from v intersect select d from w | SELECT a FROM t UNION ALL SELECT b FROM u EXCEPT SELECT c FROM v INTERSECT SELECT d FROM w",
                "with a as (select 1 x), b(y) as (select x from a) select y from b order by y | WITH a AS (SELECT 1 AS x), b (y) AS (SELECT x FROM a) SELECT y FROM b ORDER BY y",
                "select (select max(a) from t) b from u where c = (select 1) | SELECT (SELECT MAX(a) FROM t) AS b FROM u WHERE c = (SELECT 1)",
                "select a from t option (recompile, maxdop 2, hash join, optimize for unknown) | SELECT /*+ MAXDOP('2') */ a FROM t",
                "select a from t option (use hint ('disallow_batch_mode')) | SELECT /*+ DISALLOW_BATCH_MODE */ a FROM t"
            })
    void queryBecomesCalcitesTree(String text, String tree) {
        assertThat(query(text)).isEqualTo(tree);
    }

    @Test
    void topIsTheFetchOfWhatItLimits() {
        SqlSelect plain =
                (SqlSelect) Parsed.one("select top 5 a from t", Statement.Query.class).query();
        assertThat(plain.getFetch().toString()).isEqualTo("5");
        SqlOrderBy ordered =
                (SqlOrderBy)
                        Parsed.one(
                                        "select distinct top (@n) a from t order by a",
                                        Statement.Query.class)
                                .query();
        assertThat(ordered.fetch.toString()).isEqualTo("@n");
        assertThat(((SqlSelect) ordered.query).getFetch()).isNull();
        SqlOrderBy behindWith =
                (SqlOrderBy)
                        Parsed.one(
                                        "with x as (select 1 a) select top 2 a from x order by a",
                                        Statement.Query.class)
                                .query();
        assertThat(behindWith.fetch.toString()).isEqualTo("2");
        assertThat(query("select top 1 a from t union all select top 2 b from u order by 1"))
                .isEqualTo(
                        "(SELECT a FROM t FETCH NEXT 1 ROWS ONLY) UNION ALL (SELECT b FROM u FETCH NEXT 2 ROWS ONLY) ORDER BY 1");
    }

    @Test
    void bareAliasNeverTakesTheNextStatementsWord() {
        assertThat(
                        Parsed.kinds(
                                "select 1 a exec p select 2 b from t set @x = 1 select 3 from t declare @y int select 4 c if 1=1 select 5 "
                                        + "print 'x' select 6 from t begin tran select 7 commit select 8 from t use d select 9 from t truncate table t"))
                .containsExactly(
                        "Query",
                        "Execute",
                        "Query",
                        "SetVariable",
                        "Query",
                        "Declare",
                        "Query",
                        "If",
                        "Print",
                        "Query",
                        "BeginTransaction",
                        "Query",
                        "Commit",
                        "Query",
                        "Use",
                        "Query",
                        "Truncate");
        assertThat(Parsed.kinds("select * from t; with x as (select 1 a) select * from x"))
                .hasSize(2);
    }

    @Test
    void selectListThatAssignsGivesItsTargets() {
        Statement.SelectIntoVariables select =
                Parsed.one(
                        "select @a = x, @b += y + 1 from t where z = 1 order by x",
                        Statement.SelectIntoVariables.class);
        assertThat(select.targets())
                .containsExactly(
                        new Statement.SelectIntoVariables.Target("@a", "="),
                        new Statement.SelectIntoVariables.Target("@b", "+="));
        assertThat(select.query().toString().replace("`", "").replace("\n", " "))
                .isEqualTo("SELECT x, y + 1 FROM t WHERE z = 1 ORDER BY x");
    }

    @Test
    void valueOfAnAliasedComparisonIsNotAnAlias() {
        assertThat(query("select case when a = 1 then 2 end, (b) from t"))
                .contains("CASE WHEN a = 1 THEN 2");
        assertThat(query("select t.a, b = t.c + 1 from t"))
                .isEqualTo("SELECT t.a, t.c + 1 AS b FROM t");
    }

    @Test
    void callInsideAQueryIsUnresolved() {
        SqlSelect select = (SqlSelect) TsqlParser.parseQuery("select floor(a), left(b, 1) from t;");
        assertThat(select.getSelectList())
                .allSatisfy(
                        item ->
                                assertThat(((SqlCall) item).getOperator())
                                        .isInstanceOf(SqlUnresolvedFunction.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select a from t for xml path",
                "select a from t for json auto",
                "select * from t pivot (sum(a) for b in ([c])) p",
                "select * from t with (readpast)",
                "update t with (holdlock) set a = 1",
                "select * from t option (maxrecursion 5)",
                "select * from a inner loop join b on 1=1",
                "select * from t tablesample (5 percent)",
                "select * from f(1)",
                "with a as (select 1 x) insert t values ((select x from a))",
                "with a as (select 1 x) insert t exec p",
                "select top 1 a from t order by a offset 1 rows"
            })
    void whatIsNotSupportedSaysSo(String text) {
        assertThat(Parsed.error("\n" + text))
                .satisfies(error -> assertThat(error.number()).isEqualTo(49500))
                .satisfies(error -> assertThat(error.line()).isEqualTo(2))
                .hasMessageContaining("is not supported by Outrigger");
    }

    @Test
    void hintsThatAskForLocksAreKeptWithTheTable() {
        assertThat(TsqlParser.parse("select * from t with (updlock, rowlock, nowait) where a = 1"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Statement.Query.class,
                        query ->
                                assertThat(((SqlSelect) query.query()).getFrom())
                                        .isInstanceOfSatisfying(
                                                LockedTable.class,
                                                table ->
                                                        assertThat(table.locks())
                                                                .containsExactlyInAnyOrder(
                                                                        LockedTable.Lock.ROWS,
                                                                        LockedTable.Lock.AT_ONCE)));
    }
}
