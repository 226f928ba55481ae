package dev.outrigger.scripthost.learn;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The stream of NumPy's {@code RandomState}: MT19937, seeded and read as NumPy's legacy generator
 * does, so that a seed gives a script the numbers it gives under CPython.
 *
 * <p>Not thread-safe: a stream has one reader.
 */
public final class MersenneTwister {
    private static final int LENGTH = 624;
    private static final int SHIFT = 397;
    private static final long UINT32 = 0xffffffffL;

    private final int[] state = new int[LENGTH];
    private int position = LENGTH;
    private boolean hasSpareGauss;
    private double spareGauss;

    /** As {@code RandomState(seed)} for an integer from 0 to 2**32 - 1. */
    public MersenneTwister(long seed) {
        if (seed < 0 || seed > UINT32) {
            throw new LearningException(
                    LearningException.Kind.VALUE, "Seed must be between 0 and 2**32 - 1");
        }
        fillFrom((int) seed);
    }

    /** As {@code RandomState(sequence)}: each key is one unsigned 32 bit number. */
    public MersenneTwister(int[] keys) {
        if (keys.length == 0) {
            throw new LearningException(LearningException.Kind.VALUE, "Seed must be non-empty");
        }
        fillFrom(19650218);
        int i = 1;
        for (int step = 0, j = 0; step < Math.max(LENGTH, keys.length); step++) {
            state[i] = (state[i] ^ (mixed(state[i - 1]) * 1664525)) + keys[j] + j;
            i = next(i);
            j = j + 1 == keys.length ? 0 : j + 1;
        }
        for (int step = 0; step < LENGTH - 1; step++) {
            state[i] = (state[i] ^ (mixed(state[i - 1]) * 1566083941)) - i;
            i = next(i);
        }
        state[0] = 0x80000000;
    }

    private void fillFrom(int seed) {
        state[0] = seed;
        for (int i = 1; i < LENGTH; i++) {
            state[i] = 1812433253 * mixed(state[i - 1]) + i;
        }
    }

    private static int mixed(int value) {
        return value ^ (value >>> 30);
    }

    private int next(int i) {
        if (i + 1 < LENGTH) {
            return i + 1;
        }
        state[0] = state[LENGTH - 1];
        return 1;
    }

    /** 32 bits, to be read as unsigned. */
    public int nextInt() {
        if (position == LENGTH) {
            regenerate();
        }
        int y = state[position++];
        y ^= y >>> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >>> 18);
    }

    private void regenerate() {
        for (int i = 0; i < LENGTH; i++) {
            int y = (state[i] & 0x80000000) | (state[i + 1 == LENGTH ? 0 : i + 1] & 0x7fffffff);
            int other = state[i + SHIFT < LENGTH ? i + SHIFT : i + SHIFT - LENGTH];
            state[i] = other ^ (y >>> 1) ^ ((y & 1) == 0 ? 0 : 0x9908b0df);
        }
        position = 0;
    }

    /** {@code random_sample()}: 53 bits in [0, 1). */
    public double nextDouble() {
        int high = nextInt() >>> 5;
        int low = nextInt() >>> 6;
        return (high * 67108864.0 + low) / 9007199254740992.0;
    }

    public double[] doubles(int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = nextDouble();
        }
        return values;
    }

    public double uniform(double low, double high) {
        return low + (high - low) * nextDouble();
    }

    /** {@code standard_normal()}: the polar method, whose second number waits for the next call. */
    public double nextGaussian() {
        if (hasSpareGauss) {
            hasSpareGauss = false;
            return spareGauss;
        }
        double x1;
        double x2;
        double r2;
        do {
            x1 = 2.0 * nextDouble() - 1.0;
            x2 = 2.0 * nextDouble() - 1.0;
            r2 = x1 * x1 + x2 * x2;
        } while (r2 >= 1.0 || r2 == 0.0);
        double f = Math.sqrt(-2.0 * Math.log(r2) / r2);
        spareGauss = f * x1;
        hasSpareGauss = true;
        return f * x2;
    }

    public double nextExponential() {
        return -Math.log(1.0 - nextDouble());
    }

    /** {@code randint(low, high)}: low inclusive, high exclusive. */
    public long integer(long low, long high) {
        if (low >= high) {
            throw new LearningException(LearningException.Kind.VALUE, "low >= high");
        }
        return low + bounded(high - 1 - low);
    }

    /**
     * From 0 to max inclusive: bits under the smallest mask that covers max, drawn again while they
     * exceed it.
     */
    private long bounded(long max) {
        if (max == 0) {
            return 0;
        }
        long mask = -1L >>> Long.numberOfLeadingZeros(max);
        long value;
        do {
            long drawn = nextInt() & UINT32;
            if (Long.compareUnsigned(max, UINT32) > 0) {
                drawn = drawn << 32 | nextInt() & UINT32;
            }
            value = drawn & mask;
        } while (Long.compareUnsigned(value, max) > 0);
        return value;
    }

    /** {@code permutation(count)}. */
    public int[] permutation(int count) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        for (int i = count - 1; i > 0; i--) {
            int j = (int) bounded(i);
            int moved = order[i];
            order[i] = order[j];
            order[j] = moved;
        }
        return order;
    }

    /** {@code choice(p.length, p=p)}. */
    public int choice(double[] p) {
        return Searching.right(cumulative(p), nextDouble());
    }

    /** {@code choice(p.length, size=count, replace=False, p=p)}. */
    public int[] choiceWithoutReplacement(double[] p, int count) {
        if (Arrays.stream(p).filter(x -> x > 0).count() < count) {
            throw new LearningException(
                    LearningException.Kind.VALUE, "Fewer non-zero entries in p than size");
        }
        double[] left = p.clone();
        Set<Integer> found = new LinkedHashSet<>();
        while (found.size() < count) {
            double[] drawn = doubles(count - found.size());
            for (int taken : found) {
                left[taken] = 0;
            }
            double[] cdf = cumulative(left);
            for (double x : drawn) {
                found.add(Searching.right(cdf, x));
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    private static double[] cumulative(double[] p) {
        double[] cdf = Summation.cumulative(p);
        double total = cdf[cdf.length - 1];
        for (int i = 0; i < cdf.length; i++) {
            cdf[i] /= total;
        }
        return cdf;
    }

    /** {@code choice(population, size=count, replace=False)}. */
    public int[] choiceWithoutReplacement(int population, int count) {
        if (count > population) {
            throw new LearningException(
                    LearningException.Kind.VALUE,
                    "Cannot take a larger sample than population when replace is False");
        }
        return Arrays.copyOf(permutation(population), count);
    }
}
