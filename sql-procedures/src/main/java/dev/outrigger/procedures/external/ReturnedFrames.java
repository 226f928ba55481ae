package dev.outrigger.procedures.external;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.frame.ColumnType;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.FrameStream;
import dev.outrigger.frame.Schema;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The frames that a script returns, the first of them known before they are passed on: a column of
 * Python objects that are all None has come as text, and stands for NULLs of any type.
 */
final class ReturnedFrames implements FrameStream {
    private final FrameStream output;
    private final Deque<Frame> ahead = new ArrayDeque<>();

    ReturnedFrames(FrameStream output) {
        this.output = output;
    }

    /** SQL Server's clients never see a script's column names: WITH RESULT SETS gives names. */
    List<ResultColumn> columns() {
        boolean all = false;
        Optional<Frame> first = output.next();
        first.ifPresent(ahead::add);
        if (first.isEmpty() || hasNullText(first.get())) {
            Optional<Frame> second = first.flatMap(frame -> output.next());
            second.ifPresent(ahead::add);
            all = second.isEmpty();
        }
        List<ResultColumn> columns = new ArrayList<>();
        for (int i = 0; i < schema().size(); i++) {
            ColumnType type = schema().field(i).type();
            boolean untyped =
                    all && (first.isEmpty() || isNullText(first.get(), i)) && isText(type);
            columns.add(new ResultColumn("", ReturnedColumns.type(type), true, untyped));
        }
        return columns;
    }

    /** Whether there are rows left; the next frame has some then. */
    boolean haveRows() {
        while (!ahead.isEmpty() && ahead.element().rows() == 0) {
            ahead.remove();
        }
        while (ahead.isEmpty()) {
            Optional<Frame> next = output.next();
            if (next.isEmpty()) {
                return false;
            }
            if (next.get().rows() > 0) {
                ahead.add(next.get());
            }
        }
        return true;
    }

    private static boolean isText(ColumnType type) {
        return type instanceof ColumnType.Text;
    }

    private static boolean isNullText(Frame frame, int column) {
        return isText(frame.schema().field(column).type())
                && frame.column(column).nullCount() == frame.rows();
    }

    private static boolean hasNullText(Frame frame) {
        for (int i = 0; i < frame.schema().size(); i++) {
            if (isNullText(frame, i)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Schema schema() {
        return output.schema();
    }

    @Override
    public Optional<Frame> next() {
        return ahead.isEmpty() ? output.next() : Optional.of(ahead.remove());
    }

    @Override
    public void close() {
        output.close();
    }
}
