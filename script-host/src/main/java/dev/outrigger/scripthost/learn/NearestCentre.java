package dev.outrigger.scripthost.learn;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Assigns each sample to the nearest of some centres; of centres equally near, to the first.
 *
 * <p>Compares {@code |c|^2 - 2 x.c}, which orders centres as the distances do. Samples do not
 * influence one another, so sharing them among threads changes no label.
 */
final class NearestCentre {
    private static final int CHUNK = 256;

    /** Multiplications below which a second thread costs more than it saves. */
    private static final long ALONE = 4_000_000;

    private NearestCentre() {}

    static void label(Samples samples, double[][] centres, int[] labels) {
        double[] norms = new double[centres.length];
        for (int j = 0; j < centres.length; j++) {
            norms[j] = Summation.squares(centres[j]);
        }
        int chunks = (samples.rows + CHUNK - 1) / CHUNK;
        IntStream each = IntStream.range(0, chunks);
        if ((long) samples.rows * centres.length * samples.columns() >= ALONE) {
            each = each.parallel();
        }
        each.forEach(chunk -> label(samples, centres, norms, chunk * CHUNK, labels));
    }

    private static void label(
            Samples samples, double[][] centres, double[] norms, int start, int[] labels) {
        int end = Math.min(samples.rows, start + CHUNK);
        int count = end - start;
        double[] nearest = new double[count];
        double[] products = new double[count];
        Arrays.fill(labels, start, end, 0);
        for (int j = 0; j < centres.length; j++) {
            samples.dot(centres[j], start, end, products);
            double norm = norms[j];
            if (j == 0) {
                for (int i = 0; i < count; i++) {
                    nearest[i] = norm + -2.0 * products[i];
                }
                continue;
            }
            for (int i = 0; i < count; i++) {
                double distance = norm + -2.0 * products[i];
                if (distance < nearest[i]) {
                    nearest[i] = distance;
                    labels[start + i] = j;
                }
            }
        }
    }
}
