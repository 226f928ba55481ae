package dev.outrigger.procedures.jobs;

import dev.outrigger.Message;
import dev.outrigger.ResultConsumer;
import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.frame.Frame;
import java.util.ArrayList;
import java.util.List;

/** The rows of a query's last result set, whole. For tables of jobs, whose rows are few. */
final class Queried implements ResultConsumer {
    private final List<Row> rows = new ArrayList<>();
    private List<ResultColumn> columns = List.of();

    /** A row's values by their places. */
    record Row(List<Object> values) {
        String text(int column) {
            Object value = values.get(column);
            return value == null ? "" : value.toString();
        }

        int number(int column) {
            Object value = values.get(column);
            return value instanceof Boolean bit
                    ? (bit ? 1 : 0)
                    : value == null ? 0 : ((Number) value).intValue();
        }

        boolean isNull(int column) {
            return values.get(column) == null;
        }
    }

    List<Row> rows() {
        return rows;
    }

    @Override
    public void resultSet(List<ResultColumn> described) {
        rows.clear();
        columns = described;
    }

    @Override
    public void frame(Frame frame) {
        for (int row = 0; row < frame.rows(); row++) {
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                values.add(SqlColumns.read(frame.column(i), row, columns.get(i).type()));
            }
            rows.add(new Row(values));
        }
    }

    @Override
    public void endOfResultSet() {}

    @Override
    public void rowCount(long count) {}

    @Override
    public void message(Message message) {}
}
