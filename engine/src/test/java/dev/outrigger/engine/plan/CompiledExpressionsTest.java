package dev.outrigger.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.columns.Batch;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compiled loops give what the interpreter gives, errors included. */
class CompiledExpressionsTest {
    private static Sample sample;

    @BeforeAll
    static void open() {
        sample = new Sample();
    }

    @AfterAll
    static void close() {
        sample.close();
    }

    private static List<String> arithmetic() {
        List<String> made = new ArrayList<>();
        for (String type : RandomBatches.numbers()) {
            for (String operator : List.of("+", "-", "*", "/", "%")) {
                boolean isFloating = type.equals("r") || type.equals("f");
                if (!operator.equals("%") || !isFloating) {
                    made.add(type + "1 " + operator + " " + type + "2");
                }
            }
            made.add("-" + type + "1");
            made.add(type + "1 + 1");
            made.add("(" + type + "1 + " + type + "2) * " + type + "1");
        }
        for (String pair :
                List.of("i1 @ s1", "t1 @ i1", "b1 @ i1", "d1 @ i1", "i1 @ d1", "d1 @ e1", "e1 @ d1")) {
            for (String operator : List.of("+", "-", "*", "/", "%")) {
                made.add(pair.replace("@", operator));
            }
        }
        made.addAll(
                List.of(
                        "i1 / NULLIF(1.0 * i2, 0)",
                        "f1 * d1",
                        "m1 * d1",
                        "m1 / i1",
                        "e1 / e2",
                        "w1 / w2",
                        "w1 * e1",
                        "i1 + NULL",
                        "NULL + d1",
                        "i1 & i2",
                        "~i1",
                        "dt1 + 1",
                        "dt1 + dt2"));
        return made;
    }

    private static List<String> comparisons() {
        List<String> made = new ArrayList<>();
        for (String type : RandomBatches.all()) {
            for (String operator : List.of("=", "<>", "<", "<=", ">", ">=")) {
                made.add(type + "1 " + operator + " " + type + "2");
            }
            made.add(type + "1 IS NULL");
            made.add(type + "1 IS NOT NULL AND " + type + "2 = " + type + "1");
        }
        made.addAll(
                List.of(
                        "i1 = d1",
                        "d1 < e1",
                        "f1 >= i1",
                        "b1 <> s1",
                        "da1 < dt1",
                        "dt1 = dq1",
                        "m1 = d1",
                        "i1 BETWEEN -10 AND i2",
                        "i1 = 1 OR i2 > 5 OR s1 IS NULL",
                        "NOT (i1 = 1 AND (s1 < 3 OR i2 IS NULL))",
                        "i1 <> 0 AND 10 / i1 > 1",
                        "10 / i1 > 1 AND i1 <> 0",
                        "i1 = 0 OR 10 / i1 > 1",
                        "i1 IN (1, 2, 3)",
                        "i1 IN (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, -1, 0)",
                        "i1 IN (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, NULL)",
                        "d1 NOT IN (1, 2, 3, 4, 5, 6, 7, 8, 9, 10.5)",
                        "v1 IN ('a','b','c','d','e','f','g','h','i','AB')",
                        "v1 = 'ab'",
                        "v1 > 'B' AND i1 > 0",
                        "v1 LIKE 'a%'",
                        "v1 LIKE v2",
                        "n1 = v1",
                        "@n = i1",
                        "@null = i1",
                        "@s <> v1",
                        "v1 = 'ab' AND n1 IS NULL OR i1 > 2"));
        return made;
    }

