package dev.outrigger.procedures.external;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.ResultStream;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.FrameStream;
import dev.outrigger.frame.Schema;
import dev.outrigger.procedures.procedure.RowsFrame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The rows of a result that is kept in memory, in the order of some of its columns as ORDER BY has
 * it: NULL comes first, text is compared by its collation, rows that are the same by those columns
 * keep their order.
 */
final class SortedRows implements ResultStream, FrameStream {
    private static final int ROWS_MAX = 4096;

    private final ResultStream unsorted;
    private final List<Row> rows = new ArrayList<>();
    private int given;

    /** A row by its place, with the values that it is ordered by. */
    private record Row(Frame frame, int at, Object[] keys) {}

    SortedRows(ResultStream unsorted, List<OrderedQuery.Column> by) {
        this.unsorted = unsorted;
        FrameStream frames = unsorted.frames();
        for (Optional<Frame> next = frames.next(); next.isPresent(); next = frames.next()) {
            for (int row = 0; row < next.get().rows(); row++) {
                Object[] keys = new Object[by.size()];
                for (int i = 0; i < keys.length; i++) {
                    keys[i] = read(next.get(), row, by.get(i).position());
                }
                rows.add(new Row(next.get(), row, keys));
            }
        }
        rows.sort(order(by));
    }

    private Object read(Frame frame, int row, int column) {
        return SqlColumns.read(frame.column(column), row, columns().get(column).type());
    }

    private static Comparator<Row> order(List<OrderedQuery.Column> by) {
        return (left, right) -> {
            for (int i = 0; i < by.size(); i++) {
                int order = compare(left.keys()[i], right.keys()[i]);
                if (order != 0) {
                    return by.get(i).descending() ? -order : order;
                }
            }
            return 0;
        };
    }

    /** Values of one column are of one class. */
    @SuppressWarnings("unchecked")
    private static int compare(Object left, Object right) {
        if (left == null || right == null) {
            return left == right ? 0 : left == null ? -1 : 1;
        }
        return Integer.signum(((Comparable<Object>) left).compareTo(right));
    }

    @Override
    public List<ResultColumn> columns() {
        return unsorted.columns();
    }

    @Override
    public FrameStream frames() {
        return this;
    }

    @Override
    public Schema schema() {
        return unsorted.frames().schema();
    }

    @Override
    public Optional<Frame> next() {
        if (given == rows.size()) {
            return Optional.empty();
        }
        List<Object[]> values = new ArrayList<>();
        for (Row row : rows.subList(given, Math.min(rows.size(), given + ROWS_MAX))) {
            Object[] all = new Object[columns().size()];
            for (int column = 0; column < all.length; column++) {
                all[column] = read(row.frame(), row.at(), column);
            }
            values.add(all);
        }
        given += values.size();
        return Optional.of(RowsFrame.of(columns(), values));
    }

    @Override
    public void cancel() {
        unsorted.cancel();
    }

    @Override
    public void close() {
        unsorted.close();
    }
}
