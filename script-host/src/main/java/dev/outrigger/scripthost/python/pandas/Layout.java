package dev.outrigger.scripthost.python.pandas;

import dev.outrigger.scripthost.python.array.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How texts stand side by side in what is printed. */
final class Layout {
    static final int ROWS_MAX = 60;
    static final int ROWS_SHOWN = 10;
    static final int WIDTH_MAX = 80;

    private Layout() {}

    /** How many characters a text has; those beyond the basic plane are one, as in Python. */
    static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    static String padRight(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    static String padLeft(String text, int width) {
        return " ".repeat(Math.max(0, width - width(text))) + text;
    }

    /** The first and the last rows. */
    static int[] edges(int size, int each) {
        int[] rows = new int[2 * each];
        Arrays.setAll(rows, i -> i < each ? i : size - 2 * each + i);
        return rows;
    }

    /** All texts of the parts, one after the other, aligned at the right. */
    static List<String> right(List<String[]> parts) {
        int width = 0;
        for (String[] part : parts) {
            for (String text : part) {
                width = Math.max(width, width(text));
            }
        }
        List<String> out = new ArrayList<>();
        for (String[] part : parts) {
            for (String text : part) {
                out.add(padLeft(text, width));
            }
        }
        return out;
    }

    /**
     * A text for each row: its labels, each level as wide as its widest and its name, gap between
     * the levels.
     */
    static List<String> rowLabels(Index index, String gap) {
        List<String[]> levels = IndexText.levels(index);
        List<String> rows = new ArrayList<>();
        int[] widths = widths(index, levels);
        for (int row = 0; row < index.size(); row++) {
            StringBuilder line = new StringBuilder();
            for (int depth = 0; depth < widths.length; depth++) {
                line.append(padRight(levels.get(depth)[row], widths[depth]));
                line.append(depth < widths.length - 1 ? gap : "");
            }
            rows.add(line.toString());
        }
        return rows;
    }

    /** The names of the levels over their labels. */
    static String nameRow(Index index, String gap) {
        int[] widths = widths(index, IndexText.levels(index));
        StringBuilder line = new StringBuilder();
        for (int depth = 0; depth < widths.length; depth++) {
            line.append(padRight(name(index, depth), widths[depth]))
                    .append(depth < widths.length - 1 ? gap : "");
        }
        return line.toString();
    }

    private static String name(Index index, int depth) {
        Object name = index.names().get(depth);
        return name == null ? "" : Values.text(name);
    }

    private static int[] widths(Index index, List<String[]> levels) {
        int[] widths = new int[levels.size()];
        for (int depth = 0; depth < widths.length; depth++) {
            // The name of a single level stands on a line of its own and does not widen a series'
            // labels.
            widths[depth] = widths.length > 1 ? width(name(index, depth)) : 0;
            for (String text : levels.get(depth)) {
                widths[depth] = Math.max(widths[depth], width(text));
            }
        }
        return widths;
    }
}