    private static List<String> conversions() {
        List<String> made = new ArrayList<>();
        for (String type : RandomBatches.numbers()) {
            for (String to :
                    List.of(
                            "bit", "tinyint", "smallint", "int", "bigint", "real", "float",
                            "decimal(5,2)", "decimal(18,0)", "decimal(38,10)", "money",
                            "smallmoney", "varchar(5)", "nchar(10)", "nvarchar(40)", "datetime")) {
                made.add("CAST(" + type + "1 AS " + to + ")");
            }
            made.add("TRY_CAST(" + type + "1 AS tinyint)");
        }
        for (String type : List.of("da", "dt", "ds", "dq")) {
            for (String to :
                    List.of("date", "datetime", "smalldatetime", "datetime2(3)", "varchar(30)")) {
                made.add("CAST(" + type + "1 AS " + to + ")");
            }
        }
        for (String type : List.of("t", "s", "i", "b")) {
            for (String text : List.of("nchar(10)", "varchar(3)", "varchar(20)", "nvarchar(2)")) {
                for (String to : List.of("int", "tinyint", "bigint", "decimal(12,3)", "float")) {
                    made.add("CAST(CAST(" + type + "1 AS " + text + ") AS " + to + ")");
                }
                made.add("CAST(" + type + "1 AS " + text + ") / i2");
            }
        }
        made.addAll(
                List.of(
                        "CAST(v1 AS int)",
                        "CAST(v1 AS float)",
                        "CAST(dt1 AS time(3))",
                        "CAST(dt1 AS int)",
                        "CAST(ti1 AS datetime)",
                        "CAST(o1 AS datetime)",
                        "CAST(u1 AS varchar(40))",
                        "v1 COLLATE Latin1_General_BIN2"));
        return made;
    }

    private static List<String> functions() {
        List<String> made = new ArrayList<>();
        for (String type : List.of("i", "b", "f", "d", "e", "w", "m", "t")) {
            for (String call :
                    List.of(
                            "ABS(#1)", "SIGN(#1)", "FLOOR(#1)", "CEILING(#1)", "ROUND(#1, 1)",
                            "ROUND(#1, -1)", "ROUND(#1, 2, 1)", "ROUND(#1, i2)", "POWER(#1, 2)",
                            "SQRT(ABS(#1))", "EXP(#1)", "SQUARE(#1)", "COALESCE(#1, #2, 0)",
                            "ISNULL(#1, #2)", "NULLIF(#1, #2)", "IIF(#1 > #2, #1, #2)",
                            "CASE WHEN #1 = 0 THEN 0 WHEN #2 <> 0 THEN #1 / #2 END",
                            "CASE #1 WHEN 1 THEN #2 ELSE #1 END")) {
                made.add(call.replace("#", type));
            }
        }
        for (String type : List.of("da", "dt", "ds", "dq")) {
            for (String part : List.of("year", "month", "day", "week", "weekday", "quarter")) {
                made.add("DATEADD(" + part + ", i2, " + type + "1)");
                made.add("DATEDIFF(" + part + ", " + type + "1, " + type + "2)");
                made.add("DATEPART(" + part + ", " + type + "1)");
            }
            made.add("YEAR(" + type + "1) * 100 + MONTH(" + type + "1)");
            made.add("EOMONTH(" + type + "1, s1)");
        }
        made.addAll(
                List.of(
                        "DATEADD(second, i1, dt1)",
                        "DATEDIFF(second, dt1, dt2)",
                        "DATEDIFF_BIG(nanosecond, dt1, dq2)",
                        "DATEPART(iso_week, da1)",
                        "DATEFROMPARTS(2000 + t1, t2, s1)",
                        "ATN2(f1, f2)",
                        "LOG(f1, 10)",
                        "ISNUMERIC(v1)",
                        "UPPER(v1)",
                        "LEN(v1) + i1",
                        "v1 + n1",
                        "SUBSTRING(v1, t1, 2)",
                        "LEFT(v1, 1) + '-' + CAST(i1 AS varchar(12))",
                        "CASE WHEN v1 LIKE 'a%' THEN 'yes' WHEN v1 IS NULL THEN 'none' END",
                        "CASE WHEN UPPER(v1) = 'AB' THEN i1 ELSE i2 END",
                        "CAST(ROUND(COALESCE(i1 / NULLIF(1.0 * i2, 0), 0), 7) AS float)",
                        "ROUND(CASE WHEN i2 = 0 OR i1 IS NULL THEN 0.0 ELSE"
                                + " CAST(i1 AS nchar(10)) / NULLIF(i2, 0) END, 7)",
                        "e1 / NULLIF(e2, 0)",
                        "@n * i1 + @null",
                        "DATEDIFF(day, dt1, GETDATE())",
                        "x1",
                        "u1",
                        "o1",
                        "ti1",
                        "DATEADD(hour, i1, ti1)",
                        "LEN(x1)"));
        return made;
    }

