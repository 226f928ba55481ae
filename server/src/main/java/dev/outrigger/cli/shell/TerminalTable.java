package dev.outrigger.cli.shell;

import dev.outrigger.cli.CellText;
import dev.outrigger.cli.ResultPrinter;
import dev.outrigger.engine.ResultColumn;
import dev.outrigger.frame.Frame;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/**
 * A table no wider than the terminal: texts that are too wide end in an ellipsis; where that does
 * not do, each row is a block of lines. The widths come from the first {@link #MEASURED_ROWS} rows.
 */
final class TerminalTable implements ResultPrinter {
    private static final int MEASURED_ROWS = 1000;
    private static final int MEASURED_CHARACTERS = 4 << 20;
    private static final int CELL_CHARACTERS = 8192;

    private final PrintStream out;
    private final IntSupplier terminalWidth;
    private final BooleanSupplier stopped;
    private final List<String[]> waiting = new ArrayList<>();
    private long waitingCharacters;
    private List<ResultColumn> columns = List.of();
    private Optional<RowBlocks> blocks = Optional.empty();
    private int[] widths;
    private long rows;
    private boolean first = true;

    /**
     * @param stopped whether rows need not be printed any more
     */
    TerminalTable(PrintStream out, IntSupplier terminalWidth, BooleanSupplier stopped) {
        this.out = out;
        this.terminalWidth = terminalWidth;
        this.stopped = stopped;
    }

    /** The next result set has none before it, from which it would have to be set apart. */
    void beginBatch() {
        first = true;
    }

    @Override
    public void begin(List<ResultColumn> newColumns) {
        columns = newColumns;
        if (!first) {
            out.println();
        }
        first = false;
        blocks = Optional.empty();
        widths = null;
        rows = 0;
        waiting.clear();
        waitingCharacters = 0;
    }

    @Override
    public void rows(Frame frame) {
        for (int row = 0; row < frame.rows() && !stopped.getAsBoolean(); row++) {
            String[] cells = new String[columns.size()];
            for (int i = 0; i < cells.length; i++) {
                String text = CellText.of(frame.column(i), row, columns.get(i).type());
                cells[i] = text == null ? "NULL" : Cells.inLine(text, CELL_CHARACTERS);
                waitingCharacters += cells[i].length();
            }
            rows++;
            if (widths != null) {
                print(cells);
                continue;
            }
            waiting.add(cells);
            if (waiting.size() == MEASURED_ROWS || waitingCharacters > MEASURED_CHARACTERS) {
                printWaiting();
            }
        }
    }

    private void printWaiting() {
        String[] names = new String[columns.size()];
        int[] natural = new int[names.length];
        int[] uncut = new int[names.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = Cells.inLine(columns.get(i).name(), CELL_CHARACTERS);
            for (String[] cells : waiting) {
                natural[i] = Math.max(natural[i], Cells.width(cells[i]));
            }
            uncut[i] = isText(i) ? 0 : natural[i];
            natural[i] = Math.max(natural[i], Cells.width(names[i]));
        }
        int width = terminalWidth.getAsInt();
        Optional<int[]> fitted = ColumnWidths.fit(natural, uncut, width);
        if (fitted.isPresent()) {
            widths = fitted.get();
            printHead(names, width);
        } else {
            widths = natural;
            blocks = Optional.of(new RowBlocks(out, Arrays.asList(names), width));
            if (waiting.isEmpty()) {
                blocks.get().printNames();
            }
        }
        waiting.forEach(this::print);
        waiting.clear();
    }

    private void printHead(String[] names, int width) {
        StringBuilder head = new StringBuilder();
        StringBuilder rule = new StringBuilder();
        for (int i = 0; i < names.length; i++) {
            String gap = i == 0 ? "" : " ".repeat(ColumnWidths.GAP);
            head.append(gap);
            Cells.pad(head, Cells.cut(names[i], widths[i]), widths[i], toTheRight(i));
            rule.append(gap).append("-".repeat(Math.min(widths[i], width)));
        }
        out.println(head.toString().stripTrailing());
        out.println(rule);
    }

    private void print(String[] cells) {
        if (blocks.isPresent()) {
            blocks.get().print(cells);
            return;
        }
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            line.append(i == 0 ? "" : " ".repeat(ColumnWidths.GAP));
            // A single column has nothing beside it that it could push away.
            String shown =
                    isText(i) && cells.length > 1 ? Cells.cut(cells[i], widths[i]) : cells[i];
            Cells.pad(line, shown, widths[i], toTheRight(i));
        }
        out.println(line.toString().stripTrailing());
    }

    private boolean isText(int column) {
        return columns.get(column).type().isText() || columns.get(column).type().isBinary();
    }

    private boolean toTheRight(int column) {
        return columns.get(column).type().isNumeric();
    }

    @Override
    public void end() {
        if (widths == null) {
            printWaiting();
        }
        out.println("(" + rows + (rows == 1 ? " row)" : " rows)"));
    }
}
