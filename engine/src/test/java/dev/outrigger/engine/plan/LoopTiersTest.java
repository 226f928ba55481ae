package dev.outrigger.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.columns.Batch;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.engine.types.DoesNotFit;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.ColumnType;
import dev.outrigger.frame.DecimalColumn;
import dev.outrigger.frame.DictionaryColumn;
import dev.outrigger.frame.VariableColumn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.junit.jupiter.api.Test;

class LoopTiersTest {
    private static final SqlType WIDE = SqlType.decimal(38, 2);
    private static final SqlType TEXT = SqlType.varchar(20);

    private static final RelDataType INPUT =
            new DataTypes()
                    .createStructType(
                            List.of(DataType.of(WIDE, true), DataType.of(TEXT, true)),
                            List.of("w", "t"));

    private static Column decimals(String... values) {
        ColumnBuilder builder = new ColumnBuilder(SqlColumns.columnType(WIDE), values.length);
        for (String value : values) {
            builder.appendDecimal(new BigDecimal(value).setScale(2));
        }
        return builder.build();
    }

    private static Column texts(int[] codes, String... values) {
        ColumnBuilder builder = new ColumnBuilder(ColumnType.TEXT, values.length);
        for (String value : values) {
            builder.appendString(value);
        }
        return new DictionaryColumn(codes.length, null, codes, (VariableColumn) builder.build());
    }

    private static RexNode typed(Sample sample, String expression) {
        List<ResultColumn> columns =
                List.of(new ResultColumn("w", WIDE, true), new ResultColumn("t", TEXT, true));
        return Planner.typed(TsqlParser.parseExpression(expression), columns, sample.planning());
    }

    private static List<Object> values(Column column, RexNode node) {
        List<Object> values = new ArrayList<>();
        for (int row = 0; row < column.length(); row++) {
            values.add(SqlColumns.read(column, row, DataType.sql(node.getType())));
        }
        return values;
    }

    @Test
    void decimalsOfMoreThanSixtyFourBitsAreComputedExactly() {
        try (Sample sample = new Sample()) {
            RexNode node = typed(sample, "w + 1");
            BatchExpressions.Projection projection =
                    BatchExpressions.projection(INPUT, List.of(node), 0);
            Column text = texts(new int[] {0, 0}, "x");
            sample.running(
                    run -> {
                        Column[] narrow =
                                projection.apply(
                                        new Batch(2, new Column[] {decimals("1", "2"), text}), run);
                        assertThat(((DecimalColumn) narrow[0]).high()).isNull();
                        // As often as it takes to give the narrow loops up.
                        for (int i = 0; i < 20; i++) {
                            Column[] wide =
                                    projection.apply(
                                            new Batch(
                                                    2,
                                                    new Column[] {
                                                        decimals("92233720368547758.07", "9e30"),
                                                        text
                                                    }),
                                            run);
                            assertThat(values(wide[0], node))
                                    .containsExactly(
                                            new BigDecimal("92233720368547759.07"),
                                            new BigDecimal("9000000000000000000000000000001.00"));
                        }
                        assertThat(
                                        values(
                                                projection
                                                        .apply(
                                                                new Batch(
                                                                        2,
                                                                        new Column[] {
                                                                            decimals("1", "2"), text
                                                                        }),
                                                                run)[0],
                                                node))
                                .containsExactly(new BigDecimal("2.00"), new BigDecimal("3.00"));
                    });
        }
    }

    @Test
    void dictionaryValueThatNoRowHasIsNoError() {
        try (Sample sample = new Sample()) {
            RexNode node = typed(sample, "CAST(t AS int) + 1");
            BatchExpressions.Projection projection =
                    BatchExpressions.projection(INPUT, List.of(node), 0);
            sample.running(
                    run -> {
                        Column amounts = decimals("1", "2", "3");
                        Column valid = texts(new int[] {0, 2, 0}, "7", "seven", "9");
                        Batch batch = new Batch(3, new Column[] {amounts, valid});
                        assertThat(values(projection.apply(batch, run)[0], node))
                                .containsExactly(8, 10, 8);
                        Column invalid = texts(new int[] {0, 1, 0}, "7", "seven", "9");
                        Batch wrong = new Batch(3, new Column[] {amounts, invalid});
                        assertThatThrownBy(() -> projection.apply(wrong, run))
                                .isInstanceOfSatisfying(
                                        SqlError.class,
                                        error -> assertThat(error.number()).isEqualTo(245));
                    });
        }
    }

