package dev.outrigger.bench;

import dev.outrigger.Message;
import dev.outrigger.ResultConsumer;
import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Frame;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Keeps the rows of a result set: text as String, dates as such. */
final class RowCollector implements ResultConsumer {
    private final List<List<Object>> rows = new ArrayList<>();
    private List<ResultColumn> columns = List.of();

    List<List<Object>> rows() {
        return rows;
    }

    @Override
    public void resultSet(List<ResultColumn> newColumns) {
        columns = newColumns;
    }

    @Override
    public void frame(Frame frame) {
        for (int row = 0; row < frame.rows(); row++) {
            List<Object> values = new ArrayList<>(columns.size());
            for (int i = 0; i < columns.size(); i++) {
                SqlType type = columns.get(i).type();
                values.add(plain(SqlColumns.read(frame.column(i), row, type), type));
            }
            rows.add(values);
        }
    }

    private static Object plain(Object value, SqlType type) {
        if (value instanceof SqlText text) {
            return text.value();
        }
        return value instanceof Number days && type.equals(SqlType.DATE)
                ? LocalDate.ofEpochDay(days.longValue())
                : value;
    }

    @Override
    public void endOfResultSet() {}

    @Override
    public void rowCount(long count) {}

    @Override
    public void message(Message message) {}
}
