package dev.outrigger.cli;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Frame;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Columns side by side, numbers to the right. The widths come from the first {@link #MEASURED_ROWS}
 * rows; a wider value later pushes its line out.
 */
final class TablePrinter implements ResultPrinter {
    private static final int MEASURED_ROWS = 1000;

    private final PrintStream out;
    private final List<String[]> waiting = new ArrayList<>();
    private List<ResultColumn> columns = List.of();
    private int[] widths;
    private long rows;
    private boolean first = true;

    TablePrinter(PrintStream out) {
        this.out = out;
    }

    @Override
    public void begin(List<ResultColumn> newColumns) {
        columns = newColumns;
        widths = null;
        rows = 0;
        if (!first) {
            out.println();
        }
        first = false;
    }

    @Override
    public void rows(Frame frame) {
        for (int row = 0; row < frame.rows(); row++) {
            String[] cells = new String[columns.size()];
            for (int i = 0; i < cells.length; i++) {
                String text = CellText.of(frame.column(i), row, columns.get(i).type());
                cells[i] = text == null ? "NULL" : text;
            }
            rows++;
            if (widths != null) {
                print(cells);
                continue;
            }
            waiting.add(cells);
            if (waiting.size() == MEASURED_ROWS) {
                printWaiting();
            }
        }
    }

    private void printWaiting() {
        widths = new int[columns.size()];
        String[] names = new String[widths.length];
        String[] rules = new String[widths.length];
        for (int i = 0; i < widths.length; i++) {
            names[i] = columns.get(i).name();
            widths[i] = names[i].length();
            for (String[] cells : waiting) {
                widths[i] = Math.max(widths[i], cells[i].length());
            }
            rules[i] = "-".repeat(widths[i]);
        }
        print(names);
        print(rules);
        waiting.forEach(this::print);
        waiting.clear();
    }

    private void print(String[] cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                line.append("  ");
            }
            String padding = " ".repeat(Math.max(0, widths[i] - cells[i].length()));
            if (toTheRight(columns.get(i).type())) {
                line.append(padding).append(cells[i]);
            } else {
                line.append(cells[i]).append(padding);
            }
        }
        out.println(line.toString().stripTrailing());
    }

    private static boolean toTheRight(SqlType type) {
        return type.isNumeric();
    }

    @Override
    public void end() {
        if (widths == null) {
            printWaiting();
        }
        out.println("(" + rows + (rows == 1 ? " row)" : " rows)"));
        out.flush();
    }
}
