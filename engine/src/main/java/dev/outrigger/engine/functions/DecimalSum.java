package dev.outrigger.engine.functions;

import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.TypeName;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The sum or average of decimals or money. */
final class DecimalSum implements Accumulator {
    private final SqlType resultType;
    private final boolean average;
    private BigDecimal sum = BigDecimal.ZERO;
    private long count;

    DecimalSum(SqlType resultType, boolean average) {
        this.resultType = resultType;
        this.average = average;
    }

    @Override
    public void add(Object value) {
        if (value != null) {
            sum = sum.add((BigDecimal) value);
            count++;
        }
    }

    @Override
    public void merge(Accumulator other) {
        DecimalSum that = (DecimalSum) other;
        sum = sum.add(that.sum);
        count += that.count;
    }

    @Override
    public Object result() {
        if (count == 0) {
            return null;
        }
        return result(resultType, average, sum, count);
    }

    /** Requires a count above zero. */
    static BigDecimal result(SqlType resultType, boolean average, BigDecimal sum, long count) {
        BigDecimal value =
                average
                        ? sum.divide(
                                BigDecimal.valueOf(count), resultType.scale(), RoundingMode.DOWN)
                        : sum;
        return resultType.name() == TypeName.MONEY
                ? Arithmetic.money(value, false, RoundingMode.HALF_UP)
                : Arithmetic.decimal(
                        value, resultType.precision(), resultType.scale(), RoundingMode.HALF_UP);
    }
}
