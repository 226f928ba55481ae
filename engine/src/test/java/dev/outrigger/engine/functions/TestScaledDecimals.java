package dev.outrigger.engine.functions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.ArithmeticOperator;
import dev.outrigger.engine.types.Conversions;
import dev.outrigger.engine.types.DoesNotFit;
import dev.outrigger.engine.types.ScaledNumbers;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.TypeRules;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Scaled longs give what BigDecimals give, or say that they do not fit. */
class TestScaledDecimals {
    private static final List<SqlType> DECIMALS =
            List.of(
                    SqlType.decimal(1, 0),
                    SqlType.decimal(7, 2),
                    SqlType.decimal(18, 0),
                    SqlType.decimal(18, 18),
                    SqlType.decimal(19, 6),
                    SqlType.decimal(38, 2),
                    SqlType.decimal(38, 20),
                    SqlType.decimal(38, 38));

    private final Random random = new Random(7);

    /** A number of 64 bits that is one of the type. */
    private long value(SqlType type) {
        int digits = Math.min(type.precision(), 18);
        long max = type.precision() > 18 ? Long.MAX_VALUE : ScaledNumbers.power(digits) - 1;
        long found =
                switch (random.nextInt(6)) {
                    case 0 -> 0;
                    case 1 -> max;
                    case 2 -> 1 + random.nextInt(9);
                    case 3 -> random.nextLong() % max;
                    case 4 -> random.nextInt(1_000_000) % max;
                    default -> max / 2;
                };
        return random.nextBoolean() ? found : -found;
    }

    private static String shown(Supplier<BigDecimal> computed) {
        try {
            BigDecimal value = computed.get();
            return value.scale() + ":" + value.unscaledValue();
        } catch (SqlError error) {
            return "error " + error.number() + error.getMessage();
        }
    }

    /** Whether the long's result was compared: a number that does not fit is right to say so. */
    private boolean agrees(LongSupplier scaled, int scale, Supplier<BigDecimal> wide) {
        String expected = shown(wide);
        try {
            assertThat(shown(() -> BigDecimal.valueOf(scaled.getAsLong(), scale)))
                    .isEqualTo(expected);
            return true;
        } catch (DoesNotFit wider) {
            assertThat(wide.get().unscaledValue().bitLength()).isGreaterThanOrEqualTo(64);
            return false;
        }
    }

    @Test
    void theFiveOperatorsAgreeOnRandomAndExtremeOperands() {
        int compared = 0;
        for (int i = 0; i < 200_000; i++) {
            SqlType left = DECIMALS.get(random.nextInt(DECIMALS.size()));
            SqlType right = DECIMALS.get(random.nextInt(DECIMALS.size()));
            ArithmeticOperator operator =
                    ArithmeticOperator.values()[random.nextInt(ArithmeticOperator.values().length)];
            SqlType result =
                    TypeRules.arithmetic(operator, left, Optional.empty(), right, Optional.empty());
            long l = value(left);
            long r = value(right);
            int ls = left.scale();
            int rs = right.scale();
            int p = result.precision();
            int s = result.scale();
            BigDecimal a = BigDecimal.valueOf(l, ls);
            BigDecimal b = BigDecimal.valueOf(r, rs);
            boolean made =
                    switch (operator) {
                        case ADD ->
                                agrees(
                                        () -> ScaledDecimals.add(l, ls, r, rs, p, s),
                                        s,
                                        () -> Arithmetic.add(a, b, p, s));
                        case SUBTRACT ->
                                agrees(
                                        () -> ScaledDecimals.subtract(l, ls, r, rs, p, s),
                                        s,
                                        () -> Arithmetic.subtract(a, b, p, s));
                        case MULTIPLY ->
                                agrees(
                                        () -> ScaledDecimals.multiply(l, ls, r, rs, p, s),
                                        s,
                                        () -> Arithmetic.multiply(a, b, p, s));
                        case DIVIDE ->
                                agrees(
                                        () -> ScaledDecimals.divide(l, ls, r, rs, p, s),
                                        s,
                                        () -> Arithmetic.divide(a, b, p, s));
                        case MODULO ->
                                agrees(
                                        () -> ScaledDecimals.modulo(l, ls, r, rs, p, s),
                                        s,
                                        () -> Arithmetic.modulo(a, b, p, s));
                    };
            compared += made ? 1 : 0;
        }
        assertThat(compared).isGreaterThan(100_000);
    }

