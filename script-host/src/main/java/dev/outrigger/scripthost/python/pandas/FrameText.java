package dev.outrigger.scripthost.python.pandas;

import dev.outrigger.scripthost.python.array.CellText;
import dev.outrigger.scripthost.python.array.DType;
import dev.outrigger.scripthost.python.array.Values;
import dev.outrigger.scripthost.python.array.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A frame as pandas prints it on a terminal of 80 columns. */
final class FrameText {
    private FrameText() {}

    static String show(DataFrame frame) {
        int rows = frame.rows();
        int columns = frame.width();
        if (rows == 0 || columns == 0) {
            return "Empty DataFrame\nColumns: ["
                    + list(frame.columns())
                    + "]\nIndex: ["
                    + list(frame.index())
                    + "]";
        }
        boolean cutRows = rows > Layout.ROWS_MAX;
        DataFrame shown = cutRows ? frame.take(Layout.edges(rows, Layout.ROWS_SHOWN / 2)) : frame;
        String text = lay(strips(shown, cutRows, -1));
        int excess =
                Arrays.stream(text.split("\n")).mapToInt(Layout::width).max().orElse(0)
                        - Layout.WIDTH_MAX
                        + 1;
        boolean cutColumns = false;
        if (excess > 1) {
            int fitted = fitting(strips(shown, cutRows, -1), excess);
            if (fitted < columns) {
                cutColumns = true;
                int half = fitted / 2;
                shown = shown.pick(Layout.edges(columns, half));
                text = lay(strips(shown, cutRows, half));
            }
        }
        if (cutRows || cutColumns) {
            text += "\n\n[" + rows + " rows x " + columns + " columns]";
        }
        return text;
    }

    private static String list(Index index) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < Math.min(index.size(), 100); i++) {
            texts.add(CellText.escape(index.label(i)));
        }
        return String.join(", ", texts) + (index.size() > 100 ? ", ..." : "");
    }

    /** How many columns are left when those in the middle are taken out until the lines fit. */
    private static int fitting(List<List<String>> strips, int excess) {
        List<Integer> widths = new ArrayList<>();
        strips.forEach(s -> widths.add(s.stream().mapToInt(Layout::width).max().orElse(0)));
        int left = excess;
        while (left > 0 && widths.size() > 1) {
            int middle = (int) Math.rint(widths.size() / 2.0);
            left -= widths.remove(middle) + 1;
        }
        return Math.max(widths.size() - 1, 2);
    }

    /**
     * The texts of the index and of each column, from the header down; dots at column dotsAt unless
     * negative.
     */
    private static List<List<String>> strips(DataFrame frame, boolean cutRows, int dotsAt) {
        List<List<String>> strips = new ArrayList<>();
        boolean named = frame.index().hasNames();
        List<String> labels = new ArrayList<>();
        labels.add(frame.columns().name() == null ? "" : Values.text(frame.columns().name()));
        if (named) {
            labels.add(Layout.nameRow(frame.index(), " "));
        }
        labels.addAll(Layout.rowLabels(frame.index(), " "));
        int width = labels.stream().mapToInt(Layout::width).max().orElse(0);
        labels.replaceAll(label -> Layout.padRight(label, width));
        strips.add(labels);
        String[] headers = headers(frame.columns());
        for (int i = 0; i < frame.width(); i++) {
            Vector vector = frame.vector(i);
            String name = headers[i];
            String header = (vector.dtype().isNumeric() ? " " : "") + name;
            String[] head = named ? new String[] {header, ""} : new String[] {header};
            strips.add(new ArrayList<>(Layout.right(List.of(head, CellText.format(vector, true)))));
        }
        if (dotsAt >= 0) {
            String[] dots = new String[labels.size()];
            Arrays.fill(dots, " ...");
            if (named) {
                dots[1] = "    ";
            }
            strips.add(dotsAt + 1, new ArrayList<>(List.of(dots)));
        }
        if (cutRows) {
            dotRow(strips, Layout.ROWS_SHOWN / 2 + (named ? 2 : 1), dotsAt);
        }
        return strips;
    }

    /** The names of the columns; numbers are as wide as the widest of them. */
    private static String[] headers(Index columns) {
        String[] texts = new String[columns.size()];
        boolean numbers = columns.depth() == 1 && columns.flat().dtype() != DType.OBJECT;
        String[] labels = numbers ? IndexText.labels(columns.flat()) : texts;
        int width = numbers ? Arrays.stream(labels).mapToInt(Layout::width).max().orElse(0) : 0;
        for (int i = 0; i < texts.length; i++) {
            texts[i] =
                    numbers ? Layout.padRight(labels[i], width) : CellText.escape(columns.label(i));
        }
        return texts;
    }

    private static void dotRow(List<List<String>> strips, int at, int dotsAt) {
        for (int i = 0; i < strips.size(); i++) {
            List<String> strip = strips.get(i);
            boolean dotColumn = dotsAt >= 0 && i == dotsAt + 1;
            int width = dotColumn ? 4 : Layout.width(strip.get(Layout.ROWS_SHOWN / 2));
            String dots = width > 3 || dotColumn ? "..." : "..";
            strip.add(at, i == 0 ? Layout.padRight(dots, width) : Layout.padLeft(dots, width));
        }
    }

    private static String lay(List<List<String>> strips) {
        StringBuilder out = new StringBuilder();
        int lines = strips.get(0).size();
        for (int line = 0; line < lines; line++) {
            out.append(line == 0 ? "" : "\n");
            for (int i = 0; i < strips.size(); i++) {
                out.append(i == 0 ? "" : " ").append(strips.get(i).get(line));
            }
        }
        return out.toString();
    }
}
