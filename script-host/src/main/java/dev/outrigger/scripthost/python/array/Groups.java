package dev.outrigger.scripthost.python.array;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows that share the values of some vectors. codes[row] is the group, -1 for a row left out;
 * first[group] a row of it.
 */
public record Groups(int[] codes, int[] first) {
    public int count() {
        return first.length;
    }

    /** The rows of each group, in their order. */
    public int[][] rows() {
        int[] sizes = sizes();
        int[][] rows = new int[sizes.length][];
        for (int g = 0; g < sizes.length; g++) {
            rows[g] = new int[sizes[g]];
        }
        int[] at = new int[sizes.length];
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] >= 0) {
                rows[codes[i]][at[codes[i]]++] = i;
            }
        }
        return rows;
    }

    public int[] sizes() {
        int[] sizes = new int[first.length];
        for (int code : codes) {
            if (code >= 0) {
                sizes[code]++;
            }
        }
        return sizes;
    }

    /**
     * sorted: groups in the order of their values, else of their first rows; dropNulls leaves rows
     * without a key out.
     */
    public static Groups of(List<Vector> keys, boolean sorted, boolean dropNulls) {
        int size = keys.get(0).size();
        int[] codes = new int[size];
        List<Integer> first = new ArrayList<>();
        Map<Object, Integer> seen = new HashMap<>();
        for (int i = 0; i < size; i++) {
            Object key = key(keys, i, dropNulls);
            if (key == null) {
                codes[i] = -1;
                continue;
            }
            Integer code = seen.get(key);
            if (code == null) {
                code = first.size();
                seen.put(key, code);
                first.add(i);
            }
            codes[i] = code;
        }
        int[] starts = first.stream().mapToInt(Integer::intValue).toArray();
        Groups groups = new Groups(codes, starts);
        return sorted ? groups.sorted(keys) : groups;
    }

    private static final Object NULL = new Object();

    private static Object key(List<Vector> keys, int row, boolean dropNulls) {
        if (keys.size() == 1) {
            Object key = keys.get(0).key(row);
            return key == null && !dropNulls ? NULL : key;
        }
        Object[] parts = new Object[keys.size()];
        for (int k = 0; k < parts.length; k++) {
            parts[k] = keys.get(k).key(row);
            if (parts[k] == null && dropNulls) {
                return null;
            }
        }
        return Arrays.asList(parts);
    }

    private Groups sorted(List<Vector> keys) {
        List<Vector> heads = keys.stream().map(k -> k.take(first)).toList();
        boolean[] ascending = new boolean[keys.size()];
        Arrays.fill(ascending, true);
        int[] order = Sorting.order(heads, ascending, true);
        int[] place = new int[order.length];
        int[] starts = new int[order.length];
        for (int g = 0; g < order.length; g++) {
            place[order[g]] = g;
            starts[g] = first[order[g]];
        }
        int[] renumbered = new int[codes.length];
        for (int i = 0; i < codes.length; i++) {
            renumbered[i] = codes[i] < 0 ? -1 : place[codes[i]];
        }
        return new Groups(renumbered, starts);
    }
}
