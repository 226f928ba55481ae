package dev.outrigger.engine.sql;

import static dev.outrigger.engine.sql.Parsed.expression;
import static dev.outrigger.engine.sql.Parsed.message;
import static dev.outrigger.engine.sql.Parsed.query;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.type.SqlTypeName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WordsAndLiteralsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "value",
                "date",
                "count",
                "result",
                "rows",
                "row",
                "year",
                "month",
                "day",
                "hour",
                "minute",
                "second",
                "time",
                "timestamp",
                "interval",
                "offset",
                "first",
                "next",
                "only",
                "limit",
                "range",
                "window",
                "partition",
                "array",
                "map",
                "multiset",
                "language",
                "method",
                "module",
                "name",
                "number",
                "position",
                "position_",
                "start",
                "end_",
                "sum",
                "avg",
                "min",
                "max",
                "rank",
                "type",
                "zone",
                "match",
                "measures",
                "new",
                "period",
                "json",
                "cube",
                "rollup",
                "grouping",
                "sets",
                "unbounded",
                "preceding",
                "following",
                "apply",
                "within",
                "filter",
                "true",
                "false",
                "unknown",
                "lateral",
                "natural",
                "using",
                "at",
                "trim",
                "cast",
                "floor",
                "ceil",
                "extract",
                "abs",
                "upper",
                "lower",
                "substring",
                "translate",
                "without",
                "specific",
                "stream",
                "symmetric",
                "qualify",
                "go",
                "throw",
                "try",
                "catch",
                "output",
                "out",
                "work",
                "unique_",
                "go_",
                "données",
                "日本語",
                "a@b#c$d",
                "_x",
                "#t"
            })
    void wordThatTsqlDoesNotReserveIsAName(String word) {
        assertThat(
                        query(
                                "select "
                                        + word
                                        + ", t."
                                        + word
                                        + ", 1 as "
                                        + word
                                        + " from "
                                        + word
                                        + " as t where "
                                        + word
                                        + " = 1 group by "
                                        + word
                                        + " order by "
                                        + word))
                .isEqualTo(
                        "SELECT "
                                + word
                                + ", t."
                                + word
                                + ", 1 AS "
                                + word
                                + " FROM "
                                + word
                                + " AS t WHERE "
                                + word
                                + " = 1 GROUP BY "
                                + word
                                + " ORDER BY "
                                + word);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select",
                "from",
                "user",
                "index",
                "key",
                "file",
                "plan",
                "percent",
                "identity",
                "tran"
            })
    void wordThatTsqlReservesIsNoName(String word) {
        assertThat(message("create table " + word + " (a int)"))
                .isEqualTo("156, line 1: Incorrect syntax near the keyword '" + word + "'.");
        assertThat(query("select [" + word + "], \"" + word + "\" from t"))
                .contains(word + ", " + word);
    }

    @Test
    void bracketsAndQuotationMarksNameAnything() {
        assertThat(((SqlIdentifier) TsqlParser.parseExpression("[a b].\"c\"\"d\".[e]]f]")).names)
                .containsExactly("a b", "c\"d", "e]f");
    }

    @Test
    void partsOfANameKeepTheirCaseAndAnEmptySchema() {
        assertThat(((SqlIdentifier) TsqlParser.parseExpression("Db..T")).names)
                .containsExactly("Db", "", "T");
        assertThat(Parsed.one("truncate table Db..T", Statement.Truncate.class).table().display())
                .isEqualTo("Db..T");
    }

    @Test
    void nameOfFourPartsIsRefused() {
        assertThat(message("select 1\nfrom a.b.c.d")).startsWith("49500, line 2:");
        assertThat(message("insert a.b.c.d values (1)")).startsWith("49500, line 1:");
    }

    @Test
    void nationalStringHoldsAnyText() {
        SqlCall call = (SqlCall) TsqlParser.parseExpression("N'日本語 ''😀'''");
        assertThat(call.getOperator()).isInstanceOf(SqlUnresolvedFunction.class);
        assertThat(call.getOperator().getName()).isEqualTo("$NSTRING");
        assertThat(((SqlLiteral) call.operand(0)).getValueAs(String.class)).isEqualTo("日本語 '😀'");
    }

    @Test
    void stringSpansLinesAndTheLineAfterItIsCounted() {
        assertThat(((SqlLiteral) TsqlParser.parseExpression("'a\n\nb'")).getValueAs(String.class))
                .isEqualTo("a\n\nb");
        assertThat(message("print 'a\n\nb'\nprint from"))
                .isEqualTo("156, line 4: Incorrect syntax near the keyword 'from'.");
    }

    @Test
    void numbersAreExactApproximateOrMoney() {
        assertThat(expression("1 + 1.50 + .5 + 2. + 99999999999 + $1.5"))
                .isEqualTo("1 + 1.50 + 0.5 + 2 + 99999999999 + $MONEY(1.5)");
        assertThat(((SqlLiteral) TsqlParser.parseExpression("1e5")).getTypeName())
                .isEqualTo(SqlTypeName.DOUBLE);
        assertThat(((SqlLiteral) TsqlParser.parseExpression("100000")).getTypeName())
                .isEqualTo(SqlTypeName.DECIMAL);
        assertThat(expression("0xAB + 0x")).isEqualTo("X'AB' + X''");
    }

    @Test
    void numberOfMoreThan38DigitsIsRefused() {
        assertThat(message("select " + "9".repeat(39))).startsWith("1007, line 1:");
        assertThat(expression("0".repeat(100) + "9".repeat(38))).endsWith("9".repeat(38));
    }

    @Test
    void commentsNest() {
        assertThat(Parsed.kinds("select 1 /* a /* b */ select 2 */ -- select 3\n select 4"))
                .hasSize(2);
        assertThat(message("select 1\n/* a /* b */"))
                .isEqualTo("113, line 2: Missing end comment mark '*/'.");
    }

    @Test
    void twoSlashesAreNoComment() {
        assertThat(message("select 1 // 2")).isEqualTo("102, line 1: Incorrect syntax near '/'.");
    }

    @Test
    void questionMarkIsAParameter() {
        assertThat(TsqlParser.parseExpression("?")).isInstanceOf(SqlDynamicParam.class);
        assertThat(query("select ? from t where a = ?")).isEqualTo("SELECT ? FROM t WHERE a = ?");
    }

    @Test
    void variablesAreSimpleNames() {
        SqlIdentifier variable = (SqlIdentifier) TsqlParser.parseExpression("@@rowCount");
        assertThat(variable.isSimple()).isTrue();
        assertThat(variable.getSimple()).isEqualTo("@@rowCount");
    }

    @Test
    void unclosedStringNamesItsText() {
        assertThat(message("select 1,\n'abc"))
                .isEqualTo(
                        "105, line 2: Unclosed quotation mark after the character string 'abc'.");
        assertThat(message("select [abc")).startsWith("105, line 1:");
    }

    @Test
    void nameOfMoreThan128CharactersIsRefused() {
        assertThat(query("select " + "a".repeat(128))).endsWith("a");
        assertThat(message("select " + "a".repeat(129))).startsWith("103, line 1:");
        assertThat(message("select [" + "a".repeat(129) + "]")).startsWith("103, line 1:");
    }
}
