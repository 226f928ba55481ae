package dev.outrigger.frame;

import java.math.BigInteger;

/**
 * The power of ten that the magnitude of a decimal stays below, as an unsigned integer of 128 bits.
 */
record DecimalBound(long low, long high) {
    static DecimalBound ofDigits(int digits) {
        BigInteger power = BigInteger.TEN.pow(digits);
        return new DecimalBound(power.longValue(), power.shiftRight(64).longValue());
    }

    boolean holds(long valueLow, long valueHigh) {
        long magnitudeLow = valueLow;
        long magnitudeHigh = valueHigh;
        if (valueHigh < 0) {
            magnitudeLow = -valueLow;
            magnitudeHigh = ~valueHigh + (valueLow == 0 ? 1 : 0);
        }
        int order = Long.compareUnsigned(magnitudeHigh, high);
        return order < 0 || order == 0 && Long.compareUnsigned(magnitudeLow, low) < 0;
    }
}
