package dev.outrigger.cli.shell;

import java.util.Optional;

/** How wide each column of a table is shown. */
final class ColumnWidths {
    static final int GAP = 2;

    /** Less of a text says too little. */
    private static final int NARROWEST_TEXT = 10;

    private ColumnWidths() {}

    /**
     * The widths that fit, the widest texts cut first; empty when even short ones do not.
     *
     * @param natural what each column needs to be shown whole
     * @param uncut what of it may not be cut: digits, dates
     */
    static Optional<int[]> fit(int[] natural, int[] uncut, int width) {
        int available = width - GAP * (natural.length - 1);
        if (natural.length == 1 || sum(natural, uncut, Integer.MAX_VALUE) <= available) {
            return Optional.of(natural.clone());
        }
        if (sum(natural, uncut, NARROWEST_TEXT) > available) {
            return Optional.empty();
        }
        int cap = NARROWEST_TEXT;
        while (sum(natural, uncut, cap + 1) <= available) {
            cap++;
        }
        int[] widths = new int[natural.length];
        int left = available - (int) sum(natural, uncut, cap);
        for (int i = 0; i < widths.length; i++) {
            widths[i] = capped(natural[i], uncut[i], cap);
            if (left > 0 && widths[i] < natural[i] && widths[i] == cap) {
                widths[i]++;
                left--;
            }
        }
        return Optional.of(widths);
    }

    private static long sum(int[] natural, int[] uncut, int cap) {
        long sum = 0;
        for (int i = 0; i < natural.length; i++) {
            sum += capped(natural[i], uncut[i], cap);
        }
        return sum;
    }

    private static int capped(int natural, int uncut, int cap) {
        return Math.max(uncut, Math.min(natural, cap));
    }
}
