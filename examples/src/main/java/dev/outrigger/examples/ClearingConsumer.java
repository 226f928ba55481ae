package dev.outrigger.examples;

import dev.outrigger.Message;
import dev.outrigger.ResultConsumer;
import dev.outrigger.engine.ResultColumn;
import dev.outrigger.frame.Frame;
import java.util.List;

/**
 * Takes the progress line away before something is printed.
 *
 * @param quiet of messages only errors are passed on
 */
record ClearingConsumer(ResultConsumer next, Progress progress, boolean quiet)
        implements ResultConsumer {
    @Override
    public void resultSet(List<ResultColumn> columns) {
        progress.clear();
        next.resultSet(columns);
    }

    @Override
    public void frame(Frame frame) {
        next.frame(frame);
    }

    @Override
    public void endOfResultSet() {
        next.endOfResultSet();
    }

    @Override
    public void rowCount(long rows) {
        next.rowCount(rows);
    }

    @Override
    public void message(Message message) {
        if (!quiet || message.isError()) {
            progress.clear();
            next.message(message);
        }
    }
}
