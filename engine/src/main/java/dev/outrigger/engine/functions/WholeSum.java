package dev.outrigger.engine.functions;

import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.TypeName;
import java.math.BigInteger;

/**
 * The sum or average of integers, kept in 128 bits so that only the result can overflow, whatever
 * the order of the rows.
 */
final class WholeSum implements Accumulator {
    private final SqlType resultType;
    private final boolean average;
    private long high;
    private long low;
    private long count;

    WholeSum(SqlType resultType, boolean average) {
        this.resultType = resultType;
        this.average = average;
    }

    @Override
    public void add(Object value) {
        if (value != null) {
            add(((Number) value).longValue() >> 63, ((Number) value).longValue());
            count++;
        }
    }

    private void add(long addedHigh, long addedLow) {
        long sum = low + addedLow;
        boolean carry = Long.compareUnsigned(sum, low) < 0;
        low = sum;
        high += addedHigh + (carry ? 1 : 0);
    }

    @Override
    public void merge(Accumulator other) {
        WholeSum that = (WholeSum) other;
        add(that.high, that.low);
        count += that.count;
    }

    @Override
    public Object result() {
        if (count == 0) {
            return null;
        }
        BigInteger sum =
                BigInteger.valueOf(high)
                        .shiftLeft(Long.SIZE)
                        .add(new BigInteger(Long.toUnsignedString(low)));
        return result(resultType, average, sum, count);
    }

    /** Requires a count above zero. */
    static Object result(SqlType resultType, boolean average, BigInteger sum, long count) {
        BigInteger value = average ? sum.divide(BigInteger.valueOf(count)) : sum;
        boolean isInt = resultType.name() == TypeName.INT;
        if (value.bitLength() >= (isInt ? Integer.SIZE : Long.SIZE)) {
            throw Arithmetic.overflow(resultType.name().sqlName());
        }
        return isInt ? (Object) value.intValue() : (Object) value.longValue();
    }
}
