package dev.outrigger.engine.functions;

import dev.outrigger.engine.types.FunctionTypes;
import dev.outrigger.engine.types.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * SUM or AVG of integers, decimals or money for many groups, kept in 128 bits and a count of rounds
 * so that only a result can overflow, whatever the order of the rows. Decimals are given unscaled.
 * Not thread-safe.
 */
public final class ExactSums {
    private static final int SUM = 0;
    private static final int COUNT = 1;
    private static final int WORDS = 2;

    private final SqlType argumentType;
    private final SqlType resultType;
    private final boolean average;

    /** Each group's lower word of the sum, then its count: they are used together. */
    private long[] words = {};

    /** The sums' upper words; null as long as each sum is its lower word. */
    private long[] high;

    /** How often, and which way, the sums went round 128 bits; null as long as none did. */
    private long[] rounds;

    public ExactSums(SqlType type, boolean average) {
        this.argumentType = type;
        this.resultType = average ? FunctionTypes.avg(type) : FunctionTypes.sum(type);
        this.average = average;
    }

    public SqlType resultType() {
        return resultType;
    }

    public void ensure(int groups) {
        if ((long) groups * WORDS > words.length) {
            long length = Math.max(groups, Math.min(1L << 30, words.length));
            words = Arrays.copyOf(words, Math.toIntExact(length * WORDS));
            high = high == null ? null : Arrays.copyOf(high, (int) length);
            rounds = rounds == null ? null : Arrays.copyOf(rounds, (int) length);
        }
    }

    public void add(int group, long value) {
        int at = group * WORDS;
        long before = words[at];
        long sum = before + value;
        if (high != null || ((before ^ sum) & (value ^ sum)) < 0) {
            addWide(group, value >> 63, value);
        } else {
            words[at] = sum;
        }
        words[at + COUNT]++;
    }

    public void add(int group, long addedHigh, long addedLow) {
        addWide(group, addedHigh, addedLow);
        words[group * WORDS + COUNT]++;
    }

    /**
     * Adds the values from one row up to another, but those that validity, if any, says are NULL.
     */
    public void add(int group, int[] values, byte[] validity, int from, int to) {
        long sum = 0;
        int count = validity == null ? to - from : 0;
        for (int row = from; row < to; row++) {
            if (validity == null) {
                sum += values[row];
            } else {
                long valid = validity[row >> 3] >> (row & 7) & 1;
                sum += values[row] & -valid;
                count += (int) valid;
            }
        }
        add(group, sum, count);
    }

    /**
     * Adds the values from one row up to another, but those that validity, if any, says are NULL.
     */
    public void add(int group, long[] values, byte[] validity, int from, int to) {
        long sum = 0;
        long overflow = 0;
        int count = validity == null ? to - from : 0;
        for (int row = from; row < to; row++) {
            long value = values[row];
            if (validity != null) {
                long valid = validity[row >> 3] >> (row & 7) & 1;
                value &= -valid;
                count += (int) valid;
            }
            long before = sum;
            sum += value;
            overflow |= (before ^ sum) & (value ^ sum);
        }
        if (overflow >= 0) {
            add(group, sum, count);
            return;
        }
        for (int row = from; row < to; row++) {
            if (validity == null || (validity[row >> 3] >> (row & 7) & 1) != 0) {
                add(group, values[row]);
            }
        }
    }

    private void add(int group, long sum, int count) {
        if (count > 0) {
            add(group, sum);
            words[group * WORDS + COUNT] += count - 1;
        }
    }

    private void addWide(int group, long addedHigh, long addedLow) {
        if (high == null) {
            high = new long[words.length / WORDS];
            for (int i = 0; i < high.length; i++) {
                high[i] = words[i * WORDS] >> 63;
            }
        }
        long sum = words[group * WORDS] + addedLow;
        boolean carry = Long.compareUnsigned(sum, addedLow) < 0;
        words[group * WORDS] = sum;
        long before = high[group];
        long after = before + addedHigh;
        if (((before ^ after) & (addedHigh ^ after)) < 0) {
            round(group, addedHigh < 0 ? -1 : 1);
        }
        if (carry && after == Long.MAX_VALUE) {
            round(group, 1);
        }
        high[group] = after + (carry ? 1 : 0);
    }

    private void round(int group, long by) {
        if (rounds == null) {
            rounds = new long[high.length];
        }
        rounds[group] += by;
    }

    /** groups: what the other's groups are here. */
    public void merge(ExactSums other, int[] groups, int count) {
        for (int i = 0; i < count; i++) {
            long added = other.words[i * WORDS + COUNT];
            if (added > 0) {
                if (other.high == null) {
                    add(groups[i], other.words[i * WORDS]);
                } else {
                    add(groups[i], other.high[i], other.words[i * WORDS]);
                    if (other.rounds != null) {
                        round(groups[i], other.rounds[i]);
                    }
                }
                words[groups[i] * WORDS + COUNT] += added - 1;
            }
        }
    }

    /** Whether every result is what {@link #low} gives, unscaled. */
    public boolean areLongs() {
        return !average && high == null;
    }

    public boolean isNull(int group) {
        return words[group * WORDS + COUNT] == 0;
    }

    public long low(int group) {
        return words[group * WORDS + SUM];
    }

    /** Of the class that the result's type names; null for NULL. */
    public Object result(int group) {
        long count = words[group * WORDS + COUNT];
        if (count == 0) {
            return null;
        }
        long low = low(group);
        BigInteger sum =
                high == null
                        ? BigInteger.valueOf(low)
                        : BigInteger.valueOf(high[group])
                                .shiftLeft(Long.SIZE)
                                .add(new BigInteger(Long.toUnsignedString(low)));
        if (rounds != null) {
            sum = sum.add(BigInteger.valueOf(rounds[group]).shiftLeft(2 * Long.SIZE));
        }
        return resultType.isInteger()
                ? WholeSum.result(resultType, average, sum, count)
                : DecimalSum.result(
                        resultType, average, new BigDecimal(sum, argumentType.scale()), count);
    }

    /** The bytes that the state takes. */
    public long bytes() {
        return ((long) words.length
                        + (high == null ? 0 : high.length)
                        + (rounds == null ? 0 : rounds.length))
                * Long.BYTES;
    }
}
