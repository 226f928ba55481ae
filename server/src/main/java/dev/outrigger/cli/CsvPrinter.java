package dev.outrigger.cli;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.frame.Frame;
import java.io.PrintStream;
import java.util.List;

/**
 * Comma-separated values by RFC 4180: a header line; NULL is an empty field, an empty string {@code
 * ""}; a blank line between result sets.
 */
final class CsvPrinter implements ResultPrinter {
    private static final String LINE_END = "\r\n";

    private final PrintStream out;
    private final StringBuilder line = new StringBuilder();
    private List<ResultColumn> columns = List.of();
    private boolean first = true;

    CsvPrinter(PrintStream out) {
        this.out = out;
    }

    @Override
    public void begin(List<ResultColumn> newColumns) {
        columns = newColumns;
        if (!first) {
            out.print(LINE_END);
        }
        first = false;
        for (int i = 0; i < columns.size(); i++) {
            separate(i);
            if (!columns.get(i).name().isEmpty()) {
                append(columns.get(i).name());
            }
        }
        printLine();
    }

    @Override
    public void rows(Frame frame) {
        for (int row = 0; row < frame.rows(); row++) {
            for (int i = 0; i < columns.size(); i++) {
                separate(i);
                String text = CellText.of(frame.column(i), row, columns.get(i).type());
                if (text != null) {
                    append(text);
                }
            }
            printLine();
        }
    }

    private void separate(int column) {
        if (column > 0) {
            line.append(',');
        }
    }

    private void append(String text) {
        if (text.isEmpty() || mustQuote(text)) {
            line.append('"').append(text.replace("\"", "\"\"")).append('"');
        } else {
            line.append(text);
        }
    }

    private static boolean mustQuote(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }

    private void printLine() {
        out.append(line).print(LINE_END);
        line.setLength(0);
    }

    @Override
    public void end() {
        out.flush();
    }
}
