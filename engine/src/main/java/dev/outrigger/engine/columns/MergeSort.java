package dev.outrigger.engine.columns;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Sorts rows by their positions, stably. The first key's prefixes move with the positions, so that
 * most comparisons look at nothing else.
 */
final class MergeSort {
    private static final int INSERTION_MAX = 24;
    private static final int PARALLEL_MIN = 1 << 15;
    private static final int ROWS_BETWEEN_CHECKS = 1 << 14;

    private final KeyOrder[] keys;
    private final boolean exact;
    private final Work work;

    private MergeSort(KeyOrder[] keys, Work work) {
        this.keys = keys;
        this.work = work;
        this.exact = keys.length == 1 && keys[0].isExact();
    }

    /** The positions of so many rows in the keys' order. */
    static int[] order(KeyOrder[] keys, int rows, Work work) {
        Workers workers = work.workers();
        MergeSort sort = new MergeSort(keys, work);
        int[] positions = new int[rows];
        long[] prefixes = new long[rows];
        for (int i = 0; i < rows; i++) {
            positions[i] = i;
            prefixes[i] = keys[0].prefix(i);
        }
        int[] positionsAside = new int[rows];
        long[] prefixesAside = new long[rows];
        int parts = rows < PARALLEL_MIN ? 1 : workers.processors();
        int[] bounds = new int[parts + 1];
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            bounds[part + 1] = (int) ((long) rows * (part + 1) / parts);
            int from = bounds[part];
            int to = bounds[part + 1];
            tasks.add(
                    () -> {
                        sort.sort(positions, prefixes, positionsAside, prefixesAside, from, to);
                        return null;
                    });
        }
        workers.all(tasks);
        for (int part = 1; part < parts; part++) {
            sort.merge(
                    positions,
                    prefixes,
                    positionsAside,
                    prefixesAside,
                    0,
                    bounds[part],
                    bounds[part + 1]);
        }
        return positions;
    }

    private boolean inOrder(long prefix, int position, long next, int nextPosition) {
        if (prefix != next || exact) {
            return prefix <= next;
        }
        return KeyOrder.compare(keys, position, keys, nextPosition) <= 0;
    }

    private void sort(
            int[] positions,
            long[] prefixes,
            int[] positionsAside,
            long[] prefixesAside,
            int from,
            int to) {
        if (to - from <= INSERTION_MAX) {
            insert(positions, prefixes, from, to);
            return;
        }
        if (to - from >= ROWS_BETWEEN_CHECKS) {
            work.check();
        }
        int middle = (from + to) >>> 1;
        sort(positions, prefixes, positionsAside, prefixesAside, from, middle);
        sort(positions, prefixes, positionsAside, prefixesAside, middle, to);
        merge(positions, prefixes, positionsAside, prefixesAside, from, middle, to);
    }

    private void insert(int[] positions, long[] prefixes, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            int position = positions[i];
            long prefix = prefixes[i];
            int hole = i;
            while (hole > from
                    && !inOrder(prefixes[hole - 1], positions[hole - 1], prefix, position)) {
                positions[hole] = positions[hole - 1];
                prefixes[hole] = prefixes[hole - 1];
                hole--;
            }
            positions[hole] = position;
            prefixes[hole] = prefix;
        }
    }

    private void merge(
            int[] positions,
            long[] prefixes,
            int[] positionsAside,
            long[] prefixesAside,
            int from,
            int middle,
            int to) {
        if (middle == from
                || middle == to
                || inOrder(
                        prefixes[middle - 1],
                        positions[middle - 1],
                        prefixes[middle],
                        positions[middle])) {
            return;
        }
        System.arraycopy(positions, from, positionsAside, from, middle - from);
        System.arraycopy(prefixes, from, prefixesAside, from, middle - from);
        int left = from;
        int right = middle;
        int out = from;
        int checked = from;
        while (left < middle && right < to) {
            if (out - checked >= ROWS_BETWEEN_CHECKS) {
                checked = out;
                work.check();
            }
            if (inOrder(
                    prefixesAside[left], positionsAside[left], prefixes[right], positions[right])) {
                positions[out] = positionsAside[left];
                prefixes[out++] = prefixesAside[left++];
            } else {
                positions[out] = positions[right];
                prefixes[out++] = prefixes[right++];
            }
        }
        System.arraycopy(positionsAside, left, positions, out, middle - left);
        System.arraycopy(prefixesAside, left, prefixes, out, middle - left);
    }
}
