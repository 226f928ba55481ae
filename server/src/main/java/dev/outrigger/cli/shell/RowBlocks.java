package dev.outrigger.cli.shell;

import java.io.PrintStream;
import java.util.List;

/** Rows as blocks of lines, a line or a few for each column, where a table would be too wide. */
final class RowBlocks {
    private static final int LONGEST_NAME = 40;
    private static final int LINES_MAX = 10;
    private static final int NARROWEST_VALUE = 10;
    private static final String GAP = "  ";

    private final PrintStream out;
    private final List<String> names;
    private final int nameWidth;
    private final int valueWidth;
    private final int width;
    private long row;

    RowBlocks(PrintStream out, List<String> names, int width) {
        this.out = out;
        this.names = names;
        this.width = width;
        int longest = names.stream().mapToInt(Cells::width).max().orElse(0);
        int most = Math.max(1, width - GAP.length() - NARROWEST_VALUE);
        this.nameWidth = Math.min(longest, Math.min(LONGEST_NAME, most));
        this.valueWidth = Math.max(NARROWEST_VALUE, width - nameWidth - GAP.length());
    }

    /** What there would be to see, when there are no rows. */
    void printNames() {
        names.forEach(name -> out.println(Cells.cut(name, width)));
    }

    void print(String[] cells) {
        String head = "-[ row " + ++row + " ]";
        out.println(head + "-".repeat(Math.max(0, width - head.length())));
        for (int i = 0; i < cells.length; i++) {
            print(names.get(i), cells[i]);
        }
    }

    private void print(String name, String value) {
        StringBuilder line = new StringBuilder();
        Cells.pad(line, Cells.cut(name, nameWidth), nameWidth, false);
        line.append(GAP);
        int from = 0;
        for (int lines = 1; ; lines++) {
            int count = Cells.fitting(value, from, valueWidth);
            if (lines == LINES_MAX && from + count < value.length()) {
                line.append(Cells.cut(value.substring(from), valueWidth));
                break;
            }
            line.append(value, from, from + count);
            from += count;
            if (from >= value.length()) {
                break;
            }
            line.append('\n').append(" ".repeat(nameWidth)).append(GAP);
        }
        out.println(line.toString().stripTrailing());
    }
}