    @Test
    void anExpressionWithoutColumnsFailsOnlyIfARowComesToIt() {
        try (Sample sample = new Sample()) {
            RexNode node =
                    typed(sample, "CASE WHEN t = 'x' THEN CAST('a' + 'b' AS int) ELSE 1 + 2 END");
            BatchExpressions.Projection projection =
                    BatchExpressions.projection(INPUT, List.of(node), 0);
            sample.running(
                    run -> {
                        Column amounts = decimals("1", "2");
                        Column others = texts(new int[] {0, 1}, "y", "z");
                        Batch spared = new Batch(2, new Column[] {amounts, others});
                        assertThat(values(projection.apply(spared, run)[0], node))
                                .containsExactly(3, 3);
                        Column one = texts(new int[] {0, 1}, "y", "x");
                        Batch struck = new Batch(2, new Column[] {amounts, one});
                        assertThatThrownBy(() -> projection.apply(struck, run))
                                .isInstanceOfSatisfying(
                                        SqlError.class,
                                        error -> assertThat(error.number()).isEqualTo(245));
                    });
        }
    }

    @Test
    void whatIsDrawnIsDrawnForEachRow() {
        try (Sample sample = new Sample()) {
            RexNode node = typed(sample, "CAST(NEWID() AS varchar(36))");
            BatchExpressions.Projection projection =
                    BatchExpressions.projection(INPUT, List.of(node), 0);
            sample.running(
                    run -> {
                        Column text = texts(new int[] {0, 0}, "x");
                        Batch batch = new Batch(2, new Column[] {decimals("1", "2"), text});
                        assertThat(values(projection.apply(batch, run)[0], node))
                                .doesNotHaveDuplicates();
                    });
        }
    }

    @Test
    void textOfAStatementIsNoneOfTheGeneratedSource() {
        try (Sample sample = new Sample()) {
            RexNode node = typed(sample, "CASE WHEN t = '\"); oops(\"\\u0022' THEN w ELSE 2 END");
            BatchExpressions.Projection projection =
                    BatchExpressions.projection(INPUT, List.of(node), 0);
            sample.running(
                    run -> {
                        Batch batch =
                                new Batch(
                                        2,
                                        new Column[] {
                                            decimals("5", "6"),
                                            texts(new int[] {0, 1}, "\"); oops(\"\\u0022", "y")
                                        });
                        assertThat(values(projection.apply(batch, run)[0], node))
                                .containsExactly(new BigDecimal("5.00"), new BigDecimal("2.00"));
                    });
            assertThat(LoopCompiler.projection(new SqlType[] {WIDE, TEXT}, List.of(node), false))
                    .isPresent();
        }
    }

    @Test
    void loopsAreCompiledOnceEnoughRowsWereSeenAndFewerThanThatNever() {
        List<Boolean> compiled = new ArrayList<>();
        Loops loops = new Loops() {};
        LoopTiers tiers =
                new LoopTiers(
                        100,
                        wide -> {
                            compiled.add(wide);
                            return Optional.of(loops);
                        });
        assertThat(tiers.before(60)).isNull();
        assertThat(compiled).isEmpty();
        assertThat(tiers.before(60)).isSameAs(loops);
        assertThat(tiers.before(60)).isSameAs(loops);
        assertThat(compiled).containsExactly(false);
        String result =
                tiers.run(
                        loops,
                        made -> {
                            if (compiled.size() == 1) {
                                throw DoesNotFit.INSTANCE;
                            }
                            return "wide";
                        },
                        () -> "interpreted");
        assertThat(result).isEqualTo("wide");
        assertThat(compiled).containsExactly(false, true);
    }

    @Test
    void expressionsThatCannotBeCompiledAreInterpreted() {
        LoopTiers tiers = new LoopTiers(0, wide -> Optional.empty());
        assertThat(tiers.before(1_000_000)).isNull();
        try (Sample sample = new Sample()) {
            // More source than a method may have.
            StringBuilder text = new StringBuilder("w");
            for (int i = 2; i < 400; i++) {
                text.append(" + w * ").append(i);
            }
            String sum = text.toString();
            RexNode node = typed(sample, sum);
            assertThat(LoopCompiler.projection(new SqlType[] {WIDE, TEXT}, List.of(node), true))
                    .isEmpty();
            BatchExpressions.Projection projection =
                    BatchExpressions.projection(INPUT, List.of(node), 0);
            sample.running(
                    run ->
                            assertThat(
                                            values(
                                                    projection
                                                            .apply(
                                                                    new Batch(
                                                                            1,
                                                                            new Column[] {
                                                                                decimals("1"),
                                                                                texts(
                                                                                        new int[1],
                                                                                        "x")
                                                                            }),
                                                                    run)[0],
                                                    node))
                                    .hasSize(1));
        }
    }
}
