package dev.outrigger.scripthost.learn;

/** NumPy's searchsorted. */
final class Searching {
    private Searching() {}

    /** The first index whose value is not less than x; sorted.length when there is none. */
    static int left(double[] sorted, double x) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The first index whose value is greater than x; sorted.length when there is none. */
    static int right(double[] sorted, double x) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
