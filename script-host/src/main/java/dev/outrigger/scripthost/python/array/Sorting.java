package dev.outrigger.scripthost.python.array;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Orders of rows. */
public final class Sorting {
    private Sorting() {}

    /**
     * The rows by several vectors, stably; missing values come last, or first, whatever the
     * direction.
     */
    public static int[] order(List<Vector> by, boolean[] ascending, boolean nullsLast) {
        int size = by.get(0).size();
        Comparator<Integer> comparator = null;
        for (int i = 0; i < by.size(); i++) {
            Comparator<Integer> next = comparator(by.get(i), ascending[i], nullsLast);
            comparator = comparator == null ? next : comparator.thenComparing(next);
        }
        Integer[] rows = new Integer[size];
        Arrays.setAll(rows, i -> i);
        Arrays.sort(rows, comparator);
        int[] out = new int[size];
        Arrays.setAll(out, i -> rows[i]);
        return out;
    }

    public static int[] order(Vector by) {
        return order(List.of(by), new boolean[] {true}, true);
    }

    private static Comparator<Integer> comparator(Vector v, boolean ascending, boolean nullsLast) {
        Comparator<Integer> values = values(v);
        Comparator<Integer> directed = ascending ? values : values.reversed();
        boolean[] nulls = v.nulls();
        return (a, b) -> {
            if (nulls[a] || nulls[b]) {
                return nulls[a] == nulls[b] ? 0 : nulls[a] == nullsLast ? 1 : -1;
            }
            return directed.compare(a, b);
        };
    }

    private static Comparator<Integer> values(Vector v) {
        if (v.dtype().isFloat()) {
            double[] x = v.doubles();
            return (a, b) -> x[a] < x[b] ? -1 : x[a] > x[b] ? 1 : 0;
        }
        if (v.dtype() != DType.OBJECT) {
            long[] x = v.longs();
            return (a, b) -> Long.compare(x[a], x[b]);
        }
        return (a, b) -> Values.compare(v.raw(a), v.raw(b));
    }
}
