package dev.outrigger.cli;

import dev.outrigger.Message;
import dev.outrigger.ResultConsumer;
import dev.outrigger.engine.ResultColumn;
import dev.outrigger.frame.Frame;
import java.io.PrintStream;
import java.util.List;

/** Prints what batches give: result sets on one stream, messages and errors on the other. */
public final class BatchPrinter implements ResultConsumer {
    private final ResultPrinter results;
    private final PrintStream messages;
    private boolean failed;

    public BatchPrinter(ResultPrinter results, PrintStream messages) {
        this.results = results;
        this.messages = messages;
    }

    /** Whether an error has been printed. */
    public boolean failed() {
        return failed;
    }

    @Override
    public void resultSet(List<ResultColumn> columns) {
        results.begin(columns);
    }

    @Override
    public void frame(Frame frame) {
        results.rows(frame);
    }

    @Override
    public void endOfResultSet() {
        results.end();
    }

    @Override
    public void rowCount(long rows) {}

    @Override
    public void message(Message message) {
        failed |= message.isError();
        messages.println(message.display());
        messages.flush();
    }
}