    @ParameterizedTest
    @MethodSource({"arithmetic", "conversions", "functions"})
    void compiledValuesAreTheInterpretersValues(String expression) {
        List<ResultColumn> columns = RandomBatches.columns();
        RelDataType input = RandomBatches.rowType();
        RexNode node =
                Planner.typed(
                        TsqlParser.parseExpression(expression), columns, sample.planning());
        SqlType type = DataType.sql(node.getType());
        assertThat(LoopCompiler.projection(RandomBatches.types(), List.of(node), false)).isPresent();
        assertThat(LoopCompiler.projection(RandomBatches.types(), List.of(node), true)).isPresent();
        BatchExpressions.Projection interpreted =
                BatchExpressions.projection(input, List.of(node), Long.MAX_VALUE);
        BatchExpressions.Projection compiled =
                BatchExpressions.projection(input, List.of(node), 0);
        RandomBatches batches = new RandomBatches(new Random(expression.hashCode()));
        sample.running(
                run -> {
                    for (int i = 0; i < 120; i++) {
                        Batch batch = batches.next(1 + i % 9);
                        String expected = shown(() -> interpreted.apply(batch, run)[0], type);
                        String actual = shown(() -> compiled.apply(batch, run)[0], type);
                        assertThat(actual).as("%s over batch %s", expression, i).isEqualTo(expected);
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("comparisons")
    void compiledConditionsSelectTheInterpretersRows(String condition) {
        RelDataType input = RandomBatches.rowType();
        RexNode node =
                Planner.typed(
                        TsqlParser.parseCondition(condition),
                        RandomBatches.columns(),
                        sample.planning());
        assertThat(node.getType().getSqlTypeName()).isEqualTo(SqlTypeName.BOOLEAN);
        assertThat(LoopCompiler.selection(RandomBatches.types(), node, false)).isPresent();
        assertThat(LoopCompiler.selection(RandomBatches.types(), node, true)).isPresent();
        BatchExpressions.Selection interpreted =
                BatchExpressions.selection(input, node, Long.MAX_VALUE);
        BatchExpressions.Selection compiled = BatchExpressions.selection(input, node, 0);
        RandomBatches batches = new RandomBatches(new Random(condition.hashCode()));
        sample.running(
                run -> {
                    for (int i = 0; i < 120; i++) {
                        Batch batch = batches.next(1 + i % 9);
                        assertThat(selected(compiled, batch, run))
                                .as("%s over batch %s", condition, i)
                                .isEqualTo(selected(interpreted, batch, run));
                    }
                });
    }

    private static String selected(BatchExpressions.Selection selection, Batch batch, Run run) {
        int[] positions = new int[batch.rows()];
        try {
            return Arrays.toString(Arrays.copyOf(positions, selection.apply(batch, run, positions)));
        } catch (SqlError error) {
            return "error " + error.number();
        }
    }

    private interface Computing {
        Column column();
    }

    private static String shown(Computing computing, SqlType type) {
        try {
            Column column = computing.column();
            List<Object> values = new ArrayList<>();
            for (int row = 0; row < column.length(); row++) {
                values.add(SqlColumns.read(column, row, type));
            }
            return values.toString();
        } catch (SqlError error) {
            return "error " + error.number() + " " + error.getMessage();
        }
    }
}
