package dev.outrigger.test;

import dev.outrigger.Message;
import dev.outrigger.ResultConsumer;
import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.frame.Frame;
import java.util.ArrayList;
import java.util.List;

/** What batches gave, kept whole; text values as String. */
final class Collected implements ResultConsumer {
    final List<ResultSet> resultSets = new ArrayList<>();
    final List<Message> messages = new ArrayList<>();
    final List<Long> rowCounts = new ArrayList<>();

    record ResultSet(List<ResultColumn> columns, List<List<Object>> rows) {
        List<Object> column(int index) {
            List<Object> values = new ArrayList<>();
            rows.forEach(row -> values.add(row.get(index)));
            return values;
        }
    }

    @Override
    public void resultSet(List<ResultColumn> columns) {
        resultSets.add(new ResultSet(columns, new ArrayList<>()));
    }

    @Override
    public void frame(Frame frame) {
        ResultSet last = last();
        for (int row = 0; row < frame.rows(); row++) {
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < last.columns().size(); i++) {
                Object value = SqlColumns.read(frame.column(i), row, last.columns().get(i).type());
                values.add(value instanceof SqlText text ? text.value() : value);
            }
            last.rows().add(values);
        }
    }

    @Override
    public void endOfResultSet() {}

    @Override
    public void rowCount(long rows) {
        rowCounts.add(rows);
    }

    @Override
    public void message(Message message) {
        messages.add(message);
    }

    ResultSet last() {
        return resultSets.get(resultSets.size() - 1);
    }

    List<Message> errors() {
        return messages.stream().filter(Message::isError).toList();
    }

    List<Integer> errorNumbers() {
        return errors().stream().map(Message::number).toList();
    }
}