    @Test
    void moneyAgrees() {
        for (int i = 0; i < 100_000; i++) {
            boolean small = random.nextBoolean();
            long l = small ? random.nextInt() >> random.nextInt(31) : value(SqlType.MONEY);
            long r = small ? random.nextInt() >> random.nextInt(31) : value(SqlType.MONEY);
            BigDecimal a = BigDecimal.valueOf(l, 4);
            BigDecimal b = BigDecimal.valueOf(r, 4);
            agrees(
                    () -> ScaledDecimals.addMoney(l, r, small),
                    4,
                    () -> Arithmetic.addMoney(a, b, small));
            agrees(
                    () -> ScaledDecimals.subtractMoney(l, r, small),
                    4,
                    () -> Arithmetic.subtractMoney(a, b, small));
            agrees(
                    () -> ScaledDecimals.multiplyMoney(l, r, small),
                    4,
                    () -> Arithmetic.multiplyMoney(a, b, small));
            agrees(
                    () -> ScaledDecimals.divideMoney(l, r, small),
                    4,
                    () -> Arithmetic.divideMoney(a, b, small));
            agrees(
                    () -> ScaledDecimals.moduloMoney(l, r, small),
                    4,
                    () -> Arithmetic.moduloMoney(a, b, small));
        }
    }

    @Test
    void roundingAndItsKinAgree() {
        for (int i = 0; i < 100_000; i++) {
            SqlType type = DECIMALS.get(random.nextInt(DECIMALS.size()));
            long value = value(type);
            int scale = type.scale();
            int precision = type.precision();
            BigDecimal wide = BigDecimal.valueOf(value, scale);
            long length = random.nextInt(8) == 0 ? random.nextLong() : random.nextInt(44) - 22;
            boolean cut = random.nextBoolean();
            agrees(
                    () -> ScaledDecimals.round(value, scale, length, cut, precision),
                    scale,
                    () -> Numbers.round(wide, length, cut, precision));
            agrees(() -> ScaledDecimals.floor(value, scale, 0), 0, () -> Numbers.floor(wide, 0));
            agrees(
                    () -> ScaledDecimals.ceiling(value, scale, 4),
                    4,
                    () -> Numbers.ceiling(wide, 4));
            agrees(() -> ScaledDecimals.abs(value, scale), scale, () -> Numbers.abs(wide));
            agrees(() -> ScaledDecimals.sign(value, scale), scale, () -> Numbers.sign(wide));
        }
        agrees(
                () -> ScaledDecimals.negate(Long.MIN_VALUE, 2),
                2,
                () -> Arithmetic.negate(BigDecimal.valueOf(Long.MIN_VALUE, 2)));
    }

    @Test
    void conversionsAgree() {
        List<SqlType> targets =
                List.of(
                        SqlType.decimal(7, 2),
                        SqlType.decimal(18, 18),
                        SqlType.decimal(38, 10),
                        SqlType.MONEY,
                        SqlType.SMALLMONEY);
        for (int i = 0; i < 100_000; i++) {
            SqlType from = DECIMALS.get(random.nextInt(DECIMALS.size()));
            SqlType to = targets.get(random.nextInt(targets.size()));
            long value = value(from);
            BigDecimal wide = BigDecimal.valueOf(value, from.scale());
            agrees(
                    () -> ScaledNumbers.rescaled(value, from, to),
                    to.scale(),
                    () -> (BigDecimal) Conversions.cast(wide, from, to));
            agrees(
                    () -> ScaledNumbers.scaledOfWhole(value, SqlType.BIGINT, to),
                    to.scale(),
                    () -> (BigDecimal) Conversions.cast(value, SqlType.BIGINT, to));
            agrees(
                    () -> ScaledNumbers.wholeOfScaled(value, from, SqlType.INT),
                    0,
                    () -> BigDecimal.valueOf((Integer) Conversions.cast(wide, from, SqlType.INT)));
            assertThat(ScaledNumbers.floatOfScaled(value, from.scale()))
                    .isEqualTo(wide.doubleValue());
        }
    }
}
