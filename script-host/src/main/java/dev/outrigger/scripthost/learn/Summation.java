package dev.outrigger.scripthost.learn;

/** Sums in NumPy's order of additions, which decides a sum's last bits. */
final class Summation {
    private static final int BLOCK = 128;

    private Summation() {}

    /** numpy.sum of a contiguous array: pairwise, with eight running sums in a block. */
    static double pairwise(double[] values) {
        return pairwise(values, 0, values.length);
    }

    static double pairwise(double[] values, int start, int count) {
        if (count < 8) {
            double sum = 0;
            for (int i = start; i < start + count; i++) {
                sum += values[i];
            }
            return sum;
        }
        if (count <= BLOCK) {
            return block(values, start, count);
        }
        int half = count / 2;
        half -= half % 8;
        return pairwise(values, start, half) + pairwise(values, start + half, count - half);
    }

    private static double block(double[] values, int start, int count) {
        double r0 = values[start];
        double r1 = values[start + 1];
        double r2 = values[start + 2];
        double r3 = values[start + 3];
        double r4 = values[start + 4];
        double r5 = values[start + 5];
        double r6 = values[start + 6];
        double r7 = values[start + 7];
        int i = start + 8;
        int end = start + count - count % 8;
        for (; i < end; i += 8) {
            r0 += values[i];
            r1 += values[i + 1];
            r2 += values[i + 2];
            r3 += values[i + 3];
            r4 += values[i + 4];
            r5 += values[i + 5];
            r6 += values[i + 6];
            r7 += values[i + 7];
        }
        double sum = ((r0 + r1) + (r2 + r3)) + ((r4 + r5) + (r6 + r7));
        for (; i < start + count; i++) {
            sum += values[i];
        }
        return sum;
    }

    /** numpy.cumsum. */
    static double[] cumulative(double[] values) {
        double[] sums = new double[values.length];
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i];
            sums[i] = sum;
        }
        return sums;
    }

    /**
     * The squared length of a row, as numpy.einsum("ij,ij->i") adds it: even and odd places apart,
     * four pairs backwards.
     */
    static double squares(double[] row) {
        double even = 0;
        double odd = 0;
        int i = 0;
        for (; row.length - i >= 8; i += 8) {
            for (int pair = 6; pair >= 0; pair -= 2) {
                even += row[i + pair] * row[i + pair];
                odd += row[i + pair + 1] * row[i + pair + 1];
            }
        }
        for (; i < row.length; i++) {
            double square = row[i] * row[i];
            if (i % 2 == 0) {
                even += square;
            } else {
                odd += square;
            }
        }
        return even + odd;
    }

    /** The dot product of a BLAS whose order is its own: four running sums, each of fused steps. */
    static double weighted(double[] values, double[] weights) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < values.length; i += 4) {
            s0 = Math.fma(values[i], weights[i], s0);
            s1 = Math.fma(values[i + 1], weights[i + 1], s1);
            s2 = Math.fma(values[i + 2], weights[i + 2], s2);
            s3 = Math.fma(values[i + 3], weights[i + 3], s3);
        }
        for (; i < values.length; i++) {
            s0 = Math.fma(values[i], weights[i], s0);
        }
        return (s0 + s1) + (s2 + s3);
    }
}
