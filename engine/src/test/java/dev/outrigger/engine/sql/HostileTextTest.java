package dev.outrigger.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HostileTextTest {
    private static final List<String> VALID =
            List.of(
                    "select top 5 a, b as c, count(distinct d) over (partition by e order by f rows between 1 preceding and current row) from dbo.t as x "
                            + "left join (select 1 a union all select 2) y on x.a = y.a where a in (1, 2) and b like N'x%' group by a having sum(b) > 1 order by 1 offset 5 rows fetch next 3 rows only",
                    "with a as (select 1 x), b(y) as (select x from a) insert into t (c) select y from b option (maxdop 1)",
                    "create table t (id int identity(1, 1) not null primary key, n nvarchar(50) collate Latin1_General_BIN2 default ('x'), check (id > 0), foreign key (id) references u (i) on delete cascade,)",
                    "begin try declare @a int = 1, @b decimal(5, 2) if @a = 1 begin set @a += 1 end else print 'x' while 1 = 1 break end try begin catch ;throw 50001, 'x', 1 end catch",
                    "exec @rc = dbo.p @a = 1, @b = @x output with result sets ((a int not null, \"b c\" float), as object t)",
                    "update top (3) x set a = default, b += 1 from t x join u on 1 = 1 where exists (select * from v) delete from t where a between 1 and 2",
                    "create or alter procedure p @a int = 1 output with recompile as select case a when 1 then cast(b as varchar(max)) else convert(int, c, 1) end, dateadd(day, 1, d) at time zone 'UTC', trim('a' from e) from t",
                    "bulk insert t from 'f' with (format = 'CSV', firstrow = 2) raiserror('x', 16, 1) with nowait truncate table db..t drop table if exists a, b",
                    "select * from a cross apply (select * from b) c, (values (1, $2.5), (0xAB, .5)) as v(x, y) /* c /* d */ e */ -- f");

    private static final List<String> PIECES =
            List.of(
                    "(",
                    ")",
                    ",",
                    ";",
                    ".",
                    "'",
                    "\"",
                    "[",
                    "]",
                    "--",
                    "/*",
                    "*/",
                    "@",
                    "@a",
                    "?",
                    "1e",
                    "0x",
                    "$",
                    "~",
                    "||",
                    "!",
                    "..",
                    "\n",
                    "\0",
                    "select",
                    "from",
                    "where",
                    "with",
                    "begin",
                    "end",
                    "case",
                    "as",
                    "over",
                    "offset",
                    "rows",
                    "row",
                    "at",
                    "time",
                    "zone",
                    "trim",
                    "cast",
                    "convert",
                    "top",
                    "percent",
                    "default",
                    "collate",
                    "exec",
                    "values",
                    "in",
                    "not",
                    "null",
                    "any",
                    "grouping",
                    "sets",
                    "rollup",
                    "preceding",
                    "unbounded",
                    "range",
                    "partition",
                    "by",
                    "within",
                    "group",
                    "apply",
                    "cross",
                    "outer",
                    "union",
                    "fetch",
                    "next",
                    "only",
                    "日",
                    "😀",
                    "\uD800");

    /** Statements or an error with a known line: nothing else may come out. */
    private static boolean parses(String text) {
        try {
            TsqlParser.parse(text);
            return true;
        } catch (SqlError error) {
            assertThat(error.line()).as(text).isPositive();
            assertThat(error.code()).as(text).isNotEqualTo(ErrorCode.INTERNAL);
            return false;
        } catch (Throwable other) {
            return fail("for the text: " + text, other);
        }
    }

    @Test
    void mutatedTextGivesStatementsOrAnError() {
        Random random = new Random(20200521);
        int parsed = 0;
        for (int i = 0; i < 6000; i++) {
            StringBuilder text = new StringBuilder(VALID.get(random.nextInt(VALID.size())));
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                mutate(text, random);
            }
            parsed += parses(text.toString()) ? 1 : 0;
        }
        assertThat(parsed).as("some mutants are still valid, most are not").isBetween(100, 5000);
    }

    private static void mutate(StringBuilder text, Random random) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(4)) {
            case 0 -> text.delete(at, Math.min(text.length() - 1, at + random.nextInt(12)));
            case 1 -> text.insert(at, " " + PIECES.get(random.nextInt(PIECES.size())) + " ");
            case 2 ->
                    text.insert(
                            at,
                            text.substring(at, Math.min(text.length(), at + random.nextInt(40))));
            default -> text.setCharAt(at, (char) (1 + random.nextInt(126)));
        }
    }

    @Test
    void garbageGivesStatementsOrAnError() {
        Random random = new Random(42);
        for (int i = 0; i < 4000; i++) {
            StringBuilder text = new StringBuilder();
            for (int pieces = random.nextInt(15); pieces >= 0; pieces--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())))
                        .append(random.nextInt(4) == 0 ? "" : " ");
            }
            parses(text.toString());
            try {
                TsqlParser.parseExpression(text.toString());
                TsqlParser.parseParameters(text.toString());
            } catch (SqlError error) {
                assertThat(error.line()).as(text.toString()).isPositive();
            }
            TsqlParser.batches(text.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "- ",
                "not ",
                "~",
                "case when 1 = 1 then ",
                "f(",
                "(select ",
                "1 + ",
                "a and ",
                "exists (",
                "case "
            })
    void expressionNestedTooDeeplyIsAnError(String nest) {
        assertThat(Parsed.error("select " + nest.repeat(20_000) + "1").number())
                .isIn(8631, 102, 156);
    }

    @ParameterizedTest
    @ValueSource(strings = {"begin ", "if 1 = 1 ", "while 1 = 1 ", "begin try "})
    void statementsNestedTooDeeplyAreAnError(String nest) {
        assertThat(Parsed.error(nest.repeat(20_000) + "select 1").number()).isEqualTo(8631);
    }

    @Test
    void deepButReasonableNestingParses() {
        assertThat(parses("select " + "(".repeat(150) + "1" + ")".repeat(150))).isTrue();
        assertThat(parses("select 1" + " + 1".repeat(999))).isTrue();
        assertThat(parses("if 1 = 1 ".repeat(90) + "select 1")).isTrue();
        assertThat(Parsed.error("select 1" + " + 1".repeat(5000)).number()).isEqualTo(8631);
    }

    @Test
    void longInsertParsesInReasonableTime() {
        StringBuilder text = new StringBuilder("insert into t (a, b, c) values ");
        int rows = 0;
        while (text.length() < 1 << 20) {
            text.append(rows++ == 0 ? "" : ", ")
                    .append("(")
                    .append(rows)
                    .append(", N'name ")
                    .append(rows)
                    .append("', -1.5)");
        }
        Statement.Insert insert =
                Assertions.assertTimeout(
                        Duration.ofSeconds(10),
                        () -> Parsed.one(text.toString(), Statement.Insert.class));
        assertThat(((InsertSource.Values) insert.source()).rows()).hasSize(rows);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " or a = 1",
                " union all select 1",
                " + case when 1 = 1 then 2 end",
                " * -1",
                "..a",
                " and not b like 'c'",
                " between 1 and a",
                " collate Latin1_General_BIN2",
                " is null",
                " in (1)"
            })
    void longChainIsRefusedBeforeItTakesTime(String link) {
        assertThat(
                        Assertions.<SqlError>assertTimeout(
                                        Duration.ofSeconds(10),
                                        () ->
                                                Parsed.error(
                                                        "select 1 where a = 1"
                                                                + link.repeat(100_000)))
                                .number())
                .isIn(8631, 49500, 102);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from a",
                "insert into a",
                "exec a",
                "select a",
                "select (a)",
                "select * from a"
            })
    void nameOfEndlessPartsIsRefusedBeforeItTakesTime(String start) {
        Assertions.assertTimeout(
                Duration.ofSeconds(10), () -> Parsed.error(start + "..a".repeat(100_000)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " or a = 1",
                " and a = 1",
                " and a between 1 and 2",
                " or not a like 'x' escape 'y' and b is null"
            })
    void thousandsOfConditionsMakeAShallowTree(String link) {
        assertThat(parses("select 1 from t where a = 1" + link.repeat(4_000))).isTrue();
        assertThat(depth(TsqlParser.parseCondition("a = 1" + link.repeat(4_000)))).isLessThan(40);
    }

    private static int depth(SqlNode node) {
        return node instanceof SqlCall
                ? 1
                        + ((SqlCall) node)
                                .getOperandList().stream()
                                        .mapToInt(HostileTextTest::depth)
                                        .max()
                                        .orElse(0)
                : 0;
    }

    @Test
    void chainOfConditionsKeepsItsOrder() {
        String chain =
                IntStream.range(0, 3_000)
                        .mapToObj(i -> "a = " + i)
                        .collect(Collectors.joining(" or b = 1 and "));
        assertThat(Parsed.expression(chain).replaceAll("[()]", "").toLowerCase(Locale.ROOT))
                .isEqualTo(chain);
    }

    @Test
    void longCaseParsesInReasonableTime() {
        String text = "select case" + " when a = 1 then 2".repeat(50_000) + " end";
        Assertions.assertTimeout(
                Duration.ofSeconds(10), () -> Parsed.one(text, Statement.Query.class));
    }

    @Test
    void longListOfCommonTablesParsesInReasonableTime() {
        String text =
                "with a as (select 1 x where 1 in (1"
                        + ", 2".repeat(200_000)
                        + ")) insert t select x from a";
        Assertions.assertTimeout(
                Duration.ofSeconds(10), () -> Parsed.one(text, Statement.Insert.class));
        Assertions.assertTimeout(
                Duration.ofSeconds(10),
                () ->
                        Parsed.one(
                                "if 1 = 1 select 1" + ";".repeat(300_000) + "else select 2",
                                Statement.If.class));
    }

    @Test
    void manyRowsAndManyValuesAreNotDeep() {
        String list = "1" + ", 1".repeat(20_000);
        assertThat(parses("select a from t where a in (" + list + ")")).isTrue();
        assertThat(parses("select 1 " + "union all select 1 ".repeat(500))).isTrue();
        assertThat(parses("select 1 union select 2 ".repeat(2_000))).isTrue();
        assertThat(parses("select 1 ".repeat(20_000))).isTrue();
    }
}
