package dev.outrigger.engine.plan;

import java.util.Comparator;
import java.util.List;

/** Which rows of an ordered partition are equal in its order, by their positions. */
record Peers(int[] firsts, int[] lasts, int[] groups) {
    static Peers of(List<Object[]> partition, Comparator<Object[]> order) {
        int count = partition.size();
        int[] firsts = new int[count];
        int[] lasts = new int[count];
        int[] groups = new int[count];
        for (int i = 1; i < count; i++) {
            boolean same = order.compare(partition.get(i - 1), partition.get(i)) == 0;
            firsts[i] = same ? firsts[i - 1] : i;
            groups[i] = same ? groups[i - 1] : groups[i - 1] + 1;
        }
        for (int i = count - 1; i >= 0; i--) {
            boolean same = i + 1 < count && firsts[i + 1] == firsts[i];
            lasts[i] = same ? lasts[i + 1] : i;
        }
        return new Peers(firsts, lasts, groups);
    }

    int first(int row) {
        return firsts[row];
    }

    int last(int row) {
        return lasts[row];
    }

    int group(int row) {
        return groups[row];
    }
}
