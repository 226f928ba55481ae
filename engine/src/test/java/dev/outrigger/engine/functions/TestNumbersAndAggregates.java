package dev.outrigger.engine.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TestNumbersAndAggregates {
    private static BigDecimal decimal(String value) {
        return new BigDecimal(value);
    }

    private static void isError(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call, int number) {
        assertThatThrownBy(call)
                .satisfies(thrown -> assertThat(((SqlError) thrown).number()).isEqualTo(number));
    }

    @ParameterizedTest
    @CsvSource({
        "123.4545,2,false,123.4500", "123.45,-2,false,100.00", "150.75,0,false,151.00",
                "150.75,0,true,150.00",
        "-2.5,0,false,-3.0", "748.58,-1,false,750.00", "748.58,-3,true,0.00", "1.25,9,false,1.25"
    })
    void decimalsAreRoundedAtTheirScale(String value, long length, boolean cut, String expected) {
        assertThat(Numbers.round(decimal(value), length, cut, 10)).isEqualTo(decimal(expected));
    }

    @Test
    void roundingMayOverflowAndWholeNumbersRoundToo() {
        isError(() -> Numbers.round(decimal("748.58"), -3, false, 5), 8115);
        assertThat(Numbers.round(15, -1, false)).isEqualTo(20);
        assertThat(Numbers.round(15, -1, true)).isEqualTo(10);
        assertThat(Numbers.round(15, 2, false)).isEqualTo(15);
        isError(() -> Numbers.round(Integer.MAX_VALUE, -1, false), 8115);
        isError(() -> Numbers.round(Long.MAX_VALUE, -1, false), 8115);
        assertThat(Numbers.round(2.345, 2, false)).isEqualTo(2.35);
        assertThat(Numbers.round(-2.345, 2, true)).isEqualTo(-2.34);
        assertThat(Numbers.round(1.5, Long.MIN_VALUE, false)).isZero();
    }

    @Test
    void mathematicalFunctionsDoAsDocumented() {
        assertThat(Numbers.ceiling(decimal("-1.5"), 0)).isEqualTo(decimal("-1"));
        assertThat(Numbers.floor(decimal("-1.5000"), 4)).isEqualTo(decimal("-2.0000"));
        assertThat(Numbers.power(2, 10)).isEqualTo(1024);
        assertThat(Numbers.power(2, -1)).isZero();
        assertThat(Numbers.power(decimal("1.10"), 2)).isEqualTo(decimal("1.21"));
        assertThat(Numbers.power(3L, 39)).isEqualTo(4_052_555_153_018_976_267L);
        isError(() -> Numbers.power(2, 31), 8115);
        isError(() -> Numbers.power(10L, 19), 8115);
        isError(() -> Numbers.power(0.0, -1), 8134);
        isError(() -> Numbers.sqrt(-1), 3623);
        isError(() -> Numbers.log(0), 3623);
        isError(() -> Numbers.exp(1000), 8115);
        isError(() -> Numbers.abs(Integer.MIN_VALUE), 8115);
        assertThat(Numbers.log(8, 2)).isCloseTo(3, within(1e-12));
        assertThat(Numbers.sign(decimal("-3.14"))).isEqualTo(decimal("-1.00"));
        assertThat(Numbers.square(3)).isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource({"12,1", "-1.5e3,1", "'$1,000',1", "abc,0", "'',0", "1.2.3,0"})
    void isNumericTellsNumbers(String text, int expected) {
        assertThat(Numbers.isNumeric(SqlText.of(text))).isEqualTo(expected);
    }

    private static Object over(Supplier<Accumulator> aggregate, Object... values) {
        Accumulator whole = aggregate.get();
        Accumulator first = aggregate.get();
        Accumulator second = aggregate.get();
        for (int i = 0; i < values.length; i++) {
            whole.add(values[i]);
            (i < values.length / 2 ? first : second).add(values[i]);
        }
        first.merge(second);
        Object result = whole.result();
        if (result instanceof Double number) {
            assertThat((Double) first.result()).isCloseTo(number, within(Math.abs(number) * 1e-12));
        } else {
            assertThat(first.result()).isEqualTo(result);
        }
        return result;
    }

    @Test
    void aggregatesIgnoreNullsAndAreNullOverNothing() {
        assertThat(over(Aggregates.sum(SqlType.INT), 1, null, 2)).isEqualTo(3);
        assertThat(over(Aggregates.sum(SqlType.INT))).isNull();
        assertThat(over(Aggregates.avg(SqlType.INT), 1, 2, null)).isEqualTo(1);
        assertThat(over(Aggregates.avg(SqlType.INT), -1, -2)).isEqualTo(-1);
        assertThat(
                        over(
                                Aggregates.avg(SqlType.decimal(5, 2)),
                                decimal("1.00"),
                                decimal("0.00"),
                                decimal("1.00")))
                .isEqualTo(decimal("0.666666"));
        assertThat(over(Aggregates.sum(SqlType.decimal(5, 2)), decimal("1.10"), decimal("2.20")))
                .isEqualTo(decimal("3.30"));
        assertThat(over(Aggregates.sum(SqlType.MONEY), decimal("1.1000")))
                .isEqualTo(decimal("1.1000"));
        assertThat(over(Aggregates.count(), 1, null, 3)).isEqualTo(2);
        assertThat(over(Aggregates.countBig())).isEqualTo(0L);
        assertThat(over(Aggregates.min(SqlType.varchar(5)), SqlText.of("b"), SqlText.of("A")))
                .isEqualTo(SqlText.of("a"));
        assertThat(over(Aggregates.max(SqlType.INT), 3, null, 9, 2)).isEqualTo(9);
        assertThat(over(Aggregates.avg(SqlType.TINYINT), (short) 255, (short) 255)).isEqualTo(255);
        assertThat(
                        over(
                                Aggregates.stringAgg(SqlType.varchar(10), SqlText.of(", ")),
                                SqlText.of("a"),
                                null,
                                SqlText.of("b")))
                .hasToString("a, b");
    }

    @Test
    void sumsOverflowInTheirResultAndNotOnTheWay() {
        assertThat(over(Aggregates.sum(SqlType.INT), Integer.MAX_VALUE, 1, -1))
                .isEqualTo(Integer.MAX_VALUE);
        assertThat(
                        over(
                                Aggregates.sum(SqlType.BIGINT),
                                Long.MAX_VALUE,
                                Long.MAX_VALUE,
                                Long.MIN_VALUE,
                                Long.MIN_VALUE,
                                5L))
                .isEqualTo(3L);
        isError(() -> over(Aggregates.sum(SqlType.INT), Integer.MAX_VALUE, 1), 8115);
        isError(() -> over(Aggregates.sum(SqlType.BIGINT), Long.MIN_VALUE, -1L), 8115);
        BigDecimal most = decimal("9".repeat(38));
        isError(() -> over(Aggregates.sum(SqlType.decimal(38, 0)), most, most), 8115);
        isError(() -> over(Aggregates.sum(SqlType.FLOAT), 1e308, 1e308), 8115);
    }

    @Test
    void deviationsKeepTheirDigitsFarFromZero() {
        Object[] values = {1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16};
        assertThat((Double) over(Aggregates.var(SqlType.FLOAT), values))
                .isCloseTo(30, within(1e-9));
        assertThat((Double) over(Aggregates.varp(SqlType.FLOAT), values))
                .isCloseTo(22.5, within(1e-9));
        assertThat((Double) over(Aggregates.stdev(SqlType.INT), 1, 2, 3, 4))
                .isCloseTo(1.2909944487358056, within(1e-15));
        assertThat(over(Aggregates.stdev(SqlType.INT), 1)).isNull();
        assertThat(over(Aggregates.stdevp(SqlType.INT), 1)).isEqualTo(0.0);
        assertThat(over(Aggregates.stdevp(SqlType.INT))).isNull();
    }

    @Test
    void sumsOfFloatsDoNotLoseSmallParts() {
        Random random = new Random(7);
        BigDecimal exact = BigDecimal.ZERO;
        Accumulator sum = Aggregates.sum(SqlType.FLOAT).get();
        for (int i = 0; i < 10_000; i++) {
            double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(20));
            exact = exact.add(new BigDecimal(value));
            sum.add(value);
        }
        assertThat((Double) sum.result())
                .isEqualTo(exact.doubleValue(), within(Math.ulp(exact.doubleValue())));
        assertThat(List.of(1e100, 1.0, -1e100))
                .satisfies(
                        values -> {
                            Accumulator small = Aggregates.sum(SqlType.FLOAT).get();
                            values.forEach(small::add);
                            assertThat(small.result()).isEqualTo(1.0);
                        });
    }
}
