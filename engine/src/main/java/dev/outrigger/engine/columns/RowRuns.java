package dev.outrigger.engine.columns;

import java.util.Arrays;

/**
 * A batch's rows in runs: rows that follow one another and have the same keys, of which one is to
 * be looked up. Data that was written in the order of its keys comes so. Not thread-safe.
 */
final class RowRuns {
    private static final int SAMPLE = 512;

    /** The first row of each run, then the number of rows. */
    int[] starts = {};

    int count;

    /** The number of each run's group. */
    int[] groups = {};

    private int[] rowGroups = {};
    private boolean spread;

    /** Finds the runs; false when they are too short to be worth it. */
    boolean find(KeyColumn[] keys, int rows) {
        if (keys.length == 0 || rows == 0) {
            return false;
        }
        if (starts.length <= rows) {
            starts = new int[rows + 1];
            groups = new int[rows];
        }
        int sample = Math.min(rows, SAMPLE);
        if (starts(keys, sample) > sample / 2) {
            return false;
        }
        count = starts(keys, rows);
        starts[count] = rows;
        spread = false;
        return count <= rows / 2;
    }

    private int starts(KeyColumn[] keys, int rows) {
        int[] into = starts;
        int found = 0;
        into[found++] = 0;
        if (keys.length == 1) {
            long[] codes = keys[0].codes;
            byte[] marks = keys[0].marked ? keys[0].marks : null;
            for (int row = 1; row < rows; row++) {
                boolean other = codes[row] != codes[row - 1];
                other |= marks != null && marks[row] != marks[row - 1];
                into[found] = row;
                found += other ? 1 : 0;
            }
            return found;
        }
        for (int row = 1; row < rows; row++) {
            boolean other = false;
            for (KeyColumn key : keys) {
                other |= key.codes[row] != key.codes[row - 1];
                other |= key.marked && key.marks[row] != key.marks[row - 1];
            }
            into[found] = row;
            found += other ? 1 : 0;
        }
        return found;
    }

    int rows() {
        return starts[count];
    }

    /** The number of each row's group. */
    int[] rowGroups() {
        if (!spread) {
            if (rowGroups.length < rows()) {
                rowGroups = new int[rows()];
            }
            for (int run = 0; run < count; run++) {
                Arrays.fill(rowGroups, starts[run], starts[run + 1], groups[run]);
            }
            spread = true;
        }
        return rowGroups;
    }
}
