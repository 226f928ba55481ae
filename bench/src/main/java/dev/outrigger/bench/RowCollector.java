package dev.outrigger.bench;

import dev.outrigger.Message;
import dev.outrigger.ResultConsumer;
import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.frame.Frame;
import java.util.ArrayList;
import java.util.List;

/** Keeps the rows of a result set of numbers. */
final class RowCollector implements ResultConsumer {
    private final List<double[]> rows = new ArrayList<>();
    private List<ResultColumn> columns = List.of();

    List<double[]> rows() {
        return rows;
    }

    @Override
    public void resultSet(List<ResultColumn> newColumns) {
        columns = newColumns;
    }

    @Override
    public void frame(Frame frame) {
        for (int row = 0; row < frame.rows(); row++) {
            double[] values = new double[columns.size()];
            for (int i = 0; i < values.length; i++) {
                Object value = SqlColumns.read(frame.column(i), row, columns.get(i).type());
                values[i] = value == null ? Double.NaN : ((Number) value).doubleValue();
            }
            rows.add(values);
        }
    }

    @Override
    public void endOfResultSet() {}

    @Override
    public void rowCount(long count) {}

    @Override
    public void message(Message message) {}
}
