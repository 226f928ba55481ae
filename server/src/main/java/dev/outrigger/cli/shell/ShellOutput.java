package dev.outrigger.cli.shell;

import dev.outrigger.Message;
import dev.outrigger.ResultConsumer;
import dev.outrigger.StatementEnd;
import dev.outrigger.cli.Format;
import dev.outrigger.cli.ResultPrinter;
import dev.outrigger.engine.ResultColumn;
import dev.outrigger.frame.Frame;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/**
 * Shows what batches give: on the terminal, results in a file where {@code :out} names one.
 * Printing is for one thread at a time, as the consumer's calls are; stopping is for any, and
 * prints nothing.
 */
final class ShellOutput implements ResultConsumer, AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int UNKNOWN_WIDTH = 80;
    private static final int NARROWEST = 20;
    private static final AttributedStyle ERROR =
            AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);
    private static final AttributedStyle ASIDE = AttributedStyle.DEFAULT.faint();

    private final Terminal terminal;
    private final PrintStream screen;

    /** The screen, for printers of data that may hold what orders a terminal about. */
    private final PrintStream screenForData;

    private final boolean styled;
    private PrintStream results;
    private Format format;
    private final TerminalTable table;
    private ResultPrinter printer;
    private int width = UNKNOWN_WIDTH;
    private boolean shown;
    private final Runnable cancel;
    private volatile boolean stopped;

    /** The terminal shows ^C where the cursor was: what comes next begins a line. */
    private boolean stopShown;

    /**
     * @param cancel ends what runs, and has no effect when nothing does
     */
    ShellOutput(Terminal terminal, Format format, Runnable cancel) {
        this.cancel = cancel;
        this.terminal = terminal;
        this.screen = stream(terminal.output());
        this.screenForData =
                new PrintStream(new WithoutOrders(screen), false, StandardCharsets.UTF_8);
        this.styled = !isDumb(terminal) && System.getenv("NO_COLOR") == null;
        this.results = screen;
        this.table = new TerminalTable(screen, () -> width, () -> stopped);
        format(format);
    }

    static boolean isDumb(Terminal terminal) {
        return terminal.getType().startsWith(Terminal.TYPE_DUMB);
    }

    private static PrintStream stream(OutputStream out) {
        return new PrintStream(
                new BufferedOutputStream(out, BUFFER_BYTES), false, StandardCharsets.UTF_8);
    }

    /** How result sets are printed from now on. */
    void format(Format newFormat) {
        format = newFormat;
        if (results != screen) {
            printer = format.printer(results);
        } else {
            printer = format == Format.TABLE ? table : format.printer(screenForData);
        }
    }

    /** Results go to a new file from now on; what it held goes. */
    void to(Path file) throws IOException {
        PrintStream opened = stream(Files.newOutputStream(file));
        close();
        results = opened;
        format(format);
    }

    void toScreen() {
        close();
        results = screen;
        format(format);
    }

    /** A batch begins. */
    void begin() {
        stopped = false;
        stopShown = false;
        table.beginBatch();
        int columns = terminal.getWidth();
        width = columns <= 0 ? UNKNOWN_WIDTH : Math.max(NARROWEST, columns);
    }

    /** Ends the batch: what it still gives need not be shown. */
    void stop() {
        stopped = true;
        cancel.run();
    }

    private void endStoppedLine() {
        if (stopped && !stopShown) {
            stopShown = true;
            screen.println();
        }
    }

    boolean isStopped() {
        return stopped;
    }

    void line(String text) {
        endStoppedLine();
        screen.println(text);
        screen.flush();
    }

    void aside(String text) {
        styledLine(text, ASIDE);
    }

    void error(String text) {
        styledLine(text, ERROR);
    }

    private void styledLine(String text, AttributedStyle style) {
        line(styled ? new AttributedString(text, style).toAnsi(terminal) : text);
    }

    @Override
    public void statementBegin() {
        shown = false;
        if (stopped) {
            // A cancellation before the batch had begun was without effect.
            cancel.run();
        }
    }

    @Override
    public void resultSet(List<ResultColumn> columns) {
        endStoppedLine();
        shown = true;
        printer.begin(columns);
    }

    @Override
    public void frame(Frame frame) {
        if (!stopped) {
            printer.rows(frame);
        }
    }

    @Override
    public void endOfResultSet() {
        endStoppedLine();
        printer.end();
        results.flush();
    }

    @Override
    public void rowCount(long rows) {}

    @Override
    public void statementEnd(StatementEnd end) {
        OptionalLong rows = end.rows();
        if (rows.isPresent() && !shown && !end.failed()) {
            line(
                    "("
                            + rows.getAsLong()
                            + (rows.getAsLong() == 1 ? " row" : " rows")
                            + " affected)");
        }
    }

    @Override
    public void message(Message message) {
        String text = Cells.inLines(message.display());
        if (message.isError()) {
            error(text);
        } else {
            line(text);
        }
    }

    /** Closes the file that results go to. */
    @Override
    public void close() {
        if (results != screen) {
            results.close();
            if (results.checkError()) {
                error("Not all results could be written to the file.");
            }
        }
    }
}
