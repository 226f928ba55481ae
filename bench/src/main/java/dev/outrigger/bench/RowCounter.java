package dev.outrigger.bench;

import dev.outrigger.Message;
import dev.outrigger.ResultConsumer;
import dev.outrigger.engine.ResultColumn;
import dev.outrigger.frame.Frame;
import java.util.List;

/** Takes frames to the end and counts their rows, or the rows that the last statement changed. */
final class RowCounter implements ResultConsumer {
    private long rows;

    long rows() {
        return rows;
    }

    @Override
    public void resultSet(List<ResultColumn> columns) {
        rows = 0;
    }

    @Override
    public void frame(Frame frame) {
        rows += frame.rows();
    }

    @Override
    public void endOfResultSet() {}

    @Override
    public void rowCount(long count) {
        rows = count;
    }

    @Override
    public void message(Message message) {}
}
