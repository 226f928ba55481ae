package dev.outrigger.scripthost.python.array;

import java.util.Arrays;

/** Row numbers: which rows an operation takes. */
public final class Rows {
    private Rows() {}

    public static int[] where(boolean[] keep) {
        int count = 0;
        for (boolean k : keep) {
            count += k ? 1 : 0;
        }
        int[] rows = new int[count];
        int at = 0;
        for (int i = 0; i < keep.length; i++) {
            if (keep[i]) {
                rows[at++] = i;
            }
        }
        return rows;
    }

    public static int[] all(int size) {
        int[] rows = new int[size];
        Arrays.setAll(rows, i -> i);
        return rows;
    }

    /** The rows start, start + step ... of a slice that Python has already bounded. */
    public static int[] slice(int start, int step, int count) {
        int[] rows = new int[count];
        Arrays.setAll(rows, i -> start + i * step);
        return rows;
    }

    static boolean anyMissing(int[] rows) {
        for (int row : rows) {
            if (row < 0) {
                return true;
            }
        }
        return false;
    }
}
