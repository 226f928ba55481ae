package dev.outrigger.engine.sql;

import static dev.outrigger.engine.sql.Parsed.expression;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.SqlType;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExpressionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a + b * c; +(a, *(b, c))",
                "(a + b) * c; *(+(a, b), c)",
                "a - b - c; -(-(a, b), c)",
                "a & b + c; +($BITAND(a, b), c)",
                "a + b & c; $BITAND(+(a, b), c)",
                "a | b * c; $BITOR(a, *(b, c))",
                "a ^ b = c; =($BITXOR(a, b), c)",
                "~a + b; +($BITNOT(a), b)",
                "~a * b; *($BITNOT(a), b)",
                "-a % b; %(-(a), b)",
                "a = 1 or b = 2 and not c = 3; OR(=(a, 1), AND(=(b, 2), NOT(=(c, 3))))",
                "a between 1 and 2 and b = 3 or c not between 4 and 5; OR(AND(BETWEEN ASYMMETRIC(a, 1, 2), =(b, 3)), NOT BETWEEN ASYMMETRIC(c, 4, 5))",
                "a like 'x' + b escape 'y' and c not like -d; AND(LIKE(a, +('x', b), 'y'), NOT LIKE(c, -(d)))",
                "a is not null and not b in (1, 2); AND(IS NOT NULL(a), NOT(IN(b, 1, 2)))",
                "a != 1; <>(a, 1)",
                "a !< 1; >=(a, 1)",
                "a !> 1; <=(a, 1)",
                "a + b collate Latin1_General_BIN2; +(a, $COLLATE(b, 'Latin1_General_BIN2'))",
                "a at time zone 'UTC'; $ATTIMEZONE(a, 'UTC')"
            })
    void operatorsBindAsInTsql(String text, String tree) {
        assertThat(tree(TsqlParser.parseExpression(text))).isEqualTo(tree);
    }

    private static String tree(SqlNode node) {
        if (!(node instanceof SqlCall)) {
            return node.toString().replace("`", "");
        }
        SqlCall call = (SqlCall) node;
        return call.getOperator().getName()
                + call.getOperandList().stream()
                        .map(ExpressionTest::tree)
                        .collect(java.util.stream.Collectors.joining(", ", "(", ")"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FLOOR(x)",
                "CEILING(x)",
                "left(a, 1)",
                "RIGHT(a, 1)",
                "REPLACE(a, b, c)",
                "TRIM(x)",
                "trim('a' from x)",
                "SUBSTRING(a, 1, 2)",
                "Round(a, 2)",
                "POWER(a, 2)",
                "year(x)",
                "month(x)",
                "day(x)",
                "IIF(a = 1, b, c)",
                "COALESCE(a, b)",
                "NullIf(a, b)",
                "ISNULL(a, b)",
                "abs(x)",
                "upper(x)",
                "concat(a, b)",
                "charindex(a, b)",
                "getdate()",
                "CURRENT_TIMESTAMP",
                "user",
                "system_user",
                "MOD(a, b)",
                "dbo.f(1)",
                "position(a)",
                "log(x)",
                "json_value(a, '$.b')",
                "string_agg(a, ',')",
                "translate(a, b, c)",
                "row_number()"
            })
    void everyFunctionIsACallByItsWrittenName(String text) {
        SqlCall call = (SqlCall) TsqlParser.parseExpression(text);
        assertThat(call.getOperator()).isInstanceOf(SqlUnresolvedFunction.class);
        String name = text.contains("(") ? text.substring(0, text.indexOf('(')) : text;
        assertThat(call.getOperator().getNameAsId().toString()).isEqualTo(name);
    }

    @Test
    void trimOfCharactersHasTheTextFirst() {
        assertThat(((SqlCall) TsqlParser.parseExpression("trim('a' from x)")).getOperandList())
                .extracting(SqlNode::toString)
                .containsExactly("x", "'a'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dateadd", "datediff", "datepart", "DATENAME", "datetrunc"})
    void datePartIsALiteralOfItsWord(String function) {
        SqlCall call = (SqlCall) TsqlParser.parseExpression(function + "(Day, a, b)");
        assertThat(call.getOperandList().get(0).toString()).isEqualTo("'Day'");
        assertThat(call.getOperandList().get(1).getKind()).isEqualTo(SqlKind.IDENTIFIER);
    }

    @Test
    void conversionsCarryTheirType() {
        SqlCall cast = (SqlCall) TsqlParser.parseExpression("cast(x as [decimal](10, 2))");
        assertThat(cast.getOperator().getName()).isEqualTo("$CAST");
        assertThat(((TypeNode) cast.operand(1)).type()).isEqualTo(SqlType.decimal(10, 2));
        SqlCall convert = (SqlCall) TsqlParser.parseExpression("convert(nvarchar(max), x, 112)");
        assertThat(convert.getOperator().getName()).isEqualTo("$CONVERT");
        assertThat(convert.operand(0).toString()).isEqualTo("x");
        assertThat(((TypeNode) convert.operand(1)).type()).isEqualTo(SqlType.NVARCHAR_MAX);
        assertThat(convert.operand(2).toString()).isEqualTo("112");
        assertThat(expression("try_cast(a as int) + try_convert(date, b)"))
                .isEqualTo("$TRY_CAST(a, INT) + $TRY_CONVERT(b, DATE)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "int; int",
                "integer; int",
                "[bigint]; bigint",
                "sys.int; int",
                "double precision; float",
                "float(24); real",
                "float(53); float",
                "dec(5); decimal(5,0)",
                "numeric(5, 2); decimal(5,2)",
                "decimal; decimal(18,0)",
                "char; char(30)",
                "varchar; varchar(30)",
                "varchar(max); varchar(max)",
                "national char varying(5); nvarchar(5)",
                "character varying(7); varchar(7)",
                "national character(3); nchar(3)",
                "binary varying(9); varbinary(9)",
                "datetime2; datetime2(7)",
                "time(3); time(3)",
                "sysname; nvarchar(128)"
            })
    void typeIsReadInEachSpelling(String text, String type) {
        SqlCall cast = (SqlCall) TsqlParser.parseExpression("cast(x as " + text + ")");
        assertThat(((TypeNode) cast.operand(1)).type().display()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "foo; 2715",
                "int(3); 2716",
                "varchar(8001); 131",
                "varchar(0); 1001",
                "decimal(39); 2750",
                "decimal(5, 6); 192",
                "xml; 49500"
            })
    void typeThatCannotBeIsRefused(String text, int number) {
        assertThatThrownBy(() -> TsqlParser.parseExpression("cast(x as " + text + ")"))
                .isInstanceOfSatisfying(
                        SqlError.class, error -> assertThat(error.number()).isEqualTo(number));
    }

    @Test
    void variableWithoutALengthHoldsOneCharacter() {
        assertThat(TsqlParser.parseParameters("@p varchar").get(0).type())
                .isEqualTo(SqlType.varchar(1));
    }

    @Test
    void aggregatesAndWindowsKeepTheirShape() {
        SqlBasicCall count = (SqlBasicCall) TsqlParser.parseExpression("COUNT(DISTINCT (x))");
        assertThat(count.getFunctionQuantifier().toString()).isEqualTo("DISTINCT");
        assertThat(count.operandCount()).isEqualTo(1);
        SqlCall over =
                (SqlCall)
                        TsqlParser.parseExpression(
                                "sum(x) over (partition by a order by b desc rows between 1 preceding and current row)");
        assertThat(over.getOperator()).isSameAs(SqlStdOperatorTable.OVER);
        assertThat(expression("count(*)")).isEqualTo("COUNT(*)");
        assertThat(expression("sum(x) over (order by b rows unbounded preceding)"))
                .isEqualTo("SUM(x) OVER (ORDER BY b ROWS UNBOUNDED PRECEDING)");
    }

    @Test
    void conditionsKeepCalcitesShapes() {
        assertThat(
                        expression(
                                "a in (1, 2) and b not in (select c from d) and e between 1 and 2 and f not like 'x!%' escape '!'"
                                        + " and exists (select 1) and g is not null and h = any (select 1) and i > all (select 2)"))
                .isEqualTo(
                        "a IN (1, 2) AND b NOT IN (SELECT c FROM d) AND e BETWEEN ASYMMETRIC 1 AND 2 AND f NOT LIKE 'x!%' ESCAPE '!'"
                                + " AND EXISTS (SELECT 1) AND g IS NOT NULL AND h = SOME (SELECT 1) AND i > ALL (SELECT 2)");
        assertThat(expression("case a when 1 then 'x' else 'y' end"))
                .isEqualTo("CASE WHEN a = 1 THEN 'x' ELSE 'y' END");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a || b",
                "(1, 2)",
                "a = = 1",
                "{now()}",
                "interval '1' day",
                "a:b",
                "date '2020-01-01'",
                "1 2"
            })
    void whatIsNotTsqlIsRefused(String text) {
        assertThatThrownBy(() -> TsqlParser.parseExpression(text)).isInstanceOf(SqlError.class);
    }

    @Test
    void sourceOfParametersIsParsed() {
        assertThat(
                        TsqlParser.parseParameters(
                                "@p int, @q nvarchar(max) OUTPUT, @r decimal(5,2) = 1"))
                .extracting(
                        Statement.Parameter::name,
                        parameter -> parameter.type().display(),
                        Statement.Parameter::output)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("@p", "int", false),
                        org.assertj.core.groups.Tuple.tuple("@q", "nvarchar(max)", true),
                        org.assertj.core.groups.Tuple.tuple("@r", "decimal(5,2)", false));
        assertThat(TsqlParser.parseParameters(" ")).isEmpty();
        assertThatThrownBy(() -> TsqlParser.parseParameters("@p int select 1"))
                .isInstanceOf(SqlError.class);
    }
}
