package dev.outrigger.scripthost.python.array;

/**
 * Sums of floating-point numbers that lose little, in numpy's order so that their last digits
 * agree.
 */
final class Sums {
    private static final int BLOCK = 128;

    private Sums() {}

    static double sum(double[] x, int from, int count) {
        if (count < 8) {
            double sum = 0;
            for (int i = from; i < from + count; i++) {
                sum += x[i];
            }
            return sum;
        }
        if (count <= BLOCK) {
            double[] r = new double[8];
            System.arraycopy(x, from, r, 0, 8);
            int i = 8;
            for (; i + 8 <= count; i += 8) {
                for (int k = 0; k < 8; k++) {
                    r[k] += x[from + i + k];
                }
            }
            double sum = ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]));
            for (; i < count; i++) {
                sum += x[from + i];
            }
            return sum;
        }
        int half = count / 2;
        half -= half % 8;
        return sum(x, from, half) + sum(x, from + half, count - half);
    }
}
